"""Saves: a change set for every turn, a full copy every 25 and on demand; any of them can be restored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, cast

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import NotFound
from campaigns.events import RosterChanged
from campaigns.models import Save, Scene, Seat, Session, Submission, Turn, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.panels import changed_panels
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world, remember_on_commit
from campaigns.services import pending_accounts
from campaigns.services.fallen import await_who_can_act
from campaigns.services.log import Entry, append
from campaigns.services.memories import forget_after, keep_learned
from campaigns.services.turns import open_turn
from campaigns.services.worlds import apply_changes
from campaigns.world.entities import Entity, Kind
from campaigns.world.state import Change, World, dump_entity, load_entity

FULL_EVERY: Final = 25
_SAVE = """
INSERT INTO campaigns_save (session_id, turn_id, number, kind, reason, round, data, created_at)
VALUES (%s, %s, %s, 'changes', %s, %s, %s, %s)
"""


def keep_changes(
    session: Session, turn: Turn | None, changes: Sequence[Change], reason: str = "turn"
) -> None:
    """Keep what a turn changed, or everything when a full save is due. Inside the caller's transaction."""
    number = _next_number(session)
    if number % FULL_EVERY == 1:
        _keep_full(session, turn, number, reason)
        return
    told = json.dumps([change.to_json() for change in changes])
    round_ = _round_of(session, turn)
    turn_id = turn.pk if turn is not None else None
    sql.change(_SAVE, (session.pk, turn_id, number, reason[:40], round_, told, timezone.now()))


@transaction.atomic
def save_now(session_id: int, reason: str = "on demand") -> Save:
    """Keep a full save of the state as it is now; the latest one is given back where nothing has changed since."""
    session = Session.objects.select_for_update().get(pk=session_id)
    latest = Save.objects.filter(session=session).order_by("-number").first()
    if latest is not None and latest.kind == Save.Kind.FULL and latest.data == _everything(session):
        return latest
    last = Turn.objects.filter(session=session).order_by("-number").first()
    return _keep_full(session, last, _next_number(session), reason)


@transaction.atomic
def restore(save_id: int) -> Save:
    """Bring a session back to how it was after a save; the log and all numbers go on, nothing is deleted.

    Open turns start over: what was submitted to them stays theirs to send again. Returns the new full save.
    """
    save = Save.objects.select_related("session").filter(pk=save_id).first()
    if save is None:
        raise NotFound(_("There is no such save."))
    session = Session.objects.select_for_update().get(pk=save.session_id)
    wanted = state_at(session.pk, save.number)
    world = load_world(session.pk, session.state_version)
    for entity in tuple(world):
        if (entity.kind, entity.id) not in wanted:
            world.remove(entity.kind, entity.id)
    for entity in wanted.values():
        world.put(entity)
    changes = world.changes()
    apply_changes(session.pk, changes)
    forget_after(session.pk, save.round)
    pending_accounts.forget_after(session.pk, save.number)
    keep_learned(session.pk, world, changes)
    _start_turns_over(session, world)
    # A table that has not begun is begun by its host, with turn 0, as before.
    begun = Turn.objects.filter(session=session).exists()
    status = Session.Status.PLAYING if begun else session.status
    Session.objects.filter(pk=session.pk).update(state_version=F("state_version") + 1, status=status)
    session.refresh_from_db()
    _seat_again(session, world)
    remember_on_commit(session.pk, session.state_version, tuple(world))
    await_who_can_act(session)
    title = _("Back to round %(round)d") % {"round": save.round}
    append(session.pk, [Entry("CHAPTER_MARKER", {"title": title, "location": "", "restored": save.round})])
    last = Turn.objects.filter(session=session).order_by("-number").first()
    kept = _keep_full(session, last, _next_number(session), f"restored {save.number}")
    for scene in world.scenes():
        on_commit(*changed_panels(session, scene.id, changes, story_of(session), world))
    return kept


def state_at(session_id: int, number: int) -> dict[tuple[Kind, str], Entity]:
    """The entities of a session after save ``number``: the last full save, and the change sets since."""
    full = (
        Save.objects.filter(session_id=session_id, kind=Save.Kind.FULL, number__lte=number)
        .order_by("-number")
        .first()
    )
    if full is None:
        raise NotFound(_("There is no full save to start from."))
    found = {}
    for kind, id, data in cast("list[tuple[Kind, str, dict[str, Json]]]", full.data):
        found[(kind, id)] = load_entity(kind, id, data)
    between = Save.objects.filter(session_id=session_id, number__gt=full.number, number__lte=number)
    for save in between.order_by("number"):
        for item in save.data:
            change = Change.from_json(item)
            if change.after is None:
                found.pop((change.kind, change.id), None)
            else:
                found[(change.kind, change.id)] = load_entity(change.kind, change.id, change.after)
    return found


def _next_number(session: Session) -> int:
    found = sql.rows(
        "SELECT COALESCE(MAX(number), 0) + 1 FROM campaigns_save WHERE session_id = %s", (session.pk,)
    )
    return int(str(found[0][0]))


def _everything(session: Session) -> list[Json]:
    """The whole state as a full save keeps it."""
    return [
        [entity.kind, entity.id, dump_entity(entity)]
        for entity in load_world(session.pk, session.state_version)
    ]


def _keep_full(session: Session, turn: Turn | None, number: int, reason: str) -> Save:
    return Save.objects.create(
        session=session,
        turn=turn,
        number=number,
        kind=Save.Kind.FULL,
        reason=reason[:40],
        round=_round_of(session, turn),
        data=_everything(session),
    )


def _round_of(session: Session, turn: Turn | None) -> int:
    """The round a save belongs to; what was changed between turns belongs to the one that was told last."""
    if turn is not None:
        return turn.number
    told = Turn.objects.filter(session=session, status=Turn.Status.NARRATED)
    return told.aggregate(last=Max("number"))["last"] or 0


def _seat_again(session: Session, world: World) -> None:
    """Seats follow the state: who had no character then makes one, who had one then plays it again."""
    characters = {character.seat: character for character in world.characters()}
    moved = []
    for seat in Seat.objects.filter(session=session).select_related("member"):
        character = characters.get(seat.public_id)
        scene = character.scene if character is not None else ""
        if (character is not None) == bool(seat.character_name) and seat.scene_key == scene:
            continue
        taken = seat.member is not None and seat.status != Seat.Status.LEFT
        vacant = Seat.Status.LEFT if seat.member is not None else Seat.Status.FREE
        seated = Seat.Status.PLAYING if character is not None else Seat.Status.CREATING
        seat.status = seated if taken else vacant
        seat.character_name = character.name if character is not None else ""
        seat.scene_key = scene
        seat.save(update_fields=["status", "character_name", "scene_key"])
        if seat.member is not None:
            moved.append(seat.member.public_id)
    if moved:
        on_commit(RosterChanged(session.pk, tuple(moved)))


def _start_turns_over(session: Session, world: World) -> None:
    """Fence whoever resolves a turn now and open a fresh one in each scene; round numbers never go back."""
    open_now = {scene.id for scene in world.open_scenes()}
    Turn.objects.filter(session=session, status=Turn.Status.COLLECTING).exclude(
        scene__key__in=open_now
    ).delete()
    Turn.objects.filter(session=session, status__in=Turn.OPEN).update(
        status=Turn.Status.NARRATED,
        attempt=F("attempt") + 1,
        owner="",
        lease_expires_at=None,
        failure="rewound",
    )
    for turn in Turn.objects.filter(session=session, status=Turn.Status.COLLECTING):
        Submission.objects.filter(turn=turn).delete()
    latest = Turn.objects.filter(session=session).aggregate(highest=Max("number"))["highest"]
    if latest is None:
        return
    collecting = Turn.objects.filter(session=session, status=Turn.Status.COLLECTING).values("scene_id")
    for scene in Scene.objects.filter(session=session, key__in=open_now).exclude(pk__in=collecting):
        own = Turn.objects.filter(scene=scene).aggregate(highest=Max("number"))["highest"]
        open_turn(session, scene.pk, (latest if own is None else own) + 1)
