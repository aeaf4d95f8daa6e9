from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from answerable.history.rules import SEALED, Entry, digest, faults, mac

KEY = "a key outside the database"


def chain_of(count: int) -> list[Entry]:
    entries: list[Entry] = []
    before = ""
    for number in range(1, count + 1):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        entry = Entry("board:1", number, at, 7, "plan changed", f"plan.Action:{number}", ["text"], "")
        before = mac(KEY, before, entry)
        entries.append(entry._replace(mac=before))
    return entries


def test_a_chain_as_it_was_signed_has_no_faults() -> None:
    entries = chain_of(5)
    assert faults(KEY, entries, heads=[(5, entries[-1].mac)]) == []


@given(at=st.integers(0, 5), how=st.sampled_from(["altered", "removed", "reordered", "resigned"]))
def test_any_tampering_is_found(at: int, how: str) -> None:
    entries = chain_of(6)
    head = (6, entries[-1].mac)
    if how == "altered":
        entries[at] = entries[at]._replace(user=8)
    elif how == "removed":
        del entries[at]
    elif how == "reordered":
        other = (at + 1) % 6
        entries[at], entries[other] = entries[other], entries[at]
    else:  # somebody rewrites a row and signs it with another key
        fake = entries[at]._replace(user=8)
        entries[at] = fake._replace(mac=mac("another key", entries[at - 1].mac if at else "", fake))
    assert faults(KEY, entries, heads=[head])


@given(kept=st.integers(0, 5))
def test_a_cut_off_tail_is_found_by_the_head_that_was_printed(kept: int) -> None:
    entries = chain_of(6)
    head = (6, entries[-1].mac)
    assert faults(KEY, entries[:kept]) == []
    assert "tail was cut or rewritten" in faults(KEY, entries[:kept], heads=[head])[0]


def test_the_signature_does_not_depend_on_the_clock_s_zone() -> None:
    from zoneinfo import ZoneInfo

    entry = chain_of(1)[0]
    moved = entry._replace(at=entry.at.astimezone(ZoneInfo("Asia/Tokyo")))
    assert mac(KEY, "", moved) == entry.mac


def sealed(entries: list[Entry], key: str) -> list[Entry]:
    at = datetime(2026, 2, 1, tzinfo=UTC)
    seal = Entry("board:1", len(entries) + 1, at, None, SEALED, "board:1", [digest(entries)], "")
    return [*entries, seal._replace(mac=mac(key, entries[-1].mac, seal))]


@given(at=st.integers(0, 5), how=st.sampled_from(["kept", "altered", "removed", "reordered"]))
def test_what_another_key_signed_counts_once_it_is_sealed_and_only_as_it_was_then(at: int, how: str) -> None:
    entries = sealed(chain_of(6), "the key of the new place")
    head = entries[5].mac
    if how == "altered":
        entries[at] = entries[at]._replace(user=8)
    elif how == "removed":
        del entries[at]
    elif how == "reordered" and at < 5:
        entries[at], entries[at + 1] = entries[at + 1], entries[at]
    same = how == "kept" or (how == "reordered" and at == 5)
    assert (faults("the key of the new place", entries, heads=[(6, head)]) == []) == same
    assert faults("a third key", entries)


def test_nobody_without_the_key_can_seal() -> None:
    assert faults(KEY, sealed(chain_of(6), "another key"))
    assert faults("the key of the new place", [*chain_of(6)])
