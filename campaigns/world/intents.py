"""What a player means: free words read against the character's surroundings. Rules only, no guessing model.

Any text gives an ``Intent``; what cannot be made out is ``other`` and is played as a moment of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from campaigns.world.company_words import shares_news, wants_the_night, wants_to_be_alone, wants_to_stay
from campaigns.world.deeds import deed_of
from campaigns.world.leads import match_lead
from campaigns.world.meanings import Intent
from campaigns.world.melee_words import read_round
from campaigns.world.offers import aims_at_nobody, meant_offer
from campaigns.world.references import References
from campaigns.world.surroundings import (
    Surroundings,
    name_of_character,
    refer,
    surroundings_of,
)
from campaigns.world.travel import Journey, destination, goes_nowhere
from campaigns.world.verbs import Verb, verbs_in
from campaigns.world.vocabulary import COMPANY, INSULTS, KINDNESS, RISK, IntentKind
from campaigns.world.wording import Said, Word, find_phrase, split_speech, words

_SEEKING: Final = frozenset(("find", "look for", "seek", "visit", "see", "meet"))
_WITH_PEOPLE: Final = frozenset(
    ("accuse", "buy", "attack", "talk", "ask", "threaten", "give", "steal", "help", "heal")
)
_WATCHING: Final = frozenset(("keep watch", "stand watch"))
_WITH_THINGS: Final = frozenset(("take", "give", "use_item", "steal"))


def read_intent(text: str, here: Surroundings) -> Intent:
    """Understand a player's words. Never raises, whatever the words are."""
    bare, speech = split_speech(text)
    sentence, spoken = words(bare), words(" ".join(speech))
    deed = deed_of(text, here.character.pronouns)
    base = Intent("other", text, speech=speech, deed=deed, tone=_tone((*sentence, *spoken)))
    if here.encounter is not None:
        return read_round(base, sentence, spoken, here)
    base = replace(base, alone=wants_to_be_alone(bare), stays=wants_to_stay(bare))
    base = replace(base, night=wants_the_night(bare))
    offer = meant_offer(here.offers, sentence, spoken)
    references = References(sentence, spoken, here)
    if offer is not None and not aims_at_nobody(offer[0], here.character.id, references.named()):
        meant = references.partner() or references.person()
        taken = replace(base, kind="option", option=str(offer[0]["id"]), verb=offer[1], person=meant)
        return _after_going(taken, sentence, spoken, here)
    if here.companions and shares_news(bare) and not _to_somebody_else(sentence, here):
        return replace(base, kind="share")
    verbs = verbs_in(sentence)
    journey = destination(sentence, verbs, here)
    there = _at_destination(journey, here)
    found = _choose(
        base, sentence, spoken, [verb for verb in verbs if journey is None or verb.at != journey.at], here
    )
    if journey is None:
        stays = found.kind in ("move", "other") and goes_nowhere(sentence, verbs, here)
        return replace(base, kind="move", place=here.place.id) if stays else found
    return _with_journey(base, found, journey, sentence, spoken, verbs, there)


def _after_going(taken: Intent, sentence: Said, spoken: Said, here: Surroundings) -> Intent:
    """What the rules offer, used where the sentence goes first ("I go up to the loft and cast …")."""
    journey = destination(sentence, verbs_in(sentence), here)
    at = find_phrase(taken.verb, sentence, gap=1)
    if journey is None or journey.locked or not journey.way or at is None or journey.at > at:
        return taken
    there = _at_destination(journey, here)
    meant = References(sentence, spoken, there).partner() if there is not None else taken.person
    return replace(taken, person=meant, place=journey.to, way=journey.way, travel_first=True)


def _to_somebody_else(sentence: Said, here: Surroundings) -> bool:
    return bool(refer((*here.npc_names(), *here.absent_names()), sentence))


def _at_destination(journey: Journey | None, here: Surroundings) -> Surroundings | None:
    if journey is None or journey.locked or not journey.way:
        return None
    return surroundings_of(here.world, here.scene, here.story, here.character, journey.to)


def _with_journey(
    base: Intent,
    found: Intent,
    journey: Journey,
    sentence: Said,
    spoken: Said,
    verbs: Sequence[Verb],
    there: Surroundings | None,
) -> Intent:
    """Combine a deed with going somewhere: what can only be meant over there is done after arriving."""
    going = replace(
        base, kind="move", place=journey.to, way=journey.way, travel_first=True, verb=journey.verb
    )
    rest = tuple(verb for verb in verbs if verb.at != journey.at)
    over_there = _choose(base, sentence, spoken, rest, there) if there is not None else going
    if _surety(over_there) > _surety(found):
        return replace(over_there, place=journey.to, way=journey.way, travel_first=True)
    if found.kind in ("move", "other", "flee", "hide", "skill") and not _surety(found):
        return replace(going, skill=found.skill if found.kind in ("hide", "skill") else "")
    if _surety(found) > _surety(over_there):
        return replace(found, place=journey.to, way=journey.way, travel_first=False)
    first = next((verb.at for verb in rest if verb.kind == found.kind), 0) > journey.at
    chosen = over_there if first and there is not None else found
    return replace(chosen, place=journey.to, way=journey.way, travel_first=first)


def _surety(intent: Intent) -> int:
    """How surely a deed is meant at the place it was read for: by a lead, by what is named, by what is not there."""
    named = bool(intent.feature or intent.item) or bool(intent.person and not intent.guessed)
    return 4 * bool(intent.lead) + 2 * named + bool(intent.person) - 3 * bool(intent.absent)


def _choose(base: Intent, sentence: Said, spoken: Said, verbs: Sequence[Verb], here: Surroundings) -> Intent:
    """The deed that counts at one place, with whom and what it is done to."""
    references = References(sentence, spoken, here)
    person = references.person()
    lead = match_lead(sentence, spoken, verbs, references.named_person(), references.feature(), here)
    if lead is not None and lead.person and references.absent() not in ("", lead.person):
        # Somebody else is spoken to, who is not here to tell.
        lead = None
    strongest = _strongest(verbs, sentence, spoken)
    if lead is not None and (
        strongest is None or strongest.kind != "attack" or lead.verb == strongest.phrase
    ):
        return replace(
            base,
            kind="lead",
            verb=lead.verb,
            lead=lead.lead,
            approach=lead.approach,
            met=lead.met,
            person=lead.person,
            feature=references.feature(),
        )
    kind = strongest.kind if strongest is not None else _without_verb(base, person)
    kind = _sensible(kind, strongest.phrase if strongest else "", references, base)
    if kind == "wait" and base.night:
        kind = "rest"
    intent = replace(base, kind=kind, verb=strongest.phrase if strongest else "")
    if kind in _WITH_PEOPLE:
        intent = replace(intent, person=references.partner() if kind in ("help", "heal", "give") else person)
        if not references.named_person():
            intent = replace(intent, absent=references.absent(), guessed=bool(intent.person))
    if kind in _WITH_THINGS or kind == "unlock":
        intent = replace(intent, item=references.item(kind))
    if kind in ("search", "unlock", "skill", "use_item", "other", "take", "hide"):
        intent = replace(intent, feature=references.feature())
    if kind in ("search", "skill", "other", "hide") and not intent.feature:
        intent = replace(intent, person=references.named_person(), item=references.item("search"))
    if kind == "attack" and intent.guessed:
        intent = replace(intent, person="")
    return intent if _goes_along(sentence, here) else replace(intent, skill=_skill(sentence, here))


def _named_company(sentence: Sequence[Word]) -> bool:
    return any(word.low in COMPANY for word in sentence)


def _goes_along(sentence: Said, here: Surroundings) -> bool:
    """Whether one only keeps with one's own party, which takes no skill."""
    if not any("follow" in word.bases for word in sentence):
        return False
    companions = (name_of_character(one) for one in here.companions)
    return _named_company(sentence) or bool(refer(companions, sentence))


def _strongest(verbs: Sequence[Verb], sentence: Sequence[Word], spoken: Sequence[Word]) -> Verb | None:
    watches = any(verb.phrase in _WATCHING for verb in verbs)
    rated = [verb for verb in verbs if verb.kind != "move" and not (watches and verb.phrase == "watch")]
    return max(rated, key=lambda verb: (RISK[verb.kind], -verb.at), default=None)


def _without_verb(base: Intent, person: str) -> IntentKind:
    if base.speech or "?" in base.text:
        return "ask" if "?" in base.text else "talk"
    return "other"


def _sensible(kind: IntentKind, verb: str, references: References, base: Intent) -> IntentKind:
    """A kind that fits what there is: one looks at what one cannot take, one strikes only at somebody."""
    if kind == "attack" and not references.named_person() and not references.absent():
        return "skill" if references.feature() else "attack"
    if verb == "follow the" and not references.feature() and _named_company(words(base.text)):
        return "other"
    if kind == "ask" and not base.speech and not references.anybody():
        return "search"
    if kind == "talk":
        if "?" in base.text:
            return "ask"
        return (
            "search" if references.feature() and not base.speech and not references.named_person() else "talk"
        )
    if kind in ("take", "use_item"):
        return _handled(kind, verb, references)
    if kind == "search" and verb in _SEEKING and not references.feature():
        return "talk" if references.named_person() else "move" if references.absent() else "search"
    if kind == "other" and references.approached():
        return "talk"
    if kind == "give" and (not references.partner() or (verb == "offer" and not references.item(kind))):
        return "talk" if base.speech or references.partner() else "other"
    return kind


def _handled(kind: IntentKind, verb: str, references: References) -> IntentKind:
    """Taking or using: a thing that is there; else a closer look, a door, or plain skill."""
    if references.item(kind):
        return kind
    if verb == "open" and references.shut():
        return "unlock"
    if references.feature():
        return "search"
    if verb == "carry":
        # What is carried for others, such as somebody's bundles, need be nobody's thing.
        return "other"
    return kind if kind == "take" else "skill"


def _skill(sentence: Said, here: Surroundings) -> str:
    """The skill whose verbs, as the pack lists them, come first in the sentence."""
    places = sentence.places
    found = [
        (min(places[phrase]), number, skill.id)
        for number, skill in enumerate(here.story.rules.skills)
        for phrase in skill.verbs
        if phrase in places
    ]
    return min(found)[2] if found else ""


def _tone(everything: Sequence[Word]) -> str:
    if any(word.bases & INSULTS for word in everything):
        return "rude"
    return "kind" if any(word.bases & KINDNESS for word in everything) else ""
