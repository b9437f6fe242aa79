"""The prose that is being told: in order, a higher attempt discards, what was lost on the way is made up for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.events import Delta
from campaigns.realtime.telling import Telling

PIECES = ["The ", "lamp ", "goes ", "out."]


def delta(seq: int, *, attempt: int = 1, round_: int = 1, pieces: list[str] = PIECES) -> Delta:
    """Piece number ``seq``, from 1, of an attempt."""
    return Delta(1, "main", round_, attempt, seq, pieces[seq - 1], "".join(pieces[:seq]))


def test_pieces_in_order_are_passed_on_as_they_are() -> None:
    telling = Telling()
    assert [telling.take(delta(seq)) for seq in (1, 2, 3, 4)] == PIECES
    assert telling.of(1)[0].so_far == "The lamp goes out."


def test_a_piece_that_comes_twice_or_late_adds_nothing() -> None:
    telling = Telling()
    telling.take(delta(2))
    assert telling.take(delta(2)) is None
    assert telling.take(delta(1)) is None


def test_a_higher_attempt_begins_afresh_and_the_lower_one_is_over() -> None:
    telling = Telling()
    telling.take(delta(3))
    assert telling.take(delta(1, attempt=2, pieces=["It "])) == "It "
    assert telling.take(delta(4)) is None
    assert telling.of(1)[0].so_far == "It "


def test_a_withdrawal_empties_what_was_told_and_what_comes_late_adds_nothing() -> None:
    telling = Telling()
    telling.take(delta(3))
    assert telling.take(Delta(1, "main", 1, 2, 0, "", "")) == ""
    assert telling.take(delta(4)) is None
    assert telling.of(1)[0].so_far == ""


def test_what_is_settled_is_not_told_to_anybody_any_more() -> None:
    telling = Telling()
    telling.take(delta(1))
    telling.settled(1, "main")
    assert telling.of(1) == ()
    assert telling.take(delta(1, round_=2)) == "The "


@given(st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=8), st.data())
def test_whatever_is_lost_the_text_comes_out_whole(pieces: list[str], data: st.DataObject) -> None:
    """Any of the pieces may be lost or come twice, only the last one has to arrive."""
    seqs = range(1, len(pieces) + 1)
    arriving = data.draw(st.lists(st.sampled_from(seqs), max_size=12))
    telling = Telling()
    said = [telling.take(delta(seq, pieces=pieces)) for seq in (*arriving, len(pieces))]
    assert "".join(piece or "" for piece in said) == "".join(pieces)
