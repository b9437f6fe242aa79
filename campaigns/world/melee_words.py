"""What a player means while a confrontation runs: an authored beat, an action of the rules, or a plain skill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from campaigns.world.entities import EncounterState
from campaigns.world.meanings import Intent
from campaigns.world.offers import beat_open, is_by_name, meant_offer
from campaigns.world.surroundings import (
    Named,
    Surroundings,
    name_of_character,
    name_of_item,
    name_of_npc,
    refer,
)
from campaigns.world.verbs import Verb, verb_at, verbs_in
from campaigns.world.vocabulary import IntentKind
from campaigns.world.wording import Word
from genre_packs.schema.encounters import BeatDef

_ORDER: Final[tuple[IntentKind, ...]] = (
    "yield",
    "heal",
    "flee",
    "attack",
    "defend",
    "use_item",
    "help",
    "wait",
    "rest",
)
_WORDS: Final = frozenset(("talk", "ask", "threaten"))


def read_round(base: Intent, sentence: Sequence[Word], spoken: Sequence[Word], here: Surroundings) -> Intent:
    """The action a player's words ask for in the encounter that runs here."""
    encounter = here.encounter
    if encounter is None:
        return base
    verbs = verbs_in(sentence)
    foes = _foes(encounter, sentence, here)
    friend = refer((name_of_character(one) for one in here.companions), sentence)
    target = foes or (friend[0].id if friend else "")
    item = refer((name_of_item(item, here.story) for item in here.carried), sentence)
    intent = replace(base, person=target, item=item[0].id if item else "")
    beat = _beat(encounter, sentence, spoken, here)
    offer = meant_offer(here.offers, sentence, spoken)
    if beat is not None and not (offer is not None and is_by_name(*offer)):
        return replace(intent, kind="beat", beat=beat[0].id, verb=beat[1], person=foes)
    if offer is not None:
        return replace(intent, kind="option", option=str(offer[0]["id"]), verb=offer[1])
    kinds = {verb.kind for verb in verbs}
    kind = next((kind for kind in _ORDER if kind in kinds), None)
    if kind is None and encounter.category == "fight" and _means_violence(kinds, bool(foes)):
        kind = "attack"
    if kind == "flee":
        intent = replace(intent, place=_way_named(here, sentence))
    if kind is not None:
        return _settled(intent, kind, verbs, friend[0].id if friend else "")
    if _leaves(verbs, here, sentence):
        return replace(intent, kind="flee", verb="leave", place=_way_named(here, sentence))
    if kinds & _WORDS or base.speech:
        return replace(intent, kind="threaten" if "threaten" in kinds else "talk", person=foes)
    return replace(intent, kind="skill", skill=_skill(sentence, here), verb=verbs[0].phrase if verbs else "")


def _settled(intent: Intent, kind: IntentKind, verbs: Sequence[Verb], friend: str) -> Intent:
    verb = next((verb.phrase for verb in verbs if verb.kind == kind), "")
    person = friend if kind in ("heal", "help") else intent.person
    return replace(intent, kind=kind, verb=verb, person=person)


def _means_violence(kinds: set[IntentKind], foe_named: bool) -> bool:
    return foe_named and not kinds & {"talk", "ask", "threaten", "search", "hide", "wait", "rest", "move"}


def _leaves(verbs: Sequence[Verb], here: Surroundings, sentence: Sequence[Word]) -> bool:
    return any(verb.kind == "move" for verb in verbs) and bool(refer(here.exit_names(), sentence))


def _way_named(here: Surroundings, sentence: Sequence[Word]) -> str:
    """The neighbouring place that a sentence names; empty when it names none."""
    named = refer(here.exit_names(), sentence)
    return named[0].id if named else ""


def _foes(encounter: EncounterState, sentence: Sequence[Word], here: Surroundings) -> str:
    """The opponent that is named and still stands; a kind of creature names the first of them."""
    named = []
    for person in encounter.participants:
        npc = here.world.npc(person)
        if npc is not None and npc.status == "alive":
            named.append(name_of_npc(npc, here.story))
    hits = refer(named, sentence)
    if hits:
        return hits[0].id
    return _first_of_kind(named, sentence)


def _first_of_kind(named: Sequence[Named], sentence: Sequence[Word]) -> str:
    for one in named:
        if refer((one,), sentence):
            return one.id
    return ""


def _beat(
    encounter: EncounterState, sentence: Sequence[Word], spoken: Sequence[Word], here: Surroundings
) -> tuple[BeatDef, str] | None:
    """The authored beat whose verbs the sentence has: the one with most of them, then the one named first."""
    authored = here.story.encounter_by_id.get(encounter.type)
    best: tuple[tuple[int, int], BeatDef, str] | None = None
    for beat in authored.beats if authored is not None else ():
        if not beat_open(beat, here.plot, [item.source for item in here.carried]):
            continue
        found = {verb: _first_at(verb, sentence, spoken) for verb in beat.verbs}
        hits = {verb: at for verb, at in found.items() if at is not None}
        rank = (len(hits), -min(hits.values(), default=0))
        if hits and (best is None or rank > best[0]):
            best = (rank, beat, next(iter(hits)))
    return (best[1], best[2]) if best is not None else None


def _first_at(verb: str, sentence: Sequence[Word], spoken: Sequence[Word]) -> int | None:
    """Where a verb stands; what is said aloud comes after what is done."""
    at = verb_at(verb, sentence)
    if at is not None:
        return at
    at = verb_at(verb, spoken)
    return None if at is None else len(sentence) + at


def _skill(sentence: Sequence[Word], here: Surroundings) -> str:
    for word in sentence:
        for skill in here.story.rules.skills:
            if not word.is_point and any(phrase in word.bases for phrase in skill.verbs):
                return skill.id
    return ""
