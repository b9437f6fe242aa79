"""What CHARACTER_CREATION shows: the present step, its choices, a preview, and the ready-made characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.utils.translation import gettext as _

from campaigns.models import CreationDraft, Seat, Session
from campaigns.rules.answering import told
from campaigns.rules.contracts import CreationStep, Json
from campaigns.selectors.drafts import (
    BY_RULES,
    attribute_choices,
    choices_of,
    persona_of,
    rules_step_at,
    rules_steps,
    scene_at,
)
from campaigns.selectors.panels import party
from campaigns.selectors.steps import step_payload
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.world.personas import choice_label
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.creation import CreationScene


def creation_payload(seat: Seat, draft: CreationDraft) -> dict[str, Json]:
    """CHARACTER_CREATION for the step that a draft is at."""
    story = story_of(seat.session)
    scene = scene_at(story, draft.step)
    scenes, mechanics = story.char_creation.scenes, rules_steps(draft, story)
    steps: list[Json] = [{"title": step.title, "answered": step.id in draft.answers} for step in scenes]
    steps += [{"title": step.title, "answered": BY_RULES + step.id in draft.answers} for step in mechanics]
    shared: dict[str, Json] = {
        "total_scenes": len(scenes) + len(mechanics),
        "character_preview": _preview(seat, draft, story, mechanics),
        "steps": steps,
    }
    step = rules_step_at(draft, story)
    if step is not None:
        return {**shared, **_mechanics(step, draft)}
    if scene is None:
        return {
            **shared,
            "phase": "confirmation",
            "scene_index": len(scenes) + len(mechanics),
            "prompt": _("Is this you?"),
            "choices": [
                {
                    "label": _("Yes, sit down"),
                    "description": _("You can still tell us more about yourself in play."),
                }
            ],
            "allows_freeform": False,
            "input_type": "choice",
        }
    return {
        **shared,
        "phase": "scene",
        "scene_index": draft.step,
        "title": scene.title,
        "prompt": scene.narration,
        "choices": _choices(scene, draft, story),
        "allows_freeform": scene.allows_freeform or scene.input_type in ("text", "name"),
        "hook_prompt": scene.hook_prompt,
        "input_type": scene.input_type,
        "loading_text": scene.loading_text,
        "rolled_stats": [{"name": name, "value": value} for name, value in draft.rolled.items()],
        "premade": _premade(seat, story) if draft.step == 0 else None,
    }


def _choices(scene: CreationScene, draft: CreationDraft, story: ResolvedWorld) -> list[Json]:
    if scene.input_type != "attributes":
        return [choice_label(choice) for choice in scene.choices]
    labels = story.rules.attribute_map
    return [
        {
            "label": way.label,
            "description": ", ".join(f"{labels[name].short} {score}" for name, score in way.scores.items()),
        }
        for way in attribute_choices(draft, story)
    ]


def _mechanics(step: CreationStep, draft: CreationDraft) -> dict[str, Json]:
    """A step that the rules ask for: what is suggested as the first choice, and all it takes to choose otherwise."""
    answer = draft.answers.get(BY_RULES + step.id, {}).get("value", step.suggested)
    return {
        "phase": "scene",
        "scene_index": draft.step,
        "title": step.title,
        "prompt": step.text,
        "choices": [{"label": _("As suggested"), "description": told(step, step.suggested)}],
        "allows_freeform": False,
        "input_type": "mechanics",
        "mechanics": step_payload(step, answer),
    }


def _preview(
    seat: Seat, draft: CreationDraft, story: ResolvedWorld, mechanics: Sequence[CreationStep]
) -> dict[str, Json]:
    persona = persona_of(draft, story, seat.member.display_name if seat.member is not None else "")
    chosen = choices_of(draft)
    return {
        "name": persona.name,
        "pronouns": persona.pronouns,
        "concept": persona.concept if draft.answers else "",
        "look": persona.look,
        "goal": persona.goal,
        "bond": persona.bond,
        "trait": persona.trait,
        "hook": persona.hook,
        "skills": [story.skill_by_id[skill].label for skill in persona.skills if skill in story.skill_by_id],
        "items": [story.item_by_id[item].name for item in persona.items] if draft.answers else [],
        "rules": [
            {"label": step.title, "value": told(step, chosen[step.id])}
            for step in mechanics
            if step.id in chosen
        ],
    }


def _premade(seat: Seat, story: ResolvedWorld) -> list[Json]:
    taken = set(
        Seat.objects.filter(session=seat.session_id)
        .exclude(pk=seat.pk)
        .values_list("character_name", flat=True)
    )
    return [
        {
            "index": index,
            "name": character.name,
            "pronouns": character.pronouns,
            "concept": character.concept,
            "look": character.look,
            "backstory": character.backstory,
            "goal": character.goal,
            "bond": character.bond,
            "taken": character.name in taken,
        }
        for index, character in enumerate(story.premade.characters)
    ]


def finished_character(session_id: int, seat: str) -> dict[str, Json]:
    """CHARACTER_CREATION ``character``: who has just been made, with the name where clients look for it."""
    session = Session.objects.get(pk=session_id)
    world = load_world(session.pk, session.state_version)
    members = party(session, world, story_of(session))["members"]
    character = next(item for item in world.characters() if item.seat == seat)
    shown = next(
        item for item in cast("list[dict[str, Json]]", members) if item["character_name"] == character.name
    )
    return {**shown, "name": character.name, "core": {"name": character.name}}
