"""The engine for services that speak Chat Completions: OpenAI, Grok, OpenRouter, Ollama, llama.cpp, mlx-lm."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import httpx2

from narrator.engines.accounting import ANSWER
from narrator.engines.catalogue import DEAREST, FREE, Price, PriceList, find_model, on_own_hardware
from narrator.engines.circuit import Circuit
from narrator.engines.dialect import Asking, CallSettings, Effort, Retelling, Telling
from narrator.engines.metering import Service, Sleep
from narrator.engines.model_engine import CallKinds, ModelEngine
from narrator.engines.openai_stream import stream_reply
from narrator.engines.replies import Block, OnText, Reply, Request, StreamFault, without

BASE_URL: Final = "https://api.openai.com/v1"


class OpenAIDialect:
    """Chat Completions at one address; a key is sent where there is one."""

    name = "openai"

    def __init__(self, api_key: str, *, base_url: str = "") -> None:
        self._key = api_key
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._client = httpx2.AsyncClient(base_url=base_url or BASE_URL, headers=headers)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    def telling(self, telling: Telling, settings: CallSettings) -> Request:
        """The next request of a turn. The stable part comes first, which is what services cache by themselves."""
        messages: list[Block] = [
            {"role": "system", "content": "\n\n".join(telling.prompt.system)},
            {"role": "user", "content": telling.prompt.user},
        ]
        for exchange in telling.exchanges:
            messages += exchange.reply.blocks
            messages += [
                {"role": "tool", "tool_call_id": answer.call_id, "content": answer.content}
                for answer in exchange.answers
            ]
        tools: list[Block] = [
            {
                "type": "function",
                "function": {
                    "name": spec.name,
                    "description": spec.description,
                    "parameters": dict(spec.schema),
                },
            }
            for spec in telling.specs
        ]
        return {
            **_pinned(settings),
            "messages": messages,
            "tools": tools,
            "tool_choice": "auto" if telling.may_call else "none",
        }

    def retelling(self, retelling: Retelling, settings: CallSettings) -> Request:
        """The turn's own conversation as far as its words go, and one request more."""
        return {
            **_pinned(settings),
            "messages": [
                {"role": "system", "content": "\n\n".join(retelling.prompt.system)},
                {"role": "user", "content": retelling.prompt.user},
                {"role": "assistant", "content": retelling.told},
                {"role": "user", "content": retelling.wanted},
            ],
        }

    def asking(self, asking: Asking, settings: CallSettings) -> Request:
        """A request for JSON. The schema stands in the prompt too, for servers that hold no model to one."""
        wanted = f"Reply with nothing but a JSON object after this schema: {json.dumps(dict(asking.schema))}"
        return {
            **_pinned(settings),
            "messages": [
                {"role": "system", "content": "\n\n".join([*asking.prompt.system, wanted])},
                {"role": "user", "content": asking.prompt.user},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": dict(asking.schema)},
            },
        }

    async def stream(self, request: Request, settings: CallSettings, reply: Reply, on_text: OnText) -> None:
        """Send a request and read its stream; raises ``StreamFault``."""
        timeout = httpx2.Timeout(settings.timeout_s, connect=min(10.0, settings.timeout_s))
        try:
            await stream_reply(self._client, request, reply, on_text, timeout=timeout)
        except StreamFault as fault:
            raise without(self._key, fault) from fault


class OpenAIEngine(ModelEngine):
    """Tells through Chat Completions. A model that runs on the operator's own hardware costs nothing."""

    def __init__(
        self,
        api_key: str,
        *,
        narration_model: str,
        base_url: str = "",
        aside_model: str = "",
        accounting_model: str = "",
        timeout_s: float = 60.0,
        effort: Effort = "low",
        tries: int = 3,
        prices: Mapping[str, Price] | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        telling = CallSettings(narration_model, 2000, effort, timeout_s=timeout_s, tries=tries)
        asking = CallSettings(aside_model or narration_model, 400, effort, timeout_s=timeout_s, tries=tries)
        own = on_own_hardware(base_url or BASE_URL)
        service = Service(
            OpenAIDialect(api_key, base_url=base_url),
            PriceList(prices or {}, FREE if own else DEAREST),
            Circuit(),
            sleep,
        )
        accounts = replace(asking, model=accounting_model, max_tokens=ANSWER) if accounting_model else None
        super().__init__(service, CallKinds(telling, asking, accounts))


def _pinned(settings: CallSettings) -> Request:
    """Everything about a request that does not depend on what is asked."""
    known = find_model(settings.model)
    limit = "max_completion_tokens" if known is not None and known.completion_limit else "max_tokens"
    pinned: Request = {
        "model": settings.model,
        limit: settings.max_tokens,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if known is not None and known.effort and known.kind == "openai" and settings.effort:
        pinned["reasoning_effort"] = settings.effort
    return pinned
