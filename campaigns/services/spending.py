"""Spending on dice that have fallen: what the rules offer a player for their throw, and what they take up."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import TurnError
from campaigns.events import Fleeting
from campaigns.models import DiceRoll, Session, Turn
from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Check, Json, Person
from campaigns.rules.records import dump_throw, load_check
from campaigns.selectors.dice import result_body, spends_payload
from campaigns.selectors.panels import party_panels
from campaigns.selectors.rolls import counted_throw, spends_on
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.dicebox import ChainDice, ChainMoved
from campaigns.services.log import append
from campaigns.services.rolls import for_scene, go_on
from campaigns.services.saves import keep_changes
from campaigns.services.worlds import commit_world
from campaigns.world.binding import rules_of
from campaigns.world.knowing import is_apart
from campaigns.world.people import person, store_sheets
from campaigns.world.state import World

NOTHING = ""


def offer_spends(roll: DiceRoll) -> bool:
    """Hold a throw open while its player may spend on it; False when there is nothing to spend.

    Inside the caller's transaction; the offer reaches the seat on commit.
    """
    spends = spends_on(roll)
    if not spends or roll.turn is None or roll.seat is None or roll.turn.status != Turn.Status.AWAITING_ROLLS:
        return False
    DiceRoll.objects.filter(pk=roll.pk).update(status=DiceRoll.Status.OFFERED)
    roll.status = DiceRoll.Status.OFFERED
    payload = spends_payload(roll, spends)
    player = roll.seat.member.public_id if roll.seat.member is not None else ""
    on_commit(Fleeting(roll.session_id, "DICE_SPENDS", payload, (roll.seat.public_id,), subject=player))
    return True


def spend(seat_id: int, request_id: str, what: str) -> None:
    """Spend on one's own throw, or keep it as it lies (``what`` empty).

    Raises ``TurnError`` when there is no such offer (any more) and ``RulesError`` for what is not on it; the
    offer stands then.
    """
    while True:
        try:
            with transaction.atomic():
                _spend(seat_id, request_id, what)
            return
        except ChainMoved:
            # Somebody rolled between our reading the chain and taking from it; the reroll is thrown again.
            continue


def _spend(seat_id: int, request_id: str, what: str) -> None:
    roll = (
        DiceRoll.objects.select_related("turn__scene", "seat__member")
        .filter(request_id=request_id, seat=seat_id, status=DiceRoll.Status.OFFERED)
        .first()
    )
    if roll is None or roll.turn is None or roll.turn.status != Turn.Status.AWAITING_ROLLS:
        raise TurnError(_("There is nothing to decide about that throw any more."))
    session = roll.turn.session = Session.objects.select_for_update().get(pk=roll.session_id)
    if what != NOTHING:
        _pay(roll, session, what)
        if offer_spends(roll):
            return
    DiceRoll.objects.filter(pk=roll.pk).update(status=DiceRoll.Status.THROWN)
    go_on(roll.turn)


def _pay(roll: DiceRoll, session: Session, what: str) -> None:
    """Take the price off the sheet, keep the throw that counts now, and show it to the table."""
    story = story_of(session)
    rules, check = rules_of(story), load_check(roll.check_data or {})
    version = session.state_version
    world = load_world(session.pk, version)
    actor = _actor(world, roll)
    lies = counted_throw(roll)
    apart = roll.turn.scene if roll.turn is not None and is_apart(world) else None
    dice = ChainDice(session, roll.turn_id, scene=apart)
    spent = rules.spend(with_spent(check, lies), lies, what, actor, dice)
    dice.store()
    roll.counted = dump_throw(spent.throw)
    DiceRoll.objects.filter(pk=roll.pk).update(counted=roll.counted)
    store_sheets(world, {roll.actor: spent.sheet}, rules)
    changes = commit_world(session, version, world)
    keep_changes(session, None, changes, reason=spent.note[:120])
    shown = next((one for one in dice.thrown if one.request_id == spent.throw.id), roll)
    _show(roll, shown, check, spent.note)
    on_commit(*party_panels(session, load_world(session.pk, session.state_version), story))


def _show(roll: DiceRoll, shown: DiceRoll, check: Check, note: str) -> None:
    turn = roll.turn
    if turn is None:
        return
    throw = counted_throw(roll)
    reading = rules_of(story_of(turn.session)).preview(with_spent(check, throw), throw)
    reading = replace(reading, summary=f"{note} {reading.summary}")
    shown.seat = roll.seat
    body: dict[str, Json] = {**result_body(shown, reading, turn.number, turn.scene.key), "spent": note}
    body["for_request"] = roll.request_id
    subject = roll.seat.member.public_id if roll.seat is not None and roll.seat.member is not None else ""
    append(turn.session_id, [for_scene(turn, body, roll.seat, subject)], turn_id=turn.pk)


def _actor(world: World, roll: DiceRoll) -> Person:
    actor = person(world, roll.actor)
    if actor is None:
        raise TurnError(_("Whoever threw that is not here any more."))
    return actor
