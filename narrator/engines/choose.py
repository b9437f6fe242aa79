"""Which engine tells the story, from plain configuration."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from narrator.contracts import Engine
from narrator.engines.house import HouseEngine
from narrator.errors import EngineMisconfigured

if TYPE_CHECKING:
    from narrator.engines.anthropic import AnthropicEngine


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """What an operator may set. ``auto`` is anthropic where there is a key, house where there is none.

    Empty ``base_url`` and model names mean the engine's defaults; ``timeout_s`` is seconds without a byte.
    """

    backend: Literal["auto", "anthropic", "openai", "house"] = "auto"
    api_key: str = ""
    base_url: str = ""
    narration_model: str = ""
    aside_model: str = ""
    timeout_s: float = 60.0


def choose(config: EngineConfig) -> Engine:
    """The engine for a configuration; raises ``EngineMisconfigured`` with a hint where it cannot be had."""
    backend = config.backend
    if backend == "auto":
        backend = "anthropic" if config.api_key else "house"
    if backend == "house":
        return HouseEngine()
    if backend == "openai":
        raise EngineMisconfigured(
            "There is no engine for OpenAI-compatible services yet.",
            hint="Set SIDEQUEST_LLM_BACKEND to house, or to anthropic with a key.",
        )
    if not config.api_key:
        raise EngineMisconfigured(
            "The Anthropic narrator has no key.",
            hint="Set ANTHROPIC_API_KEY, or SIDEQUEST_LLM_BACKEND to house.",
        )
    # The SDK takes seconds to load, which nobody waits for who plays with the house narrator.
    anthropic = cast("type[AnthropicEngine]", import_module("narrator.engines.anthropic").AnthropicEngine)
    return anthropic(
        config.api_key,
        base_url=config.base_url or None,
        narration_model=config.narration_model,
        aside_model=config.aside_model,
        timeout_s=config.timeout_s,
    )
