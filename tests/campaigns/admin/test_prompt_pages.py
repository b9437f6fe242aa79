"""The GM reads what the narrator would be told, section by section, and how much it was told of a turn."""

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Campaign, Event, Session, Turn
from campaigns.selectors.prompts import in_counts
from campaigns.services.calls import Calls, keep_calls
from campaigns.services.turns import submit
from narrator.prompting import compose
from tests.campaigns.admin.conftest import House
from tests.narrator.sample import make_brief


def session_page(house: House) -> str:
    return reverse("admin:campaigns_session_change", args=(house.table.session.pk,))


def test_a_session_shows_what_would_be_told_now(house: House, gm: Client) -> None:
    submit(house.table.bob_seat.pk, text="I wait <b>here</b>.")
    page = gm.get(session_page(house)).content.decode()
    assert '<th scope="row">declared</th>' in page
    assert "I wait \u2039b\u203ahere\u2039/b\u203a." in page
    assert "You narrate a role-playing game" in page


def test_a_note_of_the_gm_is_seen_in_it(house: House, gm: Client) -> None:
    Session.objects.filter(pk=house.table.session.pk).update(note_from_gm="Bring the rain.")
    assert "Bring the rain." in gm.get(session_page(house)).content.decode()


def test_an_open_turn_shows_what_would_be_told_now(house: House, gm: Client) -> None:
    page = gm.get(reverse("admin:campaigns_turn_change", args=(house.table.turn.pk,))).content.decode()
    assert "You narrate a role-playing game" in page


def test_a_told_turn_shows_how_much_was_told(house: House, gm: Client) -> None:
    turn = Turn.objects.filter(session=house.table.session, status=Turn.Status.NARRATED)[0]
    prompt = compose(make_brief(recent=("Old " * 3000, "New " * 3000)))
    keep_calls(Calls(turn_id=turn.pk, prompt=in_counts(prompt)))
    page = gm.get(reverse("admin:campaigns_turn_change", args=(turn.pk,))).content.decode()
    assert prompt.prefix in page
    assert '<th scope="row">told_before</th>' in page
    assert "You narrate a role-playing game" not in page


def test_another_tables_prompt_is_not_found(house: House, gm: Client) -> None:
    address = reverse("admin:campaigns_session_change", args=(house.other.session.pk,))
    assert gm.get(address).status_code == 302


@pytest.mark.parametrize("chosen", ["narration_words", "narration_length"])
def test_how_a_campaign_is_told_is_changed_on_its_page(house: House, gm: Client, chosen: str) -> None:
    campaign = house.table.session.campaign
    value = {"narration_words": "epic", "narration_length": "concise"}[chosen]
    sent = {"name": campaign.name, "narration_words": "", "narration_length": "", "narration_tone": ""}
    sent |= {"narration_language": "", chosen: value}
    gm.post(reverse("admin:campaigns_campaign_change", args=(campaign.pk,)), sent)
    assert getattr(Campaign.objects.get(pk=campaign.pk), chosen) == value
    assert (
        "from here on"
        in Event.objects.filter(session=house.table.session).latest("position").stored.body["title"]
    )


def test_only_tones_of_the_genre_are_offered(house: House, gm: Client) -> None:
    campaign = house.table.session.campaign
    address = reverse("admin:campaigns_campaign_change", args=(campaign.pk,))
    sent = {"name": campaign.name, "narration_words": "", "narration_length": "", "narration_language": ""}
    assert gm.post(address, {**sent, "narration_tone": "Sunny"}).status_code == 200
    assert Campaign.objects.get(pk=campaign.pk).narration_tone == ""
