"""Who runs the net in these tests: Bob with a deck, Cleo in the room, and what guards the place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.without_number.bodies import Body, Foe, Hero, Vitals
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.gear import Deck, Item, ItemStats
from campaigns.rules.without_number.net.run import net_of
from campaigns.rules.without_number.net.state import Net
from campaigns.rules.without_number.tables import ATTRIBUTES
from tests.campaigns.rules.without_number.cast import foe, hero
from tests.campaigns.rules.without_number.elsewhere import Place, sit

DECK = Item(
    "deck", "Slab", "tool", True,
    stats=ItemStats(deck=Deck(access=3, memory=8, shielding=4, cpu=1,
                              verbs=("unlock", "stun", "ghost", "blind"), subjects=("door", "datafile", "avatar"))),
)  # fmt: skip
NODES: list[Any] = [
    {"id": "gate", "label": "the lock gate", "security": 7, "subject": "door"},
    {"id": "ledger", "label": "the ledger", "security": 9, "subject": "datafile", "demons": 1},
]
RUN = EncounterSetup(
    "e1", "run", "The run", "netrun", "dial_threshold", 2, opposition_threshold=6, data={"nodes": NODES}
)


def runner(name: str = "Bob", **changes: Any) -> Hero:
    """Bob: Int +1, Program-1, a deck with Access +3 and shielding 4; 8 hit points."""
    made = {
        "rules": "cwn",
        "book": CWN,
        "archetype": "operator",
        "attributes": {**dict.fromkeys(ATTRIBUTES, 10), "intelligence": 14},
        "skills": {"program": 1},
        "gear": (DECK,),
        "implants": ("cranial_jack",),
    }
    return hero(name, **{**made, **changes})


def guard(name: str = "Cleo", **changes: Any) -> Hero:
    """Cleo, who sits in the room: no Program, no deck."""
    made = {
        "rules": "cwn",
        "book": CWN,
        "archetype": "operator",
        "skills": {"exert": 1, "sneak": 0},
        "gear": (),
    }
    return hero(name, **{**made, **changes})


def demon(name: str = "hound", **changes: Any) -> Foe:
    """A demon: skill +1, 1d6 harm, 5 hit points."""
    return foe(name, **{"rules": "cwn", "book": CWN, "vitals": Vitals(5, 5), "mindless": True, **changes})


def run(*bodies: Body, **changes: Any) -> Place:
    """A run that has begun, in the order of the bodies."""
    return sit(CWN, replace(RUN, **changes), *(bodies or (runner(), guard(), demon())))


def net(place: Place) -> Net:
    return net_of(place.encounter)
