"""Asks players for the throws that a turn's checks need; throws for those who are away or let the table throw."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from campaigns.broadcast import on_commit
from campaigns.events import Fleeting
from campaigns.models import DiceRoll, Seat, Turn
from campaigns.rules.contracts import Check, Ruleset
from campaigns.rules.fairness import commitment
from campaigns.rules.records import dump_check, dump_dice
from campaigns.selectors.dice import request_payload
from campaigns.selectors.roster import SeatedHere, seated
from campaigns.services.rolls import show
from campaigns.services.throwing import throw_faces
from campaigns.world.state import World


def ask(turn: Turn, checks: Sequence[Check], rules: Ruleset, world: World) -> bool:
    """Make one roll for every check that has dice; True when some player is to throw by hand.

    Inside the caller's transaction. Requests reach their seats on commit.
    """
    here = {seat.seat: seat for seat in seated(turn.session_id, turn.scene.key, turn.pk)}
    seats = {seat.pk: seat for seat in Seat.objects.select_related("member").filter(session=turn.session_id)}
    rolls, fallen, requests = [], [], []
    for check in (check for check in checks if check.dice):
        roll = _roll_for(turn, check)
        seat = _seat_of(check, here, world)
        if seat is not None:
            roll.seat = seats[seat.pk]
        if seat is None or not seat.present or seats[seat.pk].throws_by_itself:
            throw_faces(roll, client_seed="")
            fallen.append(roll)
        else:
            roll.physical = turn.session.physical_dice
            payload = request_payload(roll, seat, check, rules.odds(check), turn.scene.key)
            requests.append(
                Fleeting(turn.session_id, "DICE_REQUEST", payload, (seat.seat,), subject=seat.player)
            )
        rolls.append(roll)
    DiceRoll.objects.bulk_create(rolls)
    show(turn, *fallen)
    on_commit(*requests)
    return bool(requests)


def _seat_of(check: Check, here: dict[str, SeatedHere], world: World) -> SeatedHere | None:
    character = world.character(check.actor)
    return here.get(character.seat) if character is not None else None


def _roll_for(turn: Turn, check: Check) -> DiceRoll:
    seed = secrets.token_bytes(32)
    return DiceRoll(
        session_id=turn.session_id,
        turn=turn,
        request_id=f"{turn.pk}.{check.id}"[:96],
        actor=check.actor,
        label=check.label[:240],
        check_data=dump_check(check),
        dice=dump_dice(check.dice),
        modifier=check.modifier,
        difficulty=check.difficulty,
        commitment=commitment(seed),
        server_seed=seed.hex(),
    )
