"""What reaches who is blind, deaf or senseless, told to them alone."""

from __future__ import annotations

from dataclasses import replace

from narrator.contracts import Brief, CharacterBrief, OutcomeBrief
from narrator.engines.house.acts import tell_acts
from narrator.engines.house.alone import addressed
from narrator.engines.house.stock import STOCK
from narrator.engines.house.telling import Telling, short

_FELT = "felt"
_MORE = {"concise": 0, "standard": 1, "verbose": 2}
"""How many sentences of what reaches them are told besides the first."""


def tell_senses(telling: Telling) -> list[str]:
    """A paragraph for one's own deed and what came of it, and one for what is left of the world."""
    brief = telling.brief
    if "awareness" in brief.lost:
        told = [telling.line("senseless") for _ in range(1 + _MORE[brief.verbosity] // 2)]
        return [" ".join(filter(None, told)) or _once_more(telling, "senseless")]
    mine = telling.character(brief.newcomer)
    felt = [one for one in brief.outcomes if one.intent == _FELT]
    acts = [*_acts(telling, mine), *(_blow(telling, one) for one in felt)]
    around = [_line(telling, brief) for _ in range(1 + _MORE[brief.verbosity])]
    around.append(telling.line(f"{_kind(brief)}_end"))
    told_last = " ".join(filter(None, around)) or _once_more(telling, _kind(brief))
    return [text for text in (" ".join(filter(None, acts)), told_last) if text]


def _acts(telling: Telling, mine: CharacterBrief | None) -> list[str]:
    """One's own deed as "you", then what reaches of the others' by their names."""
    whole = telling.brief
    if mine is None:
        return []
    named = (mine.id, mine.name)
    own = tuple(one for one in whole.outcomes if one.actor in named)
    others = tuple(one for one in whole.outcomes if one.actor not in named and one.intent != _FELT)
    said = tuple(one for one in whole.declared if one.character == mine.id)
    heard = tuple(one for one in whole.declared if one.character != mine.id)
    telling.brief = replace(whole, declared=said, outcomes=own)
    told = tell_acts(telling).told
    telling.brief, telling.you = replace(whole, declared=heard, outcomes=others), False
    around = [addressed(text, mine.name, short(mine.name)) for text in tell_acts(telling).told]
    telling.brief, telling.you = whole, True
    return [*told, *around]


def _once_more(telling: Telling, key: str) -> str:
    """A sentence again, where all have been told lately; never one of the last time."""
    last = telling.brief.recent[-1] if telling.brief.recent else ""
    return next(text for text in telling.chance.order(f"{key}:again", STOCK[key]) if text not in last)


def _kind(brief: Brief) -> str:
    if "sight" in brief.lost:
        return "numb" if "hearing" in brief.lost else "blind"
    return "deaf"


def _line(telling: Telling, brief: Brief) -> str:
    """What there is to hear, to see or to feel; in a confrontation first of that."""
    kind, running = _kind(brief), brief.encounter is not None and not brief.encounter.outcome
    return (telling.line(f"{kind}_fight") if running else "") or telling.line(kind)


def _blow(telling: Telling, outcome: OutcomeBrief) -> str:
    """Somebody's deed against them, without the doer."""
    struck = outcome.tier in ("success", "critical_success")
    return telling.line("felt_hit" if struck else "felt_miss")
