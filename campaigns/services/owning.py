"""Whose a seat is, by its row: what a socket has been told of it may have got lost between two processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import Forbidden
from campaigns.models import Seat


def given_away() -> Forbidden:
    """The refusal for who still speaks for a seat that is somebody else's by now."""
    return Forbidden(
        _("That seat has been given to somebody else."), hint=_("Reload the page to see where you sit.")
    )


@transaction.atomic
def by_owner[**P, R](
    member_id: int, work: Callable[Concatenate[int, P], R], seat_id: int, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Have a member do something with a seat: ``work(seat_id, …)``, whatever it returns or raises.

    Raises ``Forbidden``, with nothing done, for who does not sit there any more.
    """
    if not Seat.objects.filter(pk=seat_id, member=member_id).exists():
        raise given_away()
    return work(seat_id, *args, **kwargs)


@transaction.atomic
def as_owner[**P, R](
    member_id: int, seat_id: int | None, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Read something as a seat may: ``work(…)``, whatever it returns or raises; None is who has no seat.

    Raises ``Forbidden`` for who does not sit there any more.
    """
    if seat_id is not None and not Seat.objects.filter(pk=seat_id, member=member_id).exists():
        raise given_away()
    return work(*args, **kwargs)
