"""The barrier: whether a turn may close, and whose words are still awaited. The rules are the protocol's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

type TurnMode = Literal["cinematic", "structured", "free_play"]

GRACE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class SeatAtBarrier:
    """One seat of the scene.

    ``playing``: has a character and has not left. ``present``: at least one socket is open. ``away_since``:
    when the last one closed. ``submitted``: has words in this turn. ``released``: let off this turn (by the
    host, or because its page broke). ``stood_in``: somebody may act for its player, who has been away for long.
    """

    id: str
    playing: bool
    present: bool
    submitted: bool
    away_since: datetime | None = None
    released: bool = False
    stood_in: bool = False


@dataclass(frozen=True, slots=True)
class Barrier:
    """The verdict: seats ``awaited`` and, when it may close, those ``auto_resolve`` acts for; in seat order.

    ``standing_in`` are the seats whose stand-ins are all that it waits for.
    ``recheck_at`` is the next moment at which the verdict can change by time alone.
    """

    may_close: bool
    awaited: tuple[str, ...]
    auto_resolve: tuple[str, ...] = ()
    recheck_at: datetime | None = None
    standing_in: tuple[str, ...] = ()


def judge(
    mode: TurnMode,
    seats: Sequence[SeatAtBarrier],
    *,
    now: datetime,
    deadline: datetime | None = None,
    paused: bool = False,
) -> Barrier:
    """Judge a scene's open turn.

    Without a deadline the seats that are playing and here are awaited, a dropped socket counting as here for
    ``GRACE``. With one every playing seat is awaited until it passes, and the missing are resolved for. Who is
    stood in for is not awaited: when nobody else is, their stand-in speaks, and only then it closes. No turn closes
    without a submission; a pause holds the close; free play waits for nobody.
    """
    spoken = any(seat.submitted for seat in seats)
    missing = [seat for seat in seats if seat.playing and not seat.released and not seat.submitted]
    ready = spoken and not paused
    if mode == "free_play":
        return Barrier(ready, ())
    stood_in = [seat for seat in missing if seat.stood_in and not _here(seat, now)]
    others = [seat for seat in missing if seat not in stood_in]
    resolved: tuple[str, ...] = ()
    recheck = deadline
    if deadline is None:
        others = [seat for seat in others if _here(seat, now)]
        recheck = _next_absence(others)
    elif now >= deadline:
        if not spoken:
            return Barrier(False, _ids(missing))
        others, resolved, recheck = [], _ids(others), None
    may_go_on = ready and not others
    return Barrier(
        may_go_on and not stood_in,
        _ids(others),
        resolved,
        recheck,
        _ids(stood_in) if may_go_on else (),
    )


def _here(seat: SeatAtBarrier, now: datetime) -> bool:
    return seat.present or (seat.away_since is not None and now < seat.away_since + GRACE)


def _next_absence(awaited: Sequence[SeatAtBarrier]) -> datetime | None:
    return min(
        (seat.away_since + GRACE for seat in awaited if not seat.present and seat.away_since is not None),
        default=None,
    )


def _ids(seats: Sequence[SeatAtBarrier]) -> tuple[str, ...]:
    return tuple(seat.id for seat in seats)
