"""The standing cast: Alice is the GM, Bob and Cleo are seated, Mallory is not at the table."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.db import transaction

from campaigns.models import Member, Scene, Seat, Session, Turn
from campaigns.services import presence
from campaigns.services.campaigns import TableWish, join, open_seat, start_campaign
from campaigns.services.creation import take_premade
from campaigns.services.turns import open_turn

HOME = ("lantern", "saltby")
"""The pack and world that tables are set in unless a test is about another."""


@dataclass
class Table:
    """A table of the cast, past its opening unless told otherwise."""

    session: Session
    alice: Member
    bob: Member
    cleo: Member
    mallory: User
    bob_seat: Seat
    cleo_seat: Seat

    @property
    def scene(self) -> Scene:
        """The session's only scene."""
        return Scene.objects.get(session=self.session)

    @property
    def turn(self) -> Turn:
        """The scene's newest turn."""
        return Turn.objects.filter(session=self.session).latest("number")


def user(name: str) -> User:
    """One of the cast as a registered user."""
    return User.objects.get_or_create(username=name.lower(), defaults={"first_name": name})[0]


@transaction.atomic
def set_table(
    *,
    turn_mode: str = Session.TurnMode.CINEMATIC,
    present: bool = True,
    begun: bool = True,
    world: tuple[str, str] = HOME,
) -> Table:
    """A table with Bob and Cleo seated; ``begun`` opens round 1, ``present`` gives each a socket."""
    genre, slug = world
    session = start_campaign(user("Alice"), TableWish(genre, slug, turn_mode=turn_mode), host_name="Alice")
    alice = Member.objects.get(campaign=session.campaign, user=user("Alice"))
    alice.is_gm = True
    alice.save()
    seats = []
    for name, character in (("Bob", "Ida Marsh"), ("Cleo", "Tam Reed")):
        member = join(session, user(name), name)
        seat = open_seat(session, member)
        take_premade(seat.pk, 0, character)
        seat.refresh_from_db()
        # Nobody throws by hand unless a test is about throwing.
        Seat.objects.filter(pk=seat.pk).update(throws_by_itself=True)
        seats.append((member, seat))
        if present:
            arrive(session, member, seat)
    session.refresh_from_db()
    table = Table(session, alice, seats[0][0], seats[1][0], user("Mallory"), seats[0][1], seats[1][1])
    if begun:
        Session.objects.filter(pk=session.pk).update(status=Session.Status.PLAYING)
        session.refresh_from_db()
        open_turn(session, table.scene.pk, 1)
    return table


def arrive(session: Session, member: Member, seat: Seat | None, socket: str = "") -> str:
    """A socket of a member connects; returns its name."""
    name = socket or uuid.uuid4().hex
    presence.arrive(
        session_id=session.pk,
        member_id=member.pk,
        seat_id=seat.pk if seat is not None else None,
        socket=name,
        process="here",
    )
    return name


def cookie_for(person: User) -> str:
    """A session cookie of a logged-in user."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return str(store.session_key)
