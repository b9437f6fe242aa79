"""What karma buys: attributes, spells, skills, by the house's prices, and what it goes to when nobody chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from campaigns.rules.contracts import CreationOption, CreationStep, Json
from campaigns.rules.dice_pool.bodies import Body
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.tables import FIGHTING, MOST_RATING, SKILLS
from campaigns.rules.growing import Stage, raised

MOST_SKILL = 9
DEAR_FROM = 7
TRADE = 2
"""So many skills, the first in training, are what somebody does; who fights has a fighting skill among them."""

type _Cost = Callable[[int], int]


def cost_of(rating: int) -> int:
    """Karma that takes a skill to ``rating``, or a spell to that force: as much, and twice that from 7 on."""
    return rating * (2 if rating >= DEAR_FROM else 1)


def attribute_cost(rating: int) -> int:
    """Karma that takes an attribute to ``rating``: twice as much."""
    return 2 * rating


def stages(book: Book) -> tuple[Stage[Body], ...]:
    """Attributes, spells and skills: each has what karma is left."""
    return (
        Stage(_ask_attributes, _take_attributes),
        Stage(lambda body: _ask_spells(book, body), _take_spells),
        Stage(_ask_skills, _take_skills),
    )


def suggested(body: Body) -> dict[str, int]:
    """The skills in training that karma buys, the cheapest first; who does not fight learns no fighting."""
    fights = any(skill in FIGHTING for skill in body.training[:TRADE])
    wanted = [skill for skill in body.training if skill in SKILLS and (fights or skill not in FIGHTING)]
    ratings = {skill: body.skill(skill) for skill in wanted}
    left = body.karma
    while True:
        able = [skill for skill in wanted if ratings[skill] < MOST_SKILL]
        cheapest = min(able, key=lambda skill: cost_of(ratings[skill] + 1), default=None)
        if cheapest is None or cost_of(ratings[cheapest] + 1) > left:
            return {skill: rating for skill, rating in ratings.items() if rating != body.skill(skill)}
        ratings[cheapest] += 1
        left -= cost_of(ratings[cheapest])


def _prices(now: int, most: int, cost: _Cost, karma: int) -> dict[int, int]:
    """The ratings that karma pays for from here, each with its price."""
    prices, spent = {now: 0}, 0
    for rating in range(now + 1, most + 1):
        spent += cost(rating)
        if spent > karma:
            break
        prices[rating] = spent
    return prices


def _step(
    body: Body, id: str, title: str, text: str, options: list[CreationOption], likely: Json
) -> CreationStep | None:
    able = tuple(option for option in options if len(option.prices) > 1)
    if not able:
        return None
    told = f"{text} You have {body.karma} karma; what you do not spend stays yours."
    return CreationStep(id, title, told, "points", able, likely, budget=body.karma)


def _ask_attributes(body: Body) -> CreationStep | None:
    options = [
        CreationOption(
            name, name.capitalize(), prices=_prices(rating, MOST_RATING, attribute_cost, body.karma)
        )
        for name, rating in body.attributes.items()
    ]
    return _step(body, "attributes", "Attributes", "Each costs twice its new rating.", options, {})


def _ask_spells(book: Book, body: Body) -> CreationStep | None:
    if not body.magic:
        return None
    options = [
        CreationOption(
            spell.id,
            spell.label,
            f"{spell.text} Drain {spell.drain}.",
            group=spell.category,
            prices=_prices(body.spells.get(spell.id, 0), MOST_RATING, cost_of, body.karma),
        )
        for spell in book.spells.values()
    ]
    return _step(body, "spells", "Spells", "Each costs its new force.", options, {})


def _ask_skills(body: Body) -> CreationStep | None:
    options = [
        CreationOption(
            skill.id, skill.label, prices=_prices(body.skill(skill.id), MOST_SKILL, cost_of, body.karma)
        )
        for skill in SKILLS.values()
        if body.magic or skill.penalty is not None or skill.id in body.skills
    ]
    text = f"Each costs its new rating, twice that from {DEAR_FROM}."
    return _step(body, "skills", "Skills", text, options, dict[str, Json](suggested(body)))


def _take_attributes(body: Body, step: CreationStep, answer: Json) -> Body:
    new = raised(step, answer)
    return replace(_paid(body, step, new), attributes={**body.attributes, **new})


def _take_spells(body: Body, step: CreationStep, answer: Json) -> Body:
    new = raised(step, answer)
    return replace(_paid(body, step, new), spells={**body.spells, **new})


def _take_skills(body: Body, step: CreationStep, answer: Json) -> Body:
    new = raised(step, answer)
    return replace(_paid(body, step, new), skills={**body.skills, **new})


def _paid(body: Body, step: CreationStep, new: dict[str, int]) -> Body:
    prices = {option.id: option.prices for option in step.options}
    return replace(body, karma=body.karma - sum(prices[id][rating] for id, rating in new.items()))
