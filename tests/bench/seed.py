"""Tables for the load: started, seated, past their opening; prints one line of JSON for each seat and newcomer."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from campaigns.models import Scene, Session, Turn  # noqa: E402
from campaigns.services.accounts import make_guest  # noqa: E402
from campaigns.services.campaigns import TableWish, join, open_seat, start_campaign  # noqa: E402
from campaigns.services.creation import take_premade  # noqa: E402
from campaigns.services.turns import open_turn  # noqa: E402
from genre_packs import catalogue  # noqa: E402
from tests.bench.script import SEATS  # noqa: E402

NAMES = ("Null", "Una", "Dua", "Tria", "Quart", "Penta", "Hexa", "Sept", "Octa", "Nona")
STREETS = ("Street", "Lane", "Court")


def cookie_for(user: User) -> str:
    """A session cookie of a logged-in user."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def cookie_of_a_stranger() -> str:
    """The session cookie of somebody who has only opened a link."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store["seen"] = True
    store.save()
    return str(store.session_key)


def newcomers(count: int) -> None:
    """People on their way to a table, one table each."""
    for number, slug in enumerate(Session.objects.order_by("pk").values_list("slug", flat=True)[:count]):
        row = {"slug": slug, "cookie": cookie_of_a_stranger(), "newcomer": f"Late {number}"}
        sys.stdout.write(json.dumps(row) + "\n")


def seed(sizes: Sequence[int]) -> None:
    """Make tables of so many, all with ready-made characters and an open first turn."""
    for number, seats in enumerate(sizes):
        with transaction.atomic():
            _table(number, seats)


def _table(number: int, seats: int) -> None:
    genre, world = catalogue.worlds()[0].key
    host = make_guest(f"Player {number} one", joining=False)
    session = start_campaign(host, TableWish(genre, world), host_name="Player one")
    users = [host] + [make_guest(f"Player {seat}", joining=True) for seat in range(2, seats + 1)]
    for index, user in enumerate(users):
        member = join(session, user, f"Player {index + 1}")
        seat = open_seat(session, member)
        take_premade(seat.pk, 0, f"Ida {NAMES[index % 10]} of Low {STREETS[index // 10]}")
        row = {"slug": session.slug, "cookie": cookie_for(user), "player": member.public_id}
        sys.stdout.write(json.dumps(row) + "\n")
    Session.objects.filter(pk=session.pk).update(status=Session.Status.PLAYING)
    scene = Scene.objects.get(session=session)
    open_turn(session, scene.pk, 1, kind=Turn.Kind.TURN)


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    *made, late = sys.argv[1:]
    # One number is so many tables of the usual size, several are the sizes of so many tables.
    seed([SEATS] * int(made[0]) if len(made) == 1 else [int(size) for size in made])
    newcomers(int(late))
