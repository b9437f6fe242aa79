"""Evenings played for ``manage.py simulate``: on every core, and told as lines of figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from campaigns.management.batches import in_batches
from campaigns.world.evenings import Company, Evening, EveningsReport, evenings
from campaigns.world.simulating import Estimate
from genre_packs.resolved import ResolvedWorld

BATCH: Final = 5
MOST_EVENINGS: Final = 10_000


def played(story: ResolvedWorld, company: Company, runs: int) -> list[Evening]:
    """All evenings, in batches on every core; the same company and number of runs give the same evenings."""
    return in_batches(partial(_batch, story, company), runs, size=BATCH, unit="evening")


def told(story: ResolvedWorld, company: Company, found: EveningsReport) -> Iterator[str]:
    """What came of them, a line each."""
    who = f"{len(company.party)} {company.manner}"
    yield f"{story.conflict.title}: {who}, {found.runs} evenings, seed {company.seed}"
    for name, estimate in found.outcomes.items():
        yield f"  {name:12} {percent(estimate)}"
    titles = {ending.id: ending.title for ending in story.conflict.endings}
    for ending, estimate in found.endings.items():
        yield f"    {estimate.mean:6.1%}  {titles[ending]}"
    yield f"  {'turns':12} {number(found.turns)} an evening, {found.shortest} to {found.longest}"
    for name, estimate in (("goals", found.leads), ("progress", found.progress)):
        yield f"  {name:12} {number(estimate)} an evening"
    for kind, estimate in found.fights.items():
        yield f"  {kind:12} {number(estimate)} confrontations an evening"
    for name, estimate in (("down", found.down), ("dead", found.dead)):
        yield f"  {name:12} {number(estimate)} an evening"


def percent(estimate: Estimate) -> str:
    """A share with its interval."""
    return f"{estimate.mean:6.1%}  ({estimate.low:.1%} to {estimate.high:.1%})"


def number(estimate: Estimate) -> str:
    """A mean with its interval."""
    return f"{estimate.mean:6.2f}  ({estimate.low:.2f} to {estimate.high:.2f})"


def _batch(story: ResolvedWorld, company: Company, numbers: range) -> list[Evening]:
    return list(evenings(story, company, numbers))
