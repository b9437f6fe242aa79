"""A turn can be read on its page from the players' words to the prose, and lists cost the same at any length."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import ToolCall, Turn
from tests.campaigns.admin.conftest import House
from tests.campaigns.admin.test_permissions import MODELS
from tests.campaigns.services.play import play, say, tell


@pytest.fixture
def told(house: House) -> Turn:
    """A turn in which somebody tried to be clever with markup."""
    turn = say(house.table, "I search the room <script>alert(1)</script>.", "I attack nobody.")
    tell(turn, "The room <b>holds</b> its breath.\n\nNothing moves.")
    turn.refresh_from_db()
    return turn


def test_a_turn_reads_from_words_to_prose(house: House, gm: Client, told: Turn) -> None:
    page = gm.get(reverse("admin:campaigns_turn_change", args=(told.pk,)))
    text = page.content.decode()
    assert "Ida Marsh" in text
    assert "I search the room &lt;script&gt;alert(1)&lt;/script&gt;." in text
    assert "<p>Nothing moves.</p>" in text
    for heading in ("Told", "Understood", "Came of it"):
        assert f"<h3>{heading}</h3>" in text


def test_what_people_wrote_is_escaped(house: House, gm: Client, told: Turn) -> None:
    text = gm.get(reverse("admin:campaigns_turn_change", args=(told.pk,))).content.decode()
    assert "<script>alert" not in text
    assert "<b>holds</b>" not in text
    assert "The room &lt;b&gt;holds&lt;/b&gt; its breath." in text


def test_a_turn_cannot_be_changed(house: House, gm: Client, told: Turn) -> None:
    address = reverse("admin:campaigns_turn_change", args=(told.pk,))
    assert 'name="_save"' not in gm.get(address).content.decode()
    assert gm.post(address, {"number": "99"}).status_code == 403
    told.refresh_from_db()
    assert told.number != 99


def test_a_turn_nobody_has_told_yet_can_be_read_too(house: House, gm: Client) -> None:
    page = gm.get(reverse("admin:campaigns_turn_change", args=(house.table.turn.pk,)))
    assert "Nothing has been told yet." in page.content.decode()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_a_list_costs_the_same_at_any_length(model, house: House, gm: Client) -> None:
    address = reverse(f"admin:campaigns_{model._meta.model_name}_changelist")
    gm.get(address)
    with CaptureQueriesContext(connection) as few:
        gm.get(address)
    play(house.table, 2, "I search the room.", "I ask about the place.")
    with CaptureQueriesContext(connection) as more:
        gm.get(address)
    assert len(more) <= len(few)


def test_a_turn_page_costs_the_same_for_any_number_of_rolls(house: House, gm: Client, told: Turn) -> None:
    address = reverse("admin:campaigns_turn_change", args=(told.pk,))
    with CaptureQueriesContext(connection) as few:
        gm.get(address)
    for roll in list(told.rolls.all()) * 3:
        roll.pk, roll.request_id = None, f"{roll.request_id}{roll.pk}{id(roll)}"
        roll.chain, roll.chain_index = "", None
        roll.save()
    with CaptureQueriesContext(connection) as more:
        gm.get(address)
    assert len(more) <= len(few) + 1


def test_the_narrators_calls_are_read_with_the_turn(house: House, gm: Client, told: Turn) -> None:
    ToolCall.objects.create(
        turn=told,
        attempt=1,
        call_id="a",
        name="query_lore",
        category="READ",
        arguments={"topic_or_query": "the cracked bell"},
        status="not_found",
        result={"error": "Nothing known by 'the cracked bell'."},
        perspective={"c0": "Ida Marsh", "c1": "Tam Reed"},
        took_ms=17,
    )
    text = gm.get(reverse("admin:campaigns_turn_change", args=(told.pk,))).content.decode()

    assert "the cracked bell&quot;" in text
    assert "Nothing known by" in text
    assert "Ida Marsh, Tam Reed" in text
    assert ">17<" in text
