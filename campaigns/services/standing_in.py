"""Acting for somebody who is away, as a task of a web process: take it on, make it up, submit it."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from campaigns.selectors.standing import Situation, situation_of
from campaigns.services.calls import Calls, keep_calls
from campaigns.services.ledger import SessionLedger
from campaigns.services.standing import speak, take
from campaigns.storage import in_database, look_up
from campaigns.world.standing_in import HOLD_BACK, Deed
from narrator.contracts import Engine
from narrator.engines.pickers import picker_of
from narrator.errors import NarratorError
from narrator.picking import Picker, PickingQuestion

log = logging.getLogger(__name__)

PICK_WITHIN: Final = 8.0
"""Seconds after which the rules choose instead of a model."""
HOLDS_BACK: Final = "I hold back."
"""What holding back is called before a model."""
MOST: Final = 10
"""Deeds that a model chooses among."""


async def stand_in(turn_id: int, seat_id: int, *, engine: Engine) -> bool:
    """Act for a seat if nobody else is at it; True when this call has submitted something for it.

    The rules choose what the player usually does. Where the narrator is a model, it is asked once which of the
    likeliest deeds is most like the player; what it says is only a choice among them, and who is to get away does so.
    """
    if not await in_database(take, seat_id):
        return False
    found = await look_up(situation_of, turn_id, seat_id)
    if found is None:
        return await in_database(speak, turn_id, seat_id, HOLD_BACK)
    deeds = await asyncio.to_thread(_on_offer, found)
    picker = picker_of(engine)
    chosen = deeds[0]
    if picker is not None and found.words and len(deeds) > 1 and not found.flees:
        chosen = await _picked(found, deeds, picker, turn_id)
    return await in_database(speak, turn_id, seat_id, chosen)


def _on_offer(found: Situation) -> tuple[Deed, ...]:
    """The likeliest deeds that the game would let the player do, the first one that of the rules."""
    legal: list[Deed] = []
    for deed in found.deeds():
        if len(legal) == MOST:
            break
        if found.absence.allows(deed):
            legal.append(deed)
    return tuple(legal)


async def _picked(found: Situation, deeds: tuple[Deed, ...], picker: Picker, turn_id: int) -> Deed:
    """What a model chooses among deeds; the first of them when it fails."""
    question = PickingQuestion(
        found.absence.character.name, found.words, tuple(deed.words or HOLDS_BACK for deed in deeds)
    )
    ledger = SessionLedger(found.session_id, turn_id, 0)
    try:
        async with asyncio.timeout(PICK_WITHIN):
            return deeds[await picker.pick(question, ledger)]
    except (NarratorError, TimeoutError) as failed:
        log.warning("the rules stand in for a player", extra={"turn": turn_id, "error": str(failed)})
        return deeds[0]
    finally:
        if ledger.free:
            await in_database(keep_calls, Calls(ledger.free))
