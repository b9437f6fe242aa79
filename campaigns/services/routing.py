"""Routes submissions as they arrive, while the others still write: by rules at once, by a model where those are unsure.

Nobody waits for any of it. What has not been routed when the turn closes is read then, by rules, and comes to the same.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, cast

from campaigns.models import Session, sql
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.ledger import SessionLedger
from campaigns.storage import in_database, look_up
from campaigns.world.binding import rules_of
from campaigns.world.dispatches import SURE, Dispatch
from campaigns.world.planning import situation
from campaigns.world.questions import Asked, question_for
from campaigns.world.resolution import Declaration, DeclarationKind
from campaigns.world.routing import by_model, route
from campaigns.world.surroundings import Surroundings
from narrator.errors import NarratorError
from narrator.routing import Reading, Router, RulesRouter

log = logging.getLogger(__name__)

ASK_WITHIN: Final = 4.0
"""Seconds after which a model that has not said what is meant is given up."""
NOBODY: Final = RulesRouter()
type FindRouter = Callable[[int], Awaitable[Router]]

_OPEN = """
SELECT said.kind, said.text, turn.number, turn.session_id, scene.key, seat.public_id
FROM campaigns_submission said JOIN campaigns_turn turn ON turn.id = said.turn_id
JOIN campaigns_scene scene ON scene.id = turn.scene_id JOIN campaigns_seat seat ON seat.id = said.seat_id
WHERE said.turn_id = %s AND said.seat_id = %s AND turn.status = 'collecting'
"""
_KEEP = """
UPDATE campaigns_submission SET dispatch = %s WHERE turn_id = %s AND seat_id = %s AND kind = %s AND text = %s
AND EXISTS (SELECT 1 FROM campaigns_turn turn WHERE turn.id = campaigns_submission.turn_id
    AND turn.status = 'collecting')
"""


@dataclass(frozen=True, slots=True)
class _Job:
    """A submission as the rules have read it, and the situation in which they did."""

    turn_id: int
    seat_id: int
    session_id: int
    turn: int
    version: int
    declaration: Declaration
    here: Surroundings
    package: Dispatch


async def route_early(turn_id: int, seat_id: int, *, find: FindRouter, within: float = ASK_WITHIN) -> None:
    """Route what a seat has said for a turn that is still open, and keep the package with it.

    Where the rules are unsure, ``find`` is asked who may say what is meant at a session's table.

    Does nothing where the turn has closed; drops its reading where the seat has said something else meanwhile. A model
    that fails, or says nothing ``within`` so many seconds, leaves the rules' reading with the reason on it.
    """
    job = await look_up(_read, turn_id, seat_id)
    if job is None:
        return
    router = await find(job.session_id) if job.package.confidence < SURE else NOBODY
    if not router.asks:
        await in_database(_keep, job, job.package)
        return
    if not await in_database(_keep, job, replace(job.package, trouble="unanswered")):
        return
    ledger = SessionLedger(job.session_id, turn_id, 0)
    package = await _asked(job, router, ledger, within)
    await in_database(_keep, job, package, ledger)


def _read(turn_id: int, seat_id: int) -> _Job | None:
    found = sql.rows(_OPEN, (turn_id, seat_id))
    if not found:
        return None
    kind, text, number, session_id, scene, seat = found[0]
    session = sql.fetch(Session, int(str(session_id)))
    world, story = load_world(session.pk, session.state_version), story_of(session)
    who = next((one for one in world.characters() if one.seat == seat and one.status == "alive"), None)
    if who is None:
        return None
    here = situation(world, str(scene), rules_of(story), story, who)
    said = Declaration(str(seat), who.id, str(text), cast(DeclarationKind, str(kind)))
    turn, version = int(str(number)), session.state_version
    package = route(said, here, turn, version)
    return _Job(turn_id, seat_id, session.pk, turn, version, said, here, package)


def _keep(job: _Job, package: Dispatch, ledger: SessionLedger | None = None) -> bool:
    """Store a package with the very words it is for, while their turn is open; False when it came too late."""
    if ledger is not None:
        sql.insert(ledger.free)
    said = job.declaration
    written = json.dumps(package.to_json())
    return bool(sql.change(_KEEP, (written, job.turn_id, job.seat_id, said.kind, said.text)))


async def _asked(job: _Job, router: Router, ledger: SessionLedger, within: float) -> Dispatch:
    """What a model makes of the words, or what the rules made of them and why it is theirs that counts."""
    here = job.here
    asked = question_for(here.character.name, job.declaration.text, here)
    try:
        async with asyncio.timeout(within):
            reading = await router.route(asked.question, ledger)
    except NarratorError as failed:
        told = {"turn": job.turn_id, "error": failed.message, "detail": failed.detail}
        log.warning("a submission was not routed by the model", extra=told)
        return replace(job.package, trouble=failed.type.lower())
    except TimeoutError:
        log.warning("a submission was not routed by the model in time", extra={"turn": job.turn_id})
        return replace(job.package, trouble="late")
    if reading is None or reading.kind == "other":
        return job.package
    return await asyncio.to_thread(_understood, job, asked, reading)


def _understood(job: _Job, asked: Asked, reading: Reading) -> Dispatch:
    """A model's reading through the gate: as a sentence, in which the rules have to find what was chosen."""
    wording = asked.in_words(reading)
    if wording is None:
        return replace(job.package, trouble="unfit")
    made = by_model(job.declaration, job.here, job.turn, job.version, wording.text, reading.confidence)
    if made is None:
        return replace(job.package, trouble="unsure")
    return made if wording.fits(made.intent) else replace(job.package, trouble="unfit")
