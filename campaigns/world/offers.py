"""Which of the things that the rules offer by name a player means: a spell, a stunt, a program, a manoeuvre."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, cast

from campaigns.rules.contracts import ActionKind, Attempt, Json
from campaigns.world.meanings import Intent
from campaigns.world.plot import Plot, read_plot
from campaigns.world.state import World
from campaigns.world.verbs import verb_at
from campaigns.world.wording import Word, find_phrase
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.encounters import BeatDef

type Offer = Mapping[str, Json]

PLAIN: Final = frozenset(
    ("attack", "total_defense", "withdraw", "run", "use_item", "stabilise", "aid", "yield", "wait", "skill")
)
"""Kinds that everyday verbs name; an offer of these kinds is meant only when its whole label is said."""
NAMED: Final = 10


def meant_offer(
    offers: Sequence[Offer], sentence: Sequence[Word], spoken: Sequence[Word]
) -> tuple[Offer, str] | None:
    """The offer that a sentence means and the word that means it; the one named in full goes before the rest."""
    best: tuple[int, Offer, str] | None = None
    for offer in offers:
        found = _rank(offer, sentence, spoken)
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], offer, found[1])
    return None if best is None else (best[1], best[2])


def open_offers(
    offers: Sequence[Offer], world: World, encounter: str, story: ResolvedWorld, character: str
) -> tuple[Offer, ...]:
    """What the rules offer a character in an encounter of this type, less the pack's own that are still shut."""
    authored = story.encounter_by_id.get(encounter)
    plot, carried = read_plot(world), [item.source for item in world.held_by(character)]
    beats = authored.beats if authored is not None else ()
    shut = {beat.id for beat in beats if not beat_open(beat, plot, carried)}
    return tuple(offer for offer in offers if offer.get("beat") not in shut)


def beat_open(beat: BeatDef, plot: Plot, carried: Collection[str]) -> bool:
    """Whether a beat's flag is set and its thing carried."""
    return (beat.requires_flag is None or beat.requires_flag in plot.flags) and (
        beat.requires_item is None or beat.requires_item in carried
    )


def is_by_name(offer: Offer, phrase: str) -> bool:
    """Whether an offer is called by its name: its whole label of several words, or a power in any such words.

    The verbs of a pack's own beats come after such a one, so that what a page puts into the box is what is done.
    """
    label = str(offer.get("label") or "")
    several = len(phrase.split()) > 1
    return (several and phrase == label) or (offer.get("kind") == "power" and (phrase == label or several))


def aims_at_nobody(offer: Offer, actor: str, named: Collection[str]) -> bool:
    """Whether a power that is for others alone, such as a blow of magic, is asked for with none of them named."""
    targets = cast("list[Json]", offer.get("targets") or [])
    return (
        offer.get("kind") == "power"
        and bool(targets)
        and actor not in targets
        and not any(one in targets for one in named)
    )


def attempt_for(offer: Offer, intent: Intent, actor: str) -> Attempt:
    """What the rules are asked when an offer is taken up; without a target named, its likeliest one is meant."""
    targets = [str(one) for one in cast("list[Json]", offer.get("targets") or [])]
    target = intent.person if intent.person in targets or not targets else targets[0]
    return Attempt(
        actor,
        cast(ActionKind, offer["kind"]),
        intent.text,
        target or None,
        skill=str(offer.get("skill") or ""),
        attribute=str(offer.get("attribute") or ""),
        difficulty=str(offer.get("difficulty") if offer.get("difficulty") is not None else ""),
        weapon=str(offer.get("weapon") or ""),
        item=str(offer.get("item") or "") or intent.item,
        label=str(offer.get("label") or ""),
        beat=str(offer.get("beat") or ""),
        option=str(offer["id"]),
    )


def _named_in_full(label: str, sentence: Sequence[Word]) -> bool:
    """Whether a label stands in a sentence: word for word, or with its little words left out."""
    if find_phrase(label, sentence, gap=1, every=True) is not None:
        return True
    return find_phrase(label, sentence, gap=1) is not None


def _rank(offer: Offer, sentence: Sequence[Word], spoken: Sequence[Word]) -> tuple[int, str] | None:
    label = str(offer.get("label") or "")
    if label and _named_in_full(label, sentence):
        return NAMED + len(label.split()), label
    if offer.get("kind") in PLAIN:
        return None
    verbs = [str(verb) for verb in cast("list[Json]", offer.get("verbs") or [])]
    said = [
        verb for verb in verbs if verb_at(verb, sentence) is not None or verb_at(verb, spoken) is not None
    ]
    return (sum(len(verb.split()) for verb in said), said[0]) if said else None
