"""``manage.py simulate``: play a pack's encounter, or a whole evening, many times and say what came of it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Final

from django.core.management.base import BaseCommand, CommandError

from campaigns.errors import CampaignError
from campaigns.management.bars import bars
from campaigns.management.batches import in_batches
from campaigns.management.evening_tables import MOST_EVENINGS, number, percent, played, told
from campaigns.rules.autoplay import TEMPERS, Played
from campaigns.world.evenings import MANNERS, Company, report_evenings
from campaigns.world.simulating import Report, Trial, plays, report
from genre_packs import catalogue
from genre_packs.errors import PackError
from genre_packs.resolved import ResolvedWorld

BATCH: Final = 50
MOST_RUNS: Final = 1_000_000
OPTIONS_SHOWN: Final = 8


class Command(BaseCommand):
    """Prints text, JSON or a plot; a progress bar goes to the standard error."""

    help = "Play an encounter of a pack, or whole evenings, many times: who wins, how long it takes, what it costs."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The pack, the encounter, who plays, how often and how."""
        parser.add_argument("pack", help="a pack, or pack/world")
        parser.add_argument("encounter", nargs="?", help="the encounter's id; without it they are listed")
        parser.add_argument(
            "--party", default="4", help="ready-made characters by id, or how many (default 4)"
        )
        parser.add_argument("--level", type=int, default=1, help="the level they have reached")
        parser.add_argument("--temper", choices=TEMPERS, default="thoughtful", help="how they choose")
        parser.add_argument("--runs", type=int, default=1000, help="how often it is played")
        parser.add_argument("--evenings", type=int, help="play so many whole evenings of the world instead")
        parser.add_argument(
            "--manner", choices=MANNERS, default="together", help="whether an evening's party keeps together"
        )
        parser.add_argument("--seed", default="1", help="the same seed gives the same plays")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")
        parser.add_argument("--plot", action="store_true", help="draw how long the plays lasted")

    def handle(self, *args: object, **options: object) -> None:
        """Play, and print."""
        try:
            story = _world(str(options["pack"]))
            if options["evenings"] is not None:
                self._evenings(story, options)
                return
            if not options["encounter"]:
                self._list(story)
                return
            trial = Trial(
                encounter=str(options["encounter"]),
                party=_party(story, str(options["party"])),
                level=int(str(options["level"])),
                temper=next(temper for temper in TEMPERS if temper == options["temper"]),
                seed=str(options["seed"]),
            )
            runs = int(str(options["runs"]))
            if not 1 <= runs <= MOST_RUNS:
                raise CommandError(f"--runs is 1 to {MOST_RUNS}.")
            found = report(_played(story, trial, runs))
        except (CampaignError, PackError) as error:
            raise CommandError(f"{error.message}. {error.hint}".replace("..", ".").strip()) from error
        if options["as_json"]:
            self.stdout.write(
                json.dumps({"trial": asdict(trial), **asdict(found)}, ensure_ascii=False, indent=2)
            )
            return
        self._tell(story, trial, found)
        if options["plot"]:
            self.stdout.write("rounds")
            self.stdout.write(bars({str(rounds): float(count) for rounds, count in found.lengths.items()}))

    def _evenings(self, story: ResolvedWorld, options: Mapping[str, object]) -> None:
        runs = int(str(options["evenings"]))
        if not 1 <= runs <= MOST_EVENINGS:
            raise CommandError(f"--evenings is 1 to {MOST_EVENINGS}.")
        company = Company(
            party=_party(story, str(options["party"])),
            manner=next(manner for manner in MANNERS if manner == options["manner"]),
            seed=str(options["seed"]),
        )
        found = report_evenings(played(story, company, runs))
        if options["as_json"]:
            self.stdout.write(
                json.dumps({"company": asdict(company), **asdict(found)}, ensure_ascii=False, indent=2)
            )
            return
        for line in told(story, company, found):
            self.stdout.write(line)

    def _list(self, story: ResolvedWorld) -> None:
        for one in story.encounters.encounters:
            self.stdout.write(f"{one.id:24} {one.category:8} {one.label}")
        for premade in story.premade.characters:
            self.stdout.write(f"{premade.id:24} player   {premade.name}")

    def _tell(self, story: ResolvedWorld, trial: Trial, found: Report) -> None:
        label = story.encounter_by_id[trial.encounter].label
        self.stdout.write(
            f"{label}: {len(trial.party)} of level {trial.level}, {trial.temper}, {found.runs} plays, seed {trial.seed}"
        )
        for name, estimate in found.outcomes.items():
            self.stdout.write(f"  {name:10} {percent(estimate)}")
        for name, estimate in (("rounds", found.rounds), ("down", found.down), ("dead", found.dead)):
            self.stdout.write(f"  {name:10} {number(estimate)} a play")
        self.stdout.write(f"  {'health':10} {percent(found.health)} left")
        self.stdout.write(f"  {'used up':10} {number(found.used)} things a play")
        total = sum(found.taken.values()) or 1
        chosen = [f"{option} {count / total:.0%}" for option, count in found.taken.items()]
        self.stdout.write(f"  chosen     {', '.join(chosen[:OPTIONS_SHOWN])}")


def _world(named: str) -> ResolvedWorld:
    """The world of that name; the first of the pack when no world is named."""
    pack, _slash, world = named.partition("/")
    installed = catalogue.installed()
    if not world and pack in installed and installed[pack].worlds:
        world = sorted(installed[pack].worlds)[0]
    return catalogue.world(pack, world)


def _party(story: ResolvedWorld, wanted: str) -> tuple[str, ...]:
    ids = [premade.id for premade in story.premade.characters]
    if wanted.isdecimal():
        count = int(wanted)
        if not 1 <= count <= len(ids):
            raise CommandError(f"--party is 1 to {len(ids)} here, or ids: {', '.join(ids)}.")
        return tuple(ids[:count])
    return tuple(part.strip() for part in wanted.split(",") if part.strip())


def _played(story: ResolvedWorld, trial: Trial, runs: int) -> list[Played]:
    """All plays, in batches on every core."""
    return in_batches(partial(_batch, story, trial), runs, size=BATCH, unit="play")


def _batch(story: ResolvedWorld, trial: Trial, numbers: range) -> list[Played]:
    return list(plays(story, trial, numbers))
