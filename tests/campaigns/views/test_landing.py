"""The first page and the way from six letters to a table."""

import pytest
from django.test import Client

from tests.cast import Table


@pytest.mark.django_db
def test_every_playable_world_is_offered_in_its_own_look(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Saltby" in page
    assert 'data-theme="lantern/saltby"' in page
    assert "/theme/lantern/saltby.css?scoped=1" in page
    assert "/start/lantern/saltby/" in page


@pytest.mark.django_db
def test_drafts_are_not_offered(client: Client) -> None:
    assert "sketchbook" not in client.get("/").content.decode()


def test_a_visitor_finds_the_table_where_they_were(table: Table, browser_of) -> None:
    page = browser_of(table.bob.user).get("/").content.decode()
    assert f"/play/{table.session.slug}" in page
    assert "Ida Marsh" in page


def test_six_letters_lead_to_their_table_in_any_case(table: Table, client: Client) -> None:
    answer = client.post("/join/", {"code": f" {table.session.join_code.lower()} "})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/t/{table.session.join_code}"


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "abc", "ABCDEFG", "12345!", "ZZZZZZ"])
def test_what_is_no_code_is_answered_on_the_page(client: Client, code: str) -> None:
    answer = client.post("/join/", {"code": code})
    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()
