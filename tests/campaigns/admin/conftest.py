"""Two tables with a GM each, both played a little, and a browser for everybody."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client, override_settings

from campaigns.models import Member
from campaigns.services import sittings
from campaigns.services.rolling import roll
from tests.campaigns.services.play import play
from tests.cast import Table, set_table, user
from tests.conftest import SMALL_PACKS

type BrowserOf = Callable[[User | None], Client]


@dataclass
class House:
    """Alice's table and, in the same house, that of another GM who is no GM of hers."""

    table: Table
    other: Table
    other_gm: User


def _played() -> Table:
    table = set_table()
    play(table, 2, "I hide in the shadows.", "I search the room.")
    roll(table.session, table.bob, "2d6")
    sittings.sit_down(table.session.pk)
    return table


@pytest.fixture(scope="module")
def _laid(django_db_setup, django_db_blocker) -> Iterator[House]:
    """Both tables, played once for a whole module; each test's own changes are rolled back around them."""
    with (
        django_db_blocker.unblock(),
        override_settings(SIDEQUEST_GENRE_PACKS=SMALL_PACKS),
        transaction.atomic(),
    ):
        yield _lay_tables()
        transaction.set_rollback(True)


@pytest.fixture
def house(_laid: House, db: None) -> House:
    """Both tables have played a round; the other one belongs to Olive and her own players."""
    return copy.deepcopy(_laid)


def _lay_tables() -> House:
    other = _played()
    olive = user("Olive")
    Member.objects.filter(pk=other.alice.pk).update(user=olive, display_name="Olive")
    other.session.campaign.host = olive
    other.session.campaign.name = "The other table"
    other.session.campaign.save()
    for member, name in ((other.bob, "Boris"), (other.cleo, "Chloe")):
        Member.objects.filter(pk=member.pk).update(user=user(name), display_name=name)
    return House(_played(), other, olive)


@pytest.fixture
def browser_of() -> BrowserOf:
    """A browser in which somebody, or nobody, is logged in."""

    def make(person: User | None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person)
        return client

    return make


@pytest.fixture
def gm(house: House, browser_of: BrowserOf) -> Client:
    """Alice's browser."""
    return browser_of(user("Alice"))
