"""REST for games: what can be played, making a table, looking one up, the caller's sessions."""

from __future__ import annotations

from typing import Annotated, Literal

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from campaigns.doors.json_endpoint import body_of, endpoint
from campaigns.errors import InvalidRequest
from campaigns.models import Session
from campaigns.selectors.genres import genres
from campaigns.selectors.tables import sessions_of
from campaigns.services.accounts import make_guest
from campaigns.services.campaigns import TableWish, find_world, session_by_slug, start_campaign

BACKEND = "django.contrib.auth.backends.ModelBackend"


class NewGame(BaseModel):
    """The body of POST /api/games; ``force_new`` is accepted, since every call makes a new session."""

    model_config = ConfigDict(extra="forbid")

    genre_slug: Annotated[str, Field(min_length=1, max_length=64)]
    world_slug: Annotated[str, Field(min_length=1, max_length=64)]
    mode: Literal["solo", "multiplayer"]
    player_name: Annotated[str, Field(max_length=200)] | None = None
    force_new: bool = True
    seed: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | int | None = None


@endpoint("GET")
def list_genres(request: HttpRequest) -> JsonResponse:
    """Every genre with its worlds; drafts left out."""
    return JsonResponse(genres())


@endpoint("POST")
def games(request: HttpRequest) -> JsonResponse:
    """Make a new table; the caller is its host, as a guest if nobody is logged in."""
    wish = _new_game(request)
    # Before anybody is made: a wish for a world that is not here leaves no guest behind.
    find_world(wish.genre_slug, wish.world_slug)
    host = request.user if isinstance(request.user, User) else _guest(request, wish.player_name)
    session = start_campaign(
        host,
        TableWish(wish.genre_slug, wish.world_slug, mode=wish.mode, auto_start=True, seed=_seed(wish.seed)),
        host_name=wish.player_name or host.first_name or host.get_username(),
    )
    return JsonResponse({**_game(session), "resumed": False}, status=201)


@endpoint("GET")
def game(request: HttpRequest, slug: str) -> JsonResponse:
    """One table; gives the visitor a session cookie and makes nobody."""
    session = session_by_slug(slug)
    if request.session.session_key is None:
        request.session["visited"] = True
        request.session.save()
    return JsonResponse(_game(session))


@endpoint("GET")
def sessions(request: HttpRequest) -> JsonResponse:
    """The caller's sessions and those that are listed."""
    user = request.user if isinstance(request.user, User) else None
    return JsonResponse({"sessions": sessions_of(user)})


def _new_game(request: HttpRequest) -> NewGame:
    try:
        return NewGame.model_validate(body_of(request))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidRequest(f"{where}: {first['msg']}", details={"field": where}) from wrong


def _guest(request: HttpRequest, name: str | None) -> User:
    guest = make_guest(name or _("Traveller"), joining=False)
    login(request, guest, backend=BACKEND)
    return guest


def _seed(given: str | int | None) -> str:
    if given is None:
        return ""
    return given if isinstance(given, str) else f"{given % 2**256:064x}"


def _game(session: Session) -> dict[str, object]:
    return {
        "slug": session.slug,
        "genre_slug": session.campaign.genre_slug,
        "world_slug": session.campaign.world_slug,
        "name": session.campaign.name,
        "mode": session.mode,
        "turn_mode": session.turn_mode,
        "status": session.status,
        "join_code": session.join_code,
        "url": f"/{'solo' if session.mode == Session.Mode.SOLO else 'play'}/{session.slug}",
    }
