"""Recurring pressures of a pack: they grow by themselves and by what players speak of, and show themselves in steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from campaigns.world.surroundings import mentions
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import words
from genre_packs.schema.tropes import Trope
from narrator.contracts import WorldMove

WOKEN: Final = 0.12
"""Tension added by a turn in which somebody speaks of it."""


def warm(paper: Unfolding, texts: Iterable[str]) -> None:
    """Let every trope's tension grow by a turn, 1 at most."""
    said = words(" ".join(texts))
    for trope in _tropes(paper):
        woken = WOKEN if mentions(trope.triggers, said) else 0.0
        tension = paper.plot.tension.get(trope.id, 0.0)
        paper.plot.tension[trope.id] = min(1.0, round(tension + trope.rate_per_turn + woken, 4))


def show_one(paper: Unfolding) -> bool:
    """Tell the next step of the tensest trope that has one due; False when none has."""
    due = [
        (paper.plot.tension.get(trope.id, 0.0), number, trope)
        for trope in _tropes(paper)
        for number, step in enumerate(trope.escalation)
        if step.at <= paper.plot.tension.get(trope.id, 0.0) and _mark(trope, number) not in paper.plot.fired
    ]
    if not due:
        return False
    _tension, number, trope = max(due, key=lambda row: (row[0], -row[1]))
    step = trope.escalation[number]
    paper.plot.fired.append(_mark(trope, number))
    text = paper.fill(paper.variant(_mark(trope, number), step.event))
    paper.stir(WorldMove("stage", f"{text} {step.stakes or ''}".strip()))
    return True


def _tropes(paper: Unfolding) -> tuple[Trope, ...]:
    return paper.story.tropes.tropes if paper.story.tropes is not None else ()


def _mark(trope: Trope, number: int) -> str:
    return f"trope:{trope.id}:{number}"
