"""``manage.py check_packs``: hold packs against schema, checks and their ruleset, and play their encounters."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from os import cpu_count
from pathlib import Path

from django.core.management.base import BaseCommand
from tqdm import tqdm

from campaigns.rules.autoplay import Played
from campaigns.world.fitness import unfit
from campaigns.world.playability import played, trials, unplayable
from campaigns.world.simulating import Trial
from genre_packs import catalogue
from genre_packs.errors import PackError
from genre_packs.loading.findings import Finding
from genre_packs.loading.loader import GenrePack, load
from genre_packs.resolved import ResolvedWorld

CLEAN, WRONG, UNREADABLE = 0, 1, 2
RUNS = 1000


class Command(BaseCommand):
    """Exit status 0: no errors; 1: errors; 2: cannot be read."""

    help = "Check genre packs. Exit status 0: clean, 1: errors, 2: cannot be read."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``path``: one pack, or a directory that holds packs; ``--json`` for machines."""
        parser.add_argument("path", nargs="?", type=Path, help="a pack, or a directory that holds packs")
        parser.add_argument(
            "--runs", type=int, default=RUNS, help="how often each encounter is played (0: not at all)"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(
        self,
        *args: object,
        path: Path | None = None,
        as_json: bool = False,
        runs: int = RUNS,
        **options: object,
    ) -> None:
        """Print what is wrong, and leave with the status."""
        try:
            packs = _packs(path or catalogue.root())
        except PackError as error:
            if as_json:
                self.stdout.write(
                    json.dumps({"passed": False, "errors": [_unreadable(error)], "warnings": []})
                )
            else:
                self.stderr.write(f"{error.message}" + (f" ({error.hint})" if error.hint else ""))
            sys.exit(UNREADABLE)
        worlds = [world for pack in packs for world in pack.worlds.values()]
        findings = [finding for pack in packs for finding in pack.findings]
        findings += [finding for world in worlds for finding in unfit(world)]
        if runs > 0 and not any(finding.severity == "error" for finding in findings):
            findings += [finding for world in worlds for finding in _play(world, runs)]
        errors = [finding for finding in findings if finding.severity == "error"]
        warnings = [finding for finding in findings if finding.severity == "warning"]
        if as_json:
            self.stdout.write(json.dumps(_report(errors, warnings), ensure_ascii=False, indent=2))
        else:
            self._tell(packs, errors, warnings)
        if errors:
            sys.exit(WRONG)

    def _tell(self, packs: list[GenrePack], errors: list[Finding], warnings: list[Finding]) -> None:
        for finding in errors:
            self.stdout.write(self.style.ERROR(f"error: {finding}"))
        for finding in warnings:
            self.stdout.write(self.style.WARNING(f"warning: {finding}"))
        for pack in packs:
            worlds = (
                ", ".join([*pack.worlds, *(f"{slug} (draft)" for slug in pack.drafts)]) or "no playable world"
            )
            self.stdout.write(f"{pack.slug}: {worlds}")
        self.stdout.write(f"{len(errors)} errors, {len(warnings)} warnings in {len(packs)} packs")


def _play(world: ResolvedWorld, runs: int) -> Iterator[Finding]:
    """What playing every encounter ``runs`` times in all shows, on every core."""
    todo = trials(world)
    each = max(1, runs * len(world.encounters.encounters) // max(1, len(todo)))
    with ProcessPoolExecutor(max_workers=cpu_count()) as pool:
        count = len(todo)
        results = pool.map(played, [world] * count, todo, [each] * count)
        bar = tqdm(results, total=count, desc="/".join(world.key), unit="trial", leave=False, disable=None)
        found: list[tuple[Trial, list[Played]]] = list(zip(todo, bar, strict=True))
    for encounter, group in groupby(found, key=lambda pair: pair[0].encounter):
        yield from unplayable(world, encounter, list(group))


def _packs(path: Path) -> list[GenrePack]:
    """The pack at ``path``, or all packs below it. Raises PackUnreadable."""
    if (path / "pack.yaml").exists():
        return [load(path.resolve())]
    return [load(directory.resolve()) for directory in catalogue.directories(path)]


def _report(errors: list[Finding], warnings: list[Finding]) -> dict[str, object]:
    return {
        "passed": not errors,
        "errors": [finding.as_json() for finding in errors],
        "warnings": [finding.as_json() for finding in warnings],
    }


def _unreadable(error: PackError) -> dict[str, str | int]:
    what: dict[str, str | int] = {"code": error.code, "severity": "error", "message": error.message}
    return {**what, "hint": error.hint, "pack": "", "file": "", "line": 0, "key": ""}
