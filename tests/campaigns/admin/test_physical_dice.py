"""The GM chooses the table's dice on its page, and sees which rolls were thrown by hand."""

import json

from django.test import Client
from django.urls import reverse

from campaigns import broadcast
from campaigns.events import Outgoing
from campaigns.models import DiceRoll, Seat, Session
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.throwing import throw, use_physical_dice
from tests.campaigns.admin.conftest import House
from tests.campaigns.admin.test_editing_pages import _page, _sent_back
from tests.campaigns.services.play import say, tell


def test_the_gm_changes_the_dice_and_the_table_hears_of_it(
    house: House, gm: Client, django_capture_on_commit_callbacks
) -> None:
    session = house.table.session
    heard: list[Outgoing] = []
    broadcast.register(heard.extend)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            gm.post(_page(gm, session), {**_sent_back(gm.get(_page(gm, session))), "physical_dice": "on"})
    finally:
        broadcast.unregister(heard.extend)
    assert Session.objects.get(pk=session.pk).physical_dice
    assert "physical_dice" in json.dumps([message.payload for message in heard])


def test_the_gm_of_another_table_does_not(house: House, gm: Client) -> None:
    gm.post(_page(gm, house.other.session), {"physical_dice": "on"})
    assert not Session.objects.get(pk=house.other.session.pk).physical_dice


def test_a_throw_by_hand_is_marked_on_the_turn_and_in_the_list(house: House, gm: Client) -> None:
    table = house.table
    Seat.objects.filter(pk=table.bob_seat.pk).update(throws_by_itself=False)
    use_physical_dice(table.session.pk, True)
    turn = say(table, "I hide in the shadows.", "I wait.")
    assert adjudicate(turn.pk, claim(turn.pk, "here") or 0) is None
    roll = DiceRoll.objects.get(turn=turn, seat=table.bob_seat)
    throw(table.bob_seat.pk, roll.request_id, face=[3, 4])
    tell(turn)
    page = gm.get(reverse("admin:campaigns_turn_change", args=(turn.pk,))).content.decode()
    assert "(thrown by hand)" in page
    found = gm.get(reverse("admin:campaigns_diceroll_changelist"), {"physical__exact": "1"})
    assert [row.pk for row in found.context["cl"].result_list] == [roll.pk]
