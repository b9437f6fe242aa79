"""The conflict's leads: which can be followed, and which of them a player's words take up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from campaigns.world.plot import Plot, threat_filled
from campaigns.world.state import World
from campaigns.world.surroundings import Surroundings, mentions
from campaigns.world.verbs import Verb, verb_at
from campaigns.world.vocabulary import VERBS, IntentKind
from campaigns.world.wording import LITTLE, Said, Word, find_phrase, words
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import Lead

type LeadState = Literal["hidden", "open", "waiting", "closed", "lost"]

BENT: Final = 3
"""How much sooner words are taken for a lead that is known than for something else its person could tell."""
_LIKE: Final[frozenset[IntentKind]] = frozenset(
    ("search", "hide", "steal", "threaten", "accuse", "give", "use_item", "unlock", "help", "heal")
)
_TALK: Final = frozenset((*VERBS["ask"], *VERBS["talk"]))


@dataclass(frozen=True, slots=True)
class LeadMatch:
    """A lead taken up: by which of its approaches, with whom, and whether all it requires is there."""

    lead: str
    approach: int
    verb: str
    person: str
    met: bool
    score: int


def requirements_met(lead: Lead, plot: Plot, world: World) -> bool:
    """Whether a lead can be followed now: leads closed, flags set, threat within bounds, items in the party."""
    needs = lead.requires
    threat = threat_filled(world)
    held = {item.source for item in world.items() if item.holder_kind == "character" and item.quantity > 0}
    return (
        all(other in plot.closed for other in needs.leads)
        and all(flag in plot.flags for flag in needs.flags)
        and not any(flag in plot.flags for flag in needs.without_flags)
        and (needs.threat_at_least is None or threat >= needs.threat_at_least)
        and (needs.threat_at_most is None or threat <= needs.threat_at_most)
        and all(item in held for item in needs.items)
    )


def lead_state(lead: Lead, plot: Plot, world: World) -> LeadState:
    """How a lead stands: hidden, open (known and possible), waiting (known, not yet possible), closed or lost."""
    if lead.id in plot.closed:
        return "closed"
    if lead.id in plot.lost:
        return "lost"
    if lead.id not in plot.known:
        return "hidden"
    return "open" if requirements_met(lead, plot, world) else "waiting"


def open_leads(story: ResolvedWorld, plot: Plot, world: World) -> tuple[Lead, ...]:
    """Leads the players know and can follow."""
    return tuple(lead for lead in story.conflict.leads if lead_state(lead, plot, world) == "open")


def followable_here(lead: Lead, here: Surroundings) -> bool:
    """Whether a lead can be taken up at this place at all: at its own place, or wherever its person is."""
    if lead.id in here.plot.closed or lead.id in here.plot.lost:
        return False
    if lead.npc is not None and person_here(lead, here):
        return True
    return lead.place == here.place.id and (lead.npc is None or hangs_on_a_thing(lead))


def person_here(lead: Lead, here: Surroundings) -> bool:
    """Whether the lead's person is at hand."""
    npc = here.npc(lead.npc or "")
    return npc is not None and npc.status == "alive"


def hangs_on_a_thing(lead: Lead) -> bool:
    """Whether a lead can be followed without its person: by what can be looked at there."""
    return lead.feature is not None or lead.item is not None


def match_lead(
    sentence: Sequence[Word],
    spoken: Sequence[Word],
    verbs: Sequence[Verb],
    person: str,
    feature: str,
    here: Surroundings,
) -> LeadMatch | None:
    """The lead that a player's words take up, by verbs, people, things and keywords; None when none fits."""
    whole = Said((*sentence, *spoken))
    asks = any(word.low == "?" for word in whole) or any(verb.kind == "ask" for verb in verbs)
    found: list[LeadMatch] = []
    for lead in here.story.conflict.leads:
        if not followable_here(lead, here):
            continue
        match = _match_one(
            lead, sentence, verbs, whole, asks or (bool(spoken) and bool(lead.npc)), person, feature, here
        )
        if match is not None:
            found.append(match)
    return max(found, key=lambda match: match.score, default=None)


def lead_answered(power: str, sentence: Sequence[Word], here: Surroundings) -> tuple[Lead, int] | None:
    """The lead that something the rules offer by name answers where it is used, and by which of its approaches.

    It is one that is known, or that the words are about; of several the one that they are about the most.
    """
    found: list[tuple[int, Lead, int]] = []
    for lead in here.story.conflict.leads:
        if not followable_here(lead, here) or not requirements_met(lead, here.plot, here.world):
            continue
        about = mentions(lead.keywords, sentence) + _title_words(lead, sentence, here)
        known = lead.id in here.plot.known
        for index, approach in enumerate(lead.approaches):
            if power in approach.powers and (known or about):
                found.append((about + known, lead, index))
    best = max(found, key=lambda one: one[0], default=None)
    return None if best is None else best[1:]


def _match_one(
    lead: Lead,
    sentence: Sequence[Word],
    verbs: Sequence[Verb],
    whole: Sequence[Word],
    asks: bool,
    person: str,
    feature: str,
    here: Surroundings,
) -> LeadMatch | None:
    named = 3 * (bool(lead.npc) and person == lead.npc) + 3 * (bool(lead.feature) and feature == lead.feature)
    topic = 2 * mentions(lead.keywords, whole) + _title_words(lead, whole, here)
    if named + topic == 0:
        return None
    known = lead.id in here.plot.known
    other = bool(person) and person != lead.npc
    met = requirements_met(lead, here.plot, here.world)
    if not met and not topic > 1 - known:
        return None
    weight = named + topic + 2 * known + 2 * met
    person = lead.npc if lead.npc and person_here(lead, here) else ""
    best: LeadMatch | None = None
    for index, approach in enumerate(lead.approaches):
        verb = _verb_of(approach.verbs, sentence) or (
            _asking_verb(approach.verbs) if asks and topic else None
        )
        if verb is None or (verb in _TALK and not _may_talk(lead, topic, whole, here, other=other)):
            continue
        if not known and not topic and verb in _TALK:
            continue
        score = weight + (0 if verb in _TALK else 1)
        if best is None or score > best.score:
            best = LeadMatch(lead.id, index, verb, person, met, score)
    if best is None and known and topic > 1:
        alike = _approach_by_kind(lead, verbs, here)
        found = _approach_by_skill(lead, sentence, here) if alike is None else alike
        return None if found is None else LeadMatch(lead.id, found, "", person, met, weight - 1)
    return best


def _may_talk(lead: Lead, topic: int, whole: Sequence[Word], here: Surroundings, *, other: bool) -> bool:
    """Whether words can take up a lead: about it, and with its person, if it has one, there to be spoken to."""
    if lead.npc is not None and (other or not person_here(lead, here)):
        return False
    return _about(lead, topic, whole, here)


def _approach_by_kind(lead: Lead, verbs: Sequence[Verb], here: Surroundings) -> int | None:
    """The approach that means the same kind of deed in other words ("go through" for "examine")."""
    kinds = {verb.kind for verb in verbs} & _LIKE
    for index, approach in enumerate(lead.approaches):
        meant = {kind for kind in kinds for phrase in approach.verbs if phrase in VERBS[kind]}
        if meant and (lead.npc is None or person_here(lead, here) or "search" in meant):
            return index
    return None


def _approach_by_skill(lead: Lead, sentence: Sequence[Word], here: Surroundings) -> int | None:
    """The approach whose skill the sentence names, as the pack's verbs have it."""
    for index, approach in enumerate(lead.approaches):
        skill = here.story.skill_by_id.get(approach.skill or "")
        if skill is not None and any(verb_at(phrase, sentence) is not None for phrase in skill.verbs):
            return index
    return None


def _verb_of(wanted: Sequence[str], sentence: Sequence[Word]) -> str | None:
    return next((phrase for phrase in wanted if verb_at(phrase, sentence) is not None), None)


def _asking_verb(wanted: Sequence[str]) -> str | None:
    """A verb of talk among those of an approach, for questions that are simply spoken."""
    return next((phrase for phrase in wanted if phrase in _TALK), None)


def _title_words(lead: Lead, whole: Sequence[Word], here: Surroundings) -> int:
    """How many telling words of the lead's title and thing a sentence has, two at most."""
    names = [lead.title]
    if lead.item is not None and lead.item in here.story.item_by_id:
        names.append(here.story.item_by_id[lead.item].name)
    if lead.feature is not None:
        names += [feature.label for feature in here.place.features if feature.id == lead.feature]
    telling = {
        word.low for name in names for word in words(name) if len(word.low) > 3 and word.low not in LITTLE
    }
    return min(2, sum(find_phrase(word, whole) is not None for word in telling))


def _about(lead: Lead, topic: int, whole: Sequence[Word], here: Surroundings) -> bool:
    """Whether talk is about the lead rather than about something else its person knows."""
    npc = here.story.npc_by_id.get(lead.npc or "")
    if npc is None:
        return topic > 0
    elsewhere = max(
        (
            2 * mentions((*entry.keywords, entry.topic.replace("_", " ")), whole)
            for entry in npc.knows
            if entry.lead != lead.id
        ),
        default=0,
    )
    if topic:
        return topic + (BENT if lead.id in here.plot.known else 0) >= elsewhere
    return elsewhere == 0 and find_phrase("about", whole) is None
