"""The pass over a settled turn's prose: what it implies and the engine has not done becomes a proposal, never a change.

Runs beside the table, under no turn's lease. One pass a turn, in whichever process takes it up; a pass whose process
has died is taken up again.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from campaigns.models import Accounting, Event, Save, Session, Turn, sql
from campaigns.selectors.manners import manner_of
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.calls import Calls, keep_calls
from campaigns.services.ledger import SessionLedger
from campaigns.services.proposing import Weighed, propose
from campaigns.services.saves import state_at
from campaigns.storage import in_database
from campaigns.world.accounting.viewing import cast_of
from campaigns.world.accounting.weighing import Page, weigh
from campaigns.world.state import World
from narrator.accounting.cast import Cast
from narrator.accounting.claims import Claim, each_once
from narrator.accounting.port import Accountant, HasAccountant
from narrator.accounting.reading import claims_in
from narrator.contracts import Engine
from narrator.errors import BudgetExceeded, NarratorError

log = logging.getLogger(__name__)

ASK_WITHIN: Final = 45.0
"""Seconds after which a model that has not answered is left out."""
HELD: Final = timedelta(seconds=90)
"""How long a pass is left to whoever has taken it up: longer than a model is waited for."""
TRIES: Final = 3

_CLAIM: Final = """
UPDATE campaigns_accounting SET attempt = attempt + 1, due_at = {later}
WHERE turn_id = %s AND due_at <= {now} RETURNING attempt
"""


@dataclass(frozen=True, slots=True)
class _Text:
    """One piece of the turn's prose, who has read it, and who may be meant in it."""

    text: str
    audience: tuple[str, ...] | None
    cast: Cast


@dataclass(frozen=True, slots=True)
class _Pass:
    """One attempt at one turn: its texts, and the state before, after and now."""

    turn: Turn
    attempt: int
    page: Page
    texts: tuple[_Text, ...]
    english: bool


@dataclass(slots=True)
class _Read:
    """What was found in one pass, and how."""

    claims: list[tuple[Claim, tuple[str, ...] | None]] = field(default_factory=list)
    outcome: str = Accounting.Outcome.READ
    note: str = ""


async def account(turn_id: int, *, engine: Engine) -> bool:
    """Account for a turn's prose if nobody else is at it; True when this call has done so."""
    attempt = await in_database(_claim, turn_id)
    if attempt is None:
        return False
    held = await in_database(_prepare, turn_id, attempt)
    if held is None:
        return False
    found = await asyncio.to_thread(_read, held)
    ledger = SessionLedger(held.turn.session_id, turn_id, attempt)
    if isinstance(engine, HasAccountant) and engine.accountant is not None:
        await _ask(held, found, engine.accountant, ledger)
    return await in_database(_keep, held, found, ledger)


def _claim(turn_id: int) -> int | None:
    statement = _CLAIM.format(now=sql.now(), later=sql.seconds_from_now(int(HELD.total_seconds())))
    taken = sql.rows(statement, (turn_id,))
    if not taken:
        return None
    attempt = int(str(taken[0][0]))
    if attempt <= TRIES:
        return attempt
    _close(turn_id, attempt, Accounting.Outcome.GIVEN_UP, _("it broke several times"))
    return None


def _close(turn_id: int, attempt: int, outcome: str, note: str = "", done_already: int = 0) -> bool:
    """There is nothing more to do; True for the one caller whose attempt it was."""
    mine = Accounting.objects.filter(pk=turn_id, attempt=attempt, due_at__isnull=False)
    return bool(mine.update(due_at=None, outcome=outcome, note=note[:240], done_already=done_already))


def _prepare(turn_id: int, attempt: int) -> _Pass | None:
    """Read a settled turn with the state around it; None where it cannot be found any more."""
    turn = Turn.objects.select_related("session", "scene").get(pk=turn_id)
    session, story = turn.session, story_of(turn.session)
    number = Save.objects.filter(turn=turn, reason="turn").aggregate(last=Max("number"))["last"]
    if number is None:
        _close(turn_id, attempt, Accounting.Outcome.GIVEN_UP, _("there is no save of this turn"))
        return None
    then = World(state_at(session.pk, number).values())
    before = World(state_at(session.pk, number - 1).values()) if number > 1 else then
    scene = turn.scene.key
    state = then.scene(scene)
    place = state.place if state is not None else ""
    page = Page(before, then, load_world(session.pk, session.state_version), story, scene, place)
    told = Event.objects.filter(turn=turn, kind__in=("NARRATION", "NARRATION_SEGMENT")).order_by("position")
    seats = {one.seat: one.id for one in then.characters()}
    texts = []
    for audience, body in told.values_list("audience", "stored__body"):
        # What the party has read while it was apart is for those of its own scene.
        only = None if audience is None else tuple(str(seat) for seat in audience)
        alone = seats.get(only[0], "") if only is not None and len(only) == 1 else ""
        texts.append(_Text(str(body.get("text", "")), only, cast_of(then, story, scene, alone)))
    english = manner_of(session.campaign_id).language == "English"
    return _Pass(turn, attempt, page, tuple(texts), english)


def _read(held: _Pass) -> _Read:
    found = _Read()
    if held.english:
        found.claims = [
            (claim, one.audience) for one in held.texts for claim in claims_in(one.text, one.cast)
        ]
    return found


async def _ask(held: _Pass, found: _Read, accountant: Accountant, ledger: SessionLedger) -> None:
    """Ask a model too, of the shared prose alone: what single seats have read is in no prompt."""
    shared = max((one for one in held.texts if one.text), key=lambda one: _reach(held, one), default=None)
    if shared is None or _reach(held, shared) < 0:
        return
    try:
        async with asyncio.timeout(ASK_WITHIN):
            claims = await accountant.account(shared.text, shared.cast, ledger)
    except BudgetExceeded as stopped:
        found.outcome, found.note = Accounting.Outcome.SKIPPED, stopped.message
    except TimeoutError:
        found.outcome, found.note = Accounting.Outcome.SKIPPED, _("the model took too long")
    except NarratorError as failed:
        log.warning("a turn was accounted for by rules alone", extra={"error": failed.message})
        found.outcome, found.note = Accounting.Outcome.SKIPPED, failed.message
    else:
        found.outcome = Accounting.Outcome.ASKED
        found.claims += [(claim, shared.audience) for claim in claims]


def _reach(held: _Pass, one: _Text) -> int:
    """How widely a text was read: -1 for what not everybody in the scene has."""
    if one.audience is None:
        return 1
    party = {person.seat for person in held.page.then.characters() if person.scene == held.page.scene}
    return 0 if party <= set(one.audience) else -1


@transaction.atomic
def _keep(held: _Pass, found: _Read, ledger: SessionLedger) -> bool:
    """Keep what came of a pass, once; False when somebody else has done it or the table has gone back."""
    keep_calls(Calls(ledger.free))
    session = Session.objects.select_for_update().get(pk=held.turn.session_id)
    readers = {claim.key: audience for claim, audience in reversed(found.claims)}
    claims = each_once(claim for claim, _audience in found.claims)
    weighed = [Weighed(weigh(held.page, claim), readers[claim.key]) for claim in claims]
    already = sum(one.verdict.outcome == "done" for one in weighed)
    if not _close(held.turn.pk, held.attempt, found.outcome, found.note, already):
        return False
    propose(session, held.turn, held.page, weighed)
    return True
