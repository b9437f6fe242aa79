"""Steps that a ruleset asks for, as a page shows them: of creation and of growing alike."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import CreationOption, CreationStep, Json


def step_payload(step: CreationStep, answer: Json) -> dict[str, Json]:
    """All it takes to answer a step, with the answer that stands: as given before, or as suggested."""
    return {
        "id": step.id,
        "kind": step.kind,
        "options": [_option(option) for option in step.options],
        "values": list(step.values),
        "least": step.least,
        "most": step.most,
        "budget": step.budget,
        "prices": _prices(step.prices),
        "answer": answer,
    }


def _option(option: CreationOption) -> dict[str, Json]:
    shown: dict[str, Json] = {
        "id": option.id,
        "label": option.label,
        "text": option.text,
        "cost": option.cost,
        "group": option.group,
    }
    return {**shown, "prices": _prices(option.prices)} if option.prices else shown


def _prices(prices: Mapping[int, int]) -> list[Json]:
    return [[value, price] for value, price in sorted(prices.items())]
