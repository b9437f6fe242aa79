"""What can be played, and the caller's own tables."""

from __future__ import annotations

import pytest
from django.test import Client

from campaigns.models import Campaign
from tests.campaigns.services.play import play
from tests.cast import Table, set_table, user


@pytest.fixture
def table(db: None) -> Table:
    """A table that has played a round."""
    laid = set_table()
    play(laid, 1)
    return laid


def _sessions(name: str | None) -> list[dict[str, object]]:
    client = Client()
    if name is not None:
        client.force_login(user(name))
    return client.get("/api/sessions").json()["sessions"]


def test_genres_are_listed_with_their_worlds_and_no_drafts(client: Client, db: None) -> None:
    genres = client.get("/api/genres").json()
    assert set(genres) == {"lantern"}
    assert set(genres["lantern"]) == {"name", "description", "worlds"}
    (world,) = genres["lantern"]["worlds"]
    assert world["slug"] == "saltby"
    assert set(world) == {
        "slug", "name", "description", "era", "setting", "inspirations", "axis_snapshot", "hero_image"
    }  # fmt: skip


def test_members_see_their_table(table: Table) -> None:
    for name in ("Alice", "Bob", "Cleo"):
        (shown,) = _sessions(name)
        assert shown["session_id"] == shown["session_key"] == table.session.slug
    assert shown["players"] == [
        {"player_id": member.public_id, "display_name": member.display_name}
        for member in (table.bob, table.cleo)
    ]
    assert shown["characters"] == ["Ida Marsh", "Tam Reed"]
    assert shown["current_turn"] == 1
    assert (shown["genre"], shown["world"], shown["turn_mode"]) == ("lantern", "saltby", "cinematic")
    assert shown["current_location"]


def test_strangers_see_it_only_when_it_is_listed(table: Table) -> None:
    assert _sessions("Mallory") == _sessions(None) == []
    Campaign.objects.update(listed=True)
    assert len(_sessions("Mallory")) == len(_sessions(None)) == 1


def test_what_is_put_away_is_not_listed(table: Table) -> None:
    Campaign.objects.update(listed=True, archived_at=table.session.created_at)
    assert _sessions("Bob") == _sessions(None) == []


def test_events_for_few_are_not_counted_for_all(table: Table) -> None:
    (shown,) = _sessions("Bob")
    table.session.refresh_from_db()
    assert shown["message_count"] == table.session.public_count


def test_a_longer_list_asks_the_database_no_more(table: Table, django_assert_max_num_queries) -> None:
    client = Client()
    client.force_login(user("Alice"))
    for _more in range(2):
        set_table(present=False)
    with django_assert_max_num_queries(7):
        assert len(client.get("/api/sessions").json()["sessions"]) == 3
