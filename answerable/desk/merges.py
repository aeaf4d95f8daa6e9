"""Two agencies, groups or records of a person that are one: what would move is shown, moved, and can be put back."""

from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.desk.bodies import get_or_404
from answerable.history.together import Ask, read_together
from answerable.partnership.editing import Edit
from answerable.partnership.forms import Reason
from answerable.partnership.merging import Body, EditedSince, changes, links_to, live
from answerable.partnership.models import Agency, Group, Merge, Person
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Directory, read_directory
from answerable.partnership.rules import look_alike
from answerable.plan import models as plan
from answerable.ui.forms import Form

# What of a record is read to say which it is, by model; one of a room that is not listed goes by its number.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "plan.Answerer": ("part", "words", "action_id", "objective_id"),
    "plan.Update": ("action_id",),
    "evidence.Measure": ("what",),
    "evidence.Evidence": ("title",),
    "partnership.AgencyName": ("name",),
    "partnership.Appointment": ("post",),
    "partnership.Post": ("name",),
    "papers.Reply": ("about",),
    "asks.Ask": ("due",),
    "asks.Link": ("email",),
    "challenges.Challenge": ("about",),
    "assurance.Uptake": ("stage",),
    "assurance.OwnObjective": ("words",),
    "assurance.Review": ("on",),
    "meetings.Seat": ("post",),
    "meetings.Item": ("title",),
    "years.Consulted": ("due_words",),
    "years.Comment": ("text",),
}
_SAYING: dict[str, Callable[[Any, dict[str, dict[int, str]]], str]] = {
    "plan.Answerer": lambda r, refs: f"{r.part.capitalize()} of {_of(r, refs)}, printed as “{r.words}”",
    "plan.Update": lambda r, refs: f"What it reported on {_of(r, refs)}",
    "evidence.Measure": lambda r, refs: r.what,
    "evidence.Evidence": lambda r, refs: r.title,
    "partnership.AgencyName": lambda r, refs: r.name,
    "partnership.Appointment": lambda r, refs: r.post or "An appointment without a post",
    "partnership.Post": lambda r, refs: r.name,
    "papers.Reply": lambda r, refs: f"Its word on “{r.about}”",
    "asks.Ask": lambda r, refs: f"What it is asked by {r.due}",
    "asks.Link": lambda r, refs: f"The link to {r.email}",
    "challenges.Challenge": lambda r, refs: f"The challenge “{r.about}”",
    "assurance.Uptake": lambda r, refs: f"Its stage in the quality assurance framework: {r.stage}",
    "assurance.OwnObjective": lambda r, refs: f"Its own objective: {r.words}",
    "assurance.Review": lambda r, refs: f"The review of {r.on}",
    "meetings.Seat": lambda r, refs: f"The seat of the {r.post}",
    "meetings.Item": lambda r, refs: f"The agenda item “{r.title}”",
    "years.Consulted": lambda r, refs: f"That it is consulted on a plan{f', by {r.due_words}' if r.due_words else ''}",
    "years.Comment": lambda r, refs: f"What it said of a plan: {r.text}",
}
_BOTH = (
    "Both have something of which there can be one alone, such as a request in the same round or a stage in the "
    "quality assurance framework. Withdraw one of the two first; a request that was answered is sent back, or asked "
    "for something more, then withdrawn."
)
_CALLED = {"plan.Update": "Reports on actions", "asks.Ask": "Requests", "papers.Reply": "Replies to draft papers"}


def _of(row: Any, refs: dict[str, dict[int, str]]) -> str:
    if row.action_id:
        return f"action {refs['action'].get(row.action_id, '')}"
    return f"objective {refs['objective'].get(getattr(row, 'objective_id', None) or 0, '')}"


@dataclass(frozen=True)
class Moving:
    """Records of one kind, each in words."""

    kind: str
    said: list[str]


def in_words(board: int, wanted: list[tuple[type[Any], dict[str, Any]]]) -> list[Moving]:
    """What these records are (model, which rows), by kind; kinds without any are left out. Two queries."""
    if not wanted:
        return []
    asks = [
        Ask(make_dataclass("Row", [("id", int), *((name, Any) for name in _COLUMNS.get(m._meta.label, ()))]), m, where)
        for m, where in wanted
    ]
    found = read_together(None, *asks)
    rows = [row for same in found for row in same]
    refs = _refs(board, rows)
    said = []
    for (model, _), same in zip(wanted, found, strict=True):
        label = model._meta.label
        how = _SAYING.get(label, lambda row, _, model=model: f"{model._meta.verbose_name} {row.id}")
        if same:
            kind = _CALLED.get(label, str(model._meta.verbose_name_plural).capitalize())
            said.append(Moving(kind, [how(row, refs) for row in same]))
    return said


def _refs(board: int, rows: list[Any]) -> dict[str, dict[int, str]]:
    """The printed refs of the actions and objectives that rows name."""
    row_of = make_dataclass("Row", [("id", int), ("ref", str)])
    of = {name: {getattr(row, f"{name}_id", None) for row in rows} - {None} for name in ("action", "objective")}
    models = {"action": plan.Action, "objective": plan.Objective}
    asks = [Ask(row_of, models[name], {"board_id": board, "id": sorted(ids)}) for name, ids in of.items()]
    found = read_together(None, *asks)
    return {name: {row.id: row.ref for row in same} for name, same in zip(of, found, strict=True)}


class Confirm(Form):
    reason = Reason(label="How is it known that they are one?")


class Undo(Form):
    reason = Reason(label="Why is it undone?")


class Choose(Form):
    """The other of the two; asked in the address, so that the preview can be gone back to."""

    other = forms.TypedChoiceField(
        label="Which is the same?",
        coerce=int,
        error_messages={"invalid_choice": "Choose another that is on the board today, and not this one itself"},
    )

    def __init__(self, *args: Any, bodies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", "Choose"), *bodies]  # type: ignore[attr-defined]


@board_page(Permission.EDIT_PARTNERSHIP)
def merge_agency(request: BoardRequest, agency: int) -> HttpResponse:
    kept = get_or_404(request, Agency, members__board=request.board, members__withdrawn=False, pk=agency)
    directory = read_directory(request.board.pk, None)
    names = {a.id: [n.name for n in directory.names_of[a.id]] or [a.name] for a in directory.agencies}
    return _merge(request, kept, directory, {a.id: a.name for a in directory.agencies}, names)


@board_page(Permission.EDIT_PARTNERSHIP)
def merge_group(request: BoardRequest, group: int) -> HttpResponse:
    kept = get_or_404(request, Group, board=request.board, withdrawn=False, pk=group)
    directory = read_directory(request.board.pk, None)
    names = {g.id: [g.name, *g.names.splitlines()] for g in directory.groups}
    return _merge(request, kept, directory, {g.id: g.name for g in directory.groups}, names)


@board_page(Permission.EDIT_PARTNERSHIP)
def merge_person(request: BoardRequest, person: int) -> HttpResponse:
    kept = get_or_404(request, Person, appointments__board=request.board, pk=person)
    directory = read_directory(request.board.pk, None, people=True)
    called = {p.id: p.name for p in sorted(directory.people.values(), key=lambda p: p.name.casefold())}
    return _merge(request, kept, directory, called, {pk: [name] for pk, name in called.items()})


def _merge(
    request: BoardRequest, kept: Body, directory: Directory, called: dict[int, str], names: dict[int, list[str]]
) -> HttpResponse:
    """Choose the other, see what would move, confirm."""
    of = str(kept._meta.model_name)
    here = reverse(f"desk:{of}", args=[request.board.slug, kept.pk])
    about = {"of": of, "kept": called[kept.pk], "cancel": here, "names": names[kept.pk]}
    others = [(pk, name) for pk, name in called.items() if pk != kept.pk]
    asked = request.GET.get("other", "")
    choose = Choose({"other": asked} if "other" in request.GET else None, bodies=others)
    if not choose.is_bound or not choose.is_valid() or _refused(request, kept, choose):
        alike = {pk for pair in look_alike(names) if kept.pk in pair for pk in pair} - {kept.pk}
        likely = [(pk, called[pk]) for pk in sorted(alike)]
        return render(request, "desk/merge_choose.html", {**about, "form": choose, "others": others, "likely": likely})
    merged: Any = type(kept).objects.get(pk=choose.cleaned_data["other"])
    edit = Edit(request, Confirm)
    made: list[Merge] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        try:
            made.append(changes.merge(by=request.actor, board=request.board, kept=kept, merged=merged, **values))
        except IntegrityError:  # each has one of what a round or a board holds one of: a request, say
            raise ValidationError(_BOTH) from None

    if edit.saved(save):
        messages.success(request, f"{called[merged.pk]} is now one with {called[kept.pk]}.")
        return redirect("desk:merge", request.board.slug, made[0].pk)
    links = [(model, live(model, column, request.board.pk, merged.pk)) for model, column in links_to(type(kept))]
    funds = merged.pk in directory.bodies.funders and kept.pk not in directory.bodies.funders
    return edit.page(
        "desk/merge_preview.html",
        {
            **about,
            "merged": called[merged.pk],
            "moving": in_words(request.board.pk, links),
            "moves_names": names[merged.pk] if of == "group" else [],
            "funds": funds,
            "swap": f"{reverse(f'desk:merge-{of}', args=[request.board.slug, merged.pk])}?other={kept.pk}",
        },
    )


@board_page(Permission.EDIT_PARTNERSHIP)
def merge(request: BoardRequest, merge: int) -> HttpResponse:
    """A merge that was made: what it moved, and the way back."""
    found: Merge = get_or_404(request, Merge, board=request.board, pk=merge)
    kept, merged = _both(request.board.pk, found)
    edit = Edit(request, Undo, thing=found)

    def save(values: dict[str, Any], since: int | None) -> None:
        try:
            changes.undo_merge(by=request.actor, merge=found, **values)
        except EditedSince as refused:
            raise ValidationError(_edited(request.board.pk, refused)) from None

    if edit.saved(save):
        messages.success(request, f"{merged.name} and {kept.name} are two again, each with what was theirs.")
        return redirect(f"desk:{found.of}", request.board.slug, found.merged)
    by_model: dict[Any, list[int]] = {}
    for label, pk in ((moved["model"], moved["id"]) for moved in found.moved):
        by_model.setdefault(apps.get_model(label), []).append(pk)
    shown = [(model, {"id": sorted(ids)}) for model, ids in by_model.items() if model._meta.label in _SAYING]
    return edit.page(
        "desk/merge.html",
        {
            "merge": found,
            "kept": kept,
            "merged": merged,
            "moving": in_words(request.board.pk, shown),
            "cancel": reverse(f"desk:{found.of}", args=[request.board.slug, found.kept]),
        },
    )


def _refused(request: BoardRequest, kept: Body, choose: Choose) -> bool:
    """Whether the other cannot be merged whatever is confirmed; told beside the field."""
    if isinstance(kept, Person):
        try:
            changes.refuse_role(request.board, Person.objects.get(pk=choose.cleaned_data["other"]))
        except ValidationError as error:
            choose.add_error("other", error)
            return True
    return False


def _both(board: int, merge: Merge) -> tuple[Any, Any]:
    """What was kept and what was merged, each as the board calls it. One query."""
    there: dict[int, Any]
    if merge.of == "person":
        there = Person.objects.in_bulk([merge.kept, merge.merged])
    else:
        bodies = read_directory(board, None).bodies
        there = bodies.agencies if merge.of == "agency" else bodies.groups
    return there[merge.kept], there[merge.merged]


def _edited(board: int, refused: EditedSince) -> list[str]:
    """A sentence for each record that somebody has edited since the merge."""
    by_model: dict[Any, list[int]] = {}
    for thing in refused.things:
        by_model.setdefault(type(thing), []).append(thing.pk)
    said = in_words(board, [(model, {"id": sorted(ids)}) for model, ids in by_model.items()])
    return [
        f"{one} has been edited since the merge, so nothing was put back. Put it back as the merge left it, or leave "
        "the two merged."
        for moving in said
        for one in moving.said
    ]
