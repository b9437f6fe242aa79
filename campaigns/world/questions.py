"""What a model may be asked about a player's words: deeds, people and things to choose among, and the choice in words.

Only what the character can see is offered: no leads, nothing hidden, nobody elsewhere. A choice becomes a plain
sentence, which the rules read like any player's; where they read something else in it than was chosen, it is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from campaigns.world.meanings import Intent
from campaigns.world.offers import beat_open
from campaigns.world.surroundings import Surroundings
from narrator.routing import Choice, Reading, RoutingQuestion

_DEEDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "talk": ("speak to somebody", "I talk to {who}.", ""),
    "ask": ("ask somebody something", "I ask {who}.", ""),
    "threaten": ("threaten somebody", "I threaten {who}.", ""),
    "attack": ("strike at somebody", "I attack {who}.", ""),
    "search": ("look at, listen to or search something, somebody or the place", "I examine {what}.", "I look around."),
    "use_item": ("use something one carries", "I use {what}.", ""),
    "give": ("give something one carries to somebody", "I give {what} to {who}.", ""),
    "help": ("help a companion with what they do", "I help {who}.", ""),
    "heal": ("tend somebody's wounds", "I bandage {who}.", ""),
    "hide": ("hide or go unseen", "I hide.", "I hide."),
    "wait": ("wait, keep watch, do nothing", "I wait.", "I wait."),
    "rest": ("rest or sleep", "I rest.", "I rest."),
    "move": ("go somewhere", "I go to {what}.", ""),
    "skill": ("do what an ability is for", "I {what}.", ""),
    "option": ("use something that the rules offer by name", "{what}.", ""),
}  # fmt: skip
"""Of each deed: what it is, the sentence for it, and the sentence where nothing is named."""
_ROUND: Final[Mapping[str, tuple[str, str, str]]] = {
    "attack": ("strike at an opponent", "I attack {who}.", ""),
    "defend": ("protect oneself", "I defend myself.", "I defend myself."),
    "heal": ("tend somebody's wounds", "I bandage {who}.", ""),
    "help": ("help a companion", "I help {who}.", ""),
    "flee": ("get away", "I flee.", "I flee."),
    "talk": ("speak to an opponent", "I talk to {who}.", ""),
    "threaten": ("threaten an opponent", "I threaten {who}.", ""),
    "use_item": ("use something one carries", "I use {what}.", ""),
    "wait": ("do nothing this round", "I wait.", "I wait."),
    "beat": ("do one of the things that this confrontation offers", "I {what}.", ""),
    "option": ("use something that the rules offer by name", "{what}.", ""),
}  # fmt: skip
_OTHER: Final = "none of these, or nothing that one does"
_BY_NAME: Final[Mapping[str, str]] = {
    "use_item": "item", "give": "item", "move": "way", "skill": "skill", "option": "option", "beat": "beat",
    "search": "feature",
}  # fmt: skip
"""Of which sort a deed's thing has to be."""
_LEADING: Final = frozenset(("talk", "ask", "search", "use_item"))
"""Deeds by which a thread of the story may be followed."""


@dataclass(frozen=True, slots=True)
class _Offered:
    """Something on offer: its id, of which sort, what it is called, and the words that mean it in a sentence."""

    id: str
    sort: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what its references stand for."""

    question: RoutingQuestion
    deeds: Mapping[str, tuple[str, str, str]]
    people: Mapping[str, _Offered]
    things: Mapping[str, _Offered]

    def in_words(self, reading: Reading) -> Wording | None:
        """A reading as a plain sentence; None where it says nothing, or the deed does not fit the thing."""
        deed = self.deeds.get(reading.kind)
        who, what = self.people.get(reading.who), self.things.get(reading.what)
        if deed is None or (what is not None and what.sort != _BY_NAME.get(reading.kind, what.sort)):
            return None
        if reading.kind == "search" and what is None:
            what = who
        _what_it_is, sentence, alone = deed
        used = [one for place, one in (("{who}", who), ("{what}", what)) if place in sentence]
        if None in used:
            return Wording(alone, reading.kind, ()) if alone else None
        said = sentence.format(who=who.said if who else "", what=what.said if what else "")
        ids = tuple(one.id for one in used if one is not None)
        if reading.kind == "option" and who is not None:
            return Wording(f"{said} On {who.said}.", reading.kind, (*ids, who.id))
        return Wording(said, reading.kind, ids)


@dataclass(frozen=True, slots=True)
class Wording:
    """A choice in a plain sentence: which deed it is, and the ids of what it names."""

    text: str
    kind: str
    ids: tuple[str, ...]

    def fits(self, intent: Intent) -> bool:
        """Whether the rules have read in the sentence what was chosen, and nothing else."""
        named = {
            intent.person,
            intent.feature,
            intent.item,
            intent.place,
            intent.option,
            intent.skill,
            intent.beat,
        }
        if not named.issuperset(self.ids) or intent.absent:
            return False
        return self.kind in ("skill", intent.kind) or (intent.kind == "lead" and self.kind in _LEADING)


def question_for(character: str, text: str, here: Surroundings) -> Asked:
    """What a model is asked about a text: only what is in sight, or the character's own."""
    people = _refs("p", _people(here))
    things = _refs("t", _things(here))
    deeds = _ROUND if here.encounter is not None else _DEEDS
    kinds = {**{kind: texts[0] for kind, texts in deeds.items()}, "other": _OTHER}
    question = RoutingQuestion(
        character,
        text,
        kinds,
        tuple(Choice(ref, one.label) for ref, one in people.items()),
        tuple(Choice(ref, one.label) for ref, one in things.items()),
    )
    return Asked(question, deeds, people, things)


def _refs(letter: str, offered: list[_Offered]) -> dict[str, _Offered]:
    return {f"{letter}{number}": one for number, one in enumerate(offered, start=1)}


def _people(here: Surroundings) -> list[_Offered]:
    near = [
        _Offered(npc.id, "person", f"{npc.name}, {npc.role}" if npc.role else npc.name, npc.name)
        for npc in here.people
        if npc.status == "alive"
    ]
    return near + [
        _Offered(one.id, "person", f"{one.name}, a companion", one.name) for one in here.companions
    ]


def _things(here: Surroundings) -> list[_Offered]:
    carried = [_Offered(item.id, "item", f"{item.name} (carried)", item.name) for item in here.carried]
    offers = [
        _Offered(str(offer["id"]), "option", f"{label} (by name)", label)
        for offer in here.offers
        if (label := str(offer.get("label") or "")) and "beat" not in offer
    ]
    if here.encounter is not None:
        return [*_beats(here), *offers, *carried]
    features = [_Offered(one.id, "feature", one.label, one.label) for one in here.place.features]
    ways = [_Offered(way.to, "way", f"{way.label} (a way)", way.label) for way in here.exits]
    skills = [
        _Offered(skill.id, "skill", f"{skill.label} (an ability)", skill.verbs[0])
        for skill in here.story.rules.skills
        if skill.verbs
    ]
    return [*features, *ways, *carried, *offers, *skills]


def _beats(here: Surroundings) -> list[_Offered]:
    authored = here.story.encounter_by_id.get(here.encounter.type) if here.encounter is not None else None
    sources = [item.source for item in here.carried]
    return [
        _Offered(beat.id, "beat", f"{beat.label} (offered now)", beat.verbs[0])
        for beat in (authored.beats if authored is not None else ())
        if beat_open(beat, here.plot, sources)
    ]
