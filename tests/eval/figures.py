"""The figures of ``make eval``, with how they were come by."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

from tests.eval.house import house_evening
from tests.eval.plain import Tally, evening
from tests.eval.scoring import Mixed, Score, interval, mixed, scored
from tests.eval.situations import worlds

HOUSE_EVENINGS = 2
"""Evenings of the house narrator in each world, with one player and with two."""
BLURTED_EVENINGS = 10
"""Evenings of a blurting narrator in each world; each goes on for up to 25 turns."""
WIRE_TABLES = 20
AIM_FOUND, AIM_FALSE = 0.99, 0.01
FLOORS: dict[Mixed, tuple[float, float]] = {"developed": (0.95, 0.01), "heldout": (0.8, 0.05)}
"""Of what is found at least and falsely found at most, below which ``make eval`` fails; the aims are those above."""
_SHOWN = 40


def truth() -> bool:
    """Print how much of what is wrong is found, and how much that is right is accused; whether the aims are met."""
    scores = scored()
    print(f"Truth: planted violations and innocent prose, each sentence in {len(worlds())} worlds.")
    print("A violation counts as found when it is found in every world, an innocent as accused when in any.")
    print(
        "Secrets: every secret of every world in each of twenty disguises, and what players may read beside it."
    )
    print("In brackets Wilson's interval, 95 %.")
    print(f"{'kind':12} {'found':>30} {'falsely found':>32}")
    for kind, score in scores.items():
        print(f"{kind:12} {_share(score.found, score.violations)} {_share(score.accused, score.innocents)}")
    found, planted = sum(s.found for s in scores.values()), sum(s.violations for s in scores.values())
    accused, clean = sum(s.accused for s in scores.values()), sum(s.innocents for s in scores.values())
    print(f"{'all':12} {_share(found, planted)} {_share(accused, clean)}")
    # The secrets are made by rule and many: the share that counts is of the sentences that somebody wrote.
    secret = scores["secret"]
    found, planted = found - secret.found, planted - secret.violations
    accused, clean = accused - secret.accused, clean - secret.innocents
    print(f"{'all written':12} {_share(found, planted)} {_share(accused, clean)}")
    good = found >= AIM_FOUND * planted and accused <= AIM_FALSE * clean
    for score in scores.values():
        _print_lines(score)
    print("Sentences of many voices that the checks were made more general by:")
    good &= _held_to("developed", shown=True)
    print(
        "Sentences written before the checks were opened and never used to mend them (missed ones are not shown):"
    )
    return _held_to("heldout", shown=False) and good


def _held_to(name: Mixed, *, shown: bool) -> bool:
    scores = mixed(name)
    for kind, score in scores.items():
        print(f"{kind:12} {_share(score.found, score.violations)} {_share(score.accused, score.innocents)}")
        if shown:
            _print_lines(score)
    found, planted = sum(s.found for s in scores.values()), sum(s.violations for s in scores.values())
    accused, clean = sum(s.accused for s in scores.values()), sum(s.innocents for s in scores.values())
    print(f"{name:12} {_share(found, planted)} {_share(accused, clean)}")
    least, most = FLOORS[name]
    return found >= least * planted and accused <= most * clean


def _print_lines(score: Score) -> None:
    for line in (*score.missed, *score.wronged)[:_SHOWN]:
        print("  ", line[:150])


def house() -> bool:
    """Print what is found in the house narrator's own evenings; whether it is little enough."""
    evenings = [
        house_evening(story, seed, players)
        for story in worlds()
        for seed in range(HOUSE_EVENINGS)
        for players in (1, 2)
    ]
    found = sum((one.found for one in evenings), Counter())
    turns, sentences = sum(one.turns for one in evenings), sum(one.sentences for one in evenings)
    print(
        f"\nThe house narrator: {len(evenings)} evenings of random words, {turns} turns, {sentences} sentences."
    )
    print(f"findings: {_share(sum(found.values()), sentences)} {dict(found)}")
    for quote in [quote for one in evenings for quote in one.quotes][:_SHOWN]:
        print("  ", quote[:150])
    return sum(found.values()) <= AIM_FALSE * sentences


def discretion() -> bool:
    """Print what a blurting narrator gets out; whether it is nothing."""
    tally = Tally()
    for story in worlds():
        for seed in range(BLURTED_EVENINGS):
            tally += evening(story, seed, turns=25)
    print(
        "\nDiscretion: a narrator that knows every secret tells one a turn, in one of twenty disguises, in the prose"
    )
    print("as it streams, in a footnote, in every private letter, and once more when asked for a repair.")
    print(
        "Secrets: single characters' facts, goals and letters, notes for and from the GM, and the world's own."
    )
    print(
        f"{tally.turns} turns, {tally.secrets} secrets, {tally.searched} letters sent and searched, "
        f"{tally.held_back} held back, {len(tally.leaks)} leaked"
    )
    for leak in tally.leaks[:_SHOWN]:
        print("  ", leak[:150])
    return not tally.leaks


def wire() -> bool:
    """Play a table over its sockets and search every frame; whether nothing got out."""
    print(
        f"\nThe wire: {WIRE_TABLES} tables with sockets, six turns each, every frame of both players searched:",
        flush=True,
    )
    environment = {**os.environ, "EVAL_TABLES": str(WIRE_TABLES)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/eval/test_wire.py"]
    return subprocess.run(command, env=environment, check=False).returncode == 0


def _share(hits: int, of: int) -> str:
    low, high = interval(hits, of)
    return f"{hits:6}/{of:<6} ({low:6.2%} to {high:7.2%})"
