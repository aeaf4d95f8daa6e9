"""How a page that changes something goes: from the record or a kept draft, through a refusal or somebody else's change
meanwhile, to saved. Every room's edit pages are made of this, so that nothing typed is lost and nothing overwritten."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import OperationalError, models, transaction
from django.forms import CharField, FileField
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from answerable.history.changes import EditedMeanwhile
from answerable.history.states import version_of
from answerable.partnership.drafts import MARK, Typed, mark_for, read_drafts, sent_first
from answerable.partnership.pages import BoardRequest
from answerable.ui.forms import Form

Values = dict[str, Any]
_log = logging.getLogger(__name__)
_NO_ROOM = (
    "This could not be saved, and nothing of it was: the database is full or busy. Your words are below. Try again in "
    "a minute; if it fails again, copy them, and tell whoever runs the site."
)


@dataclass(frozen=True)
class Meanwhile:
    """What somebody else saved while this person wrote: a row of label, their words and this person's for each field
    that differs."""

    head: tuple[str, ...]
    rows: list[tuple[str, str, str]]
    when: Any


class Edit:
    """One person's way through one form.

    `values_of` gives the form's values of the record as it is; `thing` is that record, None for a new one. `address` is
    where the form is sent if that is not the page it stands on; a page of several forms reads their `drafts` at once.
    In a view:

        edit = Edit(request, forms.Action, values_of=values_of_action, thing=action)
        if edit.saved(lambda values, since: changes.correct(by=request.actor, thing=action, since=since, ...)):
            return redirect(...)
        return edit.page("plan/action_form.html", {...})
    """

    def __init__(
        self,
        request: BoardRequest,
        form: type[Form],
        *,
        values_of: Callable[[Any], Values] = lambda thing: {},
        thing: models.Model | None = None,
        address: str = "",
        drafts: Mapping[str, Typed] | None = None,
        **options: Any,
    ) -> None:
        self.request, self.thing, self.values_of = request, thing, values_of
        self.address = address or request.path
        self.version = version_of(thing) if thing is not None else 0
        self.meanwhile: Meanwhile | None = None
        self.status = 200
        self.kept_at: Any = None
        self.typed: QueryDict = QueryDict()  # what was sent, or kept of an earlier try
        if request.method == "POST" and self.address == request.path:
            self.typed, self.mark = request.POST, request.POST.get(MARK, "")
            self.form = form(request.POST, request.FILES, **options)
            self.version = _number(request.POST.get("version", ""))
            return
        self.mark = mark_for(request.actor)
        initial = values_of(thing)
        drafts = read_drafts(request.actor, self.address) if drafts is None else drafts
        if self.address in drafts:
            self.typed, self.kept_at = drafts[self.address]
            self.version = _number(self.typed.get("version", ""))
            initial |= _values_in(self.typed, form(**options))
        self.form = form(initial=initial, **options)

    def saved(self, save: Callable[[Values, int | None], Any]) -> bool:
        """Whether the form was sent and could be saved. `save` is given the form's values and the version of the record
        from which the person began, and raises ValidationError where it refuses."""
        if self.request.method != "POST" or not self.form.is_valid():
            return False
        try:
            with transaction.atomic():
                if not sent_first(self.request.actor, self.request.board, self.address, self.mark):
                    raise ValidationError("This was sent twice. It was saved the first time; nothing was done again.")
                save(self.form.cleaned_data, self.version if self.thing is not None else None)
        except EditedMeanwhile as edited:
            self._show_both(edited.thing)
            return False
        except OperationalError:  # a disk that is full, or a database that is busy: the words are not to go with it
            _log.exception("could not be saved")
            self.status = 503
            self.form.add_error(None, _NO_ROOM)
            return False
        except ValidationError as error:
            known = getattr(error, "error_dict", {})
            self.form.add_error(None, error if set(known) <= set(self.form.fields) else error.messages)
            return False
        return True

    def page(self, template: str, context: Values | None = None) -> HttpResponse:
        """The form's page, with whatever there is to say above it (see `partnership/edit.html`)."""
        self._ask_for_files_again()
        words = {"edit": self, "form": self.form, **(context or {})}
        return render(self.request, template, words, status=self.status)

    def _ask_for_files_again(self) -> None:
        """Of a form that is shown again the browser keeps every word, but no file."""
        for name, field in self.form.fields.items() if self.form.errors else ():
            chosen = self.form.files.get(self.form.add_prefix(name))
            if isinstance(field, FileField) and chosen and name not in self.form.errors:
                self.form.add_error(name, f"Choose “{chosen.name}” again: it was not kept")

    def _typed(self) -> Values:
        """What the person has, as they typed it where they wrote words: a box of names may be cleaned to something
        that nobody could read."""
        written = {name for name, field in self.form.fields.items() if isinstance(field, CharField)}
        return {
            name: self.form[name].value() if name in written else value
            for name, value in self.form.cleaned_data.items()
        }

    def _show_both(self, now: Any) -> None:
        theirs = self.values_of(now)
        label_of = getattr(self.form, "label_of", lambda name: str(self.form[name].label))  # of many rows: which one
        both = [
            (label_of(name), _words(self.form, name, theirs[name]), _words(self.form, name, mine))
            for name, mine in self._typed().items()
            if name in theirs
        ]
        rows = [(label, now_words, mine) for label, now_words, mine in both if now_words != mine]
        newest = now.history.order_by("-history_id").first()
        when = newest.history_date if newest else timezone.now()
        self.meanwhile = Meanwhile(("Field", "As it is now", "As you have it"), rows, when)
        self.version = version_of(now)
        self.form.add_error(
            None, "Somebody changed this while you were writing. Compare both, then save what is right."
        )


def _values_in(typed: QueryDict, form: Form) -> Values:
    """What was typed into a form, by field; boxes that were not in it are left out."""
    found = {}
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if key in typed or not field.widget.value_omitted_from_data(typed, {}, key):
            found[name] = field.widget.value_from_datadict(typed, {}, key)
    return found


def _number(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 19 else -1


def _words(form: Form, name: str, value: Any) -> str:
    """A value as a reader knows it: a choice by its label, a date written out, lines as lines."""
    choices = getattr(form.fields[name], "choices", None)
    if choices:
        wanted = {str(one) for one in value} if isinstance(value, list | tuple | set) else {str(value or "")}
        return ", ".join(str(label) for key, label in choices if str(key) in wanted)
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
