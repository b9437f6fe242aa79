"""Mutations at creation: flaws first, which pay for the gifts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build, CreationOption, CreationStep, Dice, DieSpec, Json
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.books.stigmata import FLAVOURS, HIDDEN, NATURES, WHERE
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.vitals import add_strain

MOST_FLAWS = 3
POINTS_OF_A_FLAW = 2
CHOSEN_PRICE, THROWN_PRICE = 3, 1
THROWN = ("thrown_1", "thrown_2", "thrown_3")
CONCEALED = "concealed"
CONCEALED_PRICE = 1
STIGMA = (DieSpec(len(WHERE), 1), DieSpec(len(NATURES), 1), DieSpec(len(FLAVOURS), 1))


def steps(book: Book, build: Build, points: int) -> tuple[CreationStep, ...]:
    """The steps ``flaws`` and ``mutations``; ``points`` are what edges give to spend."""
    flaws = [power for power in _mutations(book) if power.flaw]
    gifts = [power for power in _mutations(book) if not power.flaw]
    budget = points + POINTS_OF_A_FLAW * len(_ids(build, "flaws"))
    asked = [
        CreationStep(
            "flaws",
            "Flaws",
            "What did the change take from you? Each flaw gives two points for gifts.",
            "choose",
            tuple(CreationOption(flaw.id, flaw.label, flaw.text) for flaw in flaws),
            [*_ids(build, "flaws")],
            most=MOST_FLAWS,
        )
    ]
    if budget or _ids(build, "mutations"):
        chosen = [
            CreationOption(
                gift.id, gift.label, gift.text, CHOSEN_PRICE, gift.group.replace("_", " ").capitalize()
            )
            for gift in gifts
        ]
        blind = [
            CreationOption(
                thrown, "Whatever it will be", "One gift that the dice choose.", THROWN_PRICE, "Chance"
            )
            for thrown in THROWN
        ]
        asked.append(
            CreationStep(
                "mutations",
                "Mutations",
                "What did the change give you? A gift of your choice costs three points, one of the dice's one.",
                "choose",
                (
                    *chosen,
                    *blind,
                    CreationOption(
                        CONCEALED,
                        "A stigma that clothes hide",
                        "Nobody sees it who should not.",
                        CONCEALED_PRICE,
                        "Stigma",
                    ),
                ),
                _affordable(_ids(build, "mutations"), budget),
                most=len(gifts) + 1 if budget else 0,
                budget=budget,
            )
        )
    return tuple(asked)


def _affordable(asked: Sequence[str], budget: int) -> list[Json]:
    """Of what a pack's answer brings along as much as the points pay for: whoever takes fewer flaws has less."""
    kept: list[Json] = []
    for one in asked:
        price = CONCEALED_PRICE if one == CONCEALED else THROWN_PRICE if one in THROWN else CHOSEN_PRICE
        if price <= budget:
            kept.append(one)
            budget -= price
    return kept


def chosen_mutations(book: Book, build: Build, points: int, dice: Dice) -> tuple[str, ...]:
    """Flaws and gifts of ``choices``; gifts left to chance are thrown, none twice.

    Raises RulesError for what there is not, for more than three flaws, or for more gifts than points.
    """
    known = {power.id: power for power in _mutations(book)}
    flaws = _ids(build, "flaws")
    asked = _ids(build, "mutations")
    gifts = tuple(gift for gift in asked if gift != CONCEALED)
    for wanted in (*flaws, *gifts):
        if wanted not in known and not (wanted in gifts and wanted in THROWN):
            raise RulesError(f"There is no mutation '{wanted}'.", hint=f"Mutations: {', '.join(known)}.")
    wrong = [f for f in flaws if not known[f].flaw] + [g for g in gifts if g in known and known[g].flaw]
    if wrong:
        raise RulesError(f"{known[wrong[0]].label} belongs to the other list.", hint="Flaws pay, gifts cost.")
    if len(flaws) > MOST_FLAWS or len({*flaws, *gifts}) != len(flaws) + len(gifts):
        raise RulesError("Those are too many, or one twice.", hint=f"{MOST_FLAWS} different flaws at most.")
    price = sum(THROWN_PRICE if gift in THROWN else CHOSEN_PRICE for gift in gifts)
    price += CONCEALED_PRICE * asked.count(CONCEALED)
    budget = points + POINTS_OF_A_FLAW * len(flaws)
    if price > budget:
        raise RulesError(
            f"Gifts for {price} points are more than {budget}.", hint="Leave one out, or add a flaw."
        )
    chosen = [gift for gift in gifts if gift not in THROWN]
    for _ in range(len(gifts) - len(chosen)):
        chosen.append(
            _thrown([p.id for p in known.values() if not p.flaw and p.id not in chosen], build, dice)
        )
    return (*flaws, *chosen)


def stigma_of(build: Build, powers: Sequence[str], book: Book, dice: Dice) -> tuple[str, bool]:
    """What the change has left to be seen of somebody with gifts, thrown, and whether clothes hide it."""
    if not any(power in book.powers and not book.powers[power].flaw for power in powers):
        return "", False
    faces = dice.throw(STIGMA, reason=f"{build.name}: stigma").faces
    place = WHERE[faces[0] - 1]
    told = f"{place}: {NATURES[faces[1] - 1]}, {FLAVOURS[faces[2] - 1]}"
    return told, place in HIDDEN or CONCEALED in _ids(build, "mutations")


def mutated(hero: Hero, *, flaw: bool, name: str, dice: Dice) -> tuple[Hero, str]:
    """Somebody after one more change that nobody chose, and what it is; nothing when there is none left."""
    left = [one for one in _mutations(hero.book) if one.flaw == flaw and one.id not in hero.powers]
    if not left:
        return hero, ""
    found = left[dice.throw((DieSpec(len(left), 1),), reason=f"{name}: mutation").faces[0] - 1]
    most = max(1, hero.vitals.max_hp + found.hp * hero.level)
    vitals = replace(hero.vitals, max_hp=most, hp=min(most, hero.vitals.hp))
    changed = replace(hero, powers=(*hero.powers, found.id), vitals=vitals)
    return add_strain(changed, 0), f"{found.label}. {found.text}"


def _thrown(left: Sequence[str], build: Build, dice: Dice) -> str:
    return left[dice.throw((DieSpec(len(left), 1),), reason=f"{build.name}: mutation").faces[0] - 1]


def _mutations(book: Book) -> list[Power]:
    return [power for power in book.powers.values() if power.flaw or power.group in book.gift_groups]


def _ids(build: Build, step: str) -> tuple[str, ...]:
    answer = build.choices.get(step)
    return tuple(str(found) for found in answer) if isinstance(answer, list) else ()
