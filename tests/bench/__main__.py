"""``make bench``: turns, frames and latency per CPU-second of the server, beside a bare consumer in the same run.

Dice notation comes first, beside the d20 package, then the rulesets.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from tests.bench.between import tell_caching, tell_overhead
from tests.bench.dice import compare_dice
from tests.bench.prose import prose_costs
from tests.bench.routing import routing_costs
from tests.bench.rules import rules_costs
from tests.bench.running import line, seeded, server
from tests.bench.script import DELAY, DELTAS, DELTAS_FROM, SEATS

WINDOW = 8.0
BUSY_TABLES = 160
CALM_TABLES = 40
CALM_PAUSE = 0.2
NEWCOMERS = 30
LONG = 200
"""Deltas of a narration that is nearly all fan-out."""
LONG_TABLES = 100


def load(
    port: int, seats: list[dict[str, str]], pause: float, environment: dict[str, str]
) -> dict[str, object]:
    """Run the load against a server and return its figures."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load", str(port), str(pause), str(WINDOW)],
        input="\n".join(json.dumps(seat) for seat in seats),
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def run_bare(tables: int, pause: float, environment: dict[str, str], newcomers: int = 0) -> dict[str, object]:
    """Measure the bare consumer."""
    seats = [{"slug": f"room{number}"} for number in range(tables) for _seat in range(SEATS)]
    seats += [{"slug": f"late{number}", "newcomer": ""} for number in range(newcomers)]
    with server("tests.bench.bare:application", environment) as port:
        return load(port, seats, pause, environment)


def run_table(
    tables: int, pause: float, environment: dict[str, str], newcomers: int = 0
) -> dict[str, object]:
    """Measure our server on fresh data."""
    with (
        seeded([str(tables), str(newcomers)], environment) as (seats, environment),
        server("tests.bench.table:application", environment) as port,
    ):
        return load(port, seats, pause, environment)


type Figures = dict[str, object]


def compare(tables: int, pause: float, newcomers: int = 0, deltas: int = DELTAS) -> tuple[Figures, Figures]:
    """The bare consumer's figures and ours, one right after the other."""
    environment = {**os.environ, DELTAS_FROM: str(deltas)}
    bare = run_bare(tables, pause, environment, newcomers)
    return bare, run_table(tables, pause, environment, newcomers)


def _tell_rules() -> None:
    """What the rulesets cost, a line for each shipped world."""
    print(
        "\nrules, on one core; an encounter's turn of four from their words to the world's answer, no database"
    )
    print(f"{'':36}{'checks/s':>10}{'rounds/s':>10}{'turn ms':>9}")
    for cost in rules_costs():
        name = f"{cost.world} ({cost.ruleset})"
        print(f"{name:36.36}{cost.checks:>10.0f}{cost.rounds:>10.0f}{cost.turn_ms:>9.1f}")


def _tell_routing() -> None:
    """What reading four players' words costs at the close, and what is left of it where they were routed before."""
    print("\nplanning a turn of four at the close, CPU ms: its words read then, and routed as they came")
    print(f"{'':36}{'at the close':>14}{'routed':>9}{'ratio':>9}{'one arriving':>15}")
    for cost in routing_costs():
        ratio = cost.early_ms / cost.late_ms
        print(
            f"{cost.world:36.36}{cost.late_ms:>14.2f}{cost.early_ms:>9.2f}{ratio:>9.2f}{cost.arriving_ms:>15.2f}"
        )


def _tell_encounters() -> None:
    """What a turn of an encounter costs in play, statements and time, a line for each shipped world."""
    with tempfile.TemporaryDirectory(prefix="sidequest-bench-") as data:
        environment = {**os.environ, "SIDEQUEST_DATA_DIR": data}
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.encounter"],
            capture_output=True, text=True, env=environment, check=False,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    print("\nan encounter's turn of four in play, its database included, without the narrator")
    print(f"{'':36}{'statements':>12}{'ms':>9}")
    for found in map(json.loads, done.stdout.splitlines()):
        print(f"{found['world']:36.36}{found['queries']:>12}{found['ms']:>9}")


def main() -> None:
    """Print each figure, the one it is compared with, and the ratio."""
    print("dice notation, evaluations in a CPU-second")
    print(f"{'':28}{'d20':>12}{'ours':>12}{'ratio':>9}")
    for text, theirs, mine in compare_dice():
        print(line(text, round(theirs), round(mine)))
    _tell_rules()
    _tell_routing()
    words, checks, known = prose_costs()
    print(
        f"\nchecking a narration of {words} words: {checks:.1f} ms; working out what it is held against: {known:.1f} ms"
    )
    _tell_encounters()
    tell_caching()
    tell_overhead()
    stages = {
        f"closed loop; {DELTAS} deltas": compare(BUSY_TABLES, 0.0),
        f"paced; {DELTAS} deltas": compare(CALM_TABLES, CALM_PAUSE),
        f"paced, and newcomers join; {DELTAS} deltas": compare(CALM_TABLES, CALM_PAUSE, NEWCOMERS),
        f"closed loop; {LONG} deltas": compare(LONG_TABLES, 0.0, deltas=LONG),
    }
    for title, (bare, ours) in stages.items():
        print(f"\n{title} {DELAY * 1000:.0f} ms apart; tables of {SEATS}")
        print(f"{'':28}{'bare':>12}{'ours':>12}{'ratio':>9}")
        for key in ours:
            if key != "errors":
                print(line(key, bare[key], ours[key]))
        if ours["errors"]:
            print("errors:", ours["errors"])


if __name__ == "__main__":
    main()
