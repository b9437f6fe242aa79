"""People who grow: everybody's first sheet by every ruleset, and choices made at random among the legal ones."""

from __future__ import annotations

from random import Random

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Build, CreationStep, Json, Ruleset, Sheet
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.books import BOOKS

CHOICES: dict[str, dict[str, Json]] = {
    "necromancer": {"tradition": ["necromancer"]},
    "high_mage": {"tradition": ["high_mage"]},
    "vowed": {"tradition": ["vowed"]},
}
BEGINNERS = (
    *((slug, klass, "") for slug, book in BOOKS.items() for klass in book.classes),
    ("wwn", "mage", "necromancer"),
    ("wwn", "mage", "high_mage"),
    ("wwn", "adventurer_warrior_mage", "vowed"),
    *(("fate", archetype, "") for archetype in ("brawler", "talker", "scholar")),
    *(("dial", archetype, "") for archetype in ("vanguard", "scout", "sage", "voice", "ace")),
    *(("dice_pool", archetype, "") for archetype in ("gun", "mage", "talker", "medic", "driver")),
)
"""Ruleset, class, and which of ``CHOICES`` they began with."""
HIGHEST = {"fate": 10, "dial": 10, "wwn": 10, "swn": 10, "cwn": 10, "awn": 10}
"""The highest level of each ruleset that has one."""


def beginner(slug: str, archetype: str, way: str = "") -> tuple[Ruleset, Sheet]:
    """Rules, and somebody's first sheet by them."""
    rules = ruleset_of(slug)
    dice = SeededDice.from_label(f"{slug} {archetype} {way}")
    return rules, rules.new_sheet(Build("Bob", "sailor", archetype, choices=CHOICES.get(way, {})), dice)


def decided(rules: Ruleset, sheet: Sheet, chance: Random) -> dict[str, Json]:
    """Legal choices for all that is due, made at random; what the rules refuse is left as suggested."""
    made: dict[str, Json] = {}
    at = 0
    while at < len(steps := rules.growth(sheet, made)):
        step = steps[at]
        wanted = {**made, step.id: any_answer(step, chance)}
        try:
            rules.growth(sheet, wanted)
        except RulesError:
            wanted[step.id] = step.suggested
        made = wanted
        at += 1
    return made


def any_answer(step: CreationStep, chance: Random) -> Json:
    """An answer that the step allows."""
    if step.kind == "choose":
        count = chance.randint(step.least, min(step.most, len(step.options)))
        return [option.id for option in chance.sample(step.options, count)]
    if step.kind == "words":
        chosen = chance.choice(step.options).id
        return {**dict(step.suggested), chosen: "Knows better now"}  # type: ignore[call-overload]  # words by id
    left = step.budget
    values: dict[str, Json] = {}
    for option in chance.sample(step.options, len(step.options)):
        value = chance.choice([value for value, price in option.prices.items() if price <= left])
        values[option.id] = value
        left -= option.prices[value]
    return values
