"""What a form does beyond its looks: dates in three boxes, words for what is missing, links to what is wrong."""

import datetime

import pytest
from django import forms
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from answerable.ui.forms import DateInput, Form


class Meeting(Form):
    held = forms.DateField(widget=DateInput, label="Date of the meeting")
    kind = forms.ChoiceField(choices=[("board", "Board")], widget=forms.RadioSelect, label="Kind")
    minutes = forms.FileField()
    url = forms.CharField(label="URL")
    note = forms.CharField(widget=forms.Textarea, required=False)
    again = forms.BooleanField(label="Confidential", required=False)


def typed(day: str, month: str, year: str) -> dict[str, str]:
    return {"held-day": day, "held-month": month, "held-year": year}


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_a_date_comes_back_as_it_was_given(date: datetime.date) -> None:
    form = Meeting(typed(str(date.day), f"{date.month:02}", f"{date.year:04}"))
    form.full_clean()
    assert form.cleaned_data["held"] == date


@given(st.dates(max_value=datetime.date(1899, 12, 31)) | st.dates(min_value=datetime.date(2101, 1, 1)))
def test_a_year_that_somebody_mistyped_is_refused(date: datetime.date) -> None:
    form = Meeting(typed(str(date.day), f"{date.month:02}", f"{date.year:04}"))
    assert form.errors["held"] == ["Enter a year between 1900 and 2100"]


def test_a_date_that_is_none_keeps_what_was_typed() -> None:
    form = Meeting(typed("31", "February", "13<"))
    assert form.errors["held"] == ["Enter a real date, such as 27 3 2013"]
    boxes = form["held"].as_field_group()
    assert all(f'value="{part}"' in boxes for part in ("31", "February", "13&lt;"))


def test_a_kept_date_is_shown_in_its_boxes() -> None:
    boxes = Meeting(initial={"held": datetime.date(2013, 1, 15)})["held"].as_field_group()
    assert [
        f'name="held-{part}" type="text" value="{value}"' in boxes
        for part, value in (("day", 15), ("month", 1), ("year", 2013))
    ] == [True] * 3


def test_what_is_missing_is_named() -> None:
    assert Meeting({}).errors == {
        "held": ["Enter date of the meeting"],
        "kind": ["Select kind"],
        "minutes": ["Choose minutes"],
        "url": ["Enter URL"],
    }


def test_a_form_may_have_words_of_its_own() -> None:
    class Asks(Form):
        reason = forms.CharField(error_messages={"required": "Say why"})

    assert Asks({}).errors == {"reason": ["Say why"]}


def test_the_summary_leads_to_the_first_thing_to_fill_in() -> None:
    form = Meeting({})
    summary = render_to_string("ui/error_summary.html", {"form": form})
    page = str(form)
    for link in ("id_held-day", "id_kind_0", "id_minutes", "id_url"):
        assert f'href="#{link}"' in summary
        assert f'id="{link}"' in page


def test_only_what_may_be_left_empty_says_so() -> None:
    page = str(Meeting())
    assert "Note (optional)" in page
    assert page.count("(optional)") == 1


def test_a_search_does_not_say_that_it_is_optional() -> None:
    class Search(Form):
        words = forms.CharField(required=False)

    assert "optional" not in str(Search())


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '" onfocus="x'])
def test_what_was_typed_is_never_markup(words: str) -> None:
    form = Meeting({"url": words, "note": words, **typed(words, words, words)})
    assert words not in str(form)
    assert words not in render_to_string("ui/error_summary.html", {"form": form})


def test_hidden_fields_stay_hidden() -> None:
    class Asks(Form):
        at = forms.CharField(widget=forms.HiddenInput, initial="3")
        reason = forms.CharField()

    assert '<input type="hidden" name="at" value="3" id="id_at">' in str(Asks())


def test_no_box_cuts_off_what_is_pasted_into_it_and_the_message_says_how_long_it_may_be() -> None:
    class Short(Form):
        note = forms.CharField(label="Note", max_length=5)

    assert "maxlength" not in str(Short())
    assert Short({"note": "seven!!"}).errors["note"] == ["“Note” must be 5 characters or fewer; it has 7"]
