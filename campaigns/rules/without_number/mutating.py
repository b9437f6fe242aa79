"""Mutations at creation: flaws first, which pay for the gifts."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build, CreationOption, CreationStep, Dice, DieSpec
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.powers import Power

MOST_FLAWS = 3
POINTS_OF_A_FLAW = 2
CHOSEN_PRICE, THROWN_PRICE = 3, 1
THROWN = ("thrown_1", "thrown_2", "thrown_3")


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
            [],
            most=MOST_FLAWS,
        )
    ]
    if budget:
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
                (*chosen, *blind),
                [],
                most=len(gifts),
                budget=budget,
            )
        )
    return tuple(asked)


def chosen_mutations(book: Book, build: Build, points: int, dice: Dice) -> tuple[str, ...]:
    """Flaws and gifts of ``choices``; gifts left to chance are thrown, none twice.

    Raises RulesError for what there is not, for more than three flaws, or for more gifts than points.
    """
    known = {power.id: power for power in _mutations(book)}
    flaws, gifts = _ids(build, "flaws"), _ids(build, "mutations")
    for wanted in (*flaws, *gifts):
        if wanted not in known and not (wanted in gifts and wanted in THROWN):
            raise RulesError(f"There is no mutation '{wanted}'.", hint=f"Mutations: {', '.join(known)}.")
    wrong = [f for f in flaws if not known[f].flaw] + [g for g in gifts if g in known and known[g].flaw]
    if wrong:
        raise RulesError(f"{known[wrong[0]].label} belongs to the other list.", hint="Flaws pay, gifts cost.")
    if len(flaws) > MOST_FLAWS or len({*flaws, *gifts}) != len(flaws) + len(gifts):
        raise RulesError("Those are too many, or one twice.", hint=f"{MOST_FLAWS} different flaws at most.")
    price = sum(THROWN_PRICE if gift in THROWN else CHOSEN_PRICE for gift in gifts)
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


def _thrown(left: Sequence[str], build: Build, dice: Dice) -> str:
    return left[dice.throw((DieSpec(len(left), 1),), reason=f"{build.name}: mutation").faces[0] - 1]


def _mutations(book: Book) -> list[Power]:
    return [power for power in book.powers.values() if power.flaw or power.group in book.gift_groups]


def _ids(build: Build, step: str) -> tuple[str, ...]:
    answer = build.choices.get(step)
    return tuple(str(found) for found in answer) if isinstance(answer, list) else ()
