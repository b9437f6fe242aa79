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


@dataclass
class Table:
    """One table of the load: its sockets, and the times of the turn under way."""

    name: str
    pause: float
    stats: Stats
    players: list[Player] = field(default_factory=list)
    thinking: int = 0
    ended: int = 0
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

    def reset(self) -> None:
        """Begin the window."""
        self.turns = self.frames = self.bytes = 0
        self.first.clear()


class Player(WSListener):
    """One socket of one player."""

    def __init__(self, table: Table, hello: str | None) -> None:
        self.table, self.hello = table, hello
        self.ready = asyncio.get_running_loop().create_future()

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
        if frame.msg_type != WSMsgType.TEXT:
            return
        data = frame.get_payload_as_bytes()
        stats = self.table.stats
        stats.frames += 1
        stats.bytes += len(data)
        head = data[:60]
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


def cpu(port: int) -> float:
    """CPU seconds the server has used."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/cpu") as answer:
        return float(json.load(answer)["cpu"])


async def measure(port: int, seats: list[dict[str, str]], pause: float, window: float) -> dict[str, object]:
    """Connect everybody, play for ``window`` seconds after a warm-up, return the figures."""
    stats = Stats()
    tables: dict[str, Table] = {}
    for seat in seats:
        table = tables.setdefault(seat["slug"], Table(seat["slug"], pause, stats))
        hello = None
        headers = {}
        if "cookie" in seat:
            payload = {"event": "connect", "game_slug": seat["slug"]}
            hello = json.dumps({"type": "SESSION_EVENT", "payload": payload})
            headers = {"Cookie": f"sessionid={seat['cookie']}"}
        player = Player(table, hello)
        url = f"ws://127.0.0.1:{port}/ws?{seat['slug']}"
        await ws_connect(lambda player=player: player, url, extra_headers=headers)
        await asyncio.wait_for(player.ready, 20)
        table.players.append(player)
    for number, table in enumerate(tables.values()):
        asyncio.get_running_loop().call_later(1.0 * number / len(tables), table.speak)
    await asyncio.sleep(3)
    stats.reset()
    loop = asyncio.get_running_loop()
    before, began = await loop.run_in_executor(None, cpu, port), time.perf_counter()
    await asyncio.sleep(window)
    used = await loop.run_in_executor(None, cpu, port) - before
    lasted = time.perf_counter() - began
    first = sorted(stats.first)
    return {
        "tables": len(tables),
        "turns": stats.turns,
        "frames": stats.frames,
        "bytes_per_player_turn": round(stats.bytes / max(1, stats.turns * SEATS)),
        "frames_per_player_turn": round(stats.frames / max(1, stats.turns * SEATS), 1),
        "cpu_s": round(used, 2),
        "busy": round(used / lasted, 2),
        "turns_per_cpu_s": round(stats.turns / used, 1),
        "frames_per_cpu_s": round(stats.frames / used),
        "first_p50_ms": round(first[len(first) // 2], 2) if first else None,
        "first_p99_ms": round(first[int(len(first) * 0.99)], 2) if first else None,
        "errors": stats.errors[:3],
    }


if __name__ == "__main__":
    port, pause, window = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    rows = [json.loads(line) for line in sys.stdin]
    sys.stdout.write(json.dumps(asyncio.run(measure(port, rows, pause, window))) + "\n")
