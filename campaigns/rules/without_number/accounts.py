"""What a narrator may look up of a sheet where a book has it: magic and what fuels it, mutations."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Account, Capability, Json, Track
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.empowered import effort_left
from campaigns.rules.without_number.figures import effort_of, powers_of
from campaigns.rules.without_number.magic import showing as magic
from campaigns.rules.without_number.vitals import is_spent


def capabilities_of(book: Book) -> tuple[Capability, ...]:
    """What a book has that others lack; strain they all count."""
    has: tuple[tuple[Capability, bool], ...] = (
        ("magic", bool(book.traditions or book.effort_groups)),
        ("mutations", bool(book.gift_groups)),
        ("strain", True),
        ("netruns", "netrun" in book.categories),
        ("ships", bool({"ship", "dogfight"} & set(book.categories))),
    )
    return tuple(name for name, had in has if had)


def magic_of(body: Body) -> Account:
    """Spells, arts and techniques, the casts and the Effort left for them; nothing for a stat line."""
    if not isinstance(body, Hero):
        return Account()
    learned: list[Mapping[str, Json]] = [
        {"name": one["name"], "text": one["mechanical_effect"], "spent": one["spent"]}
        for one in magic.abilities(body)
    ]
    effort = effort_of(body)
    own = (Track("effort", "Effort", effort_left(body), effort, "points"),) if effort else ()
    return Account(
        (*learned, *_powers(body, body.book.effort_groups)),
        (*own, *magic.tracks(body)),
        tuple(magic.lines(body)),
    )


def mutations_of(body: Body) -> Account:
    """What the change has done to somebody, and what of it can be seen; nothing for a stat line."""
    if not isinstance(body, Hero):
        return Account()
    seen = (("Stigma", f"{body.stigma}{' (hidden)' if body.stigma_hidden else ''}"),) if body.stigma else ()
    return Account(tuple(_powers(body, body.book.gift_groups)), lines=seen)


def _powers(hero: Hero, groups: tuple[str, ...]) -> list[Mapping[str, Json]]:
    return [
        {"name": power.label, "text": power.text, "spent": is_spent(hero, power.id)}
        for power in powers_of(hero)
        if power.group in groups or (power.flaw and bool(hero.book.gift_groups))
    ]
