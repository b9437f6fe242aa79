"""A person at the table over the wire: REST and the native socket, as any other program would speak them."""

import asyncio
import http.cookiejar
import json
import urllib.request
from collections.abc import Callable

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

PATIENCE = 20.0
type Payload = dict


class Player:
    """One browser's worth of a person: a cookie, at most one socket, and every frame received in order.

    ``base`` is a server's URL without a closing slash; it may be changed between connections, as when a
    player comes back through another web process.
    """

    def __init__(self, base: str, name: str) -> None:
        self.base = base
        self.name = name
        self.slug = ""
        self.player_id = ""
        self.frames: list[Payload] = []
        self.seen = 0
        self.cookies = http.cookiejar.CookieJar()
        self.socket: ClientConnection | None = None
        self.read = 0
        self.listening: asyncio.Task[None] | None = None
        self.news = asyncio.Event()

    async def found(self, genre: str, world: str, **wishes: object) -> "Player":
        """Make a table by REST; the maker hosts it."""
        body = {"genre_slug": genre, "world_slug": world, "mode": "multiplayer", "player_name": self.name}
        made = await self.ask("POST", "/api/games", {**body, **wishes})
        self.slug = made["slug"]
        return self

    async def ask(self, method: str, path: str, body: Payload | None = None) -> Payload:
        """A JSON request with this person's cookie; raises HTTPError where it is refused."""
        return await asyncio.to_thread(self._ask, method, path, body)

    async def come(self, slug: str = "", *, name: str | None = None) -> "Player":
        """Open a socket and take part in the session; what was received before counts as seen."""
        self.slug = slug or self.slug
        if not self._cookie():
            await self.ask("GET", f"/api/games/{self.slug}")
        address = self.base.replace("http", "ws", 1) + "/ws"
        headers = {"Cookie": self._cookie()}
        self.socket = await connect(address, additional_headers=headers, compression=None, proxy=None)
        self.read = len(self.frames)
        self.listening = asyncio.create_task(self._listen(self.socket))
        wish: Payload = {"event": "connect", "game_slug": self.slug, "player_name": name or self.name}
        if self.seen:
            wish["last_seen_seq"] = self.seen
        await self.send("SESSION_EVENT", **wish)
        connected = await self.until("SESSION_EVENT", lambda payload: payload["event"] == "connected")
        self.player_id = connected["player_id"]
        if connected["has_character"]:
            await self.ready()
        return self

    async def ready(self) -> Payload:
        """Wait until the table is shown; the answer is its initial state."""
        shown = await self.until("SESSION_EVENT", lambda payload: payload["event"] == "ready")
        return shown["initial_state"]

    async def send(self, type_: str, **payload: object) -> None:
        """Send one frame."""
        assert self.socket is not None
        await self.socket.send(json.dumps({"type": type_, "payload": payload}))

    async def act(self, words: str) -> None:
        """Say what one's character does."""
        await self.send("PLAYER_ACTION", action=words, aside=False)

    async def make_character(self) -> Payload:
        """Answer "1" wherever there are choices and a name wherever there are none, as any client may."""
        while True:
            step = await self.until("CHARACTER_CREATION")
            if step["phase"] == "complete":
                await self.ready()
                return step["character"]
            if step["phase"] == "confirmation":
                await self.send("CHARACTER_CREATION", phase="confirmation", choice="1")
            elif step.get("choices"):
                await self.send("CHARACTER_CREATION", phase="scene", choice="1")
            elif step.get("allows_freeform"):
                await self.send("CHARACTER_CREATION", phase="scene", choice=self.name)
            else:
                await self.send("CHARACTER_CREATION", phase="continue")

    async def until(
        self,
        type_: str,
        where: Callable[[Payload], bool] = lambda payload: True,
        *,
        seconds: float = PATIENCE,
    ) -> Payload:
        """The payload of the next frame of this type for which ``where`` holds; frames before it are passed."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    frame = await self._next()
                    if frame["type"] == type_ and where(frame["payload"]):
                        return frame["payload"]
        except TimeoutError:
            shown = "\n".join(json.dumps(frame)[:300] for frame in self.frames[-12:])
            raise AssertionError(f"{self.name} waited {seconds} s for {type_}; last came\n{shown}") from None

    async def told(self, round_: int, *, seconds: float = 60.0) -> Payload:
        """The settled narration of a round."""
        return await self.until("NARRATION", lambda payload: payload["round"] == round_, seconds=seconds)

    def received(self, type_: str) -> list[Payload]:
        """The payloads of all frames of one type so far, those of earlier sockets included."""
        return [frame["payload"] for frame in self.frames if frame["type"] == type_]

    async def __aenter__(self) -> "Player":
        """The player, who leaves at the end of the block."""
        return self

    async def __aexit__(self, *error: object) -> None:
        """Leave."""
        await self.leave()

    async def leave(self) -> None:
        """Close the socket, as a browser does when its tab is closed."""
        if self.socket is not None:
            await self.socket.close()
            self.socket = None
        if self.listening is not None:
            await asyncio.gather(self.listening, return_exceptions=True)
            self.listening = None

    async def _listen(self, socket: ClientConnection) -> None:
        """Keep what comes until the socket closes; dice that are asked for are thrown, for a turn waits for them."""
        try:
            async for text in socket:
                frame = json.loads(text)
                payload = frame["payload"]
                self.frames.append(frame)
                self.seen = max(self.seen, payload.get("seq", 0))
                self.news.set()
                if frame["type"] == "DICE_REQUEST" and payload["rolling_player_id"] == self.player_id:
                    await self.send("DICE_THROW", request_id=payload["request_id"])
        except ConnectionClosed:
            self.news.set()

    async def _next(self) -> Payload:
        while self.read == len(self.frames):
            self.news.clear()
            await self.news.wait()
        self.read += 1
        return self.frames[self.read - 1]

    def _ask(self, method: str, path: str, body: Payload | None) -> Payload:
        opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        with opener.open(request, timeout=PATIENCE) as reply:
            return json.load(reply)

    def _cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)
