"""Answers to a ruleset's own steps of character creation, held against what the step allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import CreationStep, Json

LONGEST_WORDS: Final = 160


def read_answer(step: CreationStep, given: Json) -> Json:
    """The answer as a sheet can be made from it; raises RulesError saying what the step takes."""
    match step.kind:
        case "choose":
            return _chosen(step, given)
        case "assign":
            return _assigned(step, given)
        case "points":
            return _bought(step, given)
    return _written(step, given)


def told(step: CreationStep, answer: Json) -> str:
    """An answer in one line for the preview: labels, with their values where they have some."""
    labels = {option.id: option.label for option in step.options}
    if isinstance(answer, list):
        return ", ".join(labels.get(str(one), str(one)) for one in answer)
    if not isinstance(answer, Mapping):
        return ""
    if step.kind == "words":
        return "; ".join(str(words) for words in answer.values() if words)
    stand = {option.id: min(option.prices) for option in step.options if option.prices}
    changed = [(key, value) for key, value in answer.items() if value != stand.get(key, 0)]
    ranked = sorted(changed, key=lambda pair: (-int(str(pair[1])), pair[0]))
    return ", ".join(f"{labels.get(key, key)} {value}" for key, value in ranked)


def price_of(step: CreationStep, values: Mapping[str, int]) -> int:
    """What values cost together: by each option's own prices, else by the step's; without prices each costs itself."""
    own = {option.id: option.prices for option in step.options if option.prices}
    return sum(_price(own.get(key) or step.prices, value) for key, value in values.items())


def _price(prices: Mapping[int, int], value: int) -> int:
    return prices.get(value, value) if prices else value


def _chosen(step: CreationStep, given: Json) -> Json:
    if not isinstance(given, list) or len(set(map(str, given))) != len(given):
        raise RulesError(f"{step.title}: choose from the list, each once.", hint=_range(step))
    costs = {option.id: option.cost for option in step.options}
    _known(step, map(str, given))
    if not step.least <= len(given) <= step.most:
        raise RulesError(f"{step.title}: {len(given)} are chosen.", hint=_range(step))
    spent = sum(costs[str(one)] for one in given)
    if step.budget and spent > step.budget:
        raise RulesError(f"{step.title}: that costs {spent} of {step.budget}.", hint="Leave something out.")
    return given


def _assigned(step: CreationStep, given: Json) -> Json:
    values = _numbers(step, given)
    laid = sorted((value for value in values.values() if value), reverse=True)
    wanted = sorted((value for value in step.values if value), reverse=True)
    if laid != wanted:
        raise RulesError(
            f"{step.title}: the values do not match.",
            hint=f"Lay out {', '.join(map(str, step.values))}, each once.",
        )
    return dict(values)


def _bought(step: CreationStep, given: Json) -> Json:
    able = {
        option.id: sorted(option.prices) or [*range(step.least, step.most + 1)] for option in step.options
    }
    values = {**{key: found[0] for key, found in able.items()}, **_numbers(step, given)}
    for key, value in values.items():
        if value not in able[key]:
            raise RulesError(
                f"{step.title}: {key} cannot be {value}.",
                hint=f"Values are {able[key][0]} to {able[key][-1]}.",
            )
    spent = price_of(step, values)
    if spent > step.budget:
        raise RulesError(f"{step.title}: that costs {spent} of {step.budget}.", hint="Lower something.")
    return dict(values)


def _written(step: CreationStep, given: Json) -> Json:
    if not isinstance(given, Mapping):
        raise RulesError(f"{step.title}: a few words for each are wanted.", hint="Write them in.")
    _known(step, given)
    written = {key: " ".join(str(words).split())[:LONGEST_WORDS] for key, words in given.items()}
    missing = [option.label for option in step.options if not written.get(option.id)]
    if missing:
        raise RulesError(
            f"{step.title}: {missing[0]} is empty.", hint="Write a few words, or take what is suggested."
        )
    return dict(written)


def _numbers(step: CreationStep, given: Json) -> dict[str, int]:
    if not isinstance(given, Mapping):
        raise RulesError(f"{step.title}: values are wanted.", hint="Give each its number.")
    _known(step, given)
    numbers: dict[str, int] = {}
    for key, value in given.items():
        # JSON's true is an int to Python, and no number anybody meant.
        if type(value) is not int:
            raise RulesError(f"{step.title}: {key} needs a whole number.", hint="Give each its number.")
        numbers[key] = value
    return numbers


def _known(step: CreationStep, keys: Iterable[str]) -> None:
    known = {option.id for option in step.options}
    unknown = next((str(key) for key in keys if key not in known), None)
    if unknown is not None:
        raise RulesError(f"{step.title}: there is no '{unknown[:40]}'.", hint="Choose from the list.")


def _range(step: CreationStep) -> str:
    if step.least == step.most:
        return f"Choose {step.least}."
    return f"Choose {step.least} to {step.most}."
