"""Seats: taking one at the lobby, being ready, starting the story, leaving, and the host's reassigning."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import Conflict, Forbidden, NotFound, TurnError
from campaigns.events import Fleeting, RosterChanged, TurnClosed
from campaigns.models import Member, Presence, Scene, Seat, Session, Turn
from campaigns.models.campaign import return_key
from campaigns.rules.contracts import Json
from campaigns.selectors.fitness import is_dead
from campaigns.selectors.lobby import lobby
from campaigns.services import standing
from campaigns.services.campaigns import add_seat
from campaigns.services.late_arrivals import bring_in
from campaigns.services.presence import seat_sockets
from campaigns.services.sittings import sit_down
from campaigns.services.turns import open_turn, recheck_all


@transaction.atomic
def set_ready(seat_id: int, ready: bool = True) -> None:
    """Say that a player is ready for the story to begin."""
    Seat.objects.filter(pk=seat_id).update(ready=ready)
    seat = Seat.objects.select_related("session").get(pk=seat_id)
    show_lobby(seat.session)


def show_lobby(session: Session) -> None:
    """Show the lobby to everybody in it, on commit."""
    if session.status == Session.Status.LOBBY:
        on_commit(Fleeting(session.pk, "LOBBY", lobby(session)))


@transaction.atomic
def start(session_id: int, member: Member) -> None:
    """The host starts the story. Raises ``Forbidden`` or ``TurnError`` when nobody has a character yet."""
    if not member.is_host and not member.is_gm:
        raise Forbidden(_("The host starts the story."))
    session = Session.objects.select_for_update().get(pk=session_id)
    if session.status != Session.Status.LOBBY:
        return
    if not Seat.objects.filter(session=session, status=Seat.Status.PLAYING).exists():
        raise TurnError(_("Nobody has a character yet."), hint=_("Make one, then start."))
    begin(session)


def begin(session: Session) -> None:
    """From the lobby to turn 0, once: exactly one caller moves the status. Inside the caller's transaction."""
    moved = Session.objects.filter(pk=session.pk, status=Session.Status.LOBBY).update(
        status=Session.Status.PLAYING, last_played=Now()
    )
    if not moved:
        return
    session.status = Session.Status.PLAYING
    sit_down(session.pk)
    scene = Scene.objects.get(session=session, key=first_scene(session))
    turn = open_turn(session, scene.pk, 0, kind=Turn.Kind.OPENING)
    Turn.objects.filter(pk=turn.pk, status=Turn.Status.COLLECTING).update(
        status=Turn.Status.CLOSED, closed_at=Now()
    )
    on_commit(
        Fleeting(session.pk, "LOBBY", lobby(session)),
        Fleeting(session.pk, "THINKING", {"round": 0, "scene_id": scene.key}),
        TurnClosed(session.pk, turn.pk),
    )


def first_scene(session: Session) -> str:
    """The key of the scene a session starts with."""
    return Scene.objects.filter(session=session, open=True).order_by("pk").values_list("key", flat=True)[0]


def begin_if_due(session: Session) -> None:
    """Start a table that starts by itself: someone has a character and nobody connected is still making one.

    Inside the caller's transaction.
    """
    if not session.auto_start or session.status != Session.Status.LOBBY:
        return
    seats = Seat.objects.filter(session=session)
    if not seats.filter(status=Seat.Status.PLAYING).exists():
        return
    creating = Presence.objects.filter(
        session=session, connected=True, expires_at__gt=Now(), seat__status=Seat.Status.CREATING
    )
    if not creating.exists():
        begin(session)


@transaction.atomic
def recheck_lobby(session_id: int) -> None:
    """Look at a lobby again after somebody has gone: it may begin now, and those who are left see who is there."""
    session = Session.objects.filter(pk=session_id, status=Session.Status.LOBBY).first()
    if session is not None:
        begin_if_due(session)
        show_lobby(session)


@transaction.atomic
def leave(seat_id: int) -> None:
    """A player leaves the table for good; the seat and its character stay and can be given to somebody.

    The player's sockets are closed, and whoever merely connects again is told that they have left (``SeatLeft``).
    Coming back is an act of its own, ``come_back``: the button at the table's door, or of a return link.
    """
    seat = Seat.objects.select_related("session", "member").get(pk=seat_id)
    Seat.objects.filter(pk=seat_id).update(status=Seat.Status.LEFT, ready=False)
    _roster_changed(seat.session, [seat.member])
    show_lobby(seat.session)
    recheck_all(seat.session_id)


@transaction.atomic
def come_back(session: Session, member: Member) -> None:
    """Who has left takes the seat again: the old one with its character, or an empty one where that was given away.

    Nothing happens for who has not left.
    """
    seat = Seat.objects.filter(session=session, member=member, status=Seat.Status.LEFT).first()
    if seat is not None:
        status = Seat.Status.PLAYING if seat.character_name else Seat.Status.CREATING
        Seat.objects.filter(pk=seat.pk, status=Seat.Status.LEFT).update(status=status)
        show_lobby(session)
        recheck_all(session.pk)


@transaction.atomic
def begin_anew(seat_id: int) -> None:
    """A player whose character has died takes a new seat and makes somebody else; the dead keep the old one.

    Raises ``Conflict`` while the character lives, and once the story is over.
    """
    seat = Seat.objects.select_related("session", "member").get(pk=seat_id)
    session, member = seat.session, seat.member
    if member is None or session.status != Session.Status.PLAYING or not is_dead(seat):
        raise Conflict(
            _("Another character is for who has lost theirs, while the story goes on."),
            hint=_("Play on with the one you have."),
        )
    Seat.objects.filter(pk=seat_id).update(member=None, status=Seat.Status.LEFT, ready=False)
    seat_sockets(session.pk, member.pk, None)
    seat_sockets(session.pk, member.pk, add_seat(session, member, Seat.Status.CREATING).pk)
    _roster_changed(session, [member])
    recheck_all(session.pk)


def own_slot(seat_id: int, asked: str | int) -> Json:
    """The slot somebody is confirmed in: the one they ask for if it is theirs, their own number if nobody has it.

    A slot is asked for by its seat's number or id, or by its character's name. Raises ``Forbidden`` for the seat
    of somebody else.
    """
    seat = Seat.objects.get(pk=seat_id)
    wanted = str(asked).casefold()
    for other in Seat.objects.filter(session=seat.session_id):
        names = (str(other.number), other.public_id.casefold(), other.character_name.casefold())
        if wanted and wanted in names:
            if other.pk != seat.pk:
                raise Forbidden(_("That seat is somebody else's."))
            return asked
    return seat.number


@transaction.atomic
def release(seat_ids: Sequence[int], released: bool) -> None:
    """Let the tables go on without these seats for this turn, or wait for them again."""
    Seat.objects.filter(pk__in=seat_ids).update(released=released)
    for session_id in set(Seat.objects.filter(pk__in=seat_ids).values_list("session_id", flat=True)):
        recheck_all(session_id)


@transaction.atomic
def reassign(session: Session, by: Member, seat_public_id: str, to_public_id: str | None) -> Seat:
    """The host gives a seat, with its character, to another member, or frees it (``to_public_id`` None).

    Raises ``Forbidden``, ``NotFound``, or ``Conflict`` when that member sits elsewhere with a character.
    """
    if not by.is_host:
        raise Forbidden(_("Only the host gives seats."))
    seat = Seat.objects.select_for_update().filter(session=session, public_id=seat_public_id).first()
    if seat is None:
        raise NotFound(_("There is no such seat."))
    before, had_left = seat.member, seat.status == Seat.Status.LEFT
    after = _member_of(session, to_public_id)
    if after is not None:
        _give_up_other_seat(session, after, seat)
    seat.member = after
    seat.status = _status_of(seat, after)
    seat.save(update_fields=["member", "status"])
    if had_left and before is not None and before != after:
        # Who has left stays gone, whatever becomes of the character.
        add_seat(session, before, Seat.Status.LEFT)
    if after != before:
        standing.forget(seat.pk)
    if after is not None and after != before and seat.status == Seat.Status.PLAYING:
        bring_in(session, seat)
    if before is not None:
        seat_sockets(session.pk, before.pk, None)
    if after is not None:
        seat_sockets(session.pk, after.pk, seat.pk)
    _roster_changed(session, [before, after])
    recheck_all(session.pk)
    return seat


def _member_of(session: Session, public_id: str | None) -> Member | None:
    if public_id is None:
        return None
    member = Member.objects.filter(campaign=session.campaign_id, public_id=public_id).first()
    if member is None:
        raise NotFound(_("Nobody at this table has that id."))
    return member


def _give_up_other_seat(session: Session, member: Member, seat: Seat) -> None:
    """A member without a character may leave an empty seat for a full one; nobody has two."""
    other = Seat.objects.filter(session=session, member=member).exclude(pk=seat.pk).first()
    if other is None:
        return
    if other.character_name:
        raise Conflict(_("%(name)s has a character already.") % {"name": member.display_name})
    # Open sockets go with the member, not with the empty seat.
    seat_sockets(session.pk, member.pk, None)
    other.delete()


def _status_of(seat: Seat, member: Member | None) -> str:
    if member is None:
        return Seat.Status.FREE
    return Seat.Status.PLAYING if seat.character_name else Seat.Status.CREATING


def _roster_changed(session: Session, members: list[Member | None]) -> None:
    ids = tuple(member.public_id for member in members if member is not None)
    on_commit(RosterChanged(session.pk, ids))


def renew_return_link(by: Member, member: Member) -> str:
    """A new key for a member's return link; the old link stops working. The host's or the member's own doing."""
    if by.pk != member.pk and not by.is_host:
        raise Forbidden(_("Only the host makes return links for others."))
    member.return_key = return_key()
    member.save(update_fields=["return_key"])
    return member.return_key


@transaction.atomic
def let_table_throw(seat_id: int, choice: bool) -> Json:
    """Whether the table throws a seat's dice for it; returns the choice."""
    Seat.objects.filter(pk=seat_id).update(throws_by_itself=choice)
    return choice


def tell_alone(seat_id: int, length: str | None, words: str | None) -> Json:
    """How a seat's player likes what is told to them alone; None stays as it is. Returns what was chosen."""
    wish = {"private_length": length, "private_words": words}
    chosen: dict[str, str] = {name: value for name, value in wish.items() if value is not None}
    Seat.objects.filter(pk=seat_id).update(**chosen)
    return {**chosen}
