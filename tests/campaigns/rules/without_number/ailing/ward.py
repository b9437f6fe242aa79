"""People of the ashes who fall ill, and what befalls them."""

from __future__ import annotations

from typing import Any

from campaigns.rules.contracts import Exposure, Resolved
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.ailing.toll import Toll
from campaigns.rules.without_number.bodies import Hero, Vitals, read, write
from campaigns.rules.without_number.books.awn import AWN
from tests.campaigns.rules.without_number.cast import LoadedDice, hero, person

RULES = ruleset_of("awn")


def survivor(*powers: str, **changes: Any) -> Hero:
    """A survivor of average build: Physical save 15+, Mental save 15+, Constitution and Wisdom 10."""
    return hero(
        **{
            "rules": "awn", "book": AWN, "archetype": "survivor", "gear": (), "powers": powers,
            "vitals": Vitals(8, 8), **changes,
        }
    )  # fmt: skip


def ill(**toll: Any) -> Hero:
    """The same, with something the matter already."""
    return survivor(toll=Toll(**toll))


def exposed(bob: Hero, exposure: Exposure, *faces: Any, near: Any = None) -> tuple[Hero, Resolved]:
    """Somebody after an exposure with told dice, and what was decided."""
    who = person(bob, "bob")
    done = RULES.expose(exposure, who, {"bob": who, **(near or {})}, LoadedDice(*faces))
    return body(done.sheets.get("bob", who.sheet)), done


def slept(bob: Hero, *faces: Any) -> tuple[Hero, Resolved]:
    """Somebody after a night."""
    done = RULES.rest(write(bob), "night", LoadedDice(*faces))
    return body(done.sheets["self"]), done


def body(sheet: Any) -> Hero:
    found = read(AWN, sheet)
    assert isinstance(found, Hero)
    return found
