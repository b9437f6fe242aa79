"""The settle: one fenced transaction that makes a draft true: state, events, narration, save, the next turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import transaction

from campaigns.broadcast import on_commit
from campaigns.models import Session, Turn, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.panels import changed_panels, scene_panels
from campaigns.selectors.routings import failures
from campaigns.services.calls import NO_CALLS, Calls, keep_calls
from campaigns.services.cases import Adjudicated
from campaigns.services.fallen import await_who_can_act
from campaigns.services.leases import Fenced
from campaigns.services.log import Entry, append
from campaigns.services.memories import keep_turn
from campaigns.services.pending_accounts import expect
from campaigns.services.perceiving import see_everywhere
from campaigns.services.reviewing import Reviewed
from campaigns.services.saves import keep_changes
from campaigns.services.scenes import Moves, follow, hold_scenes, move
from campaigns.services.sittings import touch
from campaigns.services.turns import close_if_ready, next_turn, recheck
from campaigns.services.worlds import commit_world, rebase
from campaigns.world.state import Change, World
from campaigns.world.visibility import INSTEAD

HOUSE: Final = "house"
_SETTLE = """
UPDATE campaigns_turn SET status = 'narrated', owner = '', lease_expires_at = NULL, settled_at = {now}
WHERE id = %s AND attempt = %s AND status = 'resolving'
"""


def settle(
    done: Adjudicated, told: Reviewed, world: World, calls: Calls = NO_CALLS, *, teller: str = HOUSE
) -> None:
    """Make the reviewed draft of a held turn true and open the scene's next turn. Raises ``Fenced``.

    ``world`` is the working copy after adjudication and the narrator's tools, ``calls`` are the records of them.
    ``teller`` is the engine that was asked: what the house narrator tells implies nothing that is not so.
    """
    case = done.case
    with transaction.atomic():
        if not sql.change(_SETTLE.format(now=sql.now()), (case.turn.pk, case.attempt)):
            raise Fenced("the turn was taken over")
        keep_calls(calls)
        sql.insert(told.rows(case.turn.pk, case.attempt))
        hold_scenes(done)
        session = sql.fetch(Session, case.session.pk, hold=True)
        world = rebase(session, case.loaded_version, world)
        moves = move(session, done, world)
        see_everywhere(session, world, case.story)
        changes = commit_world(session, session.state_version, world)
        case.turn.status = Turn.Status.NARRATED
        append(session.pk, _entries(done, told, changes), turn_id=case.turn.pk)
        keep_changes(session, case.turn, changes)
        keep_turn(done, told.draft, world)
        if (told.draft.stand_in or teller) != HOUSE:
            expect(case.turn.pk)
        if any(change.kind == "character" for change in changes):
            await_who_can_act(session)
        _end_or_go_on(session, done)
        touch(session)
        on_commit(*changed_panels(session, case.scene, changes, case.story, world))
        _go_on_in(session, done, world, moves)


def _go_on_in(session: Session, done: Adjudicated, world: World, moves: Moves) -> None:
    """Open the scene's next turn, unless the scene is over; who has moved finds their new one as it is."""
    here = world.scene(done.case.scene)
    goes_on = here is None or here.open
    following = next_turn(session, done.case.turn) if goes_on else None
    follow(session, done, world, moves)
    for scene in {*(one.scene for one in moves.partings), *(one.scene for one in moves.meetings)}:
        on_commit(*scene_panels(session, scene, done.case.story, world))
    if following is not None:
        close_if_ready(session, done.case.scene, following)
    for meeting in moves.meetings:
        if meeting.scene != done.case.scene:
            recheck(session.pk, meeting.scene)


def _entries(done: Adjudicated, reviewed: Reviewed, changes: Sequence[Change]) -> list[Entry]:
    """The events of a settled turn, in the order in which they are read."""
    case, told, draft = done.case, done.resolution, reviewed.draft
    base: dict[str, Json] = {"round": case.turn.number, "scene_id": case.scene}
    entries = []
    delta = _state_delta(done, changes)
    footnotes: list[Json] = [
        {
            "marker": note.marker,
            "fact_id": note.fact_id,
            "summary": note.summary,
            "category": note.category,
            "is_new": note.is_new,
        }
        for note in draft.footnotes
    ]
    narration: dict[str, Json] = {
        **base,
        "text": draft.text,
        "footnotes": footnotes,
        "state_delta": delta,
        "kind": "ending" if told.ending else case.turn.kind,
        "place": case.place_name,
        "mood": draft.mood or told.mood,
    }
    if draft.stand_in:
        narration["told_by"] = draft.stand_in
    if reviewed.corrected:
        narration["corrected"] = True
    if reviewed.judged:
        narration["gm_findings"] = reviewed.for_gm()
    if told.gm_notes:
        narration["gm_notes"] = list(told.gm_notes)
    if unread := _unread(done):
        narration["gm_routing"] = unread
    heard = case.witnesses if told.ending is None else None
    entries.append(Entry("NARRATION", narration, heard))
    for segment in draft.segments:
        body: dict[str, Json] = {**base, "text": segment.text}
        if segment.lost:
            body["lost"] = list(segment.lost)
        entries.append(Entry("NARRATION_SEGMENT", body, audience=segment.seats))
    if told.encounter_outcome is not None:
        entries.append(Entry("CONFRONTATION_OUTCOME", _ended(done, base), case.audience))
    whom = case.audience if told.ending is None else None
    entries.append(Entry("NARRATION_END", _end(done, base, delta), whom))
    return entries


def _unread(done: Adjudicated) -> list[Json]:
    """Whose words a model was asked about and failed to read; only the GM is sent it."""
    routed = done.plan.routed if done.plan is not None else ()
    names = {one.id: one.name for one in done.case.world.characters()}
    return [*failures(routed, names)]


def _ended(done: Adjudicated, base: dict[str, Json]) -> dict[str, Json]:
    """CONFRONTATION_OUTCOME: for who did not perceive it that it is over, and no word of how."""
    ended = done.resolution.encounter_outcome
    body: dict[str, Json] = {**base, **(ended.to_json() if ended is not None else {})}
    if done.case.missing:
        body[INSTEAD] = {seat: {**body, "text": ""} for seat in done.case.missing}
    return body


def _end(done: Adjudicated, base: dict[str, Json], delta: dict[str, Json]) -> dict[str, Json]:
    """NARRATION_END: for who did not perceive the turn that it is told, and where they are."""
    body: dict[str, Json] = {**base, "state_delta": delta}
    if done.case.missing and done.resolution.ending is None:
        bare: dict[str, Json] = {**base, "state_delta": {"location": delta["location"]}}
        body[INSTEAD] = {seat: bare for seat in done.case.missing}
    return body


def _state_delta(done: Adjudicated, changes: Sequence[Change]) -> dict[str, Json]:
    """What everybody in the scene may know has changed: where they are and how they stand."""
    delta: dict[str, Json] = {"location": done.case.place_name}
    members: list[Json] = []
    for change in changes:
        if change.kind == "character" and change.after is not None:
            character = done.case.world.character(change.id)
            if character is None or not (done.case.audience is None or character.seat in done.case.audience):
                continue
            view = done.case.rules.view(character.sheet)
            members.append(
                {
                    "name": character.name,
                    "hp": view.hp,
                    "max_hp": view.max_hp,
                    "level": view.level,
                    "class": view.archetype,
                    "statuses": list(view.statuses),
                }
            )
    if members:
        delta["characters"] = members
    return delta


def _end_or_go_on(session: Session, done: Adjudicated) -> None:
    if done.resolution.ending is not None and session.status != Session.Status.ENDED:
        Session.objects.filter(pk=session.pk).update(status=Session.Status.ENDED)
        session.status = Session.Status.ENDED
