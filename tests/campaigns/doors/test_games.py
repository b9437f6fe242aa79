"""Making a table over REST: whoever asks gets one, and what cannot be made leaves nothing behind."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from campaigns.models import Campaign, Member, Session
from tests.campaigns.doors.conftest import Post, refusal
from tests.cast import user


def test_a_guest_makes_a_table_and_hosts_it(post: Post, wish, client: Client) -> None:
    answer = post("/api/games", wish)
    assert answer.status_code == 201
    made = answer.json()
    session = Session.objects.get(slug=made["slug"])
    assert made["join_code"] == session.join_code
    assert (made["mode"], made["resumed"], made["url"]) == ("multiplayer", False, f"/play/{session.slug}")
    host = Member.objects.get(campaign=session.campaign)
    assert (host.display_name, host.is_host, host.is_gm) == ("Bob", True, False)
    assert client.session["_auth_user_id"] == str(host.user_id)
    assert session.auto_start


def test_a_solo_table_is_for_one(post: Post, wish) -> None:
    made = post("/api/games", {**wish, "mode": "solo"}).json()
    assert (made["mode"], made["url"]) == ("solo", f"/solo/{made['slug']}")


def test_every_call_makes_a_new_table(post: Post, wish) -> None:
    slugs = {post("/api/games", {**wish, "force_new": flag}).json()["slug"] for flag in (True, False)}
    assert len(slugs) == 2
    assert all(len(slug) >= 22 for slug in slugs)
    assert User.objects.count() == 1, "the second table is the same guest's"


def test_somebody_logged_in_hosts_by_their_name(wish, client: Client, db: None) -> None:
    client.force_login(user("Alice"))
    del wish["player_name"]
    made = client.post("/api/games", wish, content_type="application/json").json()
    host = Member.objects.get(campaign__sessions__slug=made["slug"])
    assert (host.user.username, host.display_name) == ("alice", "Alice")


def test_a_given_seed_is_the_tables(post: Post, wish) -> None:
    numbered = post("/api/games", {**wish, "seed": 7}).json()["slug"]
    spelled = post("/api/games", {**wish, "seed": "ab" * 32}).json()["slug"]
    assert Session.objects.get(slug=numbered).seed == f"{7:064x}"
    assert Session.objects.get(slug=spelled).seed == "ab" * 32


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"mode": "duel"}, "mode"),
        ({"genre_slug": ""}, "genre_slug"),
        ({"world_slug": None}, "world_slug"),
        ({"cheat": True}, "cheat"),
        ({"seed": "short"}, "seed"),
        ({"player_name": 5}, "player_name"),
    ],
)
def test_a_wish_that_cannot_be_meant_is_named(changes, field: str, post: Post, wish) -> None:
    error = refusal(post("/api/games", {**wish, **changes}), 400, 2004)
    assert str(error["details"]["field"]).startswith(field)
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["7", "???", "x" * 41])
def test_a_name_that_is_none_is_refused(name: str, post: Post, wish) -> None:
    refusal(post("/api/games", {**wish, "player_name": name}), 400, 2004)
    assert not User.objects.exists()


@pytest.mark.parametrize("key", ["genre_slug", "world_slug"])
def test_an_unknown_world_is_not_found_and_makes_nobody(key: str, post: Post, wish) -> None:
    error = refusal(post("/api/games", {**wish, key: "atlantis"}), 404, 2012)
    assert error["details"]["genre"] or error["details"]["world"]
    assert not User.objects.exists()
    assert not Campaign.objects.exists()


def test_a_draft_cannot_be_played(post: Post, wish) -> None:
    refusal(post("/api/games", {**wish, "world_slug": "sketchbook"}), 404, 2012)


@pytest.mark.parametrize("guests", ["off", "join"])
def test_guests_make_no_tables_where_they_may_not(guests: str, post: Post, wish, settings) -> None:
    settings.SIDEQUEST_GUESTS = guests
    refusal(post("/api/games", wish), 403, 2011)
    assert not User.objects.exists()


def test_a_table_is_looked_up_by_its_slug(post: Post, wish) -> None:
    slug = post("/api/games", wish).json()["slug"]
    stranger = Client()
    answer = stranger.get(f"/api/games/{slug}")
    assert answer.status_code == 200
    assert (answer.json()["slug"], answer.json()["genre_slug"]) == (slug, "lantern")


def test_looking_gives_a_cookie_and_makes_nobody(post: Post, wish, settings) -> None:
    slug = post("/api/games", wish).json()["slug"]
    people, members = User.objects.count(), Member.objects.count()
    stranger = Client()
    answer = stranger.get(f"/api/games/{slug}")
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["samesite"] == "Lax"
    assert (User.objects.count(), Member.objects.count()) == (people, members)
    assert settings.SESSION_COOKIE_NAME not in stranger.get(f"/api/games/{slug}").cookies


def test_an_unknown_table_is_not_found(client: Client, db: None) -> None:
    refusal(client.get("/api/games/nothing-here"), 404, 2012)
