"""Growing: every 3 points of experience are a milestone, and a milestone is a level."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Resolved, Ruling
from campaigns.rules.dial.bodies import Body, Hero, write
from campaigns.rules.dial.book import Book
from campaigns.rules.dial.figures import max_edge, max_resolve
from campaigns.rules.dial.rulings import plain_ruling
from campaigns.rules.dial.tables import (
    HIGHEST_SCORE,
    KNACK_LEVELS,
    MAX_LEVEL,
    MILESTONE_XP,
    SCORE_LEVELS,
)


def advance(book: Book, body: Body, xp: int) -> Resolved:
    """Award experience and take every level it reaches; a stat line does not grow."""
    if not isinstance(body, Hero) or xp <= 0:
        return Resolved(sheets={"self": write(body)})
    hero = replace(body, xp=body.xp + xp)
    rulings: list[Ruling] = []
    notes: list[str] = []
    while hero.level < MAX_LEVEL and hero.xp >= hero.level * MILESTONE_XP:
        hero, told = _next_level(book, hero)
        notes.append(told)
        rulings.append(
            plain_ruling(
                "dial.growth",
                "self",
                f"{hero.name}: level {hero.level}",
                told,
                total=hero.vitals.max_resolve,
                stat="Resolve",
            )
        )
    return Resolved(tuple(rulings), {"self": write(hero)}, tuple(notes))


def _next_level(book: Book, hero: Hero) -> tuple[Hero, str]:
    level = hero.level + 1
    grown, parts = replace(hero, level=level), []
    if level in SCORE_LEVELS:
        grown, told = _raise(book, grown)
        parts.extend(told)
    if level in KNACK_LEVELS:
        grown, told = _another_knack(book, grown)
        parts.extend(told)
    most = max(hero.vitals.max_resolve, max_resolve(grown.scores, level, grown.knacks))
    gained = most - hero.vitals.max_resolve
    now = hero.vitals.resolve + gained if hero.vitals.condition == "up" else hero.vitals.resolve
    edge = max_edge(grown) - max_edge(hero)
    grown = replace(
        grown,
        vitals=replace(hero.vitals, max_resolve=most, resolve=now),
        edge=grown.edge + max(0, edge),
    )
    if edge > 0:
        parts.append(f"{edge} edge more")
    return grown, f"{hero.name} reaches level {level}: {', '.join((f'{gained} resolve more', *parts))}."


def _raise(book: Book, hero: Hero) -> tuple[Hero, list[str]]:
    """2 more for the first score of the archetype's that has not reached 18, else the first that can rise."""
    archetype = book.archetypes.get(hero.archetype)
    order = archetype.prime if archetype is not None else tuple(hero.scores)
    found = next((name for name in order if hero.scores[name] < 18), None)
    found = found or next((name for name in order if hero.scores[name] < HIGHEST_SCORE), None)
    if found is None:
        return hero, []
    score = min(HIGHEST_SCORE, hero.scores[found] + 2)
    return replace(hero, scores={**hero.scores, found: score}), [f"{found.capitalize()} {score}"]


def _another_knack(book: Book, hero: Hero) -> tuple[Hero, list[str]]:
    """What suits the archetype, else the next of the list."""
    archetype = book.archetypes.get(hero.archetype)
    liked = archetype.knacks if archetype is not None else ()
    own = {knack.id for knack in hero.knacks}
    found = next((one for one in (*liked, *book.knacks) if one not in own and one in book.knacks), None)
    if found is None:
        return hero, []
    knack = book.knacks[found]
    return replace(hero, knacks=(*hero.knacks, knack)), [f"the knack {knack.label}"]
