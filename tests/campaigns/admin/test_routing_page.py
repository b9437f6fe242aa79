"""On a turn's page the GM reads what each submission was read as, by whom, how surely, and where a model failed."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

from campaigns.models import Submission, Turn
from campaigns.world.dispatches import Dispatch, Presumed
from campaigns.world.meanings import Intent
from tests.campaigns.admin.conftest import House
from tests.campaigns.services.play import say, tell

PACKAGE = Dispatch(
    "key",
    "s0",
    "nobody",
    ("search",),
    Intent("search", "Hm."),
    Presumed(1, "main", "quay"),
    ("s0",),
    0.95,
    "model",
)


def shown(gm: Client, turn: Turn) -> str:
    """The rows under the heading, as text on one line."""
    page = gm.get(reverse("admin:campaigns_turn_change", args=(turn.pk,))).content.decode()
    if "How it was read" not in page:
        return ""
    table = page.split("How it was read")[1].split("</table>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", table).split())


def test_a_decided_turn_says_how_it_was_read(house: House, gm: Client) -> None:
    turn = say(house.table, "I search the room.", "Hm.")
    tell(turn)
    text = shown(gm, turn)
    assert "Ida Marsh search search the rules 90 %" in text
    assert "Tam Reed other skill the rules 30 %" in text


def test_an_open_turn_says_how_it_is_read_so_far(house: House, gm: Client) -> None:
    turn = house.table.turn
    Submission.objects.create(
        turn=turn,
        seat=house.table.bob_seat,
        text="Hm.",
        submitted_at=turn.opened_at,
        dispatch=PACKAGE.to_json(),
    )
    assert "nobody search search a model 95 %" in shown(gm, turn)


def test_a_package_of_another_version_is_left_out(house: House, gm: Client) -> None:
    turn = house.table.turn
    Submission.objects.create(
        turn=turn, seat=house.table.bob_seat, text="Hm.", submitted_at=turn.opened_at, dispatch={"key": 1}
    )
    assert shown(gm, turn) == ""


def test_why_a_model_had_no_say_is_a_sentence(house: House, gm: Client) -> None:
    turn = say(house.table, "I search the room.", "Hm.")
    tell(turn)
    turn.refresh_from_db()
    for one, trouble in zip(turn.plan["routed"], ("late", "a fault of tomorrow"), strict=True):
        one["trouble"] = trouble
    turn.save()
    text = shown(gm, turn)
    assert "the rules The model took too long." in text
    assert "the rules The model failed." in text
