"""Which engine tells the story, from plain configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from narrator.contracts import Embedder, Engine
from narrator.engines.catalogue import Price
from narrator.engines.chain import ChainEngine
from narrator.engines.dialect import Effort
from narrator.engines.house import HouseEngine
from narrator.engines.model_engine import ModelEngine
from narrator.errors import EngineMisconfigured

if TYPE_CHECKING:
    from narrator.engines.anthropic import AnthropicEngine
    from narrator.engines.embeddings import OpenAIEmbedder
    from narrator.engines.openai import OpenAIEngine


type Backend = Literal["auto", "anthropic", "openai", "house"]


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """What an operator may set. ``auto`` is anthropic where there is a key, house where there is none.

    Empty ``base_url`` and model names mean the engine's defaults, an empty ``accounting_model`` none. ``timeout_s`` is
    seconds without a byte; ``tries`` counts requests, the first included. ``fallback`` tells a turn that this engine
    cannot begin. ``prices`` are by exact name of model and go before the catalogue's.
    """

    backend: Backend = "auto"
    api_key: str = ""
    base_url: str = ""
    narration_model: str = ""
    aside_model: str = ""
    accounting_model: str = ""
    timeout_s: float = 60.0
    effort: Effort = "low"
    tries: int = 3
    fallback: EngineConfig | None = None
    prices: Mapping[str, Price] = field(default_factory=dict)


def choose(config: EngineConfig) -> Engine:
    """The engine for a configuration; raises ``EngineMisconfigured`` with a hint where it cannot be had."""
    engine = _single(config)
    return engine if config.fallback is None else ChainEngine(engine, choose(config.fallback))


@dataclass(frozen=True, slots=True)
class EmbedderConfig:
    """A service of embeddings; an empty ``base_url`` is OpenAI's own. ``prices`` are by exact name of model."""

    model: str
    api_key: str = ""
    base_url: str = ""
    prices: Mapping[str, Price] = field(default_factory=dict)


def choose_embedder(config: EmbedderConfig) -> Embedder:
    """The embedder for a configuration; raises ``EngineMisconfigured`` without a key and an address."""
    if not config.api_key and not config.base_url:
        raise EngineMisconfigured(
            "The embeddings have neither a key nor an address.", hint="Give one of them, or no model."
        )
    embeddings = cast("type[OpenAIEmbedder]", import_module("narrator.engines.embeddings").OpenAIEmbedder)
    return embeddings(config.api_key, model=config.model, base_url=config.base_url, prices=config.prices)


async def let_go(engine: Engine) -> None:
    """Let go of the connections of an engine that is needed no more."""
    if isinstance(engine, ModelEngine):
        await engine.close()
    elif isinstance(engine, ChainEngine):
        for one in engine.engines:
            await let_go(one)


def _single(config: EngineConfig) -> Engine:
    backend = config.backend
    if backend == "auto":
        backend = "anthropic" if config.api_key else "house"
    if backend == "house":
        return HouseEngine()
    return _openai(config) if backend == "openai" else _anthropic(config)


# The HTTP client and the SDK take their time to load, which nobody waits for who plays with the house narrator.


def _openai(config: EngineConfig) -> Engine:
    if not config.narration_model:
        raise EngineMisconfigured(
            "The OpenAI-compatible narrator has no model.",
            hint="Set SIDEQUEST_MODEL_NARRATION to a name that the service knows, or SIDEQUEST_LLM_BACKEND to house.",
        )
    if not config.api_key and not config.base_url:
        raise EngineMisconfigured(
            "The OpenAI-compatible narrator has neither a key nor an address.",
            hint="Set SIDEQUEST_LLM_API_KEY, or SIDEQUEST_LLM_BASE_URL to a server of your own, "
            "or SIDEQUEST_LLM_BACKEND to house.",
        )
    openai = cast("type[OpenAIEngine]", import_module("narrator.engines.openai").OpenAIEngine)
    return openai(
        config.api_key,
        base_url=config.base_url,
        narration_model=config.narration_model,
        aside_model=config.aside_model,
        accounting_model=config.accounting_model,
        timeout_s=config.timeout_s,
        effort=config.effort,
        tries=config.tries,
        prices=config.prices,
    )


def _anthropic(config: EngineConfig) -> Engine:
    if not config.api_key:
        raise EngineMisconfigured(
            "The Anthropic narrator has no key.",
            hint="Set ANTHROPIC_API_KEY, or SIDEQUEST_LLM_BACKEND to house.",
        )
    anthropic = cast("type[AnthropicEngine]", import_module("narrator.engines.anthropic").AnthropicEngine)
    return anthropic(
        config.api_key,
        base_url=config.base_url or None,
        narration_model=config.narration_model,
        aside_model=config.aside_model,
        accounting_model=config.accounting_model,
        timeout_s=config.timeout_s,
        effort=config.effort,
        tries=config.tries,
        prices=config.prices,
    )
