"""What is a board's is found by Django's own links, so that no room's table is forgotten."""

import pytest
from django.apps import apps
from django.db import models

from answerable.access.models import User
from answerable.history.models import Chain, Event
from answerable.keeping.belonging import LEFT_OUT, OF_ACCOUNTS, columns, paths_to_board, tables_of
from answerable.keeping.cells import kind_of
from answerable.partnership.models import Board
from tests.board import Made, make
from tests.example_plan import add_evidence, add_plan
from tests.house.full import add_bodies


def whole(slug: str) -> Made:
    made = make(slug, everybody=True)
    add_plan(made, content=slug.encode())
    add_evidence(made)
    add_bodies(made)
    return made


@pytest.mark.django_db
def test_every_model_is_taken_or_left_out_with_its_reason(made: Made) -> None:
    taken = {model._meta.label for model in tables_of(made.board.pk)}
    assert {model._meta.label for model in apps.get_models()} - taken == set(LEFT_OUT)
    assert all(LEFT_OUT.values()) and not taken & set(LEFT_OUT)


def test_of_an_account_each_column_is_taken_or_known_to_be_secret() -> None:
    """One that is added to accounts is not taken before somebody has thought of it here."""
    assert {field.name for field in User._meta.concrete_fields} == {*OF_ACCOUNTS, "password", "last_login", "created"}
    assert not {"password", "last_login"} & {field.name for field in columns(User)}


def test_every_column_can_be_written_and_read_back() -> None:
    for model in apps.get_models():
        if model._meta.label not in LEFT_OUT:
            for field in columns(model):
                assert kind_of(field) != "string" or not field.null, f"{field}: no text and no value would be one cell"


def test_no_row_is_lost_where_a_link_on_the_way_to_the_board_is_empty() -> None:
    for model, path in paths_to_board().items():
        links = path.split("__")
        if len(links) > 1:
            assert not model._meta.get_field(links[0]).null, f"{model}: a row without {links[0]} would be forgotten"


@pytest.mark.django_db
def test_two_boards_of_one_installation_take_nothing_of_each_other() -> None:
    boards = [whole(slug).board for slug in ("eastmarsh", "calderwick")]
    first, second = (tables_of(board.pk) for board in boards)
    for model in first:
        keys = [set(tables[model].values_list("pk", flat=True)) for tables in (first, second)]
        assert not keys[0] & keys[1], model
        loose = model._base_manager.exclude(pk__in=keys[0] | keys[1])
        if model in (Event, Chain):
            loose = loose.exclude(**{"chain" if model is Event else "name": "installation"})
        if model._meta.label.endswith(("Person", "Appointment", "User")):  # of the installation's own administrators
            loose = loose.none()
        if model._meta.label.endswith("Note"):  # while they are private
            loose = loose.exclude(shared_at=None)
        assert not loose.exists(), f"{model}: nobody takes {loose.first()}"


@pytest.mark.django_db
def test_every_link_leads_to_a_row_that_is_taken_too() -> None:
    board = whole("eastmarsh").board
    whole("calderwick")
    tables = tables_of(board.pk)
    for model, rows in tables.items():
        for field in columns(model):
            if isinstance(field, models.ForeignKey):
                named = set(rows.exclude(**{field.attname: None}).values_list(field.attname, flat=True))
                assert named <= set(tables[field.related_model].values_list("pk", flat=True)), field
    assert tables[Board].get() == board
