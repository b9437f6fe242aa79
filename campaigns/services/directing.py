"""What the GM does at the table: pause, a note to the narrator, harm, moving the party, trying a turn again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigns.broadcast import on_commit
from campaigns.errors import InvalidRequest, NotFound
from campaigns.events import Fleeting
from campaigns.models import Member, Scene, Session, Turn
from campaigns.rules.contracts import Json, Sense
from campaigns.selectors.expenses import account_lines
from campaigns.selectors.narrators import kind_of
from campaigns.selectors.proposals import proposal_lines
from campaigns.selectors.stories import story_of
from campaigns.services import budgets, cutting, proposals, retelling, taking_back
from campaigns.services.canon import remember
from campaigns.services.reopening import retry
from campaigns.services.steering import Steered, steer
from campaigns.services.turns import held_turns, recheck_all
from campaigns.world.binding import rules_of
from campaigns.world.senses import LOST
from campaigns.world.state import World

MOST_HARM = 1000


@dataclass(frozen=True, slots=True)
class _Order:
    session: Session
    member: Member
    rest: str


def direct(session: Session, member: Member, line: str) -> str:
    """One /gm order. Raises ``InvalidRequest`` for one that does not exist, naming those that do."""
    word, _space, rest = line.partition(" ")
    doing = ORDERS.get(word.casefold())
    if doing is None:
        raise InvalidRequest(_("There is no such order."), hint=", ".join(f"/gm {name}" for name in ORDERS))
    return doing(_Order(session, member, rest.strip()))


@transaction.atomic
def pause(session_id: int) -> None:
    """Hold the table: nothing closes until it goes on; what players write is kept."""
    if Session.objects.filter(pk=session_id, paused_at__isnull=True).update(paused_at=Now()):
        on_commit(Fleeting(session_id, "GAME_PAUSED", {"waiting_for": []}))


@transaction.atomic
def resume(session_id: int) -> None:
    """Let the table go on; the time it was held counts for no deadline."""
    # Turns are held before their session is written, as everywhere.
    turns = list(held_turns().filter(session=session_id, status=Turn.Status.COLLECTING))
    since = Session.objects.values_list("paused_at", flat=True).get(pk=session_id)
    if Session.objects.filter(pk=session_id, paused_at__isnull=False).update(paused_at=None):
        if since is not None:
            _give_time_back(turns, since)
        on_commit(Fleeting(session_id, "GAME_RESUMED", {}))
        recheck_all(session_id)


def _give_time_back(turns: Sequence[Turn], since: datetime) -> None:
    """Move deadlines by as long as their turns were held: since the pause, or since they opened during it."""
    now = timezone.now()
    for turn in turns:
        if turn.deadline_at is not None:
            turn.deadline_at += max(now - max(since, turn.opened_at), timedelta())
            turn.save(update_fields=["deadline_at"])


def only_scene(session: Session) -> str:
    """The scene of a session that has one; otherwise one whose turn has failed, or its first."""
    scenes = Scene.objects.filter(session=session, open=True).order_by("pk").values_list("key", flat=True)
    key = scenes.filter(turns__status=Turn.Status.FAILED).first() or scenes.first()
    if key is None:
        raise NotFound(_("This table has no scene."))
    return key


def try_again(session: Session, scene: str) -> str:
    """Have a failed turn told again."""
    number = retry(session.pk, scene)
    return _("Round %(round)d is told again.") % {"round": number}


def _pause(order: _Order) -> str:
    pause(order.session.pk)
    return _("The table is paused.")


def _resume(order: _Order) -> str:
    resume(order.session.pk)
    return _("The table goes on.")


def _note(order: _Order) -> str:
    Session.objects.filter(pk=order.session.pk).update(note_from_gm=order.rest[:2000])
    if not order.rest:
        return _("The note is gone.")
    if kind_of(order.session.campaign) == "house":
        return _("Kept. The house narrator reads no notes; a language model would.")
    return _("The narrator will read that with the next turn.")


def _hurt(order: _Order) -> str:
    name, _space, points = order.rest.rpartition(" ")
    readable = points.isdecimal() and len(points) <= len(str(MOST_HARM))
    if not readable or not 1 <= int(points) <= MOST_HARM or not name:
        raise InvalidRequest(_("Say whom and how much."), hint="/gm hurt Mara 3")

    def harm(world: World) -> str:
        target = next((item for item in world.characters() if item.name.casefold() == name.casefold()), None)
        if target is None:
            raise NotFound(_("Nobody here is called %(name)s.") % {"name": name})
        rules = rules_of(story_of(order.session))
        world.amend(target, sheet=rules.hurt(target.sheet, int(points)))
        told = ngettext("%(name)s takes %(points)d point.", "%(name)s takes %(points)d points.", int(points))
        return told % {"name": target.name, "points": int(points)}

    return _change(order, harm)


def _senses(order: _Order) -> str:
    name, _space, wanted = order.rest.rpartition(" ")
    lost = LOSSES.get(wanted.casefold())
    if lost is None or not name:
        raise InvalidRequest(
            _("Say whose, and what they have left."), hint="/gm senses Mara blind | deaf | out | whole"
        )

    def take(world: World) -> str:
        target = next((item for item in world.characters() if item.name.casefold() == name.casefold()), None)
        if target is None:
            raise NotFound(_("Nobody here is called %(name)s.") % {"name": name})
        kept: dict[str, Json] = {key: value for key, value in target.data.items() if key != LOST}
        world.amend(target, data={**kept, LOST: list[Json](lost)} if lost else kept)
        return _SENSED[wanted.casefold()] % {"name": target.name}

    return _change(order, take)


def _move(order: _Order) -> str:
    wanted = order.rest.casefold()

    def move(world: World) -> str:
        story = story_of(order.session)
        place = next(
            (item for item in story.places.places if wanted in (item.id, item.name.casefold())), None
        )
        if place is None:
            raise NotFound(
                _("There is no place of that name."), hint=", ".join(p.name for p in story.places.places)
            )
        # A party that is apart comes together there.
        scenes = [one for one in world.open_scenes() if world.running_encounter(one.id) is None]
        for scene in scenes:
            world.amend(scene, place=place.id)
        state = world.place(place.id)
        if state is not None:
            world.amend(state, known=True, visited=True)
        for character in world.characters():
            if character.scene in [scene.id for scene in scenes]:
                world.amend(character, place=place.id)
        return _("The party is at %(place)s.") % {"place": place.name}

    return _change(order, move)


def _change(order: _Order, doing: Callable[[World], str]) -> str:
    """Change the state outside a turn."""
    member = order.member
    return steer(
        order.session.pk,
        lambda world: Steered(doing(world)),
        reason=f"/gm by {member.display_name}",
        subject=member.public_id,
    )


def _cut(order: _Order) -> str:
    wish = order.rest.casefold()
    if wish not in ("", "house"):
        raise InvalidRequest(_("There is no such order."), hint="/gm cut, /gm cut house")
    turn = cutting.told_now(order.session.pk)
    done = cutting.cut(turn.pk, by=order.member.public_id, house=bool(wish))
    if done.by_house:
        return _("Round %(round)d: the house narrator tells it.") % {"round": done.round}
    return _("Round %(round)d is stopped. /retry has it told again, /gm cut house by the house narrator.") % {
        "round": done.round
    }


def _retell(order: _Order) -> str:
    wish = order.rest.casefold()
    if wish not in ("", "house"):
        raise InvalidRequest(_("There is no such order."), hint="/gm retell, /gm retell house")
    turn = retelling.last_told(order.session.pk)
    retelling.ask(turn.pk, by=order.member.public_id, house=bool(wish))
    return _("Round %(round)d is told in other words in a moment; nothing else changes.") % {
        "round": turn.number
    }


def _take_back(order: _Order) -> str:
    seat = taking_back.seat_called(order.session, order.rest)
    return taking_back.take_back(seat.pk, by_gm=True)


def _spending(order: _Order) -> str:
    if order.rest.casefold() == "go":
        count = budgets.look_at(order.session.pk)
        if not count:
            return _("Nothing is held.")
        return (
            ngettext(
                "The narrator goes on; %d request was suspected.",
                "The narrator goes on; %d requests were suspected.",
                count,
            )
            % count
        )
    if order.rest:
        raise InvalidRequest(_("There is no such order."), hint="/gm spending, /gm spending go")
    return account_lines(budgets.spending_of(order.session.pk))


LOSSES: Final[dict[str, tuple[Sense, ...]]] = {
    "blind": ("sight",),
    "deaf": ("hearing",),
    "out": ("awareness",),
    "whole": (),
}
_SENSED: Final = {
    "blind": gettext_lazy("%(name)s cannot see."),
    "deaf": gettext_lazy("%(name)s cannot hear."),
    "out": gettext_lazy("%(name)s lies senseless."),
    "whole": gettext_lazy("%(name)s has their senses again."),
}


def _proposals(order: _Order) -> str:
    return proposal_lines(order.session.pk)


def _accept(order: _Order) -> str:
    return proposals.accept(order.session.pk, proposals.number_in(order.rest), _decider(order))


def _reject(order: _Order) -> str:
    return proposals.reject(order.session.pk, proposals.number_in(order.rest), _decider(order))


def _remember(order: _Order) -> str:
    member = order.member
    kept = remember(order.session.pk, order.rest, by=member.display_name, subject=member.public_id)
    if not kept.about:
        return _("Canon. It names nobody and no place, so it is told when players speak of it.")
    return _("Canon. It is told whenever one of these is there: %s") % kept.about


def _decider(order: _Order) -> proposals.Decider:
    return proposals.Decider(order.member.display_name, order.member.public_id)


ORDERS: Final[dict[str, Callable[[_Order], str]]] = {
    "pause": _pause,
    "resume": _resume,
    "note": _note,
    "hurt": _hurt,
    "move": _move,
    "senses": _senses,
    "spending": _spending,
    "cut": _cut,
    "retell": _retell,
    "takeback": _take_back,
    "proposals": _proposals,
    "accept": _accept,
    "reject": _reject,
    "remember": _remember,
}
