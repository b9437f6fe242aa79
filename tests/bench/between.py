"""The overhead of ours beside a bare relay's, and what fifty turns send anew; printed by ``make bench``."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys

from tests.bench.caching import TURNS, fifty_turns
from tests.bench.overhead import SIZES
from tests.bench.running import line, seeded, server, spare_port

KINDS = {
    "openai": {"SIDEQUEST_LLM_BACKEND": "openai", "SIDEQUEST_MODEL_NARRATION": "grok-4"},
    "anthropic": {"SIDEQUEST_LLM_BACKEND": "anthropic", "ANTHROPIC_API_KEY": "key"},
}
type Figures = dict[str, object]


def tell_overhead() -> None:
    """Milliseconds that lie between a table and its model, over each protocol, beside the bare relay."""
    bare = _bare()
    print("\nbetween a table and its model, ms: the last word spoken → the request at the service,")
    print("the first piece of prose at the service → the last of so many sockets")
    for kind in KINDS:
        ours = _ours(kind)
        print(f"{kind:36}{'bare':>12}{'ours':>12}{'ratio':>9}")
        for key, value in ours.items():
            print(line(key, bare[key], value, 36))


def tell_caching() -> None:
    """What of the requests of fifty turns stands before a mark that did not move."""
    found = asyncio.run(fifty_turns())
    print(f"\n{TURNS} turns through the Messages API, {found.requests} requests")
    print(f"before an unchanged cache mark  {found.share:8.1%} of {found.sent / 1024:.0f} KiB")
    print(f"most sent anew in a request     {found.tail / 1024:8.1f} KiB (the first of all apart)")
    print(f"stable prefixes                 {found.prefixes:8}, of {found.stable / 1024:.1f} KiB")
    print(f"read by the model, with marks   {found.cached_usd:8.2f} US dollars for {found.model}")
    print(f"the same without                {found.plain_usd:8.2f} US dollars")


def _measure(port: int, standin: int, seats: list[dict[str, str]]) -> Figures:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.overhead", str(port), str(standin)],
        input="\n".join(json.dumps(seat) for seat in seats),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def _bare() -> Figures:
    standin = spare_port()
    seats = [{"slug": f"room{size}"} for size in SIZES for _seat in range(size)]
    environment = {**os.environ, "SIDEQUEST_LLM_BASE_URL": f"http://127.0.0.1:{standin}/v1"}
    with server("tests.bench.relay:application", environment) as port:
        return _measure(port, standin, seats)


def _ours(kind: str) -> Figures:
    standin = spare_port()
    path = "" if kind == "anthropic" else "/v1"
    more = {**KINDS[kind], "SIDEQUEST_LLM_BASE_URL": f"http://127.0.0.1:{standin}{path}"}
    with (
        seeded([*(str(size) for size in SIZES), "0"], more) as (seats, environment),
        server("tests.bench.table:application", environment) as port,
    ):
        return _measure(port, standin, seats)
