"""Corrections laid over a proposal: nothing is invented, nothing that was left out is spoken of, refs are followed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from answerable.intake.correcting import besides, corrected
from answerable.intake.families import (
    DROP,
    FAMILIES,
    KEEP,
    LEFT_OUT,
    PLACE,
    YES,
    differing,
    number_words,
    place_typed,
    rows_of,
    words_of,
)
from answerable.intake.shown import Shown
from answerable.intake.who_is_who import stands_for
from answerable.reading.printed import Printed
from answerable.reading.proposal import (
    Action,
    Agency,
    Aim,
    Base,
    Block,
    Commitment,
    Document,
    Doubt,
    Due,
    Measure,
    Objective,
    Period,
    Proposal,
    Shortfall,
    Source,
    Statement,
    Update,
    Value,
)

REFS = st.lists(st.sampled_from(["1.1", "1.2", "2.1", "2.2", "3a"]), unique=True, min_size=1)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    """Small proposals with every family, whose parts speak of each other."""
    refs = draw(REFS)
    aims = [Aim(ref=r, title=draw(WORDS)) for r in draw(REFS)]
    of_aim = st.sampled_from([None, *(a.ref for a in aims)])
    objectives = [Objective(ref=r, title=draw(WORDS), aim=draw(of_aim)) for r in draw(REFS)]
    of = st.sampled_from([None, *(o.ref for o in objectives)])
    under = st.sampled_from([None, *refs])
    actions = [Action(ref=r, text=draw(WORDS), objective=draw(of), leads=draw(st.lists(WORDS))) for r in refs]
    said = draw(WORDS)
    return Proposal(
        aims=aims,
        objectives=objectives,
        actions=actions,
        statements=[Statement(action=refs[0], text=said, blocks=[Block(kind="item", text=said)])],
        updates=[Update(action=refs[-1], agency="Police", text=draw(WORDS))],
        agencies=[Agency(name=name) for name in draw(st.lists(WORDS, unique=True))],
        measures=[Measure(what=draw(WORDS), action=draw(under), values=[Value(value=draw(st.floats(0, 1e6)))])],
        commitments=[Commitment(what=draw(WORDS), action=draw(under))],
        shortfalls=[Shortfall(text=draw(WORDS), action=draw(under))],
    )


@given(proposals())
def test_without_corrections_nothing_changes(proposal: Proposal) -> None:
    assert corrected(proposal, {}, known={}) == proposal


@given(proposals())
def test_saving_a_page_as_it_is_corrects_nothing(proposal: Proposal) -> None:
    for family in FAMILIES:
        for row in range(len(rows_of(family, proposal))):
            assert differing(family, row, proposal, words_of(family, row, proposal, {})) == {}


@given(proposals(), st.data())
def test_nothing_speaks_of_an_action_that_was_left_out(proposal: Proposal, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(proposal.actions) - 1))
    ref = proposal.actions[row].ref
    found = corrected(proposal, {"actions": {row: {LEFT_OUT: YES}}}, known={})
    spoken = [found.statements, found.updates, found.measures, found.commitments, found.shortfalls]
    assert ref not in {
        getattr(thing, "ref", None) or thing.action for part in [found.actions, *spoken] for thing in part
    }
    assert found.aims == proposal.aims and found.objectives == proposal.objectives


@given(proposals(), st.data())
def test_whoever_spoke_of_a_ref_speaks_of_the_corrected_one(proposal: Proposal, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(proposal.actions) - 1))
    before = proposal.actions[row].ref
    found = corrected(proposal, {"actions": {row: {"ref": "9.9"}}}, known={})

    def spoken(whole: Proposal) -> list[str | None]:
        parts = (whole.statements, whole.updates, whole.measures, whole.commitments, whole.shortfalls)
        return [thing.action for part in parts for thing in part]

    assert spoken(found) == ["9.9" if ref == before else ref for ref in spoken(proposal)]


@given(st.dictionaries(st.integers(0, 5), st.integers(0, 5)))
def test_who_stands_for_whom_always_ends(same: dict[int, int]) -> None:
    typed = {row: {"who": f"same:{other}"} for row, other in same.items()}
    for row in range(6):
        end = stands_for(row, typed)
        assert end is None or end not in same


PLAN = Proposal(
    document=Document(title="Plan 2012/13", date="2012-12-10"),
    aims=[Aim(ref="1", title="Safe"), Aim(ref="2", title="Heard")],
    objectives=[Objective(ref="1.1", title="Ask", aim="1")],
    actions=[
        Action(ref="1.1.1", objective="1.1", text="Survey", due=Due(words="soon"), source=Source(part="t", row=2)),
        Action(ref="1.1.1", objective="1.1", text="Report", source=Source(part="t", row=3)),
    ],
    statements=[Statement(action="1.1.1", text="Done.", source=Source(part="t", row=3))],
    measures=[
        Measure(
            what="heard",
            unit="%",
            base=Base(words="of 50", n=50),
            values=[Value(value=42, words="just over 42%", qualifier="just over", numerator=21, denominator=50)],
        )
    ],
)


def test_a_date_that_is_typed_is_read_anew_and_one_that_is_left_stays_as_it_was_read() -> None:
    found = corrected(PLAN, {"actions": {0: {"due": "end of March 2013"}}}, known={})
    assert found.actions[0].due == Due(
        words="end of March 2013", from_="2013-03-25", to="2013-03-31", precision="end_month"
    )
    assert corrected(PLAN, {"actions": {0: {"due": "whenever"}}}, known={}).actions[0].due == Due(words="whenever")
    assert corrected(PLAN, {"actions": {0: {"due": ""}}}, known={}).actions[0].due is None


def test_the_note_beside_a_date_says_how_it_is_understood_now() -> None:
    def note(due: str) -> str:
        return Shown(PLAN, {"actions": {0: {"due": due}}}, [], {}).rows("actions", 1)[0].note

    assert note("31 May 2013") == "Understood as 31 May 2013"
    assert note("sometime soon") == "No day can be read from these words"
    assert note("") == ""


def test_an_aim_is_shown_at_its_heading_and_not_where_its_title_is_said_of_something_else() -> None:
    whole = Proposal(aims=[Aim(ref="Aim 2", title="Neglect")], objectives=[Objective(ref="1.1", title="Be heard")])
    said = ["We will report on the neglect audit.", "Aim 2: Neglect", "Neglect is everybody's to see"]
    printed = [Printed(cells=[words], heading=words.startswith("Aim")) for words in said]
    (row,) = Shown(whole, {}, printed, {}).rows("aims", 1)
    assert (row.line, row.quoted) == (1, [("", "Aim 2: Neglect")])
    table = [Printed(cells=["To be heard by whoever may be there"]), Printed(cells=["1.1", "Be heard"], table=True)]
    assert Shown(whole, {}, table, {}).rows("objectives", 1)[0].line == 1


def test_a_doubt_is_shown_where_what_it_speaks_of_stands() -> None:
    at = Source(part="table 1", row=2)
    whole = Proposal(
        objectives=[Objective(ref="1.1", title="Be heard")],
        actions=[Action(ref="1.1.1", text="Ask", source=replace(at, row=9)), Action(ref="1.1.2", source=at)],
        doubts=[
            Doubt(where=where, message="?")
            for where in (
                "Action 1.1.2",
                "Actions 1.1.2, 1.1.1",
                "1.1.2",
                "Objective 1.1",
                "Next steps",
                "the document",
            )
        ],
    )
    printed = [
        Printed(cells=["Next steps"], heading=True),
        Printed(cells=["1.1", "Be heard"], table=True),
        Printed(cells=["1.1.2", "Survey"], table=True, source=at),
        Printed(cells=["The next steps of the document"]),
    ]
    rows = Shown(whole, {}, printed, {}).rows("doubts", 1)
    assert [row.line for row in rows] == [2, 2, 2, 1, 0, None]
    assert rows[0].place == "table 1, row 2" and rows[0].quoted == [("", "1.1.2"), ("", "Survey")]
    assert rows[4].quoted == [("", "Next steps")] and rows[5].quoted == []


def test_the_number_behind_a_percentage_is_shown_as_it_is_printed() -> None:
    value = Value(value=68, words="142 of 210 children (68%)", numerator=142, denominator=210)
    whole = Proposal(
        measures=[
            Measure(what="seen", unit="%", values=[value]),
            Measure(what="seen", values=[Value(value=5, numerator=5, words="5 of 9")]),
        ]
    )
    assert [row.note for row in Shown(whole, {}, [], {}).rows("measures", 1)] == [
        "Printed as “142 of 210 children (68%)”",
        "",
    ]


def test_of_two_actions_with_one_ref_progress_follows_the_one_in_its_row() -> None:
    found = corrected(PLAN, {"actions": {1: {"ref": "1.1.2"}}}, known={})
    assert [a.ref for a in found.actions] == ["1.1.1", "1.1.2"] and found.statements[0].action == "1.1.2"


def test_an_objective_moves_under_another_aim_and_follows_its_new_ref() -> None:
    typed = {"objectives": {0: {"aim": "1", "ref": "2.1"}}, "aims": {1: {"ref": "B"}}}
    found = corrected(PLAN, typed, known={})
    assert (found.objectives[0].aim, found.actions[0].objective) == ("B", "2.1")
    assert corrected(PLAN, {"aims": {0: {LEFT_OUT: YES}}}, known={}).objectives[0].aim is None


def test_a_corrected_figure_loses_the_words_and_parts_that_were_printed_for_another() -> None:
    (measure,) = corrected(PLAN, {"measures": {0: {"value-0": "43", "period-0": "2012"}}}, known={}).measures
    assert measure.values == [
        Value(value=43, words="43%", period=Period(words="2012", from_="2012-01-01", to="2012-12-31"))
    ]
    assert corrected(PLAN, {"measures": {0: {"value-0": ""}}}, known={}).measures[0].values == []
    based = corrected(PLAN, {"measures": {0: {"base": "of 60"}}}, known={}).measures[0].base
    assert based == Base(words="of 60")


def test_out_of_how_many_is_filled_in_as_the_document_gives_it_and_taken_as_it_is_typed() -> None:
    seen = Value(value=142, words="142 of 210", numerator=142, denominator=210)
    plan = replace(PLAN, measures=[Measure(what="children seen", unit="children", base=Base(n=210), values=[seen])])

    def typed(**words: str) -> Measure:
        return corrected(plan, {"measures": {0: words}}, known={}).measures[0]

    assert Shown(plan, {}, [], {}).rows("measures", 1)[0].words["base"] == "210"
    assert typed(what="children who were seen").values == [seen], "left as it is, nothing of it changes"
    [whole] = typed(base="1,220").values
    assert (whole.value, whole.numerator, whole.denominator) == (142, 142, 1220)
    [part] = typed(**{"value-0": "143"}).values
    assert (part.value, part.numerator, part.denominator) == (143, 143, 210), "another part of the same whole"
    [alone] = typed(base="").values
    assert (alone.value, alone.numerator, alone.denominator) == (142, None, None)
    assert typed(base="of those referred").base == Base(words="of those referred")


def test_a_corrected_statement_keeps_its_items_and_takes_new_lines_as_paragraphs() -> None:
    said = Statement(action="1", text="A b", blocks=[Block(kind="paragraph", text="A"), Block(kind="item", text="b")])
    plan = Proposal(actions=[Action(ref="1")], statements=[said])
    (found,) = corrected(plan, {"statements": {0: {"text": "A.\r\nb"}}}, known={}).statements
    assert found.text == "A. b"
    assert [(b.kind, b.text) for b in found.blocks] == [("paragraph", "A."), ("item", "b")]


def test_who_is_who() -> None:
    named = [Agency(name="Police", aliases=["KP"]), Agency(name="Kent Police", funds=True), Agency(name="Nobody")]
    plan = replace(Proposal(), agencies=[*named, Agency(name="Executive")])
    typed = {0: {"who": "same:1"}, 2: {"who": "none"}, 3: {"who": "group", "name": "The Executive"}}
    found = corrected(plan, {"agencies": typed}, known={})
    assert found.agencies == [Agency(name="Kent Police", aliases=["Police", "KP"], funds=True)]
    assert [(g.name, g.aliases) for g in found.groups] == [("The Executive", ["Executive"])]
    known = corrected(plan, {"agencies": {0: {"who": "known:7"}}}, known={7: "Kent Constabulary"}).agencies[0]
    assert known == Agency(name="Kent Constabulary", aliases=["Police", "KP"])


def test_figures_are_typed_with_every_digit() -> None:
    assert [number_words(v) for v in (1234567.0, 0.1, -3.0)] == ["1234567", "0.1", "-3"]


# Statuses, leads and what was missed


def test_a_word_is_put_on_a_level_once_and_a_row_may_differ() -> None:
    whole = Proposal(
        actions=[Action(ref=str(n), status=words) for n, words in enumerate(["Amber", "amber", "Slip", ""])]
    )
    typed = {"statuses": {0: {"level": "off track"}, 1: {"level": KEEP}}, "actions": {1: {"level": "done"}}}
    found = corrected(whole, typed, known={}).actions
    assert [(a.status, a.level) for a in found] == [
        ("Amber", "off track"),
        ("amber", "done"),
        ("Slip", ""),
        ("", None),
    ]
    dropped = corrected(whole, {"statuses": {1: {"level": DROP}}}, known={}).actions[2]
    assert (dropped.status, dropped.level) == (None, None)


LED = Proposal(
    objectives=[Objective(ref="1", leads=["QA sub gp"])],
    actions=[Action(ref="1.1", leads=["DI PPU", "tbc"], contributors=["QA sub gp", "Police"])],
    agencies=[Agency(name="Police")],
)


def test_each_lead_is_said_once_who_it_is() -> None:
    assert [said.words for said in rows_of("leads", LED)] == ["QA sub gp", "DI PPU", "tbc"]
    typed = {
        "leads": {
            0: {"who": "group:4", "name": "Quality group"},
            1: {"who": "known:7", "name": "Public Protection Unit"},
            2: {"who": "none"},
        }
    }
    found = corrected(LED, typed, known={7: "Kent Constabulary"}, known_groups={4: "Quality Assurance Group"})
    assert found.actions[0].leads == ["Public Protection Unit"]
    assert found.actions[0].contributors == ["Quality group", "Police"] and found.objectives[0].leads == [
        "Quality group"
    ]
    assert found.agencies[1:] == [Agency(name="Kent Constabulary", aliases=["Public Protection Unit", "DI PPU"])]
    assert [(g.name, g.aliases) for g in found.groups] == [("Quality Assurance Group", ["Quality group", "QA sub gp"])]
    assert besides(LED, {"leads": {1: {"who": "post", "name": "Inspector"}}}).posts == ["Inspector"]


@given(proposals(), st.data())
def test_what_is_added_by_hand_stands_at_the_end_and_changes_nothing_else(
    proposal: Proposal, data: st.DataObject
) -> None:
    family = data.draw(st.sampled_from(["actions", "statements", "measures", "commitments", "shortfalls"]))
    place = Source(part="table 1", row=7)
    row = len(getattr(proposal, family))
    words = {"ref": "9.9", "what": "Counted", "text": "Done", "action": "0", "value-0": "4", PLACE: place_typed(place)}
    found = corrected(proposal, {family: {row: words}}, known={})
    *before, added = getattr(found, family)
    assert before == getattr(proposal, family) and added.source == place
    assert replace(found, **{family: before}) == proposal
    if family == "actions":
        assert (added.ref, added.text, added.due, added.status) == ("9.9", "Done", None, None)
    else:
        assert added.action == proposal.actions[0].ref
    gone = corrected(proposal, {family: {row: {**words, LEFT_OUT: YES}}}, known={})
    assert gone == proposal


def test_a_figure_is_moved_to_another_action_and_a_value_is_added_where_none_was_read() -> None:
    whole = Proposal(actions=[Action(ref="1"), Action(ref="2")], measures=[Measure(what="heard", action="1", unit="%")])
    typed = {"measures": {0: {"action": "1", "value-0": "42", "period-0": "2012"}}, "actions": {1: {"ref": "2b"}}}
    (measure,) = corrected(whole, typed, known={}).measures
    assert measure.action == "2b" and measure.values[0].words == "42%"
    assert corrected(whole, {"measures": {0: {"action": ""}}}, known={}).measures[0].action is None
