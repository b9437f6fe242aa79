"""What reaches those who do not perceive a turn, told to each alone, beside the scene's own narration.

A narrator that fails at it fails no turn: the house narrator tells it instead.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from campaigns.selectors.alone import TASTELESS, Taste, own_prose, tastes_of
from campaigns.services.cases import Case
from campaigns.services.no_tools import NoTools
from campaigns.world.sensing import sensed
from narrator.contracts import Brief, CallLedger, Engine, Segment
from narrator.engines.house.engine import HouseEngine
from narrator.errors import NarratorError

log = logging.getLogger(__name__)

NARRATE_WITHIN: Final = 40.0
"""Seconds after which the house narrator tells it."""
REMEMBERED: Final = 6
"""Turns within which nothing is told again: blindness has fewer things to tell than a story."""


@dataclass(frozen=True, slots=True)
class Alone:
    """One seat's own telling of a turn."""

    seat: str
    brief: Brief


def briefs_for(case: Case, brief: Brief) -> tuple[Alone, ...]:
    """The briefs of those who miss a turn, each with nothing but what reaches them, as they like to be told.

    Two queries, one more for each of them; none where nobody misses it.
    """
    if not case.missing or brief.kind == "ending":
        return ()
    tastes: Mapping[str, Taste] = tastes_of(case.session.pk, tuple(case.missing))
    found = []
    for one in brief.characters:
        senses = case.missing.get(one.seat)
        if senses is not None:
            before = own_prose(case.session.pk, one.seat, REMEMBERED)
            made = sensed(brief, one.id, senses, recent=before)
            found.append(Alone(one.seat, tastes.get(one.seat, TASTELESS).of(made)))
    return tuple(found)


async def tell_alone(alone: tuple[Alone, ...], engine: Engine, ledger: CallLedger) -> tuple[Segment, ...]:
    """Tell all of them at once, to each seat its own."""
    return tuple(await asyncio.gather(*(_tell(one, engine, ledger) for one in alone)))


async def _tell(one: Alone, engine: Engine, ledger: CallLedger) -> Segment:
    text = ""
    try:
        async with asyncio.timeout(NARRATE_WITHIN):
            text = (await engine.narrate(one.brief, NoTools(), ledger, _unheard)).text.strip()
    except (NarratorError, TimeoutError) as failed:
        log.warning("what reaches a seat was not narrated", extra={"seat": one.seat, "error": str(failed)})
    if not text:
        text = (await HouseEngine().narrate(one.brief, NoTools(), ledger, _unheard)).text
    return Segment(text, (one.seat,), one.brief.lost)


async def _unheard(text: str) -> None:
    """It is for one seat alone, and shared deltas are for all."""
