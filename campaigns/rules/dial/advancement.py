"""Growing: every 3 points of experience are a milestone, and a milestone is a level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import CreationOption, CreationStep, Json, Resolved, Ruling
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
from campaigns.rules.growing import Stage, ids_in, nothing_due, raised, walk

SCORE_POINTS: Final = 2
GOOD_SCORE: Final = 18
"""Up to here the archetype's best scores rise before others do."""


def advance(book: Book, body: Body, xp: int) -> Resolved:
    """Award experience and take every level it reaches; a stat line does not grow.

    What the last level brought and nobody chose is chosen as suggested when a new one comes.
    """
    if not isinstance(body, Hero) or xp <= 0:
        return Resolved(sheets={"self": write(body)})
    hero = replace(body, xp=body.xp + xp)
    rulings: list[Ruling] = []
    if hero.due and _rises(hero):
        hero, ruling = _grown(book, hero, {})
        rulings.append(ruling)
    while _rises(hero):
        hero, ruling = _next_level(hero)
        rulings.append(ruling)
    return Resolved(tuple(rulings), {"self": write(hero)}, tuple(ruling.summary for ruling in rulings))


def growth(book: Book, body: Body, choices: Mapping[str, Json]) -> tuple[CreationStep, ...]:
    """What is due to be chosen, given the choices so far; empty for a stat line and when nothing is."""
    if not isinstance(body, Hero) or not body.due:
        return ()
    return walk(body, _stages(book, body), choices)[1]


def grow(book: Book, body: Body, choices: Mapping[str, Json]) -> Resolved:
    """Make the choices that are due; raises RulesError for one that is not legal, and when nothing is due."""
    if not isinstance(body, Hero) or not body.due:
        raise nothing_due(body.name)
    hero, ruling = _grown(book, body, choices)
    return Resolved((ruling,), {"self": write(hero)}, (ruling.summary,))


def _rises(hero: Hero) -> bool:
    return hero.level < MAX_LEVEL and hero.xp >= hero.level * MILESTONE_XP


def _next_level(hero: Hero) -> tuple[Hero, Ruling]:
    level = hero.level + 1
    grown = _topped_up(hero, replace(hero, level=level, due=(*hero.due, level)))
    parts = [f"{grown.vitals.max_resolve - hero.vitals.max_resolve} resolve more"]
    if grown.edge > hero.edge:
        parts.append(f"{grown.edge - hero.edge} edge more")
    told = f"{hero.name} reaches level {level}: {', '.join(parts)}."
    return grown, _ruling(grown, f"{hero.name}: level {level}", told)


def _grown(book: Book, hero: Hero, choices: Mapping[str, Json]) -> tuple[Hero, Ruling]:
    grown, _ = walk(hero, _stages(book, hero), choices)
    grown = _topped_up(hero, replace(grown, due=()))
    scores = [
        f"{name.capitalize()} {score}" for name, score in grown.scores.items() if score != hero.scores[name]
    ]
    knacks = [f"the knack {knack.label}" for knack in grown.knacks if knack not in hero.knacks]
    told = f"{hero.name} has grown: {', '.join((*scores, *knacks)) or 'nothing was left to learn'}."
    return grown, _ruling(grown, f"{hero.name}: what level {hero.due[-1]} brought", told, (*scores, *knacks))


def _topped_up(before: Hero, after: Hero) -> Hero:
    """With the resolve and the edge that level, scores and knacks give now; neither falls by growing."""
    vitals = before.vitals
    most = max(vitals.max_resolve, max_resolve(after.scores, after.level, after.knacks))
    gained = most - vitals.max_resolve
    now = vitals.resolve + (gained if vitals.condition == "up" else 0)
    edge = max(0, max_edge(after) - max_edge(before))
    return replace(after, vitals=replace(vitals, max_resolve=most, resolve=now), edge=before.edge + edge)


def _ruling(hero: Hero, label: str, told: str, changes: tuple[str, ...] = ()) -> Ruling:
    return plain_ruling(
        "dial.growth", "self", label, told, total=hero.vitals.max_resolve, stat="Resolve", changes=changes
    )


def _stages(book: Book, hero: Hero) -> tuple[Stage[Hero], ...]:
    found: list[Stage[Hero]] = []
    for level in hero.due:
        if level in SCORE_LEVELS:
            found.append(_score_stage(book, level))
        if level in KNACK_LEVELS:
            found.append(_knack_stage(book, level))
    return tuple(found)


def _score_stage(book: Book, level: int) -> Stage[Hero]:
    def ask(hero: Hero) -> CreationStep | None:
        prices = {name: _prices(score) for name, score in hero.scores.items() if score < HIGHEST_SCORE}
        if not prices:
            return None
        return CreationStep(
            f"scores_{level}",
            f"Scores, for level {level}",
            f"{SCORE_POINTS} points, on one score or on two.",
            "points",
            tuple(CreationOption(name, name.capitalize(), prices=found) for name, found in prices.items()),
            dict[str, Json](_likely_scores(book, hero)),
            budget=SCORE_POINTS,
        )

    def take(hero: Hero, step: CreationStep, answer: Json) -> Hero:
        scores = {**hero.scores, **raised(step, answer)}
        able = min(SCORE_POINTS, sum(HIGHEST_SCORE - score for score in hero.scores.values()))
        if sum(scores.values()) - sum(hero.scores.values()) < able:
            raise RulesError(f"{able} points are to be spent.", hint="They cannot be kept for later.")
        return replace(hero, scores=scores)

    return Stage(ask, take)


def _prices(score: int) -> dict[int, int]:
    return {value: value - score for value in range(score, min(HIGHEST_SCORE, score + SCORE_POINTS) + 1)}


def _likely_scores(book: Book, hero: Hero) -> dict[str, int]:
    """Both for the first score of the archetype's that is not good yet, else for those that can rise, in its order."""
    archetype = book.archetypes.get(hero.archetype)
    order = archetype.prime if archetype is not None else tuple(hero.scores)
    found = next((name for name in order if hero.scores[name] < GOOD_SCORE), None)
    wanted = (*((found,) if found else ()), *order)
    scores, left = dict(hero.scores), SCORE_POINTS
    for name in wanted:
        more = min(left, HIGHEST_SCORE - scores[name])
        scores[name] += more
        left -= more
    return {name: score for name, score in scores.items() if score != hero.scores[name]}


def _knack_stage(book: Book, level: int) -> Stage[Hero]:
    def ask(hero: Hero) -> CreationStep | None:
        archetype = book.archetypes.get(hero.archetype)
        own = {knack.id for knack in hero.knacks}
        able = [knack for knack in book.knacks.values() if knack.id not in own]
        if not able:
            return None
        liked = [one for one in (archetype.knacks if archetype is not None else ()) if one not in own]
        likely = next((one for one in liked if one in book.knacks), able[0].id)
        return CreationStep(
            f"knack_{level}",
            f"A knack, for level {level}",
            "What do you do better than others by now?",
            "choose",
            tuple(CreationOption(knack.id, knack.label, knack.text) for knack in able),
            [likely],
            least=1,
        )

    def take(hero: Hero, step: CreationStep, answer: Json) -> Hero:
        return replace(hero, knacks=(*hero.knacks, book.knack(ids_in(answer)[0])))

    return Stage(ask, take)
