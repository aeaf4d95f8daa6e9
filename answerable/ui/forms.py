"""Any Django form, shown as GOV.UK fields: label, hint, error and input, with no word in the form about looks.

In a template `{{ form }}` gives every field and `{{ form.name.as_field_group }}` one of them; `ui/layout.html`
puts the summary of errors above. Rooms derive their forms from `Form`, whose messages for empty fields name
what is missing.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name

# What a widget is in the design system; the first that fits.
_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),  # in Django a kind of RadioSelect
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
)
_CLASSES = {
    "radios": "govuk-radios__input",
    "checkboxes": "govuk-checkboxes__input",
    "checkbox": "govuk-checkboxes__input",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "input": "govuk-input",
    "date": "govuk-input govuk-date-input__input",
}
_ERROR_CLASSES = {
    "select": "govuk-select--error",
    "textarea": "govuk-textarea--error",
    "file": "govuk-file-upload--error",
    "input": "govuk-input--error",
    "date": "govuk-input--error",
}
_ASK = {"radios": "Select", "checkboxes": "Select", "select": "Select", "file": "Choose", "checkbox": "Tick"}

_DJANGOS = forms.Field.default_error_messages | forms.DateField.default_error_messages


class DateInput(forms.Widget):
    """Day, month and year in three boxes, for a `forms.DateField`."""

    template_name = "ui/date_input.html"
    use_fieldset = True
    parts = (("day", 2), ("month", 2), ("year", 4))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        classes = context["widget"]["attrs"].pop("class", _CLASSES["date"])
        values = dict(zip(("year", "month", "day"), self._split(value), strict=True))
        id_ = context["widget"]["attrs"].get("id", name)
        context["widget"]["parts"] = [
            {
                "label": part.capitalize(),
                "name": f"{name}-{part}",
                "id": f"{id_}-{part}",
                "value": values[part],
                "classes": f"{classes} govuk-input--width-{width}",
            }
            for part, width in self.parts
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """The three boxes as "year-month-day" in whatever was typed, or nothing if all are empty."""
        typed = [str(data.get(f"{name}-{part}", "")).strip() for part in ("year", "month", "day")]
        return "-".join(typed) if any(typed) else None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part, _ in self.parts)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}-day" if id_ else id_

    @staticmethod
    def _split(value: Any) -> list[str]:
        if isinstance(value, datetime.date):
            return [str(value.year), str(value.month), str(value.day)]
        typed = str(value or "").split("-", 2)
        return typed + [""] * (3 - len(typed))


def kind_of(widget: forms.Widget) -> str:
    """Which component shows a widget."""
    if isinstance(widget, DateInput):
        return "date"
    return next((kind for type_, kind in _KINDS if isinstance(widget, type_)), "input")


class Field(forms.BoundField):
    """A field of a form with the classes, ids and descriptions that the design system gives it."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        # In a form that asks for something, what may be left empty says so; a search box need not.
        asks = any(other.required for other in form.fields.values())
        if asks and not field.required and self.kind != "checkbox":
            self.label = f"{self.label} (optional)"
        attrs = field.widget.attrs
        attrs.pop("maxlength", None)  # at which a browser cuts off what is pasted, and says nothing
        if attrs.pop("cols", None) and attrs.get("rows") == "10":
            attrs["rows"] = "5"

    @property
    def kind(self) -> str:
        """Which component shows this field."""
        return kind_of(self.field.widget)

    @property
    def heading(self) -> str:
        """What the part of a long form that begins with this field is about."""
        return str(getattr(self.form, "headings", {}).get(self.name, ""))

    @property
    def first_id(self) -> str:
        """Where a link in the error summary leads: the first thing to fill in."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def aria_describedby(self) -> str | None:
        if self.is_hidden or not self.auto_id:
            return None
        ids = ((self.help_text, f"{self.auto_id}-hint"), (self.errors, f"{self.auto_id}-error"))
        return " ".join(id_ for present, id_ in ids if present) or None

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        if (widget or self.field.widget).is_hidden:
            return attrs
        # The browser's own checks would stop a form before our messages; errors are told by description.
        attrs.pop("required", None)
        attrs.pop("aria-invalid", None)
        error = _ERROR_CLASSES.get(self.kind) if self.errors else None
        classes = (_CLASSES[self.kind], self.field.widget.attrs.get("class"), error)
        attrs["class"] = " ".join(name for name in classes if name)
        return attrs


class Renderer(TemplatesSetting):
    """Named by `FORM_RENDERER`: every form of the site is shown this way."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = Field


class Form(forms.Form):
    """What the rooms' forms derive from: the message for an empty field says what to enter or select.

    A long form is told in parts: `headings` are theirs, by the field that each begins with.
    """

    headings: Mapping[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_what_is_missing(self)


def name_what_is_missing(form: forms.BaseForm) -> None:
    """Give each field that has no words of its own for being left empty the words "Enter" or "Select" its label, and
    say in plain words what else may be wrong with it."""
    for name, field in form.fields.items():
        label = str(field.label or pretty_name(name))
        said = field.error_messages
        if isinstance(field.widget, DateInput):
            field.validators.append(_plausible)
            if said["invalid"] == _DJANGOS["invalid"]:
                said["invalid"] = "Enter a real date, such as 27 3 2013"
        if said["required"] == _DJANGOS["required"]:
            said["required"] = _missing(label, _ASK.get(kind_of(field.widget), "Enter"))
        for code, words in _plain_words(field).items():
            if said.get(code) in _DJANGOS_OWN:
                said[code] = words.format(label=label)


def _missing(label: str, ask: str) -> str:
    """What is said of an empty field: a label that is a question is quoted, since it does not fit into a sentence."""
    if label.endswith("?"):
        return f"{'Answer' if ask == 'Enter' else f'{ask} an answer to'} “{label}”"
    initialism = label[1:2].isupper()
    return f"{ask} {label if initialism else label[:1].lower() + label[1:]}"


# What is said of any field, and of one of a type, by the code of what is wrong; a field's own words go before these.
_PLAIN = {
    "null_characters_not_allowed": "“{label}” has a character in it that is none. Type it again",
    "invalid_choice": "Select one of what is offered for “{label}”",
    "min_value": "“{label}” must be %(limit_value)s or more",
    "max_value": "“{label}” must be %(limit_value)s or less",
}
_LONG = {"max_length": "“{label}” must be %(limit_value)d characters or fewer; it has %(show_value)d"}
_PLAIN_OF: dict[type[forms.Field], dict[str, str]] = {
    forms.EmailField: {"invalid": "Enter an e-mail address in the correct format, like name@example.com"},
    forms.IntegerField: {"invalid": "“{label}” must be a whole number, such as 42"},
}
_DJANGOS_OWN = {
    None,
    forms.ChoiceField.default_error_messages["invalid_choice"],
    forms.MultipleChoiceField.default_error_messages["invalid_choice"],
    forms.IntegerField.default_error_messages["invalid"],
}


def _plain_words(field: forms.Field) -> dict[str, str]:
    return _PLAIN | ({} if isinstance(field, forms.FileField) else _LONG) | _PLAIN_OF.get(type(field), {})


def _plausible(day: datetime.date) -> None:
    """A year that somebody mistyped is refused before anything is reckoned from it."""
    if not 1900 <= day.year <= 2100:
        raise forms.ValidationError("Enter a year between 1900 and 2100")
