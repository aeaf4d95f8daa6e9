"""Who speaks in a progress cell: runs opened by a name, no word lost, no agency made to say what others said."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.names import find_names
from answerable.reading.proposal import Update
from answerable.reading.voices import split, updates
from tests.reading.passages import section, statement

NAMES = find_names(
    [
        section(
            "Fenshire Police, Mere Council, Mere Community Trust (MCT), Ofsted and the Training Sub-Group. The Police."
        )
    ],
    title="",
    body="",
    leads=["Health"],
)


def runs(text: str) -> list[tuple[str | None, list[str]]]:
    return [(part.agency, [line.text for line in part.lines]) for part in split(statement(text), NAMES)]


def told(text: str) -> list[Update]:
    return updates(split(statement(text, action="2.4", period="June 2020"), NAMES))


def test_sub_headings_open_runs_and_a_paragraph_after_the_list_ends_them() -> None:
    assert runs(
        "All report progress.\n# MCT\n- Files were reviewed.\nMere Council\n- A survey was run.\nTwo others wait."
    ) == [
        (None, ["All report progress."]),
        ("Mere Community Trust", ["MCT", "Files were reviewed."]),
        ("Mere Council", ["Mere Council", "A survey was run."]),
        (None, ["Two others wait."]),
    ]


def test_words_before_a_colon_open_a_run() -> None:
    assert runs("Police: 40 officers trained.\nHealth – all midwives trained.\nThe sub-group met twice.") == [
        ("Fenshire Police", ["Police: 40 officers trained."]),
        ("Health", ["Health – all midwives trained."]),
        (None, ["The sub-group met twice."]),
    ]
    assert runs("Update from Police:\n- 40 officers trained.")[0][0] == "Fenshire Police"


def test_items_with_a_name_in_front_speak_for_that_item_alone() -> None:
    assert [agency for agency, _ in runs("- Police: done.\n- Mere Council: begun.\n- A date will be set.")] == [
        "Fenshire Police",
        "Mere Council",
        None,
    ]


def test_a_sentence_about_an_agency_opens_no_run() -> None:
    assert runs("Fenshire Police have trained 40 officers.\nMere Council and MCT agreed.") == [
        (None, ["Fenshire Police have trained 40 officers.", "Mere Council and MCT agreed."])
    ]


def test_paragraphs_after_a_sub_heading_go_on_until_another_body_speaks() -> None:
    assert [
        agency for agency, _ in runs("# MCT\nWe began in May.\nThen we trained staff.\nThe Board thanked everyone.")
    ] == [
        "Mere Community Trust",
        None,
    ]


def test_an_inspectorate_gives_no_update() -> None:
    assert [agency for agency, _ in runs("# Ofsted\n- Practice was good.")] == [None]


def test_updates_join_what_one_agency_says_and_leave_the_label_out() -> None:
    found = told(
        "# MCT\n- Files were reviewed.\n- Staff were told.\n# Mere Council\n- A survey was run.\n# MCT\n- More to come."
    )
    assert [(u.action, u.agency, u.period, u.text) for u in found] == [
        ("2.4", "Mere Community Trust", "June 2020", "Files were reviewed. Staff were told. More to come."),
        ("2.4", "Mere Council", "June 2020", "A survey was run."),
    ]


def test_a_label_with_its_words_keeps_them() -> None:
    assert [u.text for u in told("Police: 40 officers trained\n- and 3 sergeants")] == [
        "Police: 40 officers trained and 3 sergeants"
    ]


LINES = st.lists(
    st.sampled_from(
        ["# MCT", "Police: yes", "- Police – no", "# Other", "Mere Council", "- item", "A sentence.", "Police"]
    )
    | st.text(alphabet="abc#-: .", max_size=12),
    max_size=12,
)


@given(LINES)
def test_no_word_is_lost_and_the_order_is_kept(texts: list[str]) -> None:
    passage = statement("\n".join(texts))
    assert [line for part in split(passage, NAMES) for line in part.lines] == passage.lines
