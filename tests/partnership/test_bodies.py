"""What a board calls its agencies and groups: added, renamed, known by several names, each board for itself."""

import string
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.roles import Role
from answerable.history.changes import EditedMeanwhile, keep
from answerable.history.states import version_of
from answerable.history.together import read_all
from answerable.partnership import changes
from answerable.partnership.models import Agency, AgencyName, Group, Member
from answerable.partnership.record import bodies_of, read_directory
from answerable.partnership.rules import look_alike, speaks_of
from tests.board import Made, make


@pytest.fixture
def made(db: None) -> Made:
    return make()


def place(made: Made, agency: Agency) -> Member:
    return Member.objects.select_related("agency").get(board=made.board, agency=agency)


def added(made: Made, name: str, **more: object) -> Agency:
    return changes.make_agency(by=made.manager, board=made.board, name=name, **more)  # type: ignore[arg-type]


def names(made: Made, agency: Agency) -> set[str]:
    return {n.name for n in read_directory(made.board.pk, None).names_of[agency.pk]}


def rename(made: Made, agency: Agency, name: str) -> None:
    changes.change_agency(by=made.manager, place=place(made, agency), name=name, kind="agency", funds=False)


def test_the_old_name_of_an_agency_stays_one_of_its_names(made: Made) -> None:
    trust = added(made, "Eastmarsh PCT", names=["EPCT"])
    before = timezone.now()
    rename(made, trust, "Eastmarsh Clinical Commissioning Group")
    assert names(made, trust) == {"Eastmarsh PCT", "EPCT", "Eastmarsh Clinical Commissioning Group"}
    called = read_all(None, bodies_of(made.board.pk))[0].agencies[trust.pk]
    assert called.name == "Eastmarsh Clinical Commissioning Group" and called.sort_key.startswith("eastmarsh clin")
    assert read_all(before, bodies_of(made.board.pk))[0].agencies[trust.pk].name == "Eastmarsh PCT"
    # A document that still says the old name means the same agency.
    assert changes.add_agency(by=made.manager, board=made.board, name="Eastmarsh PCT") == trust


def test_one_boards_name_for_an_agency_is_not_anothers(made: Made) -> None:
    police = added(made, "Kent Police")
    other = make("calderwick")
    keep(Member(board=other.board, agency=police), by=other.manager, board=other.board.pk, what="joined")
    changes.change_agency(
        by=made.manager, place=place(made, police), name="The Police", kind="other", funds=True, withdrawn=True
    )
    theirs = read_all(None, bodies_of(other.board.pk))[0]
    assert theirs.agencies[police.pk].name == "Kent Police" and theirs.agencies[police.pk].kind == "agency"
    assert police.pk not in theirs.funders | theirs.gone
    assert read_all(None, bodies_of(made.board.pk))[0].gone == {police.pk}


def test_a_name_leads_to_one_body_only(made: Made) -> None:
    police, council = added(made, "Police", names=["EP"]), added(made, "Council")
    for refused in (
        lambda: added(made, "the POLICE"),
        lambda: rename(made, council, "EP"),
        lambda: changes.add_name(by=made.manager, place=place(made, council), name="ep"),
        lambda: changes.make_group(by=made.manager, board=made.board, name="Executive", names=["Police"]),
    ):
        with pytest.raises(ValidationError, match="is already a name of Police"):
            refused()
    rename(made, police, "EP")
    assert names(made, police) == {"Police", "EP"}


def test_a_withdrawn_name_may_be_somebody_elses(made: Made) -> None:
    police, probation = added(made, "Police", names=["NPS"]), added(made, "Probation")
    changes.withdraw_name(by=made.manager, name=AgencyName.objects.get(name="NPS"))
    changes.add_name(by=made.manager, place=place(made, probation), name="NPS")
    assert "NPS" in names(made, probation) and "NPS" not in names(made, police)
    with pytest.raises(ValidationError, match="Rename it before"):
        changes.withdraw_name(by=made.manager, name=AgencyName.objects.get(name="Police"))


def test_who_left_is_back_when_a_document_names_them(made: Made) -> None:
    police = added(made, "Police")
    changes.change_agency(
        by=made.manager, place=place(made, police), name="Police", kind="agency", funds=False, withdrawn=True
    )
    assert read_directory(made.board.pk, None).agencies == []
    assert changes.add_agency(by=made.manager, board=made.board, name="Police") == police
    assert [a.id for a in read_directory(made.board.pk, None).agencies] == [police.pk]


def test_the_second_of_two_who_rename_is_shown_the_first(made: Made) -> None:
    police = added(made, "Police")
    since = version_of(place(made, police))
    rename(made, police, "Eastmarsh Police")
    with pytest.raises(EditedMeanwhile):
        changes.change_agency(
            by=made.manager, place=place(made, police), name="X", kind="agency", funds=False, since=since
        )


def test_a_group_keeps_its_old_name_and_comes_back(made: Made) -> None:
    group = changes.make_group(by=made.manager, board=made.board, name="Exec", kind="executive")
    changes.change_group(by=made.manager, group=group, name="Executive", names=["EG"], kind="executive", withdrawn=True)
    assert group.names.splitlines() == ["Exec", "EG"]
    assert read_directory(made.board.pk, None).groups == []
    assert changes.add_group(by=made.manager, board=made.board, name="Exec").withdrawn is False
    assert Group.objects.count() == 1


@pytest.mark.parametrize("role", [Role.CHAIR, Role.AGENCY_LEAD, Role.SCRUTINY_MEMBER])
def test_only_who_keeps_the_board_changes_it(made: Made, role: Role) -> None:
    police = added(made, "Police")
    with pytest.raises(PermissionDenied):
        changes.make_agency(by=made.actor(role), board=made.board, name="X")
    with pytest.raises(PermissionDenied):
        changes.add_name(by=made.actor(role), place=place(made, police), name="X")
    with pytest.raises(PermissionDenied):
        changes.add_post(by=made.actor(role), board=made.board, name="X")


def test_a_day_before_an_agency_was_known_does_not_show_it(made: Made) -> None:
    added(made, "Police")
    assert read_directory(made.board.pk, timezone.now() - timedelta(days=1)).agencies == []


TELLING = st.text(string.ascii_letters + string.digits, min_size=1, max_size=10).filter(
    lambda word: word.lower() not in {"and", "of", "the", "for", "in"}
)


@given(st.lists(TELLING, min_size=1, max_size=4))
def test_a_name_looks_like_itself_in_any_order_and_case(words: list[str]) -> None:
    turned = " and ".join(word.upper() for word in reversed(words))
    assert look_alike({1: [" ".join(words)], 2: [f"The {turned}"]}) == [(1, 2)]


@given(TELLING, TELLING, TELLING)
def test_a_name_is_found_as_whole_words_only(before: str, name: str, after: str) -> None:
    assert speaks_of(f"{before}, {name.upper()} & {after}", [name])
    assert not speaks_of(f"{before}x{name} x{name}{after}", [f"{name}"]) or name.lower() == f"{before}x{name}".lower()


@pytest.mark.parametrize(
    ("names_of", "pairs"),
    [
        ({1: ["NHS Eastmarsh"], 2: ["Eastmarsh NHS"]}, [(1, 2)]),
        ({1: ["Eastmarsh Youth Offending Team"], 2: ["EYOT"]}, [(1, 2)]),
        ({1: ["East Kent Trust"], 2: ["Ealing Kids Team"]}, []),  # the same initials are no name of either
        ({1: ["Police"], 2: ["Police Authority"]}, []),
        ({1: ["Health & Care"], 2: ["Health and Care"], 3: ["Care, Health"]}, [(1, 2), (1, 3), (2, 3)]),
        ({1: ["–"], 2: ["…"]}, []),
    ],
)
def test_which_names_look_alike(names_of: dict[int, list[str]], pairs: list[tuple[int, int]]) -> None:
    assert look_alike(names_of) == pairs


@pytest.mark.parametrize(
    ("words", "names", "named"),
    [
        ("Eastmarsh Council and EC", ["EC"], True),
        ("Section 11 lead", ["EC"], False),
        ("The police", ["Police"], True),
        ("", ["Police"], False),
        ("Police", [""], False),
    ],
)
def test_when_a_promise_names_a_body(words: str, names: list[str], named: bool) -> None:
    assert speaks_of(words, names) is named
