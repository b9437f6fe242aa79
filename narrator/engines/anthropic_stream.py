"""One streamed request to the Messages API, read event by event into a reply that can be sent back."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import anthropic
import httpx2
from anthropic import AsyncAnthropic
from anthropic.types import RawMessageStreamEvent

from narrator.contracts import CallOutcome, Json
from narrator.errors import EngineMisconfigured, EngineUnavailable, NarratorError, UnreadableReply

type Block = dict[str, Json]
type OnText = Callable[[str], Awaitable[None]]
# The SDK's request parameters are wide unions of TypedDicts; a request is plain JSON until it is handed over.
type Request = dict[str, Any]

_TO_FIX = (
    anthropic.AuthenticationError,
    anthropic.PermissionDeniedError,
    anthropic.NotFoundError,
    anthropic.BadRequestError,
    anthropic.UnprocessableEntityError,
)


@dataclass(slots=True)
class ToolCall:
    """A call as the model made it; ``arguments`` is None where they were no JSON object."""

    id: str
    name: str
    arguments: Mapping[str, Json] | None


@dataclass(slots=True)
class Reply:
    """What came of one request. ``blocks`` are the assistant's content, fit to be sent back."""

    blocks: list[Block] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    stop_reason: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cache_read: int = 0
    cache_write: int = 0
    finished: bool = False

    @property
    def text(self) -> str:
        """All text of the reply."""
        return "".join(str(block["text"]) for block in self.blocks if block.get("type") == "text")


class StreamFault(Exception):
    """A request that failed: the error to raise, how the ledger files it, and what had come until then."""

    def __init__(self, error: NarratorError, outcome: CallOutcome, reply: Reply) -> None:
        super().__init__(error.message)
        self.error = error
        self.outcome = outcome
        self.reply = reply


async def stream_reply(client: AsyncAnthropic, request: Request, reply: Reply, on_text: OnText) -> None:
    """Send a request and read its stream into ``reply``; text goes to ``on_text`` as it comes.

    Raises ``StreamFault`` for everything that goes wrong between here and the service.
    """
    reader = _Reader(reply)
    try:
        async with await client.messages.create(**request, stream=True) as stream:
            async for event in stream:
                delta = reader.read(event)
                if delta:
                    await on_text(delta)
    except anthropic.APIError as error:
        raise _fault(error, reply) from error
    except httpx2.HTTPError as error:
        cut = EngineUnavailable("The narrator's connection broke.", hint="The turn can be resumed.")
        raise StreamFault(cut, "cut", reply) from error
    except (ValueError, TypeError, AttributeError) as error:
        # The SDK reads what the service sends without checking it; what is no event fails in one of these.
        bad = UnreadableReply("The narrator's service sent something that cannot be read.")
        raise StreamFault(bad, "failed", reply) from error
    reader.close()
    if not reply.finished:
        if not reply.stop_reason and not reply.blocks:
            raise StreamFault(UnreadableReply("The narrator's service answered nothing."), "failed", reply)
        raise StreamFault(EngineUnavailable("The narrator broke off in the middle."), "cut", reply)


def _fault(error: anthropic.APIError, reply: Reply) -> StreamFault:
    body = json.dumps(error.body) if error.body is not None else ""
    if isinstance(error, anthropic.OverloadedError | anthropic.RateLimitError) or "overloaded_error" in body:
        busy = EngineUnavailable("The narrator's service is overloaded.", hint="Try again in a minute.")
        return StreamFault(busy, "overloaded", reply)
    if isinstance(error, anthropic.APITimeoutError):
        slow = EngineUnavailable(
            "The narrator's service did not answer in time.", hint="The turn can be resumed."
        )
        return StreamFault(slow, "cut", reply)
    if isinstance(error, _TO_FIX):
        status = getattr(error, "status_code", "")
        wrong = EngineMisconfigured(
            "The narrator's service refused the request.",
            hint="Whoever runs this server: check the key, the model's name and the address.",
            detail=f"{status}: {error.message}".removeprefix(": "),
        )
        return StreamFault(wrong, "failed", reply)
    down = EngineUnavailable("The narrator's service cannot be reached just now.", detail=error.message)
    return StreamFault(down, "failed", reply)


class _Reader:
    """Puts a stream's events together; tool arguments arrive as pieces of JSON."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._json: dict[int, str] = {}
        self._at: dict[int, Block] = {}

    def read(self, event: RawMessageStreamEvent) -> str:
        """Take one event in; gives back its text, if it is text."""
        reply = self._reply
        if event.type == "message_start":
            usage = event.message.usage
            reply.input_tokens = usage.input_tokens or 0
            reply.cache_read = usage.cache_read_input_tokens or 0
            reply.cache_write = usage.cache_creation_input_tokens or 0
            reply.output_tokens = usage.output_tokens or 0
        elif event.type == "content_block_start":
            block = cast(Block, event.content_block.model_dump(mode="json", exclude_none=True))
            self._at[event.index] = block
            reply.blocks.append(block)
        elif event.type == "content_block_delta":
            return self._delta(event.index, cast(Block, event.delta.model_dump(mode="json")))
        elif event.type == "message_delta":
            reply.stop_reason = event.delta.stop_reason or reply.stop_reason
            reply.output_tokens = event.usage.output_tokens or reply.output_tokens
        elif event.type == "message_stop":
            reply.finished = True
        return ""

    def _delta(self, index: int, delta: Block) -> str:
        block = self._at.get(index, {})
        kind = delta.get("type")
        if kind == "text_delta":
            block["text"] = str(block.get("text", "")) + str(delta["text"])
            return str(delta["text"])
        if kind == "input_json_delta":
            self._json[index] = self._json.get(index, "") + str(delta["partial_json"])
        elif kind == "thinking_delta":
            block["thinking"] = str(block.get("thinking", "")) + str(delta["thinking"])
        elif kind == "signature_delta":
            block["signature"] = str(delta["signature"])
        return ""

    def close(self) -> None:
        """Read the tool calls, and leave out empty text, which cannot be sent back."""
        for index, block in self._at.items():
            if block.get("type") == "tool_use":
                arguments = _arguments(self._json.get(index, ""))
                block["input"] = dict(arguments or {})
                self._reply.calls.append(ToolCall(str(block["id"]), str(block["name"]), arguments))
        self._reply.blocks = [
            block for block in self._reply.blocks if block.get("type") != "text" or str(block["text"]).strip()
        ]


def _arguments(text: str) -> Mapping[str, Json] | None:
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return None
    return read if isinstance(read, dict) else None
