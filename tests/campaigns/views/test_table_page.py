"""The table's page: for its members, with what its script needs and nothing that is not theirs."""

import json
import re

import pytest
from django.test import Client

from campaigns.models import EngineProfile, Session
from tests.cast import Table


def config_of(page: str) -> dict:
    """What the page tells its script."""
    found = re.search(r'<script id="table-config" type="application/json">(.*?)</script>', page)
    assert found
    return json.loads(found.group(1))


def test_a_member_gets_the_table(table: Table, browser_of) -> None:
    page = browser_of(table.bob.user).get(f"/play/{table.session.slug}").content.decode()
    config = config_of(page)
    assert config["slug"] == table.session.slug
    assert config["playerId"] == table.bob.public_id
    assert config["isHost"] is False
    assert config["joinLink"].endswith(f"/t/{table.session.join_code}")
    assert table.cleo.return_key not in page


def test_the_page_wears_the_theme_of_its_world(table: Table, browser_of) -> None:
    page = browser_of(table.bob.user).get(f"/play/{table.session.slug}").content.decode()
    assert "/theme/lantern/saltby.css" in page


def test_who_is_not_at_the_table_is_led_to_its_door(table: Table, browser_of) -> None:
    answer = browser_of(table.mallory).get(f"/play/{table.session.slug}")
    assert answer.headers["Location"] == f"/t/{table.session.join_code}"


def test_nobody_is_led_to_a_table_for_one(table: Table, browser_of) -> None:
    Session.objects.filter(pk=table.session.pk).update(mode="solo")
    assert browser_of(table.mallory).get(f"/solo/{table.session.slug}").status_code == 404


def test_the_wrong_door_leads_to_the_right_one(table: Table, browser_of) -> None:
    answer = browser_of(table.bob.user).get(f"/solo/{table.session.slug}")
    assert answer.headers["Location"] == f"/play/{table.session.slug}"


@pytest.mark.django_db
def test_an_unknown_table_is_not_found(client: Client) -> None:
    assert client.get("/play/nothing").status_code == 404


def test_the_page_and_the_campaigns_name_the_narrator_that_was_chosen(table: Table, browser_of) -> None:
    pages = f"/campaigns/{table.session.campaign_id}/"
    bob = browser_of(table.bob.user)
    assert config_of(bob.get(f"/play/{table.session.slug}").content.decode())["toldBy"] == ""
    assert "This story is told by" not in bob.get(pages).content.decode()
    wish = {"name": "Grok", "kind": "openai", "narration_model": "grok-4"}
    table.session.campaign.engine = EngineProfile.objects.create(**wish)
    table.session.campaign.save()
    assert config_of(bob.get(f"/play/{table.session.slug}").content.decode())["toldBy"] == "Grok (grok-4)"
    assert "This story is told by Grok (grok-4)." in bob.get(pages).content.decode()
