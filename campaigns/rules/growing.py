"""Choices that growing brings, asked one after the other: each step knows what the answers before it have made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from campaigns.errors import RulesError
from campaigns.rules.answering import read_answer
from campaigns.rules.contracts import CreationStep, Dice, Json, Resolved, Ruleset, Sheet


@dataclass(frozen=True, slots=True)
class Stage[H]:
    """One choice: ``ask`` gives its step for somebody as they are by then (None: nothing to choose).

    ``take`` gives them with an answer that the step allows; it raises ``RulesError`` for what no step can say.
    """

    ask: Callable[[H], CreationStep | None]
    take: Callable[[H, CreationStep, Json], H]


def walk[H](
    somebody: H, stages: Sequence[Stage[H]], choices: Mapping[str, Json]
) -> tuple[H, tuple[CreationStep, ...]]:
    """Somebody with their choices made, and the steps that were asked; what is not answered stands as suggested.

    Raises ``RulesError`` for an answer that is not legal, and for one that nobody asked for.
    """
    steps: list[CreationStep] = []
    for stage in stages:
        step = stage.ask(somebody)
        if step is None:
            continue
        steps.append(step)
        given = choices.get(step.id, step.suggested)
        somebody = stage.take(somebody, step, read_answer(step, given))
    strange = next(iter(choices.keys() - {step.id for step in steps}), None)
    if strange is not None:
        raise RulesError(f"There is no '{strange[:40]}' to choose now.", hint="Choose from what is offered.")
    return somebody, tuple(steps)


def nothing_due(name: str) -> RulesError:
    """The refusal for who has nothing to choose."""
    return RulesError(f"{name} has nothing to choose now.", hint="The next growth brings new choices.")


def ids_in(answer: Json) -> tuple[str, ...]:
    """The ids of an answer to a step of kind ``choose``."""
    return tuple(str(one) for one in answer) if isinstance(answer, list) else ()


def values_in(answer: Json) -> dict[str, int]:
    """The values of an answer to a step of kind ``points``, by option id."""
    pairs = answer.items() if isinstance(answer, Mapping) else ()
    return {key: value for key, value in pairs if isinstance(value, int)}


def raised(step: CreationStep, answer: Json) -> dict[str, int]:
    """The values of an answer that are not how things stand already, by option id."""
    stands = {option.id: min(option.prices) for option in step.options}
    return {key: value for key, value in values_in(answer).items() if value != stands[key]}


def as_suggested(rules: Ruleset, awarded: Resolved) -> Resolved:
    """What ``advance`` gave, with everything chosen that it brought, as the rules suggest."""
    sheet = awarded.sheets["self"]
    if not rules.growth(sheet, {}):
        return awarded
    grown = rules.grow(sheet, {})
    return Resolved((*awarded.rulings, *grown.rulings), grown.sheets, (*awarded.notes, *grown.notes))


def raised_to(rules: Ruleset, sheet: Sheet, level: int, dice: Dice) -> Sheet:
    """The sheet with as little experience as makes that level, chosen as suggested; who cannot grow stays as it is."""
    while rules.view(sheet).level < level:
        grown = as_suggested(rules, rules.advance(sheet, 1, dice)).sheets["self"]
        if grown == sheet:
            break
        sheet = grown
    return sheet
