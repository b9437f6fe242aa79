"""Mechanics before prose: plans a closed turn, asks players for throws, and stores what the rules decided.

What is stored here is stored once: a later attempt reads it back and rolls nothing again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models.functions import Now

from campaigns.models import DiceRoll, Turn, sql
from campaigns.rules.contracts import Json, Ruling, Throw
from campaigns.rules.records import dump_ruling
from campaigns.selectors.dice import THROW_WITHIN, kept_bare, plain_body, result_body
from campaigns.selectors.rolls import counted_throw
from campaigns.services.asking import ask
from campaigns.services.cases import Adjudicated, Case, Said, open_case, said_for
from campaigns.services.clocks import story_clock
from campaigns.services.dicebox import ChainDice, ChainMoved
from campaigns.services.leases import Fenced, hold
from campaigns.services.log import Entry, append
from campaigns.services.rolls import show
from campaigns.services.rulings import keep_rulings
from campaigns.services.swearing import mildly
from campaigns.services.throwing import keep, throw_faces
from campaigns.world.people import name_of
from campaigns.world.senses import heard_of
from campaigns.world.state import Change
from campaigns.world.turning import (
    Declaration,
    Resolution,
    TurnPlan,
    opening,
    plan_turn,
    resolve_turn,
)
from campaigns.world.visibility import INSTEAD

_DECIDE = """
UPDATE campaigns_turn SET plan = %s, adjudication = %s, changes = %s
WHERE id = %s AND attempt = %s AND status = 'resolving'
"""
_RULE = "UPDATE campaigns_diceroll SET ruling = %s WHERE request_id = %s AND turn_id = %s"


def adjudicate(turn_id: int, attempt: int) -> Adjudicated | None:
    """Decide a held turn by the rules; None when players have been asked to throw first.

    Raises ``Fenced`` when a later attempt has the turn.
    """
    while True:
        try:
            return _adjudicate(open_case(turn_id, attempt))
        except ChainMoved:
            # Somebody rolled between our reading the chain and taking from it; the throws are made again.
            continue


def _adjudicate(case: Case) -> Adjudicated | None:
    turn = case.turn
    if turn.adjudication is not None:
        # On top of the state as it is now: the GM may have edited it since, or somebody joined.
        case.world.merge([Change.from_json(item) for item in turn.changes or []])
        plan = None if turn.plan is None else TurnPlan.from_json(turn.plan)
        return Adjudicated(case, plan, Resolution.from_json(turn.adjudication))
    dice = ChainDice(case.session, turn.pk, scene=case.apart)
    if turn.kind == Turn.Kind.OPENING:
        started = opening(case.world, case.scene, case.story, seed=case.session.seed, solo=case.solo)
        _store(case, started, dice)
        return Adjudicated(case, None, started)
    asked = turn.plan is not None
    said = () if asked else said_for(turn)
    plan = TurnPlan.from_json(turn.plan) if turn.plan is not None else _plan(case, said)
    if plan.checks and not asked and _asked(case, plan, said):
        return None
    clock = story_clock(case)
    resolution = resolve_turn(
        case.world,
        plan,
        _throws(turn) if plan.checks else {},
        case.rules,
        case.story,
        dice,
        seed=case.session.seed,
        turn=turn.number,
        now=clock.round,
        ticks=clock.ticks,
        automatic_growth=case.session.automatic_growth,
    )
    # Without throws nothing has been stored yet, and one transaction keeps all of it.
    first = () if asked or plan.checks else _revealed(case, said)
    _store(case, resolution, dice, plan, first)
    return Adjudicated(case, plan, resolution)


def _plan(case: Case, said: Sequence[Said]) -> TurnPlan:
    by_seat = {who.seat: who.id for who in case.world.characters() if who.status == "alive"}
    declared = tuple(
        Declaration(seat=item.seat, character=by_seat[item.seat], text=item.text, kind=item.kind)
        for item in said
        if item.seat in by_seat
    )
    return plan_turn(
        case.world,
        case.scene,
        declared,
        case.rules,
        case.story,
        seed=case.session.seed,
        turn=case.turn.number,
        version=case.loaded_version,
        packages={item.seat: item.dispatch for item in said if item.dispatch is not None},
    )


def _asked(case: Case, plan: TurnPlan, said: Sequence[Said]) -> bool:
    """Store a plan and ask for its throws; True while players may still throw them."""
    turn = case.turn
    with transaction.atomic():
        hold(turn.pk, case.attempt)
        Turn.objects.filter(pk=turn.pk).update(plan=plan.to_json())
        append(turn.session_id, _revealed(case, said), turn_id=turn.pk)
        waits = ask(turn, plan.checks, case.rules, case.world)
        if waits:
            Turn.objects.filter(pk=turn.pk).update(
                status=Turn.Status.AWAITING_ROLLS,
                owner="",
                lease_expires_at=None,
                rolls_due_at=Now() + THROW_WITHIN,
            )
    return waits


def _revealed(case: Case, said: Sequence[Said]) -> tuple[Entry, ...]:
    """The submissions of a turn as those in the scene now see them, or hear them."""
    return tuple(_reveal(case, item) for item in said if item.kind != "silent" or item.by_stand_in)


def _reveal(case: Case, item: Said) -> Entry:
    """One of them: who misses part of it is shown the rest, who misses all of it nothing."""
    body: dict[str, Json] = {
        "character_name": item.name,
        "action": item.text,
        "kind": item.kind,
        "round": case.turn.number,
        "scene_id": case.scene,
        "aside": False,
        **({"by": "stand-in"} if item.by_stand_in else {}),
    }
    body = mildly(case.session.campaign_id, body, "action")
    text = str(body["action"])
    others = {seat: senses for seat, senses in case.missing.items() if seat != item.seat}
    reaching = {seat: heard_of(text, senses) for seat, senses in others.items()}
    partly: dict[str, Json] = {seat: {**body, "action": part} for seat, part in reaching.items() if part}
    if partly:
        body[INSTEAD] = partly
    if partly.keys() == case.missing.keys():
        return Entry("PLAYER_ACTION", body, case.audience, subject=item.player)
    own = (item.seat,) if item.seat in case.missing else ()
    seats = (*(case.witnesses or ()), *partly, *own)
    return Entry("PLAYER_ACTION", body, seats, subject=item.player)


def _throws(turn: Turn) -> Mapping[str, Throw]:
    """The faces of the turn's checks by check id; what nobody threw in time falls now."""
    throws = {}
    for roll in DiceRoll.objects.select_related("seat__member").filter(turn=turn, check_data__isnull=False):
        if roll.status == DiceRoll.Status.OPEN:
            _let_fall(roll, turn)
        check_id = str((roll.check_data or {})["id"])
        throws[check_id] = counted_throw(roll)
    return throws


def _let_fall(roll: DiceRoll, turn: Turn) -> None:
    """Throw for a player who has not, unless they do so at this very moment."""
    throw_faces(roll, client_seed="")
    with transaction.atomic():
        kept = keep(roll)
        if kept:
            show(turn, roll)
    if not kept:
        roll.refresh_from_db()


def _store(
    case: Case,
    resolution: Resolution,
    dice: ChainDice,
    plan: TurnPlan | None = None,
    first: Sequence[Entry] = (),
) -> None:
    """Keep what was decided behind the fence, and log the dice of the opposition that decided it."""
    turn = case.turn
    changes = json.dumps([change.to_json() for change in case.world.changes()])
    planned = None if plan is None else json.dumps(plan.to_json())
    decided = json.dumps(resolution.to_json())
    with transaction.atomic():
        if not sql.change(_DECIDE, (planned, decided, changes, turn.pk, case.attempt)):
            raise Fenced("the turn was taken over")
        append(turn.session_id, first, turn_id=turn.pk)
        _keep_throws(case, resolution, dice)
        # Behind the fence: a turn is decided once.
        keep_rulings(turn, resolution.rulings, lambda actor: name_of(case.world, actor))
        if resolution.chapter:
            # Before the prose, which streams at once: nothing is to be put above what somebody reads.
            heading: dict[str, Json] = {
                "round": turn.number,
                "scene_id": case.scene,
                "title": resolution.chapter,
            }
            heard = case.audience if resolution.ending is None else None
            entry = Entry("CHAPTER_MARKER", {**heading, "location": case.place_name}, heard)
            append(turn.session_id, [entry], turn_id=turn.pk)


def _keep_throws(case: Case, resolution: Resolution, dice: ChainDice) -> None:
    """Put each ruling on its roll, and log every throw of the chains in order: each verifies the next."""
    turn = case.turn
    ruled = {ruling.throw.id: ruling for ruling in resolution.rulings if ruling.throw is not None}
    for roll in dice.thrown:
        if roll.request_id in ruled:
            roll.ruling = dump_ruling(ruled[roll.request_id])
    dice.store()
    thrown = {roll.request_id for roll in dice.thrown}
    for request_id, ruling in ruled.items():
        if request_id not in thrown:
            sql.change(_RULE, (json.dumps(dump_ruling(ruling)), request_id, turn.pk))
    chained = sorted(dice.thrown, key=lambda roll: roll.chain_index or 0)
    entries = [_shown(roll, ruled.get(roll.request_id), case) for roll in chained]
    append(turn.session_id, entries, turn_id=turn.pk)


def _shown(roll: DiceRoll, ruling: Ruling | None, case: Case) -> Entry:
    """One throw of a chain as those may see it who follow that chain."""
    if ruling is not None and (ruling.public or not roll.public):
        body = result_body(roll, ruling, case.turn.number, case.scene)
    else:
        body = plain_body(roll, case.turn.number, case.scene)
    if not roll.public:
        return Entry("DICE_RESULT", body, ())
    actor = case.world.character(ruling.actor) if ruling is not None else None
    own = actor.seat if actor is not None else ""
    unseen = [seat for seat in case.missing if seat != own]
    return Entry("DICE_RESULT", kept_bare(body, unseen), case.audience)
