"""Mechanics before prose: plans a closed turn, asks players for throws, and stores what the rules decided.

What is stored here is stored once: a later attempt reads it back and rolls nothing again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.db.models.functions import Now

from campaigns.models import DiceRoll, Session, Turn, sql
from campaigns.rules.contracts import Json, Ruleset, Ruling, Throw
from campaigns.rules.records import dump_ruling, load_dice
from campaigns.rules.registry import ruleset_of
from campaigns.selectors.dice import plain_body, result_body
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.asking import THROW_WITHIN, ask
from campaigns.services.dicebox import ChainDice, ChainMoved
from campaigns.services.leases import Fenced, hold
from campaigns.services.log import Entry, append
from campaigns.services.throwing import show, throw_faces
from campaigns.world.state import Change, World
from campaigns.world.turning import (
    Declaration,
    DeclarationKind,
    Resolution,
    TurnPlan,
    opening,
    plan_turn,
    resolve_turn,
)
from genre_packs.resolved import ResolvedWorld

_SAID = """
SELECT seat.public_id, COALESCE(member.public_id, ''), seat.character_name, said.text, said.kind
FROM campaigns_submission said JOIN campaigns_seat seat ON seat.id = said.seat_id
LEFT JOIN campaigns_member member ON member.id = seat.member_id
WHERE said.turn_id = %s ORDER BY seat.number
"""
_DECIDE = """
UPDATE campaigns_turn SET plan = %s, adjudication = %s, changes = %s
WHERE id = %s AND attempt = %s AND status = 'resolving'
"""


@dataclass(frozen=True, slots=True)
class _Said:
    """One submission with who it is from."""

    seat: str
    player: str
    name: str
    text: str
    kind: DeclarationKind


@dataclass(slots=True)
class Case:
    """A held turn and everything its adjudication works with."""

    session: Session
    turn: Turn
    attempt: int
    story: ResolvedWorld
    rules: Ruleset
    world: World
    loaded_version: int
    solo: bool

    @property
    def scene(self) -> str:
        """The scene's key."""
        return self.turn.scene.key

    @property
    def place_name(self) -> str:
        """What the place is called where the scene is now; empty for a place that the world does not know."""
        here = self.world.scene(self.scene)
        place = self.story.place_by_id.get(here.place) if here is not None else None
        return place.name if place is not None else ""


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """A case whose mechanics are settled; ``plan`` is None for an opening."""

    case: Case
    plan: TurnPlan | None
    resolution: Resolution


def adjudicate(turn_id: int, attempt: int) -> Adjudicated | None:
    """Decide a held turn by the rules; None when players have been asked to throw first.

    Raises ``Fenced`` when a later attempt has the turn.
    """
    while True:
        try:
            return _adjudicate(_open_case(turn_id, attempt))
        except ChainMoved:
            # Somebody rolled between our reading the chain and taking from it; the throws are made again.
            continue


def _open_case(turn_id: int, attempt: int) -> Case:
    turn = Turn.objects.select_related("session", "scene").get(pk=turn_id)
    session = turn.session
    story = story_of(session)
    world = load_world(session.pk, session.state_version)
    return Case(
        session=session,
        turn=turn,
        attempt=attempt,
        story=story,
        rules=ruleset_of(story.rules.ruleset),
        world=world,
        loaded_version=session.state_version,
        solo=sum(1 for character in world.characters() if character.status == "alive") <= 1,
    )


def _adjudicate(case: Case) -> Adjudicated | None:
    turn = case.turn
    if turn.adjudication is not None:
        case.world.apply([Change.from_json(item) for item in turn.changes or []])
        plan = None if turn.plan is None else TurnPlan.from_json(turn.plan)
        return Adjudicated(case, plan, Resolution.from_json(turn.adjudication))
    dice = ChainDice(case.session, turn.pk)
    if turn.kind == Turn.Kind.OPENING:
        started = opening(case.world, case.scene, case.story, seed=case.session.seed, solo=case.solo)
        _store(case, started, dice)
        return Adjudicated(case, None, started)
    asked = turn.plan is not None
    said = () if asked else _said(turn)
    plan = TurnPlan.from_json(turn.plan) if turn.plan is not None else _plan(case, said)
    if plan.checks and not asked and _asked(case, plan, said):
        return None
    resolution = resolve_turn(
        case.world,
        plan,
        _throws(turn) if plan.checks else {},
        case.rules,
        case.story,
        dice,
        seed=case.session.seed,
        turn=turn.number,
    )
    # Without throws nothing has been stored yet, and one transaction keeps all of it.
    first = () if asked or plan.checks else _revealed(turn, said)
    _store(case, resolution, dice, plan, first)
    return Adjudicated(case, plan, resolution)


def _plan(case: Case, said: Sequence[_Said]) -> TurnPlan:
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
    )


def _asked(case: Case, plan: TurnPlan, said: Sequence[_Said]) -> bool:
    """Store a plan and ask for its throws; True while players may still throw them."""
    turn = case.turn
    with transaction.atomic():
        hold(turn.pk, case.attempt)
        Turn.objects.filter(pk=turn.pk).update(plan=plan.to_json())
        append(turn.session_id, _revealed(turn, said), turn_id=turn.pk)
        waits = ask(turn, plan.checks, case.rules, case.world)
        if waits:
            Turn.objects.filter(pk=turn.pk).update(
                status=Turn.Status.AWAITING_ROLLS,
                owner="",
                lease_expires_at=None,
                rolls_due_at=Now() + THROW_WITHIN,
            )
    return waits


def _said(turn: Turn) -> tuple[_Said, ...]:
    """What was declared for a turn, in the order of the seats."""
    return tuple(
        _Said(str(seat), str(player), str(name), str(text), cast(DeclarationKind, str(kind)))
        for seat, player, name, text, kind in sql.rows(_SAID, (turn.pk,))
    )


def _revealed(turn: Turn, said: Sequence[_Said]) -> tuple[Entry, ...]:
    """The submissions of a turn as everybody at the table now sees them."""
    return tuple(
        Entry(
            "PLAYER_ACTION",
            {
                "character_name": item.name,
                "action": item.text,
                "kind": item.kind,
                "round": turn.number,
                "scene_id": turn.scene.key,
                "aside": False,
            },
            subject=item.player,
        )
        for item in said
        if item.kind != "silent"
    )


def _throws(turn: Turn) -> Mapping[str, Throw]:
    """The faces of the turn's checks by check id; what nobody threw in time falls now."""
    throws = {}
    for roll in DiceRoll.objects.select_related("seat__member").filter(turn=turn, check_data__isnull=False):
        if roll.status == DiceRoll.Status.OPEN:
            _let_fall(roll, turn)
        check_id = str((roll.check_data or {})["id"])
        throws[check_id] = Throw(roll.request_id, load_dice(roll.dice), tuple(roll.faces or ()))
    return throws


def _let_fall(roll: DiceRoll, turn: Turn) -> None:
    """Throw for a player who has not, unless they do so at this very moment."""
    throw_faces(roll, client_seed="")
    with transaction.atomic():
        kept = DiceRoll.objects.filter(pk=roll.pk, status=DiceRoll.Status.OPEN).update(
            status=roll.status, faces=roll.faces, client_seed="", thrown_at=Now()
        )
        if kept:
            show(roll, turn)
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
        dice.store()
        if resolution.rulings or dice.thrown:
            _keep_rulings(turn, resolution)
        if resolution.chapter:
            # Before the prose, which streams at once: nothing is to be put above what somebody reads.
            heading: dict[str, Json] = {
                "round": turn.number,
                "scene_id": case.scene,
                "title": resolution.chapter,
            }
            entry = Entry("CHAPTER_MARKER", {**heading, "location": case.place_name})
            append(turn.session_id, [entry], turn_id=turn.pk)


def _keep_rulings(turn: Turn, resolution: Resolution) -> None:
    """Put each ruling on its roll, and log every throw of the chains in order: each verifies the next."""
    rolls = {roll.request_id: roll for roll in turn.rolls.select_related("seat__member")}
    ruled = {ruling.throw.id: ruling for ruling in resolution.rulings if ruling.throw is not None}
    touched = []
    for request_id, ruling in ruled.items():
        if request_id in rolls:
            rolls[request_id].ruling = dump_ruling(ruling)
            touched.append(rolls[request_id])
    DiceRoll.objects.bulk_update(touched, ["ruling"])
    chained = sorted((roll for roll in rolls.values() if roll.chain), key=lambda roll: roll.chain_index or 0)
    append(
        turn.session_id, [_shown(roll, ruled.get(roll.request_id), turn) for roll in chained], turn_id=turn.pk
    )


def _shown(roll: DiceRoll, ruling: Ruling | None, turn: Turn) -> Entry:
    """One throw of a chain as those may see it who follow that chain."""
    if ruling is not None and (ruling.public or not roll.public):
        body = result_body(roll, ruling, turn.number, turn.scene.key)
    else:
        body = plain_body(roll, turn.number, turn.scene.key)
    return Entry("DICE_RESULT", body, None if roll.public else ())
