"""When a turn may close, and who is awaited."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.barrier import GRACE, SeatAtBarrier, judge

NOW = datetime(2026, 5, 1, 20, 0, tzinfo=UTC)
SOON, PAST = NOW + timedelta(minutes=5), NOW - timedelta(seconds=1)


def seat(name: str, *, submitted: bool = False, present: bool = True, **more: object) -> SeatAtBarrier:
    return SeatAtBarrier(name, playing=True, present=present, submitted=submitted, **more)  # type: ignore[arg-type]


def test_it_closes_when_everyone_here_has_spoken() -> None:
    verdict = judge("cinematic", [seat("bob", submitted=True), seat("cleo", submitted=True)], now=NOW)

    assert verdict.may_close
    assert verdict.awaited == ()


def test_it_waits_for_who_is_here_and_has_not_spoken() -> None:
    verdict = judge("structured", [seat("bob", submitted=True), seat("cleo")], now=NOW)

    assert not verdict.may_close
    assert verdict.awaited == ("cleo",)


def test_nobody_is_awaited_who_is_still_making_a_character() -> None:
    creating = SeatAtBarrier("cleo", playing=False, present=True, submitted=False)

    assert judge("cinematic", [seat("bob", submitted=True), creating], now=NOW).may_close


def test_a_dropped_socket_is_awaited_for_its_grace_and_then_no_longer() -> None:
    dropped = seat("cleo", present=False, away_since=NOW - GRACE / 2)
    here = judge("cinematic", [seat("bob", submitted=True), dropped], now=NOW)
    later = judge("cinematic", [seat("bob", submitted=True), dropped], now=NOW + GRACE / 2)

    assert here.awaited == ("cleo",)
    assert here.recheck_at == NOW + GRACE / 2
    assert later.may_close
    assert later.auto_resolve == ()


def test_a_released_seat_is_let_off() -> None:
    assert judge("cinematic", [seat("bob", submitted=True), seat("cleo", released=True)], now=NOW).may_close


def test_with_a_deadline_the_absent_are_awaited_too() -> None:
    seats = [seat("bob", submitted=True), seat("cleo", present=False)]
    verdict = judge("cinematic", seats, now=NOW, deadline=SOON)

    assert not verdict.may_close
    assert verdict.awaited == ("cleo",)
    assert verdict.recheck_at == SOON


def test_when_the_deadline_passes_the_missing_are_resolved_for() -> None:
    seats = [seat("bob", submitted=True), seat("cleo", present=False)]
    verdict = judge("cinematic", seats, now=NOW, deadline=PAST)

    assert verdict.may_close
    assert verdict.auto_resolve == ("cleo",)


def test_no_turn_closes_without_a_submission_even_past_the_deadline() -> None:
    verdict = judge("cinematic", [seat("bob"), seat("cleo")], now=NOW, deadline=PAST)

    assert not verdict.may_close
    assert verdict.awaited == ("bob", "cleo")


def test_free_play_waits_for_nobody() -> None:
    verdict = judge("free_play", [seat("bob", submitted=True), seat("cleo")], now=NOW)

    assert verdict.may_close
    assert verdict.awaited == ()


def test_a_pause_holds_the_close() -> None:
    assert not judge("free_play", [seat("bob", submitted=True)], now=NOW, paused=True).may_close
    assert not judge(
        "cinematic", [seat("bob", submitted=True)], now=NOW, deadline=PAST, paused=True
    ).may_close


MOMENTS = st.one_of(st.none(), st.integers(-120, 120).map(lambda s: NOW + timedelta(seconds=s)))
SEATS = st.lists(
    st.builds(
        SeatAtBarrier,
        st.uuids().map(str),
        playing=st.booleans(),
        present=st.booleans(),
        submitted=st.booleans(),
        away_since=MOMENTS,
        released=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda found: found.id,
)
MODES = st.sampled_from(["cinematic", "structured", "free_play"])


@settings(max_examples=60)
@given(MODES, SEATS, MOMENTS, st.booleans())
def test_the_laws_hold_whatever_the_table(mode, seats, deadline, paused) -> None:  # type: ignore[no-untyped-def]
    verdict = judge(mode, seats, now=NOW, deadline=deadline, paused=paused)
    spoken = {found.id for found in seats if found.submitted}
    playing = {found.id for found in seats if found.playing}

    assert not verdict.may_close or (spoken and not paused)
    assert not (verdict.may_close and verdict.awaited)
    assert set(verdict.awaited) <= playing - spoken
    assert set(verdict.auto_resolve) <= playing - spoken
    assert not verdict.auto_resolve or (deadline is not None and deadline <= NOW)
    assert verdict.recheck_at is None or verdict.recheck_at > NOW


@settings(max_examples=60)
@given(MODES, SEATS, MOMENTS)
def test_one_more_submission_never_keeps_a_turn_open(mode, seats, deadline) -> None:  # type: ignore[no-untyped-def]
    before = judge(mode, seats, now=NOW, deadline=deadline)
    for index, found in enumerate(seats):
        spoken = SeatAtBarrier(found.id, found.playing, found.present, True, found.away_since, found.released)
        after = judge(mode, [*seats[:index], spoken, *seats[index + 1 :]], now=NOW, deadline=deadline)
        assert after.may_close >= before.may_close
        assert set(after.awaited) <= set(before.awaited)


def test_who_is_stood_in_for_is_not_awaited_and_their_stand_in_speaks_last() -> None:
    absent = seat("cleo", present=False, stood_in=True)
    waiting = judge("cinematic", [seat("bob"), absent], now=NOW)
    ready = judge("cinematic", [seat("bob", submitted=True), absent], now=NOW)

    assert (waiting.awaited, waiting.standing_in) == (("bob",), ())
    assert (ready.may_close, ready.awaited, ready.standing_in) == (False, (), ("cleo",))
    done = [seat("bob", submitted=True), seat("cleo", present=False, submitted=True, stood_in=True)]
    assert judge("cinematic", done, now=NOW).may_close


def test_a_stand_in_never_speaks_first_nor_during_a_pause() -> None:
    absent = seat("cleo", present=False, stood_in=True)

    assert judge("cinematic", [seat("bob", present=False), absent], now=NOW).standing_in == ()
    held = judge("cinematic", [seat("bob", submitted=True), absent], now=NOW, paused=True)
    assert (held.may_close, held.standing_in) == (False, ())


def test_with_a_deadline_the_stand_in_speaks_before_it_and_even_when_it_passes() -> None:
    seats = [seat("bob", submitted=True), seat("cleo", present=False, stood_in=True)]
    late = [*seats, seat("dan")]

    assert judge("cinematic", seats, now=NOW, deadline=SOON).standing_in == ("cleo",)
    passed = judge("cinematic", late, now=NOW, deadline=PAST)
    assert (passed.may_close, passed.standing_in, passed.auto_resolve) == (False, ("cleo",), ("dan",))


def test_who_is_here_is_awaited_whatever_they_have_chosen() -> None:
    seats = [seat("bob", submitted=True), seat("cleo", stood_in=True)]

    assert judge("cinematic", seats, now=NOW).awaited == ("cleo",)


def test_free_play_waits_for_no_stand_in() -> None:
    seats = [seat("bob", submitted=True), seat("cleo", present=False, stood_in=True)]

    assert judge("free_play", seats, now=NOW).may_close
