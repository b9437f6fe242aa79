"""The settle: one fenced transaction that makes a draft true: state, events, narration, save, the next turn."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from campaigns.broadcast import on_commit
from campaigns.models import Session, Turn, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.panels import changed_panels
from campaigns.services.calls import NO_CALLS, Calls, keep_calls
from campaigns.services.cases import Adjudicated
from campaigns.services.fallen import await_who_can_act
from campaigns.services.leases import Fenced
from campaigns.services.log import Entry, append
from campaigns.services.saves import keep_changes
from campaigns.services.sittings import touch
from campaigns.services.turns import close_if_ready, next_turn
from campaigns.services.worlds import commit_world
from campaigns.world.state import Change, World
from narrator.contracts import Draft

_SETTLE = """
UPDATE campaigns_turn SET status = 'narrated', owner = '', lease_expires_at = NULL, settled_at = {now}
WHERE id = %s AND attempt = %s AND status = 'resolving'
"""


def settle(done: Adjudicated, draft: Draft, world: World, calls: Calls = NO_CALLS) -> None:
    """Make the draft of a held turn true and open the scene's next turn. Raises ``Fenced``.

    ``world`` is the working copy after adjudication and the narrator's tools, ``calls`` are the records of them.
    """
    case = done.case
    with transaction.atomic():
        if not sql.change(_SETTLE.format(now=sql.now()), (case.turn.pk, case.attempt)):
            raise Fenced("the turn was taken over")
        keep_calls(calls)
        session = sql.fetch(Session, case.session.pk, hold=True)
        changes = commit_world(session, case.loaded_version, world)
        case.turn.status = Turn.Status.NARRATED
        append(session.pk, _entries(done, draft, changes), turn_id=case.turn.pk)
        keep_changes(session, case.turn, changes)
        if any(change.kind == "character" for change in changes):
            await_who_can_act(session)
        _end_or_go_on(session, done)
        touch(session)
        on_commit(*changed_panels(session, case.scene, changes, case.story, world))
        following = next_turn(session, case.turn)
        close_if_ready(session, case.scene, following)


def _entries(done: Adjudicated, draft: Draft, changes: Sequence[Change]) -> list[Entry]:
    """The events of a settled turn, in the order in which they are read."""
    case, told = done.case, done.resolution
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
    if told.gm_notes:
        narration["gm_notes"] = list(told.gm_notes)
    entries.append(Entry("NARRATION", narration))
    for segment in draft.segments:
        entries.append(Entry("NARRATION_SEGMENT", {**base, "text": segment.text}, audience=segment.seats))
    if told.encounter_outcome is not None:
        entries.append(Entry("CONFRONTATION_OUTCOME", {**base, **told.encounter_outcome.to_json()}))
    entries.append(Entry("NARRATION_END", {**base, "state_delta": delta}))
    return entries


def _state_delta(done: Adjudicated, changes: Sequence[Change]) -> dict[str, Json]:
    """What everybody may know has changed: where the party is and how its members stand."""
    delta: dict[str, Json] = {"location": done.case.place_name}
    members: list[Json] = []
    for change in changes:
        if change.kind == "character" and change.after is not None:
            character = done.case.world.character(change.id)
            if character is None:
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
