"""Scenes that split and join, as rows: seats follow their characters, each scene has its turns, words go along.

Called by the settle, inside its transaction. Whoever moves holds the collecting turns first and the session after
them, as everywhere: nobody can close a turn or speak in one that is about to be taken into another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.events import Fleeting, TurnClosed
from campaigns.models import Scene, Seat, Session, Submission, Turn
from campaigns.rules.contracts import Json
from campaigns.selectors.dice import scene_anchor
from campaigns.services.cases import Adjudicated
from campaigns.services.dicebox import StoringDice
from campaigns.services.log import Entry, append
from campaigns.services.turns import collecting_turn, held_turns
from campaigns.world.knowing import is_apart, withhold
from campaigns.world.last_seen import anybody_behind, keep_for_those_elsewhere, look_up
from campaigns.world.meetings import Meeting, meet
from campaigns.world.resolution import Parting
from campaigns.world.state import World
from campaigns.world.wording import listed


@dataclass(frozen=True, slots=True)
class Moves:
    """What a turn has done to the scenes of its session."""

    partings: tuple[Parting, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether anybody is in another scene now."""
        return bool(self.partings or self.meetings)


def hold_scenes(done: Adjudicated) -> None:
    """Hold the collecting turns of a session whose party is apart or parts now, in one order for everybody."""
    if done.case.audience is not None or done.resolution.partings:
        list(
            held_turns()
            .filter(session=done.case.turn.session_id, status=Turn.Status.COLLECTING)
            .order_by("pk")
            .values_list("pk", flat=True)
        )


def move(session: Session, done: Adjudicated, world: World) -> Moves:
    """Keep what the turn has brought to light among those who were there, and bring together who has met."""
    partings = tuple(one for one in done.resolution.partings if world.scene(one.scene) is not None)
    if done.case.audience is not None or done.case.missing:
        withhold(world, done.case.scene)
        keep_for_those_elsewhere(world, done.case.scene)
    if done.case.audience is None and len(world.open_scenes()) < 2:
        if not done.case.missing and anybody_behind(world):
            look_up(world)
        return Moves(partings)
    at_work = Turn.objects.filter(session=session, status__in=Turn.OPEN).exclude(pk=done.case.turn.pk)
    busy = {*at_work.values_list("scene__key", flat=True), *(one.scene for one in partings)}
    dice = StoringDice(session.pk, done.case.turn.pk, shown=False)
    meetings = meet(world, done.case.rules, dice, busy=busy)
    look_up(world)
    return Moves(partings, meetings)


def follow(session: Session, done: Adjudicated, world: World, moves: Moves) -> None:
    """Once the state is stored: seats, turns and words follow the characters, and it is told."""
    if not moves.moved:
        return
    rows = {row.key: row for row in Scene.objects.filter(session=session)}
    _seat(session, world)
    for parting in moves.partings:
        _arrive(session, done.case.turn, rows[parting.scene], parting)
    for meeting in moves.meetings:
        _merge(session, rows[meeting.scene], rows[meeting.ended])
    _tell(session, done, world, moves, rows)


def _seat(session: Session, world: World) -> None:
    """Every seat is in the scene of its character."""
    for character in world.characters():
        Seat.objects.filter(session=session, public_id=character.seat).exclude(
            scene_key=character.scene
        ).update(scene_key=character.scene)


def _arrive(session: Session, left: Turn, scene: Scene, parting: Parting) -> None:
    """The first turn of a new scene, decided already and told at once; words for the old one's next come along."""
    turn = Turn.objects.create(
        session=session,
        scene=scene,
        number=left.number + 1,
        kind=Turn.Kind.ARRIVAL,
        status=Turn.Status.CLOSED,
        opened_at=timezone.now(),
        closed_at=Now(),
        adjudication=parting.resolution.to_json(),
        changes=[],
    )
    said = Submission.objects.filter(
        turn__session=session, turn__scene=left.scene_id, turn__status=Turn.Status.COLLECTING
    ).filter(seat__scene_key=scene.key)
    if said:
        said.update(turn=collecting_turn(session, scene.key))
    on_commit(
        Fleeting(
            session.pk, "THINKING", {"round": turn.number, "scene_id": scene.key}, story=True, scene=scene.key
        ),
        TurnClosed(session.pk, turn.pk),
    )


def _merge(session: Session, into: Scene, ended: Scene) -> None:
    """What was said in a scene that has ended counts in the one that it has become a part of."""
    open_now = Turn.objects.filter(session=session, scene=ended, status=Turn.Status.COLLECTING)
    said = Submission.objects.filter(turn__in=open_now)
    if said:
        said.update(turn=collecting_turn(session, into.key))
    open_now.delete()


def _tell(session: Session, done: Adjudicated, world: World, moves: Moves, rows: Mapping[str, Scene]) -> None:
    """A mark in the story of everybody whose scene has changed, with the anchor of the dice that fall there now."""
    names = {one.seat: one.name for one in world.characters()}
    case = done.case
    apart = is_apart(world)
    for parting in moves.partings:
        seats = _seats(world, parting.scene)
        who = listed([names[seat] for seat in seats])
        title = _("%(names)s, on their own") % {"names": who}
        _mark(session, done, rows[parting.scene], title, world, seats)
    if moves.partings:
        gone = [names[seat] for one in moves.partings for seat in _seats(world, one.scene)]
        title = _("Without %(names)s") % {"names": listed(gone)}
        _mark(session, done, rows[case.scene], title, world, _seats(world, case.scene))
    for meeting in moves.meetings:
        seats = _seats(world, meeting.scene)
        title = _("%(names)s, together again") % {"names": listed([names[seat] for seat in seats])}
        _mark(session, done, rows[meeting.scene], title, world, seats if apart else None, ended=meeting.ended)


def _mark(
    session: Session,
    done: Adjudicated,
    scene: Scene,
    title: str,
    world: World,
    seats: Sequence[str] | None,
    ended: str = "",
) -> None:
    here = world.scene(scene.key)
    place = done.case.story.place_by_id.get(here.place) if here is not None else None
    in_it = _seats(world, scene.key)
    players = Seat.objects.filter(session=session, public_id__in=in_it).values_list(
        "member__public_id", flat=True
    )
    members: list[Json] = [player for player in players if player]
    body: dict[str, Json] = {
        "round": done.case.turn.number,
        "scene_id": scene.key,
        "title": title,
        "location": place.name if place is not None else "",
        "moved": members,
    }
    if ended:
        body["ended"] = ended
    if seats is not None:
        body["dice_anchor"] = scene_anchor(session, scene)
    append(session.pk, [Entry("CHAPTER_MARKER", body, None if seats is None else tuple(seats))])


def _seats(world: World, scene: str) -> tuple[str, ...]:
    return tuple(one.seat for one in world.characters() if one.scene == scene and one.status != "left")
