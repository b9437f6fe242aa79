"""One streamed request to the Messages API, read event by event into a reply that can be sent back."""

from __future__ import annotations

import json
from typing import Final, cast

import anthropic
import httpx2
from anthropic import AsyncAnthropic
from anthropic.types import RawMessageStreamEvent

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

_ENDINGS: Final[dict[str, Ending]] = {
    "refusal": "refused",
    "max_tokens": "length",
    "model_context_window_exceeded": "overfull",
    "pause_turn": "paused",
}


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
        raise _fault(error) from error
    except httpx2.HTTPError as error:
        raise faults.broken() from error
    except (ValueError, TypeError, AttributeError) as error:
        # The SDK reads what the service sends without checking it; what is no event fails in one of these.
        raise faults.unreadable() from error
    reader.close()
    reply.ending = _ENDINGS.get(reply.stop_reason, "told")
    if not reply.finished:
        raise faults.broke_off() if reply.stop_reason or reply.blocks else faults.silent()


def _fault(error: anthropic.APIError) -> StreamFault:
    body = json.dumps(error.body) if error.body is not None else ""
    if isinstance(error, anthropic.APITimeoutError):
        return faults.slow()
    if "overloaded_error" in body:
        return faults.busy(error.message, _wait(error))
    if isinstance(error, anthropic.APIStatusError):
        return faults.by_status(error.status_code, error.message, _wait(error))
    return faults.unreachable(error.message)


def _wait(error: anthropic.APIError) -> float | None:
    if isinstance(error, anthropic.APIStatusError):
        return seconds_asked(error.response.headers.get("retry-after"))
    return None


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
            self._reply.pieces.append(str(delta["text"]))
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
                arguments = read_arguments(self._json.get(index, ""))
                block["input"] = dict(arguments or {})
                self._reply.calls.append(ToolCall(str(block["id"]), str(block["name"]), arguments))
        self._reply.blocks = [
            block for block in self._reply.blocks if block.get("type") != "text" or str(block["text"]).strip()
        ]
