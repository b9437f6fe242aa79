"""Offers of what is no blow: a run in the net, a station aboard a ship, a pack's own beat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from campaigns.rules.beats import beats_of
from campaigns.rules.contracts import Attempt, Check, Json, Refusal
from campaigns.rules.without_number.checks import odds
from campaigns.rules.without_number.encounter.coming import Round

type Offer = tuple[str, Attempt, str, tuple[str, ...], list[str], str]
"""Label, attempt, description, verbs, targets, cost."""
type Plan = Callable[[Round, Attempt], object]


def shown_offer(coming: Round, offer: Offer, plan: Plan) -> dict[str, Json] | None:
    """An offer as the page gets it, with its odds; None for what would be refused by ``plan``."""
    label, attempt, told, verbs, targets, cost = offer
    planned = plan(coming, replace(attempt, label=label, target=targets[0] if targets else attempt.target))
    if isinstance(planned, Refusal):
        return None
    check = planned if isinstance(planned, Check) else None
    return {
        "id": attempt.option,
        "label": label,
        "description": told,
        "kind": attempt.kind,
        "difficulty": check.difficulty if check else None,
        "odds": round(odds(check), 3) if check else None,
        "targets": list[Json](targets),
        "skill": str(check.data.get("skill", "")) if check else "",
        "weapon": "",
        "item": attempt.item,
        "beat": attempt.beat,
        "verbs": list[Json](verbs),
        "cost": cost,
    }


def beat_offers(coming: Round, actor: str) -> list[Offer]:
    """The pack's own beats, as offers to somebody."""
    return [
        (
            beat.label,
            Attempt(actor, "skill", "", beat=beat.id, option=beat.id, skill=beat.skill or ""),
            beat.description,
            (),
            [],
            "",
        )
        for beat in beats_of(coming.encounter)
    ]
