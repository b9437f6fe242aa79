"""A local service of embeddings that knows which of a few words mean the same."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from tests.narrator.standins.server import on_a_port

DIMENSION = 256
SAME = (
    ("owe", "owes", "owed", "debt", "repay", "settle"),
    ("oil", "fuel"),
    ("barrel", "barrels", "casks"),
    ("heron", "bird"),
    ("key", "opener"),
    ("marsh", "swamp"),
)
"""Words that mean the same."""
SMALL = frozenset(("and", "for", "from", "over", "some", "that", "the", "this", "was", "what", "with"))


def meaning(text: str, same: Sequence[Sequence[str]] = SAME) -> list[float]:
    """A text's vector: a one for each thing that its words mean."""
    vector = [0.0] * DIMENSION
    vector[0] = 0.01
    for word in re.findall(r"[a-z]+", text.lower()):
        if len(word) > 2 and word not in SMALL:
            stem = next((group[0] for group in same if word in group), word)
            vector[1 + int(hashlib.sha256(stem.encode()).hexdigest(), 16) % (DIMENSION - 1)] += 1.0
    return vector


class Meanings:
    """The ASGI app; while ``down`` is an HTTP status it answers with nothing else."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.down = 0

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        assert scope["path"] == "/v1/embeddings"
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        request = json.loads(body)
        self.headers.append({name.decode(): value.decode() for name, value in scope["headers"]})
        self.asked += request["input"]
        rows = [
            {"object": "embedding", "index": number, "embedding": meaning(text)}
            for number, text in enumerate(request["input"])
        ]
        # Services may answer in any order.
        answer: dict[str, Any] = {"object": "list", "data": rows[::-1], "model": request["model"]}
        answer["usage"] = {"prompt_tokens": 5 * len(rows), "total_tokens": 5 * len(rows)}
        if self.down:
            answer = {"error": {"message": "no such model", "type": "server_error"}}
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": self.down or 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})


@asynccontextmanager
async def meaning_things() -> AsyncIterator[tuple[Meanings, str]]:
    """The service on a free port, with its address."""
    app = Meanings()
    async with on_a_port(app) as address:
        yield app, f"{address}/v1"
