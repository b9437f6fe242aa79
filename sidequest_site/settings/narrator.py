"""Who narrates, with which models and within which budget."""

from __future__ import annotations

from typing import Final, Literal

from sidequest_site.settings import env

type Backend = Literal["auto", "anthropic", "openai", "house"]

BACKENDS: Final[tuple[Backend, ...]] = ("auto", "anthropic", "openai", "house")


def chosen_backend() -> Backend:
    """The engine that narrates: ``auto`` means anthropic where its key is set and house where it is not."""
    asked = env.choice("SIDEQUEST_LLM_BACKEND", BACKENDS, "auto")
    if asked != "auto":
        return asked
    return "anthropic" if env.text("ANTHROPIC_API_KEY") else "house"


SIDEQUEST_LLM_BACKEND = chosen_backend()
SIDEQUEST_LLM_BASE_URL = env.text("SIDEQUEST_LLM_BASE_URL")
env.url("SIDEQUEST_LLM_BASE_URL", ("http", "https"))
# The SDK's own variable counts where ours is not given.
SIDEQUEST_LLM_API_KEY = env.text("SIDEQUEST_LLM_API_KEY") or (
    env.text("ANTHROPIC_API_KEY") if SIDEQUEST_LLM_BACKEND == "anthropic" else ""
)
SIDEQUEST_MODEL_NARRATION = env.text("SIDEQUEST_MODEL_NARRATION")
SIDEQUEST_MODEL_ROUTING = env.text("SIDEQUEST_MODEL_ROUTING")
SIDEQUEST_SESSION_COST_CEILING_USD = env.amount("SIDEQUEST_SESSION_COST_CEILING_USD", "10")
