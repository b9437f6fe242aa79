"""Who is refused stays a stranger: no guest, no login, nothing to find later."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.cast import Table


def test_who_is_let_in_is_logged_in(table: Table, client: Client) -> None:
    assert client.post(f"/t/{table.session.join_code}", {"name": "Dan"}).status_code == 302
    assert User.objects.get(pk=client.session["_auth_user_id"]).first_name == "Dan"


def test_a_visitor_refused_at_the_door_leaves_nothing_behind(table: Table, client: Client) -> None:
    before = User.objects.count()
    assert client.post(f"/t/{table.session.join_code}", {"name": "Bob"}).status_code == 400
    assert User.objects.count() == before
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_a_visitor_whose_table_cannot_be_made_leaves_nothing_behind(client: Client) -> None:
    wish = {"name": "!?", "mode": "solo", "turn_mode": "cinematic"}
    assert client.post("/start/lantern/saltby/", wish).status_code == 400
    assert not User.objects.exists()
    assert "_auth_user_id" not in client.session
