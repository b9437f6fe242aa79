"""The load: tables of four over raw sockets, closed loop or paced; prints what it measured as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import time
import urllib.request
from dataclasses import dataclass, field

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from tests.bench.script import ACTION, SEATS

WARM = 2
"""Turns that every table plays before anything is counted: its rows are read, its dice chain is made."""
PING_EVERY = 0.01


@dataclass
class Table:
    """One table of the load: its sockets, and the times of the turn under way."""

    name: str
    pause: float
    stats: Stats
    players: list[Player] = field(default_factory=list)
    thinking: int = 0
    ended: int = 0
    played: int = 0
    warm: asyncio.Event = field(default_factory=asyncio.Event)
    sent: float = 0.0

    def speak(self) -> None:
        """Everybody speaks; the last one's word starts the clock."""
        self.thinking = self.ended = 0
        for player in self.players:
            player.say(ACTION)
        self.sent = time.perf_counter()

    def saw_thinking(self) -> None:
        """One player has seen that the turn closed."""
        self.thinking += 1
        if self.thinking == SEATS:
            self.stats.first.append((time.perf_counter() - self.sent) * 1000)

    def saw_end(self) -> None:
        """One player has the whole narration; when all have it the next turn begins."""
        self.ended += 1
        if self.ended == SEATS:
            self.played += 1
            if self.played == WARM:
                self.warm.set()
            self.stats.turns += 1
            asyncio.get_running_loop().call_later(self.pause, self.speak)


@dataclass
class Stats:
    """What is counted over the window."""

    turns: int = 0
    frames: int = 0
    bytes: int = 0
    errors: list[str] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    pongs: list[float] = field(default_factory=list)
    joined: int = 0

    def reset(self) -> None:
        """Begin the window."""
        self.turns = self.frames = self.bytes = 0
        self.first.clear()
        self.pongs.clear()


class Player(WSListener):
    """One socket of one player."""

    def __init__(self, table: Table, hello: str | None, *, newcomer: bool = False) -> None:
        self.table, self.hello, self.newcomer = table, hello, newcomer
        self.ready = asyncio.get_running_loop().create_future()
        self.pinged = 0.0

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport
        if self.hello is None:
            self.ready.set_result(None)
        else:
            transport.send(WSMsgType.TEXT, self.hello.encode())

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.ready.done():
            self.ready.set_exception(ConnectionError("closed before ready"))

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        stats = self.table.stats
        if frame.msg_type == WSMsgType.PONG:
            stats.pongs.append((time.perf_counter() - self.pinged) * 1000)
        if frame.msg_type != WSMsgType.TEXT:
            return
        data = frame.get_payload_as_bytes()
        head = data[:60]
        if self.newcomer:
            if not self.ready.done() and b'"CHARACTER_CREATION"' in head:
                self.ready.set_result(None)
            return
        stats.frames += 1
        stats.bytes += len(data)
        if b'"THINKING"' in head:
            self.table.saw_thinking()
        elif b'"NARRATION_END"' in head:
            self.table.saw_end()
        elif b'"ERROR"' in head:
            stats.errors.append(data.decode()[:300])
        elif not self.ready.done() and b'"TURN_STATUS"' in head:
            self.ready.set_result(None)

    def say(self, text: str) -> None:
        """Submit an action."""
        frame = {"type": "PLAYER_ACTION", "payload": {"action": text, "aside": False}}
        self.transport.send(WSMsgType.TEXT, json.dumps(frame).encode())

    def ping(self) -> None:
        """Ask the server's event loop for a sign of life."""
        self.pinged = time.perf_counter()
        self.transport.send_ping(b"")


def usage(port: int) -> dict[str, float]:
    """CPU seconds the server has used, and KiB it holds."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/cpu") as answer:
        found: dict[str, float] = json.load(answer)
        return found


async def connect(port: int, seat: dict[str, str], table: Table) -> Player:
    """Bring one player to a table and wait until they see it."""
    hello = None
    headers = {}
    if "cookie" in seat:
        payload = {"event": "connect", "game_slug": seat["slug"]}
        if "newcomer" in seat:
            payload["player_name"] = seat["newcomer"]
        hello = json.dumps({"type": "SESSION_EVENT", "payload": payload})
        headers = {"Cookie": f"sessionid={seat['cookie']}"}
    player = Player(table, hello, newcomer="newcomer" in seat)
    url = f"ws://127.0.0.1:{port}/ws?{seat['slug']}"
    await ws_connect(lambda: player, url, extra_headers=headers)
    await asyncio.wait_for(player.ready, 20)
    return player


async def warm_up(tables: list[Table]) -> None:
    """Set the tables playing, spread over a second, and wait until each has played a little."""
    for number, table in enumerate(tables):
        asyncio.get_running_loop().call_later(1.0 * number / len(tables), table.speak)
    await asyncio.wait_for(asyncio.gather(*(table.warm.wait() for table in tables)), 60)


async def probe(player: Player) -> None:
    """Ping again and again."""
    while True:
        player.ping()
        await asyncio.sleep(PING_EVERY)


async def arrive(port: int, newcomers: list[dict[str, str]], window: float, stats: Stats) -> None:
    """Let newcomers arrive evenly over the window."""
    for seat in newcomers:
        table = Table(seat["slug"], 0, stats)
        await connect(port, seat, table)
        stats.joined += 1
        await asyncio.sleep(window / len(newcomers) / 2)


async def measure(port: int, rows: list[dict[str, str]], pause: float, window: float) -> dict[str, object]:
    """Connect everybody, play for ``window`` seconds after a warm-up, return the figures."""
    stats = Stats()
    tables: dict[str, Table] = {}
    seats = [row for row in rows if "newcomer" not in row]
    loop = asyncio.get_running_loop()
    empty = await loop.run_in_executor(None, usage, port)
    for seat in seats:
        table = tables.setdefault(seat["slug"], Table(seat["slug"], pause, stats))
        table.players.append(await connect(port, seat, table))
    full = await loop.run_in_executor(None, usage, port)
    await warm_up(list(tables.values()))
    stats.reset()
    tasks = [asyncio.create_task(probe(next(iter(tables.values())).players[0]))]
    before, began = await loop.run_in_executor(None, usage, port), time.perf_counter()
    newcomers = [row for row in rows if "newcomer" in row]
    if newcomers:
        tasks.append(asyncio.create_task(arrive(port, newcomers, window, stats)))
    await asyncio.sleep(window)
    used = (await loop.run_in_executor(None, usage, port))["cpu"] - before["cpu"]
    lasted = time.perf_counter() - began
    for task in tasks:
        task.cancel()
    return {
        "tables": len(tables),
        "turns": stats.turns,
        "frames": stats.frames,
        "bytes_per_player_turn": round(stats.bytes / max(1, stats.turns * SEATS)),
        "frames_per_player_turn": round(stats.frames / max(1, stats.turns * SEATS), 1),
        "busy": round(used / lasted, 2),
        "turns_per_cpu_s": round(stats.turns / used, 1),
        "frames_per_cpu_s": round(stats.frames / used),
        "kib_per_player": round((full["rss_kib"] - empty["rss_kib"]) / len(seats), 1),
        "joined": stats.joined,
        **spread("thinking", stats.first),
        **spread("ping", stats.pongs),
        "errors": stats.errors[:3],
    }


def spread(name: str, values: list[float]) -> dict[str, float | None]:
    """Median, 99th percentile and worst of some milliseconds."""
    found = sorted(values)
    if not found:
        return {f"{name}_{part}_ms": None for part in ("p50", "p99", "worst")}
    return {
        f"{name}_p50_ms": round(found[len(found) // 2], 2),
        f"{name}_p99_ms": round(found[int(len(found) * 0.99)], 2),
        f"{name}_worst_ms": round(found[-1], 2),
    }


if __name__ == "__main__":
    port, pause, window = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    lines = [json.loads(line) for line in sys.stdin]
    sys.stdout.write(json.dumps(asyncio.run(measure(port, lines, pause, window))) + "\n")
