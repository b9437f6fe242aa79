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
    host, or because its page broke).
    """

    id: str
    playing: bool
    present: bool
    submitted: bool
    away_since: datetime | None = None
    released: bool = False


@dataclass(frozen=True, slots=True)
class Barrier:
    """The verdict: seats ``awaited`` and, when it may close, those ``auto_resolve`` acts for; in seat order.

    ``recheck_at`` is the next moment at which the verdict can change by time alone.
    """

    may_close: bool
    awaited: tuple[str, ...]
    auto_resolve: tuple[str, ...] = ()
    recheck_at: datetime | None = None


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
    ``GRACE``. With one every playing seat is awaited until it passes, and the missing are resolved for. No
    turn closes without a submission; a pause holds the close; free play waits for nobody.
    """
    spoken = any(seat.submitted for seat in seats)
    missing = [seat for seat in seats if seat.playing and not seat.released and not seat.submitted]
    if mode == "free_play":
        return Barrier(spoken and not paused, ())
    if deadline is None:
        awaited = [seat for seat in missing if _here(seat, now)]
        return Barrier(spoken and not paused and not awaited, _ids(awaited), (), _next_absence(awaited))
    if now < deadline:
        return Barrier(spoken and not paused and not missing, _ids(missing), (), deadline)
    if not spoken:
        return Barrier(False, _ids(missing))
    return Barrier(not paused, (), _ids(missing))


def _here(seat: SeatAtBarrier, now: datetime) -> bool:
    return seat.present or (seat.away_since is not None and now < seat.away_since + GRACE)


def _next_absence(awaited: Sequence[SeatAtBarrier]) -> datetime | None:
    return min(
        (seat.away_since + GRACE for seat in awaited if not seat.present and seat.away_since is not None),
        default=None,
    )


def _ids(seats: Sequence[SeatAtBarrier]) -> tuple[str, ...]:
    return tuple(seat.id for seat in seats)
