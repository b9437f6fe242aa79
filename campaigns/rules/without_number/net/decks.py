"""What somebody brings into the net: the deck, the programs it holds, Access and shielding."""

from __future__ import annotations

from typing import Final

from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.figures import implants_of, modifier, skill_level
from campaigns.rules.without_number.gear import Deck
from campaigns.rules.without_number.net.programs import SUBJECTS, VERBS
from campaigns.rules.without_number.net.state import Runner

ALIASES: Final = {"paralyze": "paralyse"}
TERMINAL: Final = Deck(
    access=0, memory=4, shielding=0, cpu=1, verbs=("unlock", "sense"), subjects=("datafile", "door")
)
"""What anybody finds to type on."""
SCRAP_DECK: Final = Deck(
    access=1,
    memory=8,
    shielding=3,
    cpu=2,
    verbs=("unlock", "sense", "stun", "ghost"),
    subjects=("avatar", "barrier", "datafile", "door"),
)
"""What a hacker has built without anything that could be sold."""


def can_run(hero: Hero) -> bool:
    """Whether somebody can go into the net: with Program, with a deck, or as a hacker by trade."""
    return skill_level(hero, "program") is not None or _carried(hero) is not None or "hacker" in hero.edges


def deck_of(hero: Hero) -> Deck:
    """The deck at hand: the best one that is carried ready, a hacker's own, or a borrowed terminal."""
    return _carried(hero) or (SCRAP_DECK if "hacker" in hero.edges else TERMINAL)


def jacked_in(hero: Hero, person_id: str, node: str) -> Runner:
    """Somebody as they come into the net at a node, with everything that they have loaded.

    Programs fill the memory in the order in which they are carried; what does not fit is left out.
    """
    deck = deck_of(hero)
    carried = [item.stats.program for item in hero.gear if item.stats.program and item.quantity > 0]
    named = [ALIASES.get(found, found) for found in (*deck.verbs, *deck.subjects, *carried)]
    loaded = [found for found in dict.fromkeys(named) if found in VERBS or found in SUBJECTS]
    loaded = loaded[: max(1, deck.memory)]
    level = skill_level(hero, "program")
    access = max(1, modifier(hero, "intelligence") + (0 if level is None else level) + deck.access)
    wired = any(implant.id == "cranial_jack" for implant in implants_of(hero)) or "hacker" in hero.edges
    return Runner(
        id=person_id,
        node=node,
        access=access,
        max_access=access,
        shielding=deck.shielding,
        max_shielding=deck.shielding,
        cpu=max(1, deck.cpu),
        verbs=tuple(found for found in loaded if found in VERBS),
        subjects=tuple(found for found in loaded if found in SUBJECTS),
        link=0 if wired else -1,
    )


def _carried(hero: Hero) -> Deck | None:
    decks = [item.stats.deck for item in hero.gear if item.equipped and item.stats.deck is not None]
    return max(decks, key=lambda deck: (deck.memory, deck.access), default=None)
