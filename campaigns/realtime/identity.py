"""Who is behind a socket: the Django session of its cookie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """A session that exists, and its user if somebody is logged in."""

    key: str
    user: User | None


def cookie_of(scope: Mapping[str, Any]) -> SessionCookie | None:
    """The session of a socket's cookie; None for no cookie and for one that we never gave out."""
    key = _key(scope)
    if not key:
        return None
    store = SessionStore(session_key=key)
    if not store.exists(key):
        return None
    request = HttpRequest()
    request.session = store
    user = get_user(request)
    return SessionCookie(key, user if isinstance(user, User) else None)


def log_in(cookie: SessionCookie, user: User) -> SessionCookie:
    """Make a new guest the user of the session that the socket came with."""
    store = SessionStore(session_key=cookie.key)
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return SessionCookie(cookie.key, user)


def _key(scope: Mapping[str, Any]) -> str:
    for name, value in scope.get("headers", ()):
        if name == b"cookie":
            try:
                cookies = SimpleCookie(value.decode("latin-1"))
            except CookieError:
                return ""
            morsel = cookies.get(settings.SESSION_COOKIE_NAME)
            if morsel is not None:
                return morsel.value
    return ""
