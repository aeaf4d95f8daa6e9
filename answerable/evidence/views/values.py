"""A measure's values: entered one by one, pasted or read from a file with a preview, corrected and withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.evidence import changes, forms, models
from answerable.evidence.pages import find, measure_of, today
from answerable.evidence.rules.definitions import wider_words
from answerable.evidence.rules.entered import Row, read_rows
from answerable.evidence.rules.periods import Period, by_area, length_words, period_words
from answerable.evidence.views.measures import withdrawing
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.scanning import on_disk, scan
from answerable.reading.child import read_sheets_apart
from answerable.reading.formats import check_file
from answerable.reading.refusals import Refusal
from answerable.ui.numbers import number, with_unit

MOST_ERRORS = 20
HEAD = ("Row", "What it does", "Period", "Value", "As it stands there")


def _page_of(request: BoardRequest, measure: int) -> str:
    return reverse("evidence:measure", args=[request.board.slug, measure])


def _periods(measure: models.Measure, but: int = 0) -> dict[str, list[Period]]:
    dated = models.Observation.objects.filter(measure=measure, withdrawn=False).exclude(pk=but)
    return by_area(dated.values_list("period_from", "period_to", "wider"))


@board_page(Permission.EDIT_EVIDENCE)
def enter(request: BoardRequest, measure: int) -> HttpResponse:
    """One value of a measure."""
    found, back = measure_of(request, measure), _page_of(request, measure)
    edit = Edit(request, forms.Value, unit=found.unit, today=today(request), others=_periods(found))
    if edit.saved(lambda values, since: _enter(request, found, edit.form)):
        messages.success(request, "The value is entered.")
        return redirect(back)
    paste = reverse("evidence:values", args=[request.board.slug, found.pk])
    lead = f"The unit is {found.unit or 'a number'}."
    context = {"title": "Enter a value", "about": found.what, "lead": lead, "trail": (found.what, back), "paste": paste}
    return edit.page("evidence/edit.html", {**context, "cancel": back, "save": "Enter the value"})


def _enter(request: BoardRequest, measure: models.Measure, form: Any) -> None:
    changes.enter_value(by=request.actor, measure=measure, values=form.columns)


@board_page(Permission.EDIT_EVIDENCE)
def correct(request: BoardRequest, measure: int, value: int) -> HttpResponse:
    """One value corrected, with the reason."""
    found, back = _value(request, measure, value), _page_of(request, measure)
    edit = Edit(
        request,
        forms.CorrectedValue,
        values_of=forms.values_of_value,
        thing=found,
        kept=found,
        unit=found.measure.unit,
        today=today(request),
        others=_periods(found.measure, but=value),
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        columns = edit.form.columns  # type: ignore[attr-defined]  # a forms.Value
        reason = values["reason"]
        changes.correct_value(by=request.actor, observation=found, values=columns, reason=reason, since=since)

    if edit.saved(save):
        messages.success(request, "The value is corrected.")
        return redirect(back)
    remove = reverse("evidence:withdraw-value", args=[request.board.slug, measure, value])
    context = {"title": "Correct a value", "about": found.measure.what, "trail": (found.measure.what, back)}
    return edit.page("evidence/edit.html", {**context, "cancel": back, "withdraw": remove})


@board_page(Permission.EDIT_EVIDENCE)
def withdraw(request: BoardRequest, measure: int, value: int) -> HttpResponse:
    found, back = _value(request, measure, value), _page_of(request, measure)
    shown = with_unit(found.value, found.measure.unit) + wider_words(found.wider)
    about = f"{found.period_words or 'No period'}: {shown}"
    return withdrawing(request, found, title="Withdraw a value", about=about, back=back, after=back)


def _value(request: BoardRequest, measure: int, value: int) -> models.Observation:
    measure_of(request, measure)
    return find(request, models.Observation, value, "measure")


@dataclass(frozen=True)
class Preview:
    """Rows as understood, for a table: `rows` under HEAD, each with whether something is wrong with it; `again` are
    those whose period has another value already, with the old and the new one in words."""

    read: list[Row]
    rows: list[tuple[bool, tuple[str, ...]]]
    again: list[tuple[Row, str, str]]

    @property
    def wrong(self) -> list[str]:
        return [row.wrong for row in self.read if row.wrong]

    @property
    def fresh(self) -> int:
        """How many rows would be entered or asked about."""
        return sum(1 for row in self.read if row.entered)


def _preview(measure: models.Measure, text: str, request: BoardRequest) -> Preview:
    """ValueError where no row can be read."""
    there = changes.by_place(measure)
    read = read_rows(text, unit=measure.unit, today=today(request), periods=by_area(there))
    rows: list[tuple[bool, tuple[str, ...]]] = []
    again = []
    for row in read:
        if row.entered is None:
            rows.append((True, (str(row.number), row.wrong, "", "", row.typed)))
            continue
        entered, period = row.entered, row.entered.period
        old = there.get(entered.place)
        value = with_unit(entered.value, measure.unit)
        if entered.numerator is not None and entered.denominator is not None:
            value += f" ({number(entered.numerator)} of {number(entered.denominator)})"
        elif entered.denominator is not None:
            value += f" of {number(entered.denominator)}"
        elif entered.numerator is not None:
            value += f" (numerator {number(entered.numerator)}, denominator not given)"
        value += wider_words(entered.wider)
        does = "New"
        if old is not None and old.value == entered.value:
            does = "There already, the same: nothing changes"
        elif old is not None:
            does = f"There already, as {with_unit(old.value, measure.unit)}: say below which is to count"
            again.append((row, with_unit(old.value, measure.unit), value))
        part = "; part of a year" if entered.partial else ""
        plain = f"{period_words(Period(start=period.start, end=period.end))} ({length_words(period)}{part})"
        rows.append((False, (str(row.number), f"{does}. {row.note}".strip(), plain, value, row.typed)))
    return Preview(read, rows, again)


@board_page(Permission.EDIT_EVIDENCE)
def rows(request: BoardRequest, measure: int) -> HttpResponse:
    """Many values at once: pasted or from a file, shown as understood, and entered only when that is confirmed."""
    found = measure_of(request, measure)
    edit = Edit(request, forms.Rows)
    if request.method == "POST" and "confirm" in request.POST:
        return _confirmed(request, found, edit)
    if request.method != "POST" or not edit.form.is_valid():
        return _rows_page(request, found, edit)
    text, came_from = edit.form.cleaned_data["rows"], edit.form.cleaned_data["came_from"]
    if upload := edit.form.cleaned_data["file"]:
        try:
            text, came_from = _rows_in(upload, edit.form.cleaned_data["sheet"])
        except Refusal as refused:
            edit.form.add_error("file", str(refused))
            return _rows_page(request, found, edit)
        data = {"rows": text, "came_from": came_from, "sheet": edit.form.cleaned_data["sheet"]}
        edit.form = forms.Rows(data)
        edit.form.is_valid()
    preview = _understood(request, found, edit, text)
    if preview is None or preview.wrong:
        return _rows_page(request, found, edit, preview)
    confirm = forms.Confirm(again=preview.again, initial={"rows": text, "came_from": came_from})
    return _rows_page(request, found, edit, preview, confirm)


def _understood(request: BoardRequest, measure: models.Measure, edit: Edit, text: str) -> Preview | None:
    """The preview; what is wrong with the rows becomes errors of the form."""
    try:
        preview = _preview(measure, text, request)
    except ValueError as wrong:
        edit.form.add_error("rows", str(wrong))
        return None
    for sentence in preview.wrong[:MOST_ERRORS]:
        edit.form.add_error("rows", sentence)
    if (more := len(preview.wrong) - MOST_ERRORS) > 0:
        edit.form.add_error("rows", f"{more} more rows cannot be read: see the table.")
    return preview


def _confirmed(request: BoardRequest, measure: models.Measure, edit: Edit) -> HttpResponse:
    """Enter the rows that were shown, unless something is wrong with them now or a question is not answered."""
    text = request.POST.get("rows", "")
    edit.form.is_valid()
    preview = _understood(request, measure, edit, text)
    if preview is None or preview.wrong:
        return _rows_page(request, measure, edit, preview)
    confirm = forms.Confirm(request.POST, again=preview.again)
    if not confirm.is_valid():
        return _rows_page(request, measure, edit, preview, confirm)
    edit.form = confirm
    if not edit.saved(lambda values, since: _write(request, measure, preview.read, values)):
        edit.form = forms.Rows(request.POST)
        return _rows_page(request, measure, edit, preview, confirm)
    messages.success(request, _told(request, preview))
    return redirect(_page_of(request, measure.pk))


def _write(request: BoardRequest, measure: models.Measure, read: Sequence[Row], values: dict[str, Any]) -> None:
    came_from = values["came_from"]
    place = {"part": f"the file {came_from}" if came_from else "pasted from a spreadsheet"}
    places = [
        changes.Place(
            entered=row.entered,
            source={**place, "row": row.number},
            choice=values.get(f"row-{row.number}", ""),
        )
        for row in read
        if row.entered
    ]
    changes.enter_values(by=request.actor, measure=measure, values=places)


def _told(request: BoardRequest, preview: Preview) -> str:
    kept = sum(1 for row, *_ in preview.again if request.POST.get(f"row-{row.number}") == "old")
    count = preview.fresh - kept
    return f"{count} value{'' if count == 1 else 's'} entered."


def _rows_page(
    request: BoardRequest,
    measure: models.Measure,
    edit: Edit,
    preview: Preview | None = None,
    confirm: forms.Confirm | None = None,
) -> HttpResponse:
    context = {
        "measure": measure,
        "back": _page_of(request, measure.pk),
        "preview": preview,
        "head": HEAD,
        "confirm": confirm,
        "form": confirm if confirm is not None and confirm.errors else edit.form,
    }
    return edit.page("evidence/rows.html", context)


def _rows_in(upload: UploadedFile, sheet: str) -> tuple[str, str]:
    """The rows of a spreadsheet file as tab-separated text, each on the line of its number in the file, and the file's
    name (with the sheet's). Read in a child process with limits. Raises Refusal."""
    name = (upload.name or "").replace("\\", "/").rpartition("/")[2][-200:]
    suffix = "." + name.rpartition(".")[2].lower()
    if suffix not in (".xlsx", ".xlsm", ".csv", ".tsv"):
        raise Refusal("The file must be an Excel workbook (.xlsx) or CSV. Save it as one of these, or paste its cells.")
    with on_disk(name, upload.read()) as path:
        scan(path)
        check_file(path)
        sheets = read_sheets_apart(path)
    wanted = [one for one in sheets if not sheet or one.name.casefold() == sheet.casefold().strip()]
    if not wanted:
        names = ", ".join(one.name for one in sheets if one.name) or "none: a CSV file has no sheets"
        raise Refusal(f"The workbook has no sheet “{sheet[:60]}”. Its sheets: {names}.")
    lines: dict[int, str] = {}
    for at, cells in wanted[0].rows:
        words = [" ".join(cell.replace('"', "").split()) for cell in cells]
        lines[at] = "\t".join(words)
    last = max(lines, default=0)
    if last > 5000:
        raise Refusal("The sheet goes beyond row 5,000. Copy the rows with the values into a file of their own.")
    shown = f"{name}, sheet {wanted[0].name}" if wanted[0].name else name
    return "\n".join(lines.get(at, "") for at in range(1, last + 1)), shown[:255]
