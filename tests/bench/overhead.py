"""What lies between a table and its model: the last word → the request there, the first piece told → every socket.

The stand-in and all players are in this process, so that one clock sees both ends. Run as a program with the server's
and the stand-in's port; the seats come in as lines of JSON, the figures go out as one.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from tests.bench.script import ACTION, PIECE
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import PROTOCOLS

SIZES = (2, 6, 20)
WARM = 3
TURNS = 25
PAUSE = 0.04
BETWEEN = 0.02
"""Seconds after a turn, and between two pieces of prose."""
PIECES = ("<story>", PIECE * 2, PIECE * 2, "</story>")
ANSWER = Answer([text(*PIECES), tool("close_turn", {"mood": "calm"})], stop="tools")


@dataclass
class Times:
    """When things happened in the turn under way, and how long they took in those before, in milliseconds."""

    spoken: float = 0.0
    first_told: float = 0.0
    to_request: list[float] = field(default_factory=list)
    to_sockets: list[float] = field(default_factory=list)


class Service:
    """The stand-in: notes when a request is there and when the first words of a story leave."""

    def __init__(self) -> None:
        self.times = Times()

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        self.times.to_request.append((time.perf_counter() - self.times.spoken) * 1000)
        while (await receive()).get("more_body"):
            pass
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        told = 0
        for line in PROTOCOLS[scope["path"]].lines(ANSWER):
            if PIECE.encode() in line:
                await asyncio.sleep(BETWEEN)
                if not told:
                    self.times.first_told = time.perf_counter()
                told += 1
            await send({"type": "http.response.body", "body": line, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


class Player(WSListener):
    """One socket: notes the first piece of each turn and its end."""

    def __init__(self, table: Table, hello: str) -> None:
        self.table, self.hello = table, hello
        self.ready = asyncio.get_running_loop().create_future()
        self.heard = False

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport
        transport.send(WSMsgType.TEXT, self.hello.encode())

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type != WSMsgType.TEXT:
            return
        head = frame.get_payload_as_bytes()[:60]
        if not self.ready.done():
            if b'"TURN_STATUS"' in head:
                self.ready.set_result(None)
        elif b'"NARRATION_DELTA"' in head and not self.heard:
            self.heard = True
            self.table.somebody_heard()
        elif b'"NARRATION_END"' in head:
            self.table.somebody_has_it_all()

    def say(self, words: str) -> None:
        """Submit an action."""
        frame = {"type": "PLAYER_ACTION", "payload": {"action": words, "aside": False}}
        self.transport.send(WSMsgType.TEXT, json.dumps(frame).encode())


class Table:
    """One table's sockets."""

    def __init__(self, times: Times) -> None:
        self.times = times
        self.players: list[Player] = []
        self.hearing = self.reading = 0
        self.over = asyncio.Event()

    def somebody_heard(self) -> None:
        """The last one to hear stops the clock."""
        self.hearing -= 1
        if self.hearing == 0:
            self.times.to_sockets.append((time.perf_counter() - self.times.first_told) * 1000)

    def somebody_has_it_all(self) -> None:
        """The turn is over when everybody has the whole of it."""
        self.reading -= 1
        if self.reading == 0:
            self.over.set()

    async def turn(self) -> None:
        """Everybody speaks; the last one's word starts the clock."""
        self.hearing = self.reading = len(self.players)
        self.over.clear()
        for player in self.players:
            player.heard = False
        for player in self.players[:-1]:
            player.say(ACTION)
        await asyncio.sleep(PAUSE)
        self.times.spoken = time.perf_counter()
        self.players[-1].say(ACTION)
        await asyncio.wait_for(self.over.wait(), 30)
        await asyncio.sleep(PAUSE)


async def measure(port: int, standin: int, rows: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """Play each table by itself and return the figures of each size."""
    service = Service()
    config = uvicorn.Config(service, port=standin, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    found: dict[str, object] = {}
    for slug in dict.fromkeys(row["slug"] for row in rows):
        table = Table(service.times)
        for row in rows:
            if row["slug"] == slug:
                table.players.append(await sit_down(port, row, table))
        for number in range(WARM + TURNS):
            if number == WARM:
                service.times.to_request.clear()
                service.times.to_sockets.clear()
            await table.turn()
        size = len(table.players)
        found |= spread(f"request, table of {size}", service.times.to_request)
        found |= spread(f"first piece, {size} sockets", service.times.to_sockets)
        for player in table.players:
            player.transport.disconnect()
    server.should_exit = True
    await running
    return found


async def sit_down(port: int, row: Mapping[str, str], table: Table) -> Player:
    """Bring one player to a table; a bare consumer shows them nothing to wait for."""
    hello = {"type": "SESSION_EVENT", "payload": {"event": "connect", "game_slug": row["slug"]}}
    player = Player(table, json.dumps(hello))
    headers = {"Cookie": f"sessionid={row['cookie']}"} if "cookie" in row else {}
    url = f"ws://127.0.0.1:{port}/ws?{row['slug']}"
    await ws_connect(lambda: player, url, extra_headers=headers)
    if "cookie" in row:
        await asyncio.wait_for(player.ready, 30)
    else:
        player.ready.set_result(None)
    return player


def spread(name: str, values: Sequence[float]) -> dict[str, object]:
    """Median and 95th percentile of some milliseconds."""
    found = sorted(values)
    return {
        f"{name}, p50": round(found[len(found) // 2], 2),
        f"{name}, p95": round(found[int(len(found) * 0.95)], 2),
    }


if __name__ == "__main__":
    lines = [json.loads(line) for line in sys.stdin]
    sys.stdout.write(json.dumps(asyncio.run(measure(int(sys.argv[1]), int(sys.argv[2]), lines))) + "\n")
