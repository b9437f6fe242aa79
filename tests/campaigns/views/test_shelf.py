"""My campaigns, a campaign's page, and what only its host may do there."""

import pytest
from django.test import Client

from campaigns.models import Campaign, Member, Proposal, Seat, Session
from tests.cast import Table


def campaign_page(table: Table) -> str:
    return f"/campaigns/{table.session.campaign_id}/"


def test_all_my_tables_are_on_my_shelf(table: Table, browser_of) -> None:
    page = browser_of(table.cleo.user).get("/campaigns/").content.decode()
    assert f"/play/{table.session.slug}" in page
    assert "as Tam Reed" in page
    assert "Ida Marsh" in page


def test_others_tables_are_not(table: Table, browser_of) -> None:
    assert table.session.slug not in browser_of(table.mallory).get("/campaigns/").content.decode()


@pytest.mark.django_db
def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    assert client.get("/campaigns/").headers["Location"] == "/login/?next=/campaigns/"


def test_a_campaign_shows_its_members_and_seats(table: Table, browser_of) -> None:
    page = browser_of(table.bob.user).get(campaign_page(table)).content.decode()
    for word in ("Alice", "Bob", "Cleo", "Ida Marsh", "Tam Reed"):
        assert word in page


def test_a_campaign_is_hidden_from_who_does_not_belong(table: Table, browser_of) -> None:
    assert browser_of(table.mallory).get(campaign_page(table)).status_code == 404
    assert browser_of(table.mallory).post(campaign_page(table) + "archive").status_code == 404


def test_the_host_gives_a_seat_to_somebody_else(table: Table, browser_of) -> None:
    dan = Member.objects.create(campaign=table.session.campaign, user=table.mallory, display_name="Dan")
    order = {"seat": table.bob_seat.public_id, "to": dan.public_id}
    answer = browser_of(table.alice.user).post(campaign_page(table) + "seat", order, follow=True)
    assert "The seat has changed hands." in answer.content.decode()
    assert Seat.objects.get(pk=table.bob_seat.pk).member == dan


def test_the_host_frees_a_seat(table: Table, browser_of) -> None:
    order = {"seat": table.bob_seat.public_id, "to": ""}
    browser_of(table.alice.user).post(campaign_page(table) + "seat", order)
    assert Seat.objects.get(pk=table.bob_seat.pk).member is None


def test_nobody_else_gives_seats(table: Table, browser_of) -> None:
    order = {"seat": table.bob_seat.public_id, "to": table.cleo.public_id}
    answer = browser_of(table.cleo.user).post(campaign_page(table) + "seat", order, follow=True)
    assert "Only the host gives seats." in answer.content.decode()
    assert Seat.objects.get(pk=table.bob_seat.pk).member == table.bob


def test_a_fresh_return_link_is_shown_once_and_ends_the_old_one(
    table: Table, browser_of, client: Client
) -> None:
    host = browser_of(table.alice.user)
    old = table.bob.return_key
    page = host.post(
        campaign_page(table) + "link", {"member": table.bob.public_id}, follow=True
    ).content.decode()
    table.bob.refresh_from_db()
    assert f"/return/{table.bob.return_key}" in page
    assert table.bob.return_key not in host.get(campaign_page(table)).content.decode()
    assert client.get(f"/return/{old}").status_code == 404


def test_a_player_makes_no_link_for_another(table: Table, browser_of) -> None:
    old = table.bob.return_key
    browser_of(table.cleo.user).post(campaign_page(table) + "link", {"member": table.bob.public_id})
    table.bob.refresh_from_db()
    assert table.bob.return_key == old


def test_another_session_throws_the_same_dice(table: Table, browser_of) -> None:
    Session.objects.filter(pk=table.session.pk).update(physical_dice=True)
    browser_of(table.alice.user).post(campaign_page(table) + "session")
    assert Session.objects.filter(campaign=table.session.campaign).latest("pk").physical_dice


def test_in_another_session_characters_grow_as_in_the_last_one(table: Table, browser_of) -> None:
    Session.objects.filter(pk=table.session.pk).update(automatic_growth=True)
    browser_of(table.alice.user).post(campaign_page(table) + "session")
    assert Session.objects.filter(campaign=table.session.campaign).latest("pk").automatic_growth


def test_the_host_begins_another_session(table: Table, browser_of) -> None:
    browser_of(table.alice.user).post(campaign_page(table) + "session")
    assert Session.objects.filter(campaign=table.session.campaign).count() == 2
    browser_of(table.bob.user).post(campaign_page(table) + "session")
    assert Session.objects.filter(campaign=table.session.campaign).count() == 2


def test_the_host_puts_a_campaign_away(table: Table, browser_of) -> None:
    browser_of(table.bob.user).post(campaign_page(table) + "archive")
    assert Campaign.objects.get().archived_at is None
    browser_of(table.alice.user).post(campaign_page(table) + "archive")
    assert Campaign.objects.get().archived_at is not None
    assert table.session.slug not in browser_of(table.bob.user).get("/campaigns/").content.decode()


def test_a_number_no_database_counts_to_is_not_found(table: Table, browser_of) -> None:
    bob = browser_of(table.bob.user)
    assert bob.get(f"/campaigns/{2**63}/").status_code == 404
    assert bob.get(f"/campaigns/{10**17}/").status_code == 404


def test_the_host_draws_lines_and_everybody_reads_them(table: Table, browser_of) -> None:
    drawn = {"lines": "spiders\r\nharm to animals", "veils": "surgery"}
    answer = browser_of(table.alice.user).post(campaign_page(table) + "limits", drawn, follow=True)
    assert "they count from the next turn" in answer.content.decode()
    assert "harm to animals" in browser_of(table.bob.user).get(campaign_page(table)).content.decode()
    assert Campaign.objects.get(pk=table.session.campaign_id).veils == "surgery"


def test_nobody_else_draws_lines(table: Table, browser_of) -> None:
    answer = browser_of(table.bob.user).post(campaign_page(table) + "limits", {"lines": "rain"}, follow=True)
    assert "Only the host and the game master draw lines." in answer.content.decode()
    assert Campaign.objects.get(pk=table.session.campaign_id).lines == ""


def test_lines_that_are_too_long_are_refused(table: Table, browser_of) -> None:
    browser_of(table.alice.user).post(campaign_page(table) + "limits", {"lines": "x" * 2001})
    assert Campaign.objects.get(pk=table.session.campaign_id).lines == ""


def test_the_host_chooses_what_is_not_perceived_and_how_it_is_sworn(table: Table, browser_of) -> None:
    agreed = {"unperceived": "kept", "profanity": "refuse"}
    browser_of(table.alice.user).post(campaign_page(table) + "limits", agreed)
    campaign = Campaign.objects.get(pk=table.session.campaign_id)
    assert (campaign.unperceived, campaign.profanity) == ("kept", "refuse")
    assert (
        "kept back from whoever cannot perceive it"
        in browser_of(table.bob.user).get(campaign_page(table)).content.decode()
    )


def test_a_choice_that_there_is_not_changes_nothing(table: Table, browser_of) -> None:
    answer = browser_of(table.alice.user).post(
        campaign_page(table) + "limits", {"lines": "rain", "profanity": "shout"}, follow=True
    )
    assert "There is no such choice." in answer.content.decode()
    assert Campaign.objects.get(pk=table.session.campaign_id).lines == ""


def noted(table: Table, **more: object) -> None:
    """What the story implies at a table, read by everybody unless a test says otherwise."""
    Proposal.objects.create(
        session=table.session,
        turn=table.turn,
        number=Proposal.objects.count() + 1,
        key=str(Proposal.objects.count()),
        kind="item_gained",
        status="noted",
        **{"subject": "brass key", "quote": "Berit hands Ida a brass key.", **more},
    )


def without_gm(table: Table) -> None:
    """Nobody is game master."""
    Member.objects.filter(campaign=table.session.campaign).update(is_gm=False)


def test_a_host_without_a_gm_reads_what_the_story_implies(table: Table, browser_of) -> None:
    without_gm(table)
    noted(table)
    noted(table, quote="A secret knock.", audience=[table.bob_seat.public_id])
    page = browser_of(table.alice.user).get(campaign_page(table)).content.decode()
    assert "Berit hands Ida a brass key." in page
    assert "A secret knock." not in page
    assert "brass key" not in browser_of(table.bob.user).get(campaign_page(table)).content.decode()


def test_where_there_is_a_gm_it_is_the_gms(table: Table, browser_of) -> None:
    noted(table)
    assert "brass key" not in browser_of(table.alice.user).get(campaign_page(table)).content.decode()


def test_the_host_alone_lets_the_harmless_become_so(table: Table, browser_of) -> None:
    answer = browser_of(table.bob.user).post(
        campaign_page(table) + "harmless", {"takes_up": "1"}, follow=True
    )
    assert "Only the host chooses that." in answer.content.decode()
    assert not Campaign.objects.get(pk=table.session.campaign_id).takes_up_harmless
    browser_of(table.alice.user).post(campaign_page(table) + "harmless", {"takes_up": "1"})
    assert Campaign.objects.get(pk=table.session.campaign_id).takes_up_harmless
