"""The Anthropic engine: the Messages API with every parameter pinned and the stable prefix cached."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import httpx2
from anthropic import AsyncAnthropic

from narrator.contracts import Json
from narrator.engines.accounting import ANSWER
from narrator.engines.anthropic_stream import stream_reply
from narrator.engines.catalogue import DEFAULT_ASIDE, DEFAULT_NARRATION, Price, PriceList
from narrator.engines.circuit import Circuit
from narrator.engines.dialect import Asking, CallSettings, Effort, Exchange, Retelling, Telling
from narrator.engines.metering import Service, Sleep
from narrator.engines.model_engine import CallKinds, ModelEngine
from narrator.engines.replies import Block, OnText, Reply, Request, StreamFault, without

_CACHED: Final[dict[str, Json]] = {"type": "ephemeral", "ttl": "1h"}
_MOVING: Final[dict[str, Json]] = {"type": "ephemeral", "ttl": "5m"}


class AnthropicDialect:
    """The Messages API. The address is the SDK's own unless given."""

    name = "anthropic"

    def __init__(self, api_key: str, *, base_url: str | None = None) -> None:
        self._client = AsyncAnthropic(api_key=api_key, base_url=base_url or None, max_retries=0)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    def telling(self, telling: Telling, settings: CallSettings) -> Request:
        """The next request of a turn; its stable prefix is the same to the byte for a whole session."""
        # Tools stay in the last request too, because the conversation mentions them and they are part of the
        # cached prefix; the choice "none" is what takes them away.
        tools: list[Block] = [
            {"name": spec.name, "description": spec.description, "input_schema": dict(spec.schema)}
            for spec in telling.specs
        ]
        tools[-1]["cache_control"] = _CACHED
        system: list[Block] = [{"type": "text", "text": text} for text in telling.prompt.system]
        system[-1]["cache_control"] = _CACHED
        return {
            "model": settings.model,
            "max_tokens": settings.max_tokens,
            "system": system,
            "messages": _with_moving_mark(_messages(telling.prompt.user, telling.exchanges)),
            "tools": tools,
            "tool_choice": {"type": "auto" if telling.may_call else "none"},
            "thinking": {"type": "disabled"},
            "output_config": {"effort": settings.effort or "low"},
        }

    def retelling(self, retelling: Retelling, settings: CallSettings) -> Request:
        """The turn's own conversation as far as its words go, and one request more."""
        return {
            "model": settings.model,
            "max_tokens": settings.max_tokens,
            "system": [{"type": "text", "text": text} for text in retelling.prompt.system],
            "messages": [
                {"role": "user", "content": retelling.prompt.user},
                {"role": "assistant", "content": retelling.told},
                {"role": "user", "content": retelling.wanted},
            ],
            "thinking": {"type": "disabled"},
            "output_config": {"effort": settings.effort or "low"},
        }

    def asking(self, asking: Asking, settings: CallSettings) -> Request:
        """A request whose answer the service itself holds to the schema."""
        return {
            "model": settings.model,
            "max_tokens": settings.max_tokens,
            "system": [{"type": "text", "text": text} for text in asking.prompt.system],
            "messages": [{"role": "user", "content": asking.prompt.user}],
            "thinking": {"type": "disabled"},
            "output_config": {"format": {"type": "json_schema", "schema": dict(asking.schema)}},
        }

    async def stream(self, request: Request, settings: CallSettings, reply: Reply, on_text: OnText) -> None:
        """Send a request and read its stream; raises ``StreamFault``."""
        timeout = httpx2.Timeout(settings.timeout_s, connect=min(10.0, settings.timeout_s))
        try:
            await stream_reply(self._client, {**request, "timeout": timeout}, reply, on_text)
        except StreamFault as fault:
            raise without(self._client.api_key or "", fault) from fault


class AnthropicEngine(ModelEngine):
    """Tells through the Messages API; the key is handed in."""

    def __init__(
        self,
        api_key: str,
        *,
        base_url: str | None = None,
        narration_model: str = "",
        aside_model: str = "",
        accounting_model: str = "",
        timeout_s: float = 60.0,
        effort: Effort = "low",
        tries: int = 3,
        prices: Mapping[str, Price] | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        telling = CallSettings(
            narration_model or DEFAULT_NARRATION, 2000, effort, timeout_s=timeout_s, tries=tries
        )
        asking = CallSettings(aside_model or DEFAULT_ASIDE, 400, timeout_s=timeout_s, tries=tries)
        dialect = AnthropicDialect(api_key, base_url=base_url)
        accounts = replace(asking, model=accounting_model, max_tokens=ANSWER) if accounting_model else None
        service = Service(dialect, PriceList(prices or {}), Circuit(), sleep)
        super().__init__(service, CallKinds(telling, asking, accounts))


def _messages(user: str, exchanges: Sequence[Exchange]) -> list[Block]:
    messages: list[Block] = [{"role": "user", "content": [{"type": "text", "text": user}]}]
    for exchange in exchanges:
        messages.append({"role": "assistant", "content": list(exchange.reply.blocks)})
        results: list[Json] = [
            {
                "type": "tool_result",
                "tool_use_id": answer.call_id,
                "content": answer.content,
                "is_error": answer.failed,
            }
            for answer in exchange.answers
        ]
        if results:
            messages.append({"role": "user", "content": results})
    return messages


def _with_moving_mark(messages: Sequence[Block]) -> list[Block]:
    """The conversation with its cache mark on the last block, so that each request reads what the last wrote."""
    marked = [dict(message) for message in messages]
    content = marked[-1]["content"]
    if isinstance(content, list) and isinstance(content[-1], dict):
        marked[-1]["content"] = [*content[:-1], {**content[-1], "cache_control": _MOVING}]
    return marked
