"""Guests, names at the table, and accounts that a guest keeps."""

from __future__ import annotations

import pytest

from campaigns.errors import Conflict, Forbidden, InvalidRequest, NotFound
from campaigns.models import Member, Session
from campaigns.services.accounts import clean_name, is_guest, keep_account, make_guest
from campaigns.services.campaigns import join, session_by_code, session_by_slug
from tests.cast import Table, user


def test_a_guest_has_a_name_and_no_password(db: None) -> None:
    guest = make_guest("  Dora \n  Vale ", joining=True)
    assert (guest.first_name, is_guest(guest)) == ("Dora Vale", True)


@pytest.mark.parametrize(
    ("allowed", "joining", "welcome"),
    [
        ("create", True, True),
        ("create", False, True),
        ("join", True, True),
        ("join", False, False),
        ("off", True, False),
        ("off", False, False),
    ],
)
def test_guests_may_what_the_operator_says(allowed, joining, welcome, db: None, settings) -> None:
    settings.SIDEQUEST_GUESTS = allowed
    if welcome:
        assert make_guest("Dora", joining=joining).pk
    else:
        with pytest.raises(Forbidden):
            make_guest("Dora", joining=joining)


@pytest.mark.parametrize("name", ["", " ", "42", "\x00\x07", "x" * 41, "!?"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidRequest):
        clean_name(name)


def test_a_guest_who_registers_keeps_every_seat(table: Table) -> None:
    guest = make_guest("Dora", joining=True)
    member = join(table.session, guest, "Dora")
    keep_account(guest, username="dora", password="a long enough word", email="")
    guest.refresh_from_db()
    assert (guest.username, is_guest(guest)) == ("dora", False)
    assert Member.objects.get(user=guest) == member
    with pytest.raises(InvalidRequest):
        keep_account(guest, username="other", password="x", email="")


def test_joining_twice_is_joining_once(table: Table) -> None:
    assert join(table.session, table.bob.user, "Somebody else") == table.bob


@pytest.mark.parametrize("name", ["Bob", "bob", " BOB "])
def test_a_name_at_the_table_is_nobody_elses(name: str, table: Table) -> None:
    with pytest.raises(Conflict):
        join(table.session, user("Mallory"), name)
    assert not Member.objects.filter(user=table.mallory).exists()


def test_a_table_for_one_is_not_joined(table: Table) -> None:
    Session.objects.filter(pk=table.session.pk).update(mode=Session.Mode.SOLO)
    with pytest.raises(Conflict):
        join(session_by_slug(table.session.slug), user("Mallory"), "Mallory")


def test_a_code_is_read_in_any_case(table: Table) -> None:
    assert session_by_code(f" {table.session.join_code.lower()} ") == table.session
    with pytest.raises(NotFound):
        session_by_code("OOOOOO")
