"""The corpus, and how the checks do on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Literal, get_args

import yaml

from narrator.checks.checking import check
from narrator.contracts import FindingKind
from tests.eval.disguises import secret_cases
from tests.eval.situations import Situation, TurnKind, situations

CORPUS = Path(__file__).parent / "corpus"
KINDS: tuple[FindingKind, ...] = get_args(FindingKind.__value__)
"""Every kind that the checks may find."""
type Mixed = Literal["developed", "heldout"]
BEFORE = {True: "The light is going.\n\n", False: "The light is going. "}
"""What stands before each sentence of the corpus, so that none is a text's first; a heading begins a paragraph."""


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence to be judged: whether the check of its kind is to speak up."""

    kind: FindingKind
    wrong: bool
    template: str
    turn: TurnKind


@dataclass(slots=True)
class Score:
    """How one kind of check did; a template counts as found when it was found in every world."""

    violations: int = 0
    found: int = 0
    innocents: int = 0
    accused: int = 0
    missed: list[str] = field(default_factory=list)
    wronged: list[str] = field(default_factory=list)


@cache
def cases() -> tuple[Case, ...]:
    """Every sentence of the corpus; what is innocent of everything is held against every check."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for kind in KINDS:
        if kind != "secret":
            yield from _of(kind, kind)
        yield from _of("innocent", kind)


def _of(name: str, kind: FindingKind) -> Iterator[Case]:
    read = yaml.safe_load((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))
    for group in read["groups"]:
        for key, wrong in (("violations", True), ("innocents", False)):
            for template in group.get(key, ()):
                yield Case(kind, wrong, template, group["turn"])


def accused(case: Case, where: Situation) -> bool:
    """Whether the check of a case's kind finds something in it, in one world."""
    return case.kind in _kinds(case.template, case.turn, case.kind == "machinery", where.world)


@cache
def _kinds(template: str, turn: TurnKind, apart: bool, world: str) -> frozenset[FindingKind]:
    """Every kind of finding in a sentence of the corpus, in one world."""
    where = next(one for one in situations() if one.world == world)
    found = check(BEFORE[apart] + where.filled(template), where.briefs[turn], where.known)
    return frozenset(one.kind for one in found)


def scored(which: Literal["all", "first"] = "all") -> dict[FindingKind, Score]:
    """The corpus judged in all worlds, or in the first alone."""
    places = situations() if which == "all" else situations()[:1]
    scores = {kind: Score() for kind in KINDS}
    for case in cases():
        score = scores[case.kind]
        hits = [(where.world, accused(case, where)) for where in places]
        if case.wrong:
            score.violations += 1
            score.found += all(hit for _, hit in hits)
            score.missed += [f"{world}: {case.template}" for world, hit in hits if not hit]
        else:
            score.innocents += 1
            score.accused += any(hit for _, hit in hits)
            score.wronged += [f"{world}: {case.template}" for world, hit in hits if hit]
    _score_secrets(scores["secret"])
    return scores


def mixed(name: Mixed, which: Literal["all", "first"] = "all") -> dict[str, Score]:
    """A file of sentences of all kinds, by kind; an innocent is held against every kind at once."""
    places = situations() if which == "all" else situations()[:1]
    read = yaml.safe_load((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))
    scores: dict[str, Score] = {}
    for group in read["groups"]:
        kind, score = group["kind"], scores.setdefault(group["kind"], Score())
        for template in group.get("violations", ()):
            found = all(kind in _found(template, group, where) for where in places)
            score.violations += 1
            score.found += found
            score.missed += [] if found else [f"{kind}: {template}"]
        for template in group.get("innocents", ()):
            wrong = any(_found(template, group, where) for where in places)
            score.innocents += 1
            score.accused += wrong
            score.wronged += [template] if wrong else []
    return scores


def _found(template: str, group: Mapping[str, TurnKind], where: Situation) -> frozenset[FindingKind]:
    return _kinds(template, group["turn"], group["kind"] == "machinery", where.world)


def _score_secrets(score: Score) -> None:
    for wrong, text, found in secret_cases():
        if wrong:
            score.violations += 1
            score.found += found
            score.missed += [] if found else [text]
        else:
            score.innocents += 1
            score.accused += found
            score.wronged += [text] if found else []


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's score interval of a share, 95 % (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (middle - spread) / (1 + z * z / of)), (middle + spread) / (1 + z * z / of)
