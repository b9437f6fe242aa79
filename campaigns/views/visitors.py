"""Who asks for a page: a member of the site, a guest, or nobody yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest

from campaigns.models import Member, Seat, Session
from campaigns.services.accounts import make_guest

BACKEND = "django.contrib.auth.backends.ModelBackend"


def visitor(request: HttpRequest) -> User | None:
    """The user behind a request; None for somebody we have never met."""
    return request.user if isinstance(request.user, User) else None


@contextmanager
def welcome(request: HttpRequest, name: str, *, joining: bool) -> Iterator[User]:
    """The user behind a request; somebody new becomes a guest of that name, logged in once the block is done.

    Whatever the block refuses leaves no guest and no login behind. Raises ``Forbidden`` where guests may not do
    this, ``InvalidRequest`` for a name that is none.
    """
    known = visitor(request)
    if known is not None:
        yield known
        return
    with transaction.atomic():
        guest = make_guest(name, joining=joining)
        yield guest
    login(request, guest, backend=BACKEND)


def member_of(user: User | None, session: Session) -> Member | None:
    """The user's membership of a session's campaign, if they have one."""
    if user is None:
        return None
    return Member.objects.filter(campaign=session.campaign_id, user=user).first()


def has_left(member: Member, session: Session) -> bool:
    """Whether a member has left a table for good; a GM looks on without a seat."""
    return not member.is_gm and member.seats.filter(session=session, status=Seat.Status.LEFT).exists()
