"""A turn that has settled is told in other words: the same dice, rulings and state, and one event in another's place.

Who asks for it marks the turn; any web process takes it up, and one that dies leaves it to the next. Nothing is
streamed: readers see one text give way to another, once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import TurnError
from campaigns.events import Fleeting
from campaigns.models import Event, EventBody, Save, Turn, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.memories import recall
from campaigns.selectors.rulings import HeardRulings
from campaigns.selectors.transcript import recent_prose
from campaigns.services.calls import Calls, keep_calls
from campaigns.services.cases import Adjudicated, Case, open_case
from campaigns.services.dicebox import StoringDice
from campaigns.services.ledger import SessionLedger
from campaigns.services.log import Entry, append
from campaigns.services.remembering import Recalled
from campaigns.services.resolving import REMEMBERED, brief_of
from campaigns.services.reviewing import Reviewed, review
from campaigns.services.saves import state_at
from campaigns.services.toolbox import TurnToolbox
from campaigns.storage import in_database
from campaigns.world.people import party_of
from campaigns.world.recalling import seats_of, wanted_for
from campaigns.world.resolution import Resolution, TurnPlan
from campaigns.world.senses import Senses, mark
from campaigns.world.state import World
from campaigns.world.tools import WorldTools
from campaigns.world.truth import known_of
from narrator.checks.known import Known
from narrator.contracts import Brief, Engine, ToolResult, ToolSpec
from narrator.errors import NarratorError
from narrator.tools import TOOLS

log = logging.getLogger(__name__)

NARRATE_WITHIN: Final = 120.0
HELD: Final = timedelta(seconds=200)
"""How long a telling is left to whoever has taken it up: longer than it may take, a repair included."""

_ASK: Final = """
UPDATE campaigns_turn SET retell_due_at = {now}, teller = %s
WHERE id = %s AND status = 'narrated' AND retell_due_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM campaigns_turn later WHERE later.scene_id = campaigns_turn.scene_id
    AND later.number > campaigns_turn.number AND later.status <> 'collecting'
)
"""
_CLAIM: Final = """
UPDATE campaigns_turn SET attempt = attempt + 1, retell_due_at = {later}
WHERE id = %s AND status = 'narrated' AND retell_due_at <= {now} RETURNING attempt
"""


@dataclass(slots=True)
class _Again:
    """One attempt at telling a settled turn in other words."""

    done: Adjudicated
    old: Event
    brief: Brief
    known: Known
    toolbox: TurnToolbox
    ledger: SessionLedger


@dataclass(frozen=True, slots=True)
class _OnlyLooking:
    """The turn's tools, of which only those that look something up are done: the turn has settled."""

    inner: TurnToolbox

    def specs(self) -> Sequence[ToolSpec]:
        """What is on offer in every turn: it is part of what a model service keeps."""
        return self.inner.specs()

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        """Look something up; whatever would change or draw anything is refused."""
        if name in TOOLS and TOOLS[name].category != "READ":
            return ToolResult("error_fatal", {"error": "This turn has settled. Only tell it in other words."})
        return await self.inner.call(name, arguments, call_id=call_id)


def last_told(session_id: int) -> Turn:
    """The turn of a session that has settled last. Raises ``TurnError`` before the first one has."""
    told = Turn.objects.filter(session=session_id, status=Turn.Status.NARRATED, adjudication__isnull=False)
    turn = told.order_by("-settled_at", "-pk").first()
    if turn is None:
        raise TurnError(_("Nothing has been told yet."))
    return turn


@transaction.atomic
def ask(turn_id: int, *, by: str = "", house: bool = False) -> None:
    """Have a settled turn told in other words, by the house narrator with ``house``. ``by`` is the GM's player id.

    Raises ``TurnError`` when the story has gone on, when it is being done already (of two at once one wins), and
    for a turn that cannot be told apart from what followed: the party parted in it.
    """
    turn = Turn.objects.get(pk=turn_id)
    if turn.adjudication is None or Resolution.from_json(turn.adjudication).partings:
        raise TurnError(_("The party parted in this turn; it cannot be told again."))
    if not sql.change(_ASK.format(now=sql.now()), ("house" if house else "", turn_id)):
        raise _refused(turn)
    told = _("Round %(round)d is to be told in other words.") % {"round": turn.number}
    append(turn.session_id, [Entry("GM_ACTION", {"text": told}, audience=(), subject=by)], turn_id=turn_id)


def _refused(turn: Turn) -> TurnError:
    if turn.status != Turn.Status.NARRATED:
        return TurnError(_("This turn has not settled yet."), hint="/gm cut")
    if turn.retell_due_at is not None:
        return TurnError(_("Round %(round)d is being told again already.") % {"round": turn.number})
    return TurnError(
        _("The story has gone on since round %(round)d; what follows rests on its words.")
        % {"round": turn.number}
    )


def waiting() -> tuple[int, ...]:
    """Turns that wait to be told again and that nobody is at."""
    return tuple(Turn.objects.filter(retell_due_at__lte=Now()).order_by("pk").values_list("pk", flat=True))


async def tell(turn_id: int, *, engine: Engine, within: float = NARRATE_WITHIN) -> bool:
    """Tell a settled turn in other words if nobody else is at it; True when this call has done so.

    A narrator that fails leaves everything as it was, and the GM is told.
    """
    attempt = await in_database(_claim, turn_id)
    if attempt is None:
        return False
    again = await in_database(_prepare, turn_id, attempt)
    try:
        async with asyncio.timeout(within):
            draft = await engine.narrate(again.brief, _OnlyLooking(again.toolbox), again.ledger, _unheard)
        reviewed = await review(draft, again.brief, again.known, engine, again.ledger)
    except (NarratorError, TimeoutError) as failed:
        log.warning("a turn was not told again", extra={"turn": turn_id, "error": str(failed)})
        await in_database(_leave, again)
        return False
    return await in_database(_keep, again, reviewed)


def give_up(turn_id: int) -> None:
    """Leave a turn as it was told, because of a fault of ours."""
    Turn.objects.filter(pk=turn_id).update(retell_due_at=None)


def _claim(turn_id: int) -> int | None:
    statement = _CLAIM.format(now=sql.now(), later=sql.seconds_from_now(int(HELD.total_seconds())))
    taken = sql.rows(statement, (turn_id,))
    return int(str(taken[0][0])) if taken else None


def _prepare(turn_id: int, attempt: int) -> _Again:
    """The turn as it settled: its plan, its rulings, and the state that its own save holds."""
    case = open_case(turn_id, attempt)
    turn = case.turn
    kept = Save.objects.get(turn=turn_id, reason="turn")
    world = World(state_at(case.session.pk, kept.number).values())
    old = Event.objects.select_related("stored").filter(turn=turn_id, kind="NARRATION").latest("position")
    case.audience = None if old.audience is None else tuple(old.audience)
    _as_it_was_read(world, case)
    plan = None if turn.plan is None else TurnPlan.from_json(turn.plan)
    done = Adjudicated(case, plan, Resolution.from_json(turn.adjudication or {}))
    # Notes to single seats stand as they were sent; nobody is told them twice.
    shared = Adjudicated(case, plan, replace(done.resolution, private=()))
    declared = plan.declared if plan is not None else ()
    memories = recall(
        case.session.pk,
        wanted_for(world, case.scene, declared, turn.number),
        seats_of(world, case.scene),
    )
    readers = case.audience or ()
    recent = tuple(
        text for text in recent_prose(case.session.pk, REMEMBERED, readers) if text != old.stored.body["text"]
    )
    seed = f"{case.session.seed}:{attempt}"
    brief = brief_of(shared, world, Recalled(memories, ()), recent=recent, seed=seed)
    known = known_of(world, case.story, brief, done.resolution)
    tools = WorldTools(
        world,
        case.scene,
        case.story,
        StoringDice(case.session.pk, turn_id, shown=False),
        tuple(one.id for one in world.characters() if one.scene == case.scene),
        turn=turn.number,
        seed=seed,
        outcomes=done.resolution.outcomes,
        records=HeardRulings(turn, readers),
    )
    toolbox = TurnToolbox(turn_id, attempt, tools, [], known.secrets)
    return _Again(done, old, brief, known, toolbox, SessionLedger(case.session.pk, turn_id, attempt))


def _as_it_was_read(world: World, case: Case) -> None:
    """Count those for the turn's witnesses who have read of it, whoever perceives the scene by now."""
    readers, party = case.audience, party_of(world, case.scene)
    unread = [] if readers is None else [one.id for one in party if one.seat not in readers]
    mark(world, case.scene, {who: Senses(awake=False) for who in unread})


async def _unheard(text: str) -> None:
    """What is told again is not streamed: the settled text gives way to it in one piece."""


@transaction.atomic
def _keep(again: _Again, told: Reviewed) -> bool:
    """Put the new prose in the place of the old; False when the story has gone on meanwhile."""
    keep_calls(Calls(again.ledger.free, again.toolbox.calls))
    turn = again.done.case.turn
    later = Turn.objects.filter(scene=turn.scene_id, number__gt=turn.number, status=Turn.Status.NARRATED)
    held = Turn.objects.filter(pk=turn.pk, attempt=again.done.case.attempt, retell_due_at__isnull=False)
    if not held.update(retell_due_at=None):
        return False
    if later.exists():
        _tell_gm(turn, _("The story has gone on; round %(round)d stays as it was told."))
        return False
    sql.insert(told.rows(turn.pk, again.done.case.attempt))
    before = again.old.stored.body
    kept = {key: value for key, value in before.items() if not key.startswith("gm_") and key != "corrected"}
    body: dict[str, Json] = {**kept, "text": told.draft.text, "state_delta": {}, "told_again": True}
    if told.judged:
        body["gm_findings"] = told.for_gm()
    withdrawn = {**kept, "text": "", "footnotes": [], "withdrawn": True, "gm_withdrawn": before["text"]}
    EventBody.objects.filter(pk=again.old.pk).update(body=withdrawn, erased_at=timezone.now())
    append(turn.session_id, [Entry("NARRATION", body, again.done.case.audience)], turn_id=turn.pk)
    return True


@transaction.atomic
def _leave(again: _Again) -> None:
    """The narrator has failed: what was told stays, and the GM is told."""
    keep_calls(Calls(again.ledger.free, again.toolbox.calls))
    turn = again.done.case.turn
    held = Turn.objects.filter(pk=turn.pk, attempt=again.done.case.attempt, retell_due_at__isnull=False)
    if held.update(retell_due_at=None):
        _tell_gm(turn, _("The narrator could not tell round %(round)d again; it stays as it was."))


def _tell_gm(turn: Turn, message: str) -> None:
    told: dict[str, Json] = {
        "message": message % {"round": turn.number},
        "code": NarratorError.code,
        "type": NarratorError.type,
        "reconnect_required": False,
    }
    on_commit(Fleeting(turn.session_id, "ERROR", told, seats=()))
