"""What a character who has grown may choose: the steps that are due, and a mark that tells one offer from the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from campaigns.errors import TurnError
from campaigns.models import Character, Seat
from campaigns.rules.answering import read_answer, told
from campaigns.rules.contracts import CreationStep, Json, Ruleset, Sheet
from campaigns.selectors.steps import step_payload
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of
from campaigns.world.entities import CharacterState
from campaigns.world.state import Change, World

NOTHING: Mapping[str, Json] = {"due": False}


def offer_of(rules: Ruleset, sheet: Sheet) -> str:
    """A mark of what is due on a sheet, another one whenever the choices or their prices differ; "" for nothing."""
    steps = rules.growth(sheet, {})
    if not steps:
        return ""
    shown = json.dumps([[step.title, step.text, _shown(step, {})] for step in steps], sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def growth_notice(rules: Ruleset, sheet: Sheet) -> dict[str, Json]:
    """GROWTH for a seat: whether there is something to choose, and the mark of it."""
    offer = offer_of(rules, sheet)
    return {"due": True, "offer": offer} if offer else dict(NOTHING)


def growth_notices(
    changes: Sequence[Change], world: World, rules: Ruleset
) -> list[tuple[str, dict[str, Json]]]:
    """GROWTH for each seat for whom a set of changes has made something else due, by seat id."""
    found = []
    for change in changes:
        character = world.character(change.id) if change.kind == "character" else None
        if character is None:
            continue
        before = (change.before or {}).get("sheet")
        notice = growth_notice(rules, character.sheet)
        if notice != (growth_notice(rules, before) if isinstance(before, dict) and before else NOTHING):
            found.append((character.seat, notice))
    return found


def growth_of(seat_id: int, choices: Mapping[str, Json]) -> dict[str, Json]:
    """GROWTH with the steps that a seat's character is asked, given the choices made so far.

    Raises ``TurnError`` without a character, and ``RulesError`` for a choice that is not legal.
    """
    seat = Seat.objects.select_related("session").get(pk=seat_id)
    session = seat.session
    character = character_of(load_world(session.pk, session.state_version), seat)
    rules = rules_of(story_of(session))
    steps = rules.growth(character.sheet, choices)
    notice = growth_notice(rules, character.sheet)
    return {**notice, "steps": [_shown(step, choices) for step in steps]} if steps else notice


def growth_titles(row: Character) -> tuple[str, ...]:
    """What a character may choose now, by title."""
    steps = rules_of(story_of(row.session)).growth(row.sheet, {}) if row.sheet else ()
    return tuple(step.title for step in steps)


def character_of(world: World, seat: Seat) -> CharacterState:
    """The character of a seat; raises ``TurnError`` where there is none."""
    found = next((one for one in world.characters() if one.seat == seat.public_id), None)
    if found is None:
        raise TurnError(_("You have no character at this table yet."))
    return found


def _shown(step: CreationStep, choices: Mapping[str, Json]) -> dict[str, Json]:
    answer = choices.get(step.id, step.suggested)
    # Words that are suggested stand in their boxes already.
    likely = told(step, step.suggested) if step.kind != "words" else ""
    return {
        "title": step.title,
        "prompt": step.text,
        "suggested": likely,
        "told": told(step, read_answer(step, answer)),
        "mechanics": step_payload(step, answer),
    }
