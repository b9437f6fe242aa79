"""Spells and arts as options: what they are called, what they cost, which words mean them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from campaigns.rules.contracts import Json
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.magic.casting import (
    PREPARE_PREFIX,
    lets_go,
    option_of,
    takes_effort,
    usable,
)
from campaigns.rules.without_number.magic.mastery import (
    CAST,
    casts_left,
    casts_most,
    prepared_most,
    spells_of,
)
from campaigns.rules.without_number.magic.workings import Working

COMMITS: Mapping[str, str] = MappingProxyType(
    {
        "": "",
        "scene": "1 Effort, until the scene ends",
        "day": "1 Effort, until tomorrow",
        "held": "1 Effort, as long as it is held",
    }
)


def offerable(book: Book) -> frozenset[str]:
    """The ids of all spells, arts and powers that a book may come to offer by name."""
    powers = {f"power_{power.id}" for power in book.powers.values() if power.is_used}
    return frozenset(powers | {option_of(found) for found in book.workings.values() if found.is_used})


def deeds(body: Body, actor: str, people: Sequence[str]) -> tuple[Mapping[str, Json], ...]:
    """Spells and arts outside an encounter, and spells that could be prepared; ``people`` are ids of who is near."""
    if not isinstance(body, Hero) or not body.magic.traditions or body.vitals.condition != "up":
        return ()
    others = [found for found in people if found != actor]
    found: list[Mapping[str, Json]] = []
    for working in usable(body):
        own = [] if working.reach in ("foe", "foes") or working.hold == "aegis" else [actor]
        targets = own if working.reach in ("self", "place", "allies") else [*own, *others]
        if targets:
            found.append(offered(body, working, targets, None if working.save else 1.0))
    if casts_most(body) and CAST not in body.used.day and len(body.magic.spells) > prepared_most(body):
        found.extend(
            {
                "id": f"{PREPARE_PREFIX}{spell.id}",
                "label": f"Prepare {spell.label}",
                "description": "An hour with your book, in place of the spell that you prepared first.",
                "kind": "power",
                "verbs": [f"prepare {verb.removeprefix('cast ')}" for verb in spell.verbs],
                "targets": [actor],
                "odds": 1.0,
                "difficulty": None,
                "cost": "",
            }
            for spell in spells_of(body)
            if spell.id not in body.magic.prepared
        )
    return tuple(found)


def offered(hero: Hero, working: Working, targets: list[str], odds: float | None) -> dict[str, Json]:
    """A spell or an art as an option; a held art is offered to be let go."""
    going = lets_go(hero, working)
    verbs = [*working.verbs]
    if working.kind == "spell":
        verbs.append(f"cast {working.label.lower()}")
        cost = f"1 of {casts_left(hero)} casts left today"
    else:
        verbs.append(working.label.lower())
        cost = COMMITS[working.commit] if takes_effort(hero, working) and not going else ""
    return {
        "id": option_of(working),
        "label": f"Let go of {working.label}" if going else working.label,
        "description": working.text,
        "kind": "power",
        "verbs": list[Json](verbs),
        "targets": list[Json](targets),
        "odds": odds,
        "difficulty": None,
        "cost": cost,
    }
