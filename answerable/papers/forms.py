from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings

from answerable.papers import models
from answerable.papers.layout import KINDS, Layout, LayoutRefused, available, read_layout
from answerable.partnership.record import Agency
from answerable.ui.forms import DateInput, Form

MOST = 5000  # letters in what somebody says of a paper or of a step of it


class NewPaper(Form):
    """What a paper's header block needs; `kind` is that of the paper (papers.layout.KINDS)."""

    title = forms.CharField(label="Title", max_length=300)
    as_at = forms.DateField(
        label="Show the record as at",
        widget=DateInput(),
        help_text="The day the figures and progress are taken from.",
        error_messages={"required": "Enter the day as at which the record is shown"},
    )
    committee = forms.CharField(label="Committee", max_length=200)
    meets_on = forms.DateField(label="Date of the meeting", widget=DateInput())
    report_from = forms.CharField(
        label="Report from",
        max_length=200,
        help_text="A post, such as Independent Chair.",
        error_messages={"required": "Enter whose report it is"},
    )
    author = forms.CharField(label="Author", max_length=200, help_text="A post, such as Business Manager.")
    agenda_item = forms.CharField(label="Agenda item", max_length=20, required=False)
    template = forms.ChoiceField(label="The template", help_text="Which sections the paper has, and in which order.")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not KINDS[kind].agenda:
            self._without_agenda()
        self.fields["template"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (stem, layout.name if layout else f"{path.stem} (cannot be used as it is)")
            for stem, path in available(settings.LAYOUTS).items()
            if (layout := _readable(path)) is None or layout.kind == kind
        ]

    def _without_agenda(self) -> None:
        """The board publishes it by itself: a committee only if it is sent to one, and a day for the meeting's."""
        committee, day = self.fields["committee"], self.fields["meets_on"]
        committee.label, committee.required = "Committee that it is sent to", False
        committee.help_text = "Where a committee takes it as an item of its own."
        day.label = "The day by which the board publishes it"
        day.help_text = "A yearly report is to be out by the end of September. A later day asks for a reason."
        day.error_messages["required"] = "Enter the day by which the board publishes it"
        del self.fields["agenda_item"]

    def clean_template(self) -> dict[str, Any]:
        """The chosen template itself, as a paper keeps it."""
        try:
            return read_layout(available(settings.LAYOUTS)[self.cleaned_data["template"]]).model_dump()
        except LayoutRefused as refused:
            raise forms.ValidationError(str(refused)) from None


def _readable(path: Path) -> Layout | None:
    """A template; None of one that cannot be used."""
    try:
        return read_layout(path)
    except LayoutRefused:
        return None


class Section(Form):
    """One narrative block."""

    text = forms.CharField(
        label="Text",
        max_length=20_000,  # ten pages, where the whole covering report has six
        widget=forms.Textarea(attrs={"rows": 12}),
        required=False,
        help_text="Leave a line empty between paragraphs; start a line with “- ” for a list; put **two stars** around "
        "words to make them bold. A figure that is inserted from the list stands as [[1.2.2: 413]] in the text, the "
        "action's ref and the figure; the reader sees 413 as a link to its line in Appendix 2.",
    )
    post = forms.CharField(label="Post of the officer who gave this comment", max_length=200, required=False)

    def __init__(self, *args: Any, officer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not officer:
            del self.fields["post"]


class Move(Form):
    """A step of a paper."""

    post = forms.CharField(label="Your post", max_length=200)
    words = forms.CharField(
        label="Comment",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Needed when you send the paper back: what is to be changed.",
    )
    unasked = forms.MultipleChoiceField(
        label="Send it without asking them",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick that you send it without asking them, or appoint somebody who can answer",
            "invalid_choice": "Others cannot answer by now than when you opened the page. Read who, then tick it again",
        },
    )

    def __init__(self, *args: Any, unasked: Sequence[Agency] = (), **kwargs: Any) -> None:
        """`unasked`: the agencies for which nobody could answer, where the paper is to be sent to its agencies."""
        super().__init__(*args, **kwargs)
        if not unasked:
            del self.fields["unasked"]
            return
        ids = ",".join(str(agency.id) for agency in unasked)
        names = "; ".join(agency.name for agency in unasked)
        self.fields["unasked"].choices = [(ids, f"{names}: not asked, because nobody could answer")]  # type: ignore[attr-defined]

    def clean_unasked(self) -> list[int]:
        """The ids of the agencies that the ticked box names."""
        return [int(pk) for ids in self.cleaned_data["unasked"] for pk in ids.split(",")]


class Withdraw(Form):
    """Taking a draft back."""

    post = forms.CharField(label="Your post", max_length=200)
    reason = forms.CharField(
        label="Why is it withdrawn?",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter why it is withdrawn"},
    )


class Publish(Form):
    """`agenda`: whether the paper goes out with a committee's."""

    post = forms.CharField(label="Your post", max_length=200)
    late_reason = forms.CharField(
        label="Reason for lateness",
        max_length=MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only if the agenda has gone out already (five clear working days before the meeting).",
    )

    def __init__(self, *args: Any, agenda: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not agenda:
            self.fields["late_reason"].help_text = "Only if the day by which it was to be published has passed."


class Reply(Form):
    about = forms.CharField(label="What is it about?", max_length=300, help_text="A paragraph, an action or a figure.")
    words = forms.CharField(
        label="Your correction or comment", max_length=MOST, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReplyTo(Form):
    """On one sentence or label (`quoted`), which the page shows above."""

    quoted = forms.CharField(widget=forms.HiddenInput)
    proposed = forms.CharField(
        label="How should it read?", required=False, max_length=MOST, widget=forms.Textarea(attrs={"rows": 3})
    )
    words = forms.CharField(
        label="What is wrong with it, or what should be known beside it?",
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Both are kept with the paper, whatever it says in the end.",
    )

    def clean(self) -> dict[str, Any]:
        if not (self.errors or self.cleaned_data.get("words") or self.cleaned_data.get("proposed")):
            self.add_error("words", "Say how it should read, or what is wrong with it")
        return self.cleaned_data


class ReplyFor(ReplyTo):
    """The same, entered for an agency by whoever writes the paper."""

    on_behalf = forms.CharField(label="How do you know it?", max_length=300, help_text="Such as “By e-mail, 3 May”.")


class AnswerReply(Form):
    became = forms.ChoiceField(label="What became of it", choices=models.Reply.BECAME, widget=forms.RadioSelect)
    answer = forms.CharField(
        label="The board’s answer",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What was changed, or why it stays. The agency and the chair read it beside the comment.",
    )
    post = forms.CharField(label="Your post", max_length=200)


class Correct(Form):
    correction = forms.CharField(
        label="What does the new version correct?", max_length=MOST, widget=forms.Textarea(attrs={"rows": 3})
    )
