"""The narrating engine that the settings ask for."""

from __future__ import annotations

from django.conf import settings

from narrator.contracts import Engine
from narrator.engines.choose import EngineConfig, choose


def configured_engine() -> Engine:
    """Make the engine of ``SIDEQUEST_LLM_BACKEND``; raises EngineMisconfigured with a hint where it cannot."""
    return choose(
        EngineConfig(
            backend=settings.SIDEQUEST_LLM_BACKEND,
            api_key=settings.SIDEQUEST_LLM_API_KEY,
            base_url=settings.SIDEQUEST_LLM_BASE_URL,
            narration_model=settings.SIDEQUEST_MODEL_NARRATION,
            aside_model=settings.SIDEQUEST_MODEL_ROUTING,
            accounting_model=settings.SIDEQUEST_MODEL_ACCOUNTING,
            timeout_s=settings.SIDEQUEST_LLM_TIMEOUT_S,
            effort=settings.SIDEQUEST_LLM_EFFORT,
            tries=settings.SIDEQUEST_LLM_TRIES,
            fallback=EngineConfig("house") if settings.SIDEQUEST_LLM_FALLBACK == "house" else None,
            prices=settings.SIDEQUEST_MODEL_PRICES,
        )
    )
