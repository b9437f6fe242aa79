"""Karma: experience that buys skills, spells and attributes, and makes the pool of edge grow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import CreationStep, Json, Resolved, Ruling
from campaigns.rules.dice_pool.bodies import Body, write
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.buying import stages
from campaigns.rules.dice_pool.rulings import plain_ruling
from campaigns.rules.dice_pool.tables import KARMA_FOR_EDGE, SKILLS
from campaigns.rules.dice_pool.wording import counted, listed
from campaigns.rules.growing import nothing_due, walk

MOST_AWARD = 1000


def advance(body: Body, xp: int, book: Book) -> Resolved:
    """Award karma, and let edge grow by one for each ten earned in all.

    What was due before and nobody has chosen is bought as suggested first.
    """
    if not 0 <= xp <= MOST_AWARD:
        raise RulesError(f"{xp} karma cannot be awarded.", hint=f"Award 0 to {MOST_AWARD}.")
    rulings: list[Ruling] = []
    if body.due and xp:
        body, ruling = _grown(body, {}, book)
        rulings.append(ruling)
    more = (body.karma_total + xp) // KARMA_FOR_EDGE - body.karma_total // KARMA_FOR_EDGE
    body = replace(body, karma=body.karma + xp, karma_total=body.karma_total + xp, edge=body.edge + more)
    body = replace(body, due=body.due or (body.kind == "hero" and xp > 0 and bool(_asked(body, {}, book))))
    told = f"{body.name} earns {xp} karma"
    if more:
        told += f"; {counted(more, 'point')} more of edge"
    changes = (f"Edge {body.edge}",) if more else ()
    rulings.append(plain_ruling("dice_pool.karma", "self", "Karma", f"{told}.", total=xp, changes=changes))
    return Resolved(tuple(rulings), {"self": write(body)})


def growth(body: Body, choices: Mapping[str, Json], book: Book) -> tuple[CreationStep, ...]:
    """What karma can buy now, given the choices so far; empty when nothing is due."""
    return _asked(body, choices, book) if body.due else ()


def grow(body: Body, choices: Mapping[str, Json], book: Book) -> Resolved:
    """Buy it, and keep the rest for later; raises RulesError for what cannot be bought, and when nothing is due."""
    if not body.due:
        raise nothing_due(body.name)
    grown, ruling = _grown(body, choices, book)
    return Resolved((ruling,), {"self": write(grown)}, (ruling.summary,))


def _asked(body: Body, choices: Mapping[str, Json], book: Book) -> tuple[CreationStep, ...]:
    return walk(body, stages(book), choices)[1]


def _grown(body: Body, choices: Mapping[str, Json], book: Book) -> tuple[Body, Ruling]:
    grown, _ = walk(body, stages(book), choices)
    grown = replace(grown, due=False)
    learned = _changes(body, grown, book)
    told = f"{body.name} comes to {listed(learned)}." if learned else f"{body.name} keeps {body.karma} karma."
    spent = body.karma - grown.karma
    return grown, plain_ruling("dice_pool.karma", "self", "Karma spent", told, total=spent, changes=learned)


def _changes(before: Body, after: Body, book: Book) -> tuple[str, ...]:
    attributes = [
        f"{name.capitalize()} {rating}"
        for name, rating in after.attributes.items()
        if rating != before.attributes[name]
    ]
    spells = [
        f"{book.spells[spell].label} {force}"
        for spell, force in after.spells.items()
        if force != before.spells.get(spell)
    ]
    skills = [
        f"{SKILLS[skill].label} {rating}"
        for skill, rating in after.skills.items()
        if rating != before.skills.get(skill)
    ]
    return (*attributes, *spells, *skills)
