"""A character in the making, read: the answers so far, who they amount to, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from campaigns.models import CreationDraft
from campaigns.rules.contracts import CreationStep, Dice, DieSpec, Json
from campaigns.world.binding import rules_of
from campaigns.world.personas import Answer, Persona, build_of, from_answers
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.creation import CreationScene

ATTRIBUTES = ("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma")
ARRAY = (14, 12, 11, 10, 9, 7)
SWAPPED_IN = 14
BY_RULES: Final = "rules:"
"""Before the ids of steps that the ruleset asks for, among a draft's answers."""


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
    """A draft's answers to the pack's scenes, by scene id."""
    return {
        scene: Answer(choice=given.get("choice"), words=str(given.get("words", "")))
        for scene, given in draft.answers.items()
        if not scene.startswith(BY_RULES)
    }


def choices_of(draft: CreationDraft) -> dict[str, Json]:
    """A draft's answers to the ruleset's own steps, by step id."""
    return {
        key.removeprefix(BY_RULES): given["value"]
        for key, given in draft.answers.items()
        if key.startswith(BY_RULES)
    }


def persona_of(draft: CreationDraft, story: ResolvedWorld, name: str) -> Persona:
    """Who a draft amounts to so far; ``name`` is the player's own, for whoever has not given one."""
    return from_answers(
        story,
        answers_of(draft),
        default_name=name,
        attributes=scores_of(draft, story),
        choices=choices_of(draft),
    )


def rules_steps(draft: CreationDraft, story: ResolvedWorld) -> tuple[CreationStep, ...]:
    """What the ruleset asks after the pack's scenes, given what the draft has so far."""
    build = build_of(persona_of(draft, story, "?"), story)
    return rules_of(story).creation_steps(build, draft.rolled)


def rules_step_at(draft: CreationDraft, story: ResolvedWorld) -> CreationStep | None:
    """The ruleset's step that a draft is at; None before and after them."""
    steps, at = rules_steps(draft, story), draft.step - len(story.char_creation.scenes)
    return steps[at] if 0 <= at < len(steps) else None


def scores_of(draft: CreationDraft, story: ResolvedWorld) -> Mapping[str, int]:
    """The attributes that were picked, or the first way to get them; none where the rules have other steps."""
    if not set(ATTRIBUTES) <= set(story.rules.attribute_map):
        return {}
    choices = attribute_choices(draft, story)
    for scene in story.char_creation.scenes:
        if scene.input_type == "attributes":
            picked = answers_of(draft).get(scene.id)
            if picked is not None and picked.choice is not None:
                return choices[picked.choice].scores
    return choices[0].scores


def scene_at(story: ResolvedWorld, step: int) -> CreationScene | None:
    """The scene of a step; None when all are answered."""
    scenes = story.char_creation.scenes
    return scenes[step] if step < len(scenes) else None
