"""A runaway is seen, and no history makes it look usual."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.runaway import FLOOR_INPUT, MOST_INPUT, MOST_USD, Figures, suspect

USUAL = Figures(8_000, 300, 0.02)
histories = st.lists(
    st.builds(Figures, st.integers(0, 200_000), st.integers(0, 4_000), st.floats(0, 5), st.booleans()),
    max_size=30,
)


def test_an_evening_as_usual_is_not_suspected() -> None:
    assert suspect([USUAL] * 10, USUAL) == ""


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (Figures(25_000, 10, 0.02), "loop"),
        (Figures(41_000, 500, 0.02), "input"),
        (Figures(8_000, 500, 0.16), "jump"),
    ],
)
def test_each_sign_has_a_name(call: Figures, why: str) -> None:
    assert suspect([USUAL] * 3, call) == why


def test_a_table_that_is_dear_by_habit_still_has_a_limit() -> None:
    dear = [Figures(20_000, 900, 0.09), Figures(20_000, 900, 0.25)]
    assert suspect(dear * 5, Figures(20_000, 900, 0.31)) == "cost"


def test_the_baseline_moves_by_three_times_at_most() -> None:
    leap = Figures(39_000, 500, 0.01)
    assert suspect([USUAL, leap], Figures(39_000, 10, 0.01)) == ""
    assert suspect([USUAL], Figures(2 * FLOOR_INPUT + 1, 10, 0.01)) == "loop"


def test_what_was_suspected_teaches_nothing() -> None:
    flagged = [Figures(39_000, 10, 0.25, suspected=True)] * 10
    assert suspect(flagged, Figures(30_000, 10, 0.02)) == "loop"


@given(histories, st.integers(MOST_INPUT + 1, 10**6), st.integers(0, 4_000))
def test_no_history_hides_too_much_read(before: list[Figures], read: int, said: int) -> None:
    assert suspect(before, Figures(read, said, 0.0)) in {"loop", "input"}


@given(histories, st.floats(MOST_USD, 50, exclude_min=True))
def test_no_history_hides_what_is_too_dear(before: list[Figures], cost: float) -> None:
    assert suspect(before, Figures(100, 500, cost)) in {"jump", "cost"}
