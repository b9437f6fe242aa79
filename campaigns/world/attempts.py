"""From an intent to what the rules are asked: an Attempt with a difficulty from the story's own data.

Only where failure is interesting: everything else simply happens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import Attempt, Modifier, RulesetFacts
from campaigns.rules.scale import on_scale
from campaigns.world.meanings import Intent
from campaigns.world.searches import goal_of, needs_check
from campaigns.world.surroundings import Surroundings
from campaigns.world.topics import CONVINCING, resistance, what_is_asked
from campaigns.world.travel import barred, exit_to
from campaigns.world.vocabulary import IntentKind
from campaigns.world.wording import first_upper, split_speech, words
from genre_packs.schema.places import Exit

MOST_LEARNED: Final = 2
FRIGHTENING: Final = 9
STEALING: Final = 9


def attempt_of(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    """The attempt behind an intent outside encounters, in the words of the rules; None when no dice are called for."""
    maker = _MAKERS.get(intent.kind)
    return maker(intent, here, facts) if maker is not None else None


def locked_exit(intent: Intent, here: Surroundings) -> Exit | None:
    """The shut way that an intent is about: the one gone to, named, or the only one; a key at hand opens it."""
    state = here.world.place(here.place.id)
    opened = state.opened_exits if state is not None else ()
    shut = [way for way in here.exits if way.locked and way.to not in opened]
    named = exit_to(here, intent.place) if intent.place else None
    if named is not None:
        return named if named in shut else None
    return shut[0] if len(shut) == 1 else None


def _lead(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    lead = here.story.lead_by_id[intent.lead]
    approach = lead.approaches[intent.approach]
    if not intent.met or (approach.skill is None and approach.attribute is None):
        return None
    learned = min(MOST_LEARNED, here.plot.tries.get(lead.id, 0))
    threat = here.story.conflict.threat.name
    return _skilled(
        intent,
        here,
        skill=approach.skill or "",
        attribute=approach.attribute or "",
        difficulty=approach.difficulty,
        label=first_upper(approach.how),
        stakes=f"{lead.title}. A failure moves the clock on: {threat}.",
        modifiers=(Modifier("Learned from before", learned),) if learned else (),
    )


def _search(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    feature = goal_of(intent.feature, here).feature
    if feature is None or not needs_check(feature, here.plot, here.place.id):
        return None
    return _skilled(
        intent,
        here,
        skill=feature.skill or "",
        difficulty=feature.difficulty,
        label=f"A closer look: {feature.label}",
    )


def _ask(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    npc = here.npc(intent.person)
    if npc is None or npc.status != "alive":
        return None
    bare, speech = split_speech(intent.text)
    asked = what_is_asked(npc, words(f"{bare} {' '.join(speech)}"), here.plot, here.story)
    if not asked.guarded or (intent.kind == "talk" and intent.verb not in CONVINCING):
        return None
    return _skilled(
        intent,
        here,
        skill=facts.uses["persuade"],
        difficulty=on_scale(facts.difficulties, resistance(npc, asked)),
        label=f"Talk {npc.name} round",
        target=npc.id,
    )


def _threaten(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    npc = here.npc(intent.person)
    if npc is None or npc.status != "alive":
        return None
    skill = facts.uses["threaten"]
    if skill not in here.story.skill_by_id:
        skill = facts.uses["persuade"]
    difficulty = on_scale(facts.difficulties, FRIGHTENING)
    return _skilled(
        intent, here, skill=skill, difficulty=difficulty, label=f"Frighten {npc.name}", target=npc.id
    )


def _steal(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    npc = here.npc(intent.person)
    if npc is None or npc.status != "alive":
        return None
    return Attempt(
        here.character.id,
        "skill",
        intent.text,
        npc.id,
        skill=facts.uses["steal"],
        difficulty=str(on_scale(facts.difficulties, STEALING)),
        label=f"Steal from {npc.name}",
    )


def _unlock(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    way = locked_exit(intent, here)
    if way is None or not way.forced_by or not barred(way, here.world, here.plot, here.place.id):
        return None
    skill = intent.skill if intent.skill in way.forced_by else way.forced_by[0]
    return _skilled(intent, here, skill=skill, difficulty=way.difficulty, label=f"Get past {way.label}")


def _free(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    """A skill nobody wrote a use for: it is tried at the pack's default, and the director makes something of it."""
    skill = facts.uses["hide"] if intent.kind == "hide" else intent.skill
    if not skill or skill in facts.fighting:
        return None
    return _skilled(intent, here, skill=skill, difficulty=here.story.rules.default_difficulty)


def _heal(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    target = intent.person or here.character.id
    return Attempt(
        here.character.id, "skill", intent.text, target, skill=facts.uses["heal"], item=intent.item
    )


def _use_item(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    if not intent.item:
        return None
    target = intent.person or here.character.id
    return Attempt(here.character.id, "use_item", intent.text, target, item=intent.item)


def _attack(intent: Intent, here: Surroundings, facts: RulesetFacts) -> Attempt | None:
    npc = here.npc(intent.person)
    if npc is None or npc.status != "alive":
        return None
    return Attempt(here.character.id, "attack", intent.text, npc.id, weapon=intent.item)


def _skilled(
    intent: Intent,
    here: Surroundings,
    *,
    skill: str,
    difficulty: int,
    attribute: str = "",
    label: str = "",
    target: str | None = None,
    stakes: str = "",
    modifiers: tuple[Modifier, ...] = (),
) -> Attempt:
    usual = here.story.skill_by_id.get(skill)
    return Attempt(
        here.character.id,
        "skill",
        intent.text,
        target,
        skill=skill,
        attribute=attribute or ((usual.attribute or "") if usual is not None else ""),
        difficulty=str(difficulty),
        label=label,
        stakes=stakes,
        modifiers=modifiers,
    )


_MAKERS: Final[Mapping[IntentKind, Callable[[Intent, Surroundings, RulesetFacts], Attempt | None]]] = (
    MappingProxyType(
        {
            "lead": _lead,
            "search": _search,
            "ask": _ask,
            "talk": _ask,
            "accuse": _ask,
            "threaten": _threaten,
            "steal": _steal,
            "unlock": _unlock,
            "skill": _free,
            "hide": _free,
            "other": _free,
            "heal": _heal,
            "use_item": _use_item,
            "attack": _attack,
        }
    )
)
