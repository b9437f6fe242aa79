"""Coming to somebody's table, and back to one's own seat."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from campaigns.models import Member, Seat
from campaigns.services.accounts import is_guest
from campaigns.services.seating import leave
from tests.cast import Table


def test_a_link_and_a_name_lead_to_the_table(table: Table, client: Client) -> None:
    page = client.get(f"/t/{table.session.join_code}").content.decode()
    assert "Ida Marsh" in page
    answer = client.post(f"/t/{table.session.join_code}", {"name": "Dan"})
    assert answer.headers["Location"] == f"/play/{table.session.slug}"
    assert client.get(answer.headers["Location"]).status_code == 200
    assert is_guest(Member.objects.get(display_name="Dan").user)


def test_looking_at_the_door_makes_nobody(table: Table, client: Client) -> None:
    before = User.objects.count()
    client.get(f"/t/{table.session.join_code}")
    assert User.objects.count() == before


def test_who_belongs_to_the_table_is_led_straight_to_it(table: Table, browser_of) -> None:
    answer = browser_of(table.bob.user).get(f"/t/{table.session.join_code}")
    assert answer.headers["Location"] == f"/play/{table.session.slug}"


@pytest.mark.parametrize("name", ["bob", "  BOB ", "", "!?", "x" * 60])
def test_a_name_that_is_taken_or_none_is_refused_and_seats_nobody(
    table: Table, client: Client, name: str
) -> None:
    before = Member.objects.count()
    assert client.post(f"/t/{table.session.join_code}", {"name": name}).status_code == 400
    assert Member.objects.count() == before


def test_where_guests_are_not_let_in_an_account_is_asked_for(
    table: Table, client: Client, settings: Settings
) -> None:
    settings.SIDEQUEST_GUESTS = "off"
    answer = client.post(f"/t/{table.session.join_code}", {"name": "Dan"})
    assert answer.status_code == 400
    assert "Log in or register first." in answer.content.decode()


@pytest.mark.django_db
def test_a_code_of_no_table_is_not_found(client: Client) -> None:
    assert client.get("/t/QQQQQQ").status_code == 404
    assert client.get("/t/QQQQQQ/qr.svg").status_code == 404


def test_the_link_comes_as_a_qr_code(table: Table, client: Client) -> None:
    picture = client.get(f"/t/{table.session.join_code}/qr.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")


def test_a_return_link_seats_its_member_only_by_the_button(table: Table, client: Client) -> None:
    address = f"/return/{table.bob.return_key}"
    assert "Bob" in client.get(address).content.decode()
    assert client.get(f"/play/{table.session.slug}").status_code == 302
    answer = client.post(address)
    assert answer.headers["Location"] == f"/play/{table.session.slug}"
    assert client.get(answer.headers["Location"]).status_code == 200


def test_who_has_left_is_asked_at_the_door_and_sits_down_by_the_button(table: Table, browser_of) -> None:
    leave(table.bob_seat.pk)
    browser, door = browser_of(table.bob.user), f"/t/{table.session.join_code}"
    assert browser.get(f"/play/{table.session.slug}").headers["Location"] == door
    page = browser.get(door).content.decode()
    assert "You have left this table." in page
    assert "Ida Marsh is still yours." in page
    assert Seat.objects.get(pk=table.bob_seat.pk).status == Seat.Status.LEFT, "looking sits nobody down"
    assert browser.post(door).headers["Location"] == f"/play/{table.session.slug}"
    assert browser.get(f"/play/{table.session.slug}").status_code == 200
    assert Seat.objects.get(pk=table.bob_seat.pk).status == Seat.Status.PLAYING


def test_the_button_of_a_return_link_takes_a_seat_again_that_was_left(table: Table, client: Client) -> None:
    leave(table.bob_seat.pk)
    address = f"/return/{table.bob.return_key}"
    assert "You have left this table." in client.get(address).content.decode()
    client.post(address)
    assert Seat.objects.get(pk=table.bob_seat.pk).status == Seat.Status.PLAYING


@pytest.mark.django_db
def test_a_return_link_that_was_renewed_is_not_found(client: Client) -> None:
    assert client.get("/return/nobodys-key").status_code == 404


def test_a_closing_slash_leads_to_the_same_door(table: Table, client: Client) -> None:
    answer = client.get(f"/t/{table.session.join_code}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/t/{table.session.join_code}")
