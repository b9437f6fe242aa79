"""Who a character is before it sits down: from a ready-made one, or from the answers of guided creation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import cast

from campaigns.rules.contracts import Build, Json
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.creation import CreationChoice, MechanicalEffects, Premade
from genre_packs.schema.items import ItemDef


@dataclass(frozen=True, slots=True)
class Persona:
    """Everything creation settles. ``archetype`` and ``foci`` are the ruleset's ids; ``items`` catalogue ids.

    ``choices`` answer the ruleset's own steps of creation.
    """

    name: str
    pronouns: str
    concept: str
    background: str
    archetype: str
    attributes: Mapping[str, int] = field(default_factory=dict)
    bonuses: Mapping[str, int] = field(default_factory=dict)
    skills: tuple[str, ...] = ()
    foci: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    coins: int = 0
    look: str = ""
    backstory: str = ""
    goal: str = ""
    bond: str = ""
    trait: str = ""
    hook: str = ""
    choices: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """One step's answer: the choice taken (index from 0) or the player's own words."""

    choice: int | None = None
    words: str = ""


def from_premade(story: ResolvedWorld, premade: Premade, name: str = "") -> Persona:
    """A ready-made character, under another name if one is given."""
    picks = [skill for skill, level in premade.skills.items() for _level in range(level + 1)]
    return Persona(
        name=name or premade.name,
        pronouns=premade.pronouns,
        concept=premade.concept,
        background=premade.background,
        archetype=story.class_by_id[premade.class_].rules_class,
        attributes={str(name): score for name, score in premade.attributes.items()},
        skills=tuple(picks),
        foci=_foci(story, premade.focus),
        items=premade.items,
        coins=premade.coins,
        look=premade.look,
        backstory=premade.backstory,
        goal=premade.goal,
        bond=premade.bond,
        choices=_choices(story.class_by_id[premade.class_].choices, premade.choices),
    )


def from_answers(
    story: ResolvedWorld,
    answers: Mapping[str, Answer],
    *,
    default_name: str,
    attributes: Mapping[str, int],
    choices: Mapping[str, Json] = MappingProxyType({}),
) -> Persona:
    """The persona that a player's answers amount to, by scene id; what is missing is filled in sensibly.

    ``choices`` are the player's own answers to the ruleset's steps, which go before what their class suggests.
    """
    effects = [effect for effect in _effects(story, answers)]
    klass = next((e.class_ for e in reversed(effects) if e.class_), story.classes.classes[0].id)
    background_id = next(
        (e.background for e in reversed(effects) if e.background), story.classes.backgrounds[0].id
    )
    background = story.background_by_id[background_id]
    class_def = story.class_by_id[klass]
    name, pronouns = _name(story, answers, default_name)
    bonuses: Counter[str] = Counter()
    for effect in effects:
        bonuses.update({str(name): plus for name, plus in effect.attribute_bonus.items()})
    focus = next((e.focus for e in reversed(effects) if e.focus), None)
    extra = [skill for effect in effects for skill in effect.skills]
    words = {key: _words(story, answers, effects, key) for key in ("hook", "trait", "goal", "bond", "look")}
    return Persona(
        name=name,
        pronouns=next((e.pronouns for e in reversed(effects) if e.pronouns), pronouns),
        concept=f"{background.label}, {class_def.label}",
        background=background.id,
        archetype=class_def.rules_class,
        attributes=dict(attributes),
        bonuses=dict(bonuses),
        skills=(background.free_skill, *background.quick_skills, *extra)[:8],
        foci=_foci(story, focus),
        items=(*class_def.kit, *background.items, *(item for effect in effects for item in effect.items)),
        coins=sum(effect.coins for effect in effects),
        backstory=background.description,
        choices=_choices(class_def.choices, *(effect.choices for effect in effects), choices),
        **words,
    )


def build_of(persona: Persona, story: ResolvedWorld) -> Build:
    """What the ruleset makes a sheet from."""
    return Build(
        name=persona.name,
        background=persona.background,
        archetype=persona.archetype,
        attributes=persona.attributes,
        bonuses=persona.bonuses,
        skills=persona.skills,
        foci=persona.foci,
        choices=persona.choices,
        gear=tuple(gear_of(story.item_by_id[item]) for item in dict.fromkeys(persona.items)),
    )


def gear_of(item: ItemDef, *, equipped: bool = True, quantity: int = 1) -> dict[str, Json]:
    """A catalogue entry as the ruleset reads it."""
    entry: dict[str, Json] = item.model_dump(mode="json", exclude_none=True)
    return {**entry, "weight": item.portion_weight, "equipped": equipped, "quantity": quantity}


def _choices(*given: Mapping[str, object]) -> dict[str, Json]:
    """Answers to the ruleset's steps, later ones before earlier ones."""
    return cast("dict[str, Json]", {step: answer for answers in given for step, answer in answers.items()})


def _foci(story: ResolvedWorld, focus: str | None) -> tuple[str, ...]:
    known = {entry.id: entry.rules_focus for entry in story.classes.foci}
    return (known[focus],) if focus in known else ()


def _effects(story: ResolvedWorld, answers: Mapping[str, Answer]) -> Sequence[MechanicalEffects]:
    found = []
    for scene in story.char_creation.scenes:
        answer = answers.get(scene.id)
        if answer is not None and answer.choice is not None and answer.choice < len(scene.choices):
            found.append(scene.choices[answer.choice].mechanical_effects)
    return found


def _words(
    story: ResolvedWorld, answers: Mapping[str, Answer], effects: Sequence[MechanicalEffects], key: str
) -> str:
    """A written answer goes before what a choice says."""
    for scene in story.char_creation.scenes:
        answer = answers.get(scene.id)
        if answer is not None and answer.words and scene.fills == key:
            return answer.words
    return next((str(getattr(effect, key)) for effect in effects if getattr(effect, key)), "")


def _name(story: ResolvedWorld, answers: Mapping[str, Answer], default: str) -> tuple[str, str]:
    """Name and pronouns; "Mara, she/her" gives both."""
    for scene in story.char_creation.scenes:
        answer = answers.get(scene.id)
        if scene.input_type == "name" and answer is not None and answer.words:
            name, _comma, pronouns = answer.words.partition(",")
            return " ".join(name.split())[:80], " ".join(pronouns.split())[:40] or "they/them"
    return default, "they/them"


def choice_label(choice: CreationChoice) -> dict[str, Json]:
    """A choice as CHARACTER_CREATION shows it."""
    return {"label": choice.label, "description": choice.description}
