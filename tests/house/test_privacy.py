"""Every field of every model is declared personal or safe; nothing undeclared is kept."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from answerable.keeping.personal.dictionary import THEIRS, dictionary
from answerable.keeping.personal.retention import KEPT

OURS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("answerable.") and not model.__name__.startswith("Historical")
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_declared(model: type[Model]) -> None:
    fields = {field.name for field in model._meta.concrete_fields} - {"id"}
    personal, safe = set(model.personal), set(model.safe)  # type: ignore[attr-defined]
    assert personal & safe == set()
    assert personal | safe == fields


def test_every_model_of_a_library_is_listed() -> None:
    others = {
        model._meta.label
        for model in apps.get_models()
        if not model.__module__.startswith("answerable.") and not model.__name__.startswith("Historical")
    }
    assert others == set(THEIRS)


def test_the_dictionary_says_of_every_table_what_it_holds_and_how_long() -> None:
    tables = {table.label: table for table in dictionary()}
    assert set(tables) == {model._meta.label for model in OURS} | set(THEIRS)
    assert set(KEPT) <= set(tables)
    for model in OURS:
        table = tables[model._meta.label]
        assert len(table.personal) == len(model.personal)  # type: ignore[attr-defined]
        assert not table.holds.startswith(model.__name__ + "("), f"{model} says nowhere what it holds"
    assert all(table.holds and table.kept for table in tables.values())


def test_the_impact_assessment_names_every_table_with_personal_fields() -> None:
    """So that a board which fills it in knows of all of them."""
    text = (Path(__file__).parents[2] / "docs/dpia.md").read_text("utf-8")
    named = set(re.findall(r"\| `(\w+\.\w+)` \|$", text, re.M))
    assert named == {model._meta.label for model in OURS if model.personal}  # type: ignore[attr-defined]


def test_states_hold_no_more_than_their_records() -> None:
    """A state has its record's fields and history's own; so a record's declaration covers its states."""
    own = {"history_id", "history_date", "history_change_reason", "history_type", "history_user_id"}
    for model in OURS:
        if hasattr(model, "history"):
            states = {field.name for field in model.history.model._meta.concrete_fields} - own  # type: ignore[attr-defined]
            assert states <= {field.name for field in model._meta.concrete_fields}, model
