"""Starting a campaign, as a guest and with an account."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from campaigns.models import Campaign, Session

START = "/start/lantern/saltby/"
WISH = {"name": "Bob", "mode": "multiplayer", "turn_mode": "cinematic", "campaign": "", "deadline": ""}


@pytest.mark.django_db
def test_a_name_is_enough_to_start_a_table(client: Client) -> None:
    answer = client.post(START, WISH)
    session = Session.objects.get()
    assert answer.headers["Location"] == f"/play/{session.slug}"
    assert session.campaign.name == "Saltby"
    assert session.campaign.members.get().display_name == "Bob"
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.django_db
def test_a_table_is_made_as_it_was_wished_for(client: Client) -> None:
    client.post(START, {**WISH, "campaign": "Thursdays", "turn_mode": "structured", "deadline": "86400"})
    session = Session.objects.get()
    assert (session.campaign.name, session.turn_mode, session.deadline_seconds) == (
        "Thursdays",
        "structured",
        86400,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("dice", "physical"), [("", False), ("physical", True)])
def test_a_table_throws_the_dice_it_wished_for(client: Client, dice: str, physical: bool) -> None:
    client.post(START, {**WISH, "dice": dice})
    assert Session.objects.get().physical_dice is physical


@pytest.mark.django_db
def test_a_solo_table_has_an_address_of_its_own(client: Client) -> None:
    answer = client.post(START, {**WISH, "mode": "solo"})
    assert answer.headers["Location"] == f"/solo/{Session.objects.get().slug}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "12"}, {"name": "x" * 41}, {"mode": "duel"}, {"deadline": "5"}, {"dice": "x"}],
)
def test_what_cannot_be_meant_makes_nothing(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post(START, {**WISH, **wrong})
    assert answer.status_code == 400
    assert not Campaign.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_where_guests_may_not_start_they_are_told_so(client: Client, settings: Settings) -> None:
    settings.SIDEQUEST_GUESTS = "join"
    answer = client.post(START, WISH)
    assert answer.status_code == 400
    assert "Log in or register first." in answer.content.decode()
    assert not Campaign.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/start/lantern/nowhere/", "/start/nothing/saltby/", "/start/lantern/sketchbook/"]
)
def test_an_unknown_world_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
