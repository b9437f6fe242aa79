"""At most twenty frames in any one second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.realtime.limits import Pace


def test_twenty_frames_in_a_second_are_allowed() -> None:
    pace = Pace()
    assert all(pace.allows(0.01 * number) for number in range(20))


def test_the_twenty_first_is_refused_until_a_second_has_passed() -> None:
    pace = Pace()
    for number in range(20):
        pace.allows(0.01 * number)
    assert not pace.allows(0.5)
    assert pace.allows(1.0)


@given(st.lists(st.floats(0, 0.5), max_size=80))
def test_no_second_ever_holds_more_than_twenty(gaps: list[float]) -> None:
    pace, now, allowed = Pace(), 0.0, []
    for gap in gaps:
        now += gap
        if pace.allows(now):
            allowed.append(now)
    for start in allowed:
        assert sum(1 for moment in allowed if start <= moment < start + 0.999) <= 20
