"""Resolves a closed turn: claim, adjudicate, narrate, settle. Runs as a task of a web process.

No transaction is open while the engine works. Whoever loses the lease is fenced and stops without a trace.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import Final

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import CampaignError
from campaigns.events import Fleeting
from campaigns.models import Turn
from campaigns.selectors.failures import failure, trouble_of
from campaigns.selectors.limits import limits_of
from campaigns.selectors.manners import manner_of
from campaigns.selectors.prompts import in_counts
from campaigns.selectors.rulings import HeardRulings
from campaigns.selectors.transcript import recent_prose
from campaigns.services.adjudicating import adjudicate
from campaigns.services.calls import Calls, keep_calls
from campaigns.services.cases import Adjudicated
from campaigns.services.dicebox import StoringDice
from campaigns.services.holding import Holding
from campaigns.services.leases import Fenced, claim, hold
from campaigns.services.ledger import SessionLedger
from campaigns.services.meanings import Asked, meaning_of
from campaigns.services.reaching import Alone, briefs_for, tell_alone
from campaigns.services.remembering import Recalled, remembered_for
from campaigns.services.reviewing import Reviewed, review
from campaigns.services.settling import settle
from campaigns.services.streaming import Stream, tell_unkept
from campaigns.services.toolbox import TurnToolbox, fallen_before
from campaigns.storage import in_database
from campaigns.world.briefing import make_brief
from campaigns.world.state import World
from campaigns.world.tools import WorldTools
from campaigns.world.truth import known_of
from narrator.checks.known import Known
from narrator.contracts import Brief, Draft, Embedder, Engine
from narrator.errors import NarratorError
from narrator.prompting import compose

log = logging.getLogger(__name__)

NARRATE_WITHIN: Final = 180.0
"""Seconds after which an engine that has said nothing more is given up."""
REMEMBERED: Final = 24


@dataclass(slots=True)
class _Telling:
    """One attempt at telling an adjudicated turn."""

    done: Adjudicated
    brief: Brief
    world: World
    toolbox: TurnToolbox
    ledger: SessionLedger
    known: Known
    alone: tuple[Alone, ...] = ()

    @property
    def calls(self) -> Calls:
        """What is to be recorded of this attempt."""
        counted = in_counts(compose(self.brief))
        return Calls(self.ledger.free, self.toolbox.calls, self.done.case.turn.pk, counted)


async def resolve(
    turn_id: int,
    *,
    owner: str,
    engine: Engine,
    embedder: Embedder | None = None,
    bell: asyncio.Event | None = None,
) -> bool:
    """Resolve a turn if nobody else is at it; True when it was settled by this call.

    A narrator that fails leaves the turn FAILED, tells the table, and advances nothing. Raises ``OperationalError``
    when the database cannot keep it; the turn is then left to whoever takes it up after its lease. Whoever has had
    the turn taken away stops its narrator: at the next renewal of the lease, or at once when ``bell`` rings.
    """
    attempt = await in_database(claim, turn_id, owner)
    if attempt is None:
        return False
    hold_on = Holding(turn_id, attempt, bell or asyncio.Event())
    keeper = asyncio.create_task(hold_on.keep())
    done = None
    try:
        done = await in_database(adjudicate, turn_id, attempt)
        if done is None:
            return False
        telling = await in_database(_prepare, done, await hold_on.while_held(meaning_of(done, embedder)))
        reviewed = await hold_on.while_held(_narrate(telling, engine))
        await in_database(settle, telling.done, reviewed, telling.world, telling.calls, teller=engine.name)
    except Fenced:
        log.info("turn was taken over", extra={"turn": turn_id, "attempt": attempt})
        return False
    except NarratorError as failed:
        told = {"turn": turn_id, "attempt": attempt, "error": failed.message, "detail": failed.detail}
        log.warning("narration failed", extra=told)
        await in_database(fail, turn_id, attempt, failed)
        return False
    except CampaignError as refused:
        log.exception("a turn could not be decided", extra={"turn": turn_id, "attempt": attempt})
        await in_database(fail, turn_id, attempt, NarratorError(refused.message, hint=refused.hint))
        return False
    except OperationalError:
        if done is not None:
            tell_unkept(done.case.session.pk, done.case.scene, done.case.turn.number)
        raise
    finally:
        keeper.cancel()
    return True


def _prepare(done: Adjudicated, asked: Asked) -> _Telling:
    case = done.case
    world = case.world.branch()
    dice = StoringDice(case.session.pk, case.turn.pk, shown=False)
    perspective = tuple(character.id for character in world.characters() if character.scene == case.scene)
    tools = WorldTools(
        world,
        case.scene,
        case.story,
        dice,
        perspective,
        turn=case.turn.number,
        seed=case.session.seed,
        outcomes=done.resolution.outcomes,
        records=HeardRulings(case.turn, case.witnesses or ()),
    )
    remembered = remembered_for(done, world, asked.meaning)
    recent = recent_prose(case.session.pk, REMEMBERED, case.witnesses or ())
    brief = brief_of(done, world, remembered, recent=recent, seed=case.session.seed)
    known = known_of(world, case.story, brief, done.resolution)
    return _Telling(
        done,
        brief,
        world,
        TurnToolbox(
            case.turn.pk, case.attempt, tools, fallen_before(case.turn.pk, case.attempt), known.secrets
        ),
        SessionLedger(case.session.pk, case.turn.pk, case.attempt, [*asked.calls]),
        known,
        briefs_for(case, brief),
    )


def brief_of(
    done: Adjudicated, world: World, remembered: Recalled, *, recent: tuple[str, ...], seed: str
) -> Brief:
    """What a narrator is told of an adjudicated turn; ``recent`` is the prose that its readers know."""
    case = done.case
    brief = make_brief(
        world,
        case.scene,
        case.story,
        done.plan,
        replace(done.resolution, private=(*done.resolution.private, *remembered.private)),
        seed=seed,
        turn=case.turn.number,
        kind="opening"
        if case.turn.kind == Turn.Kind.OPENING
        else "ending"
        if done.resolution.ending
        else "turn",
        solo=case.solo,
        recent=recent,
        note=case.session.note_from_gm,
        limits=limits_of(case.session.campaign_id),
        manner=manner_of(case.session.campaign_id),
    )
    return replace(brief, memories=remembered.shared)


async def _narrate(telling: _Telling, engine: Engine) -> Reviewed:
    """What an engine tells, fit to settle."""
    case = telling.done.case
    key = (case.session.pk, case.scene, case.turn.number, case.attempt)
    stream = Stream(
        *key, telling.known.secrets, telling.brief.lines, case.witnesses, mild=telling.brief.voice.mild
    )
    beside = asyncio.create_task(tell_alone(telling.alone, engine, telling.ledger))
    try:
        draft = await _told(telling, engine, stream)
        draft = replace(draft, segments=(*await beside, *draft.segments))
    finally:
        # Where the turn's own narration fails, nobody is told anything.
        beside.cancel()
    if telling.toolbox.calls:
        # The narrator's tools have changed what is so, and may have made up names.
        telling.known = await asyncio.to_thread(_known_now, telling)
    try:
        return await review(draft, telling.brief, telling.known, engine, telling.ledger, streamed=stream.told)
    except NarratorError:
        await in_database(keep_calls, telling.calls)
        raise


def _known_now(telling: _Telling) -> Known:
    done = telling.done
    names = telling.toolbox.minted
    return known_of(telling.world, done.case.story, telling.brief, done.resolution, names)


async def _told(telling: _Telling, engine: Engine, stream: Stream) -> Draft:
    try:
        async with asyncio.timeout(NARRATE_WITHIN):
            draft = await engine.narrate(telling.brief, telling.toolbox, telling.ledger, stream.write)
    except TimeoutError as late:
        await in_database(keep_calls, telling.calls)
        raise NarratorError(_("The narrator took too long."), hint=_("Try the turn again.")) from late
    except (NarratorError, asyncio.CancelledError):
        # What a stopped request has used is on record too.
        await in_database(keep_calls, telling.calls)
        raise
    finally:
        # What was said before a failure is shown before the failure is.
        await stream.flush()
    if not draft.text.strip():
        raise NarratorError(_("The narrator said nothing."), hint=_("Try the turn again."))
    return draft


def fail(turn_id: int, attempt: int, failed: NarratorError) -> None:
    """Leave a held turn FAILED and tell the table why; nothing has advanced. Harmless for a late owner."""
    with transaction.atomic():
        try:
            hold(turn_id, attempt)
        except Fenced:
            return
        Turn.objects.filter(pk=turn_id).update(
            status=Turn.Status.FAILED,
            owner="",
            lease_expires_at=None,
            failure=failed.message[:240],
            trouble=trouble_of(failed),
        )
        turn = Turn.objects.select_related("scene").get(pk=turn_id)
        told = failure(turn, turn.scene.key)
        on_commit(Fleeting(turn.session_id, "ERROR", told, story=True, scene=turn.scene.key))


def give_up(turn_id: int, owner: str) -> None:
    """Leave a turn FAILED that this process holds and cannot go on with, because of a fault of ours."""
    held = Turn.objects.filter(pk=turn_id, status=Turn.Status.RESOLVING, owner=owner)
    attempt = held.values_list("attempt", flat=True).first()
    if attempt is not None:
        fail(turn_id, attempt, NarratorError(_("Something broke behind the screen.")))
