"""``manage.py odds``: what a dice notation comes to, before it is thrown."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Final

from django.core.management.base import BaseCommand, CommandError

from campaigns.errors import RulesError
from campaigns.management.bars import bars
from campaigns.rules.dice import Comparison
from campaigns.rules.dice.reading import parse_comparison
from campaigns.rules.odds import Odds, odds

MOST_BARS: Final = 30
"""Lines of a plot; with more totals than that several share a line."""
TAIL: Final = 0.001
"""What a plot leaves out at either end."""


class Command(BaseCommand):
    """Prints text, JSON or a plot."""

    help = "The exact odds of a dice notation, such as 4d6kh3: mean, deviation, chance of a target, distribution."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The dice, what they have to come to, and how to print."""
        parser.add_argument("notation", help="such as 2d6+1, 4d6kh3, 6d6!>=5 or adv(d20+2)")
        parser.add_argument("--target", help="the chance of that total or more; or of <8, <=8, =8, >8")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")
        parser.add_argument("--plot", action="store_true", help="draw the distribution")

    def handle(self, *args: object, **options: object) -> None:
        """Work the odds out, and print them."""
        try:
            found = odds(str(options["notation"]))
            target = parse_comparison(str(options["target"])) if options["target"] is not None else None
        except RulesError as error:
            raise CommandError(f"{error.message} {error.hint}") from error
        if options["as_json"]:
            self.stdout.write(json.dumps(_record(found, target), indent=2))
            return
        self.stdout.write(f"{found.notation}: mean {float(found.mean):.4g}, deviation {found.deviation:.4g}")
        if target is not None:
            self.stdout.write(f"P(total {target}) = {float(found.chance(target)):.4%}")
        self.stdout.write(f"correct to {found.error:.1e}" if found.error else "exact")
        if options["plot"]:
            self.stdout.write(bars(binned(found.probabilities)))


def binned(chances: dict[int, float]) -> dict[str, float]:
    """Chances by total, without the thin ends, in at most ``MOST_BARS`` lines of as many totals each."""
    totals = _middle(chances)
    width = -(-len(totals) // MOST_BARS)
    lines: dict[str, float] = {}
    for start in range(totals.start, totals.stop, width):
        line = range(start, min(start + width, totals.stop))
        name = str(start) if len(line) == 1 else f"{start} to {line[-1]}"
        lines[name] = sum(chances.get(total, 0.0) for total in line)
    return lines


def _middle(chances: dict[int, float]) -> range:
    low, high = min(chances), max(chances)
    if high - low < MOST_BARS:
        return range(low, high + 1)
    cut = 0.0
    while (cut := cut + chances.get(low, 0.0)) < TAIL:
        low += 1
    cut = 0.0
    while (cut := cut + chances.get(high, 0.0)) < TAIL:
        high -= 1
    return range(low, high + 1)


def _record(found: Odds, target: Comparison | None) -> dict[str, object]:
    record: dict[str, object] = {
        "notation": str(found.notation),
        "mean": float(found.mean),
        "deviation": found.deviation,
        "error": found.error,
        "distribution": {str(total): chance for total, chance in found.probabilities.items()},
    }
    if target is not None:
        record["target"] = {"total": str(target), "chance": float(found.chance(target))}
    return record
