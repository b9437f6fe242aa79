"""A throw that not everybody may see is shown to the one who made it, and told to nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigns.models import DiceRoll, Event, Seat
from campaigns.rules.records import dump_check, load_check
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.throwing import throw
from tests.campaigns.services.play import say
from tests.cast import Table


@pytest.mark.parametrize("public", [True, False])
def test_only_a_public_throw_is_shown_to_the_table(table: Table, public: bool) -> None:
    Seat.objects.filter(pk=table.bob_seat.pk).update(throws_by_itself=False)
    turn = say(table, "I hide in the shadows.", "I wait.")
    attempt = claim(turn.pk, "here")
    assert attempt is not None
    adjudicate(turn.pk, attempt)
    roll = DiceRoll.objects.get(turn=turn, seat=table.bob_seat)
    check = replace(load_check(roll.check_data or {}), public=public)
    DiceRoll.objects.filter(pk=roll.pk).update(check_data=dump_check(check))

    throw(table.bob_seat.pk, roll.request_id)

    (shown,) = Event.objects.filter(turn=turn, kind="DICE_RESULT")
    assert shown.audience == (None if public else [table.bob_seat.public_id])
