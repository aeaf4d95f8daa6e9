"""What is typed comes back as it was typed, and every block survives being edited."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.plan.notation import Block, blocks_of, typed_of

WORDS = st.text(alphabet=st.sampled_from("ab#-\\ .1\u00a0é"), min_size=1, max_size=20)
BLOCKS = st.lists(
    st.builds(lambda kind, text: Block(kind=kind, text=text), st.sampled_from(["paragraph", "item", "heading"]), WORDS)
)


@given(BLOCKS)
def test_blocks_survive_being_edited(blocks: list[Block]) -> None:
    plain = [Block(kind=b["kind"], text=" ".join(b["text"].split())) for b in blocks]
    assert blocks_of(typed_of(blocks)) == [block for block in plain if block["text"]]


@given(st.text(alphabet=st.sampled_from("ab#-\\ \n\r\t"), max_size=60))
def test_no_word_that_was_typed_is_lost(typed: str) -> None:
    letters = "".join(block["text"] for block in blocks_of(typed))
    assert [c for c in letters if c in "ab"] == [c for c in typed if c in "ab"]
    again = typed_of(blocks_of(typed))
    assert typed_of(blocks_of(again)) == again


def test_the_notation() -> None:
    typed = (
        "# Training\nTwo courses were held.\nBoth were full.\n\n- in May\n- in June\n  and July\n\n-3 places were left"
    )
    assert blocks_of(typed) == [
        {"kind": "heading", "text": "Training"},
        {"kind": "paragraph", "text": "Two courses were held. Both were full."},
        {"kind": "item", "text": "in May"},
        {"kind": "item", "text": "in June and July"},
        {"kind": "paragraph", "text": "-3 places were left"},
    ]
