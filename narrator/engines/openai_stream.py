"""One streamed Chat Completions request, read event by event, as many kinds of server send them.

What is read is what the servers have in common; what only some send (usage, ids and indexes of calls, a last
``[DONE]``) is used where it comes and done without where it does not.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx2

from narrator.contracts import Json
from narrator.engines import faults
from narrator.engines.replies import (
    Block,
    Ending,
    OnText,
    Reply,
    Request,
    StreamFault,
    ToolCall,
    read_arguments,
    seconds_asked,
)

_ENDINGS: Final[dict[str, Ending]] = {"content_filter": "refused", "length": "length"}
_LONGEST_ERROR: Final = 2_000


async def stream_reply(
    client: httpx2.AsyncClient,
    request: Request,
    reply: Reply,
    on_text: OnText,
    *,
    timeout: httpx2.Timeout,
) -> None:
    """Send a request and read its stream into ``reply``; text goes to ``on_text`` as it comes.

    Raises ``StreamFault`` for everything that goes wrong between here and the service.
    """
    reader = _Reader(reply)
    try:
        async with client.stream("POST", "chat/completions", json=request, timeout=timeout) as response:
            if response.status_code != httpx2.codes.OK:
                said = (await response.aread()).decode(errors="replace")[:_LONGEST_ERROR]
                wait = seconds_asked(response.headers.get("retry-after"))
                raise faults.by_status(response.status_code, said, wait)
            async for event in _events(response):
                delta = reader.read(event)
                if delta:
                    await on_text(delta)
    except httpx2.ConnectError as error:
        raise faults.unreachable(str(error)) from error
    except httpx2.TimeoutException as error:
        raise faults.slow() from error
    except (httpx2.HTTPError, httpx2.StreamError) as error:
        raise faults.broken() from error
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise faults.unreadable(str(error)) from error
    reader.close()
    if not reply.finished:
        raise faults.broke_off() if reply.pieces or reply.calls else faults.silent()


async def _events(response: httpx2.Response) -> AsyncIterator[Mapping[str, Json]]:
    """The JSON objects of an event stream; comments, which keep the line open, are passed over."""
    async for line in response.aiter_lines():
        name, _colon, data = line.partition(":")
        if name != "data" or data.strip() in ("", "[DONE]"):
            if name.strip().startswith(("{", "<")):
                raise ValueError(f"no event stream: {line[:200]}")
            continue
        event = json.loads(data)
        if not isinstance(event, dict):
            raise ValueError(f"no event: {data[:200]}")
        yield event


@dataclass(slots=True)
class _Call:
    """A tool call in pieces."""

    id: str = ""
    name: str = ""
    arguments: list[str] = field(default_factory=list)


class _Reader:
    """Puts a stream's chunks together."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._calls: dict[int, _Call] = {}
        self._declined = False

    def read(self, event: Mapping[str, Json]) -> str:
        """Take one chunk in; gives back its text. Raises ``StreamFault`` for an error told in the stream."""
        if event.get("error"):
            raise _told(event["error"])
        self._count(event.get("usage"))
        choices = event.get("choices")
        if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
            return ""
        choice = choices[0]
        delta = choice.get("delta")
        text = self._delta(delta) if isinstance(delta, dict) else ""
        if choice.get("finish_reason"):
            self._reply.stop_reason = str(choice["finish_reason"])
            self._reply.finished = True
        return text

    def _delta(self, delta: Mapping[str, Json]) -> str:
        calls = delta.get("tool_calls")
        for call in calls if isinstance(calls, list) else ():
            if isinstance(call, dict):
                self._call(call)
        if delta.get("refusal"):
            self._declined = True
        text = delta.get("content")
        if not isinstance(text, str) or not text:
            return ""
        self._reply.pieces.append(text)
        return text

    def _call(self, piece: Mapping[str, Json]) -> None:
        """Take a piece of a call. Servers that send calls whole may number none of them, or all of them 0."""
        index, id_ = piece.get("index"), piece.get("id")
        at = index if isinstance(index, int) else max(0, len(self._calls) - 1)
        held = self._calls.get(at)
        if held is not None and id_ and held.id and id_ != held.id:
            at, held = len(self._calls), None
        if held is None:
            held = self._calls[at] = _Call()
        function = piece.get("function")
        if isinstance(id_, str) and id_:
            held.id = id_
        if isinstance(function, dict):
            held.name = held.name or str(function.get("name") or "")
            arguments = function.get("arguments")
            # Some send the object itself instead of its text.
            held.arguments.append(
                json.dumps(arguments) if isinstance(arguments, dict) else str(arguments or "")
            )

    def _count(self, usage: Json) -> None:
        """Take the counts in: what was read from the cache is part of the prompt's tokens, and cheaper."""
        if not isinstance(usage, dict):
            return
        details = usage.get("prompt_tokens_details")
        cached = _number(details.get("cached_tokens")) if isinstance(details, dict) else 0
        read = _number(usage.get("prompt_tokens"))
        self._reply.cache_read = min(cached, read)
        self._reply.input_tokens = read - self._reply.cache_read
        self._reply.output_tokens = _number(usage.get("completion_tokens"))

    def close(self) -> None:
        """Read the tool calls, and put together what can be sent back."""
        reply = self._reply
        sent: list[Json] = []
        for at, call in sorted(self._calls.items()):
            arguments = read_arguments("".join(call.arguments))
            # Ids are for matching answers with calls: a server that gives none takes any.
            found = ToolCall(call.id or f"call-{len(reply.calls)}-{at}", call.name, arguments)
            reply.calls.append(found)
            # Broken arguments would be refused, or break the server's own template, when they are sent back.
            function: Block = {"name": call.name, "arguments": json.dumps(dict(arguments or {}))}
            sent.append({"id": found.id, "type": "function", "function": function})
        block: Block = {"role": "assistant", "content": reply.text}
        if sent:
            block["tool_calls"] = sent
        reply.blocks = [block]
        reply.ending = "refused" if self._declined else _ENDINGS.get(reply.stop_reason, "told")


def _number(value: Json) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _told(error: Json) -> StreamFault:
    """The fault that an error object in the stream stands for; ``code`` is an HTTP status, or a word."""
    said = json.dumps(error)[:_LONGEST_ERROR]
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, int):
        return faults.by_status(code, said)
    if "overload" in said or "rate_limit" in said:
        return faults.busy(said)
    return faults.unreachable(said)
