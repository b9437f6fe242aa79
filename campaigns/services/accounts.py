"""Who a visitor is: guests without a password, and the link that brings a guest back."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from campaigns.errors import Forbidden, InvalidRequest, NotFound
from campaigns.models import Member

MAX_NAME = 40


def clean_name(name: str) -> str:
    """A name fit for the table: one line, 1 to 40 characters, with a letter in it.

    Raises ``InvalidRequest``.
    """
    tidy = " ".join("".join(mark for mark in name if mark.isprintable()).split())
    if not tidy or not any(mark.isalpha() for mark in tidy):
        raise InvalidRequest(_("Say what to call you."), hint=_("A name with at least one letter."))
    if len(tidy) > MAX_NAME:
        raise InvalidRequest(_("That name is longer than %(most)d characters.") % {"most": MAX_NAME})
    return tidy


def make_guest(name: str, *, joining: bool) -> User:
    """A new visitor without a password. ``joining`` an existing table needs less permission than starting one.

    Raises ``Forbidden`` where the operator's SIDEQUEST_GUESTS says no.
    """
    allowed = settings.SIDEQUEST_GUESTS
    if allowed == "off" or (allowed == "join" and not joining):
        raise Forbidden(_("Guests may not do that here."), hint=_("Log in or register first."))
    user = User(username=f"guest-{uuid.uuid4().hex[:20]}", first_name=clean_name(name))
    user.set_unusable_password()
    user.save()
    return user


def is_guest(user: User) -> bool:
    """Whether somebody has no password of their own."""
    return not user.has_usable_password()


def by_return_key(key: str) -> Member:
    """The member whose return link carries this key. Raises ``NotFound``."""
    member = Member.objects.select_related("user", "campaign").filter(return_key=key).first()
    if member is None:
        raise NotFound(_("This return link is not valid any more."), hint=_("Ask the host for a new one."))
    return member


def display_name(user: User) -> str:
    """What to call somebody where they have not said it yet."""
    return (user.first_name or ("" if is_guest(user) else user.get_username()))[:MAX_NAME]


def keep_account(guest: User, *, username: str, password: str, email: str) -> User:
    """Give a guest a name and password to log in with; all their seats stay theirs.

    ``username`` and ``password`` have been checked by the form. Raises ``InvalidRequest`` for who has an account.
    """
    if not is_guest(guest):
        raise InvalidRequest(_("You have an account already."))
    guest.first_name = guest.first_name or clean_name(username)
    guest.username = username
    guest.email = email
    guest.set_password(password)
    guest.save()
    return guest
