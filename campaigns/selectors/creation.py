"""What CHARACTER_CREATION shows: the present step, its choices, a preview, and the ready-made characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.models import CreationDraft, Seat
from campaigns.rules.contracts import Dice, DieSpec, Json
from campaigns.selectors.stories import story_of
from campaigns.world.personas import Answer, Persona, choice_label, from_answers
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.creation import CreationScene

ATTRIBUTES = ("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma")
ARRAY = (14, 12, 11, 10, 9, 7)
SWAPPED_IN = 14


@dataclass(frozen=True, slots=True)
class Scores:
    """A way to get six attributes."""

    label: str
    scores: Mapping[str, int]


def rolled_attributes(dice: Dice) -> dict[str, int]:
    """Six scores of 3d6 in order (WWN SRD 1.1.1), thrown once for each draft."""
    faces = dice.throw((DieSpec(6, 18),), reason=_("attributes")).faces
    return {name: sum(faces[index * 3 : index * 3 + 3]) for index, name in enumerate(ATTRIBUTES)}


def attribute_choices(draft: CreationDraft, story: ResolvedWorld) -> tuple[Scores, ...]:
    """The ways to get scores: the array laid out for the class, or the dice with one score raised to 14."""
    prime = _prime_of(draft, story)
    order = [*prime, *(name for name in ATTRIBUTES if name not in prime)]
    array = Scores(_("The standard array, best scores where they help"), dict(zip(order, ARRAY, strict=True)))
    rolled = {name: int(draft.rolled.get(name, 10)) for name in ATTRIBUTES}
    lifted = next((name for name in order if rolled[name] < SWAPPED_IN), order[0])
    thrown = Scores(
        _("As the dice fell, one score raised to 14"), {**rolled, lifted: max(rolled[lifted], SWAPPED_IN)}
    )
    allowed = story.rules.attribute_generation
    if allowed == "array":
        return (array,)
    return (thrown,) if allowed == "roll" else (array, thrown)


def _prime_of(draft: CreationDraft, story: ResolvedWorld) -> tuple[str, ...]:
    answers = answers_of(draft)
    for scene in story.char_creation.scenes:
        answer = answers.get(scene.id)
        if answer is None or answer.choice is None or answer.choice >= len(scene.choices):
            continue
        klass = scene.choices[answer.choice].mechanical_effects.class_
        if klass is not None:
            return tuple(story.class_by_id[klass].prime)
    return tuple(story.classes.classes[0].prime)


def answers_of(draft: CreationDraft) -> dict[str, Answer]:
    """A draft's answers by scene id."""
    return {
        scene: Answer(choice=given.get("choice"), words=str(given.get("words", "")))
        for scene, given in draft.answers.items()
    }


def scene_at(story: ResolvedWorld, step: int) -> CreationScene | None:
    """The scene of a step; None when all are answered."""
    scenes = story.char_creation.scenes
    return scenes[step] if step < len(scenes) else None


def creation_payload(seat: Seat, draft: CreationDraft) -> dict[str, Json]:
    """CHARACTER_CREATION for the step that a draft is at."""
    story = story_of(seat.session)
    scene = scene_at(story, draft.step)
    scenes = story.char_creation.scenes
    shared: dict[str, Json] = {
        "total_scenes": len(scenes),
        "character_preview": _preview(seat, draft, story),
        "steps": [{"title": step.title, "answered": step.id in draft.answers} for step in scenes],
    }
    if scene is None:
        return {
            **shared,
            "phase": "confirmation",
            "scene_index": len(scenes),
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


def _preview(seat: Seat, draft: CreationDraft, story: ResolvedWorld) -> dict[str, Json]:
    name = seat.member.display_name if seat.member is not None else ""
    persona: Persona = from_answers(story, answers_of(draft), default_name=name, attributes={})
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
