"""Who narrates, with which models and within which budget."""

from __future__ import annotations

from typing import Final, Literal

from narrator.engines.catalogue import Price
from sidequest_site.settings import env

type Backend = Literal["auto", "anthropic", "openai", "house"]

EFFORTS: Final[tuple[Literal["low", "medium", "high"], ...]] = ("low", "medium", "high")
BACKENDS: Final[tuple[Backend, ...]] = ("auto", "anthropic", "openai", "house")


def chosen_backend() -> Backend:
    """The engine that narrates: ``auto`` means anthropic where its key is set and house where it is not."""
    asked = env.choice("SIDEQUEST_LLM_BACKEND", BACKENDS, "auto")
    if asked != "auto":
        return asked
    return "anthropic" if env.text("ANTHROPIC_API_KEY") else "house"


def own_prices() -> dict[str, Price]:
    """The operator's prices by model: ``name=in/out`` or ``name=in/out/cached``, dollars per million tokens."""
    found = {}
    for entry in env.words("SIDEQUEST_MODEL_PRICES"):
        name, _equals, sums = entry.rpartition("=")
        try:
            read, written, *cached = [float(part) for part in sums.split("/")]
            cheap = cached[0] if cached else read
        except ValueError:
            name = ""
        if not name or len(cached) > 1 or not all(0 <= part < 10_000 for part in (read, written, cheap)):
            hint = "Write dollars per million tokens, such as my-model=0.20/0.50, separated by commas."
            raise env.refuse("SIDEQUEST_MODEL_PRICES", entry, hint)
        found[name.strip()] = Price(read, written, cheap, read)
    return found


SIDEQUEST_LLM_BACKEND = chosen_backend()
SIDEQUEST_LLM_BASE_URL = env.text("SIDEQUEST_LLM_BASE_URL")
env.url("SIDEQUEST_LLM_BASE_URL", ("http", "https"))
# The SDK's own variable counts where ours is not given.
SIDEQUEST_LLM_API_KEY = env.text("SIDEQUEST_LLM_API_KEY") or (
    env.text("ANTHROPIC_API_KEY") if SIDEQUEST_LLM_BACKEND == "anthropic" else ""
)
SIDEQUEST_MODEL_NARRATION = env.text("SIDEQUEST_MODEL_NARRATION")
SIDEQUEST_MODEL_ROUTING = env.text("SIDEQUEST_MODEL_ROUTING")
SIDEQUEST_MODEL_ACCOUNTING = env.text("SIDEQUEST_MODEL_ACCOUNTING")
SIDEQUEST_MODEL_PRICES = own_prices()
SIDEQUEST_LLM_EFFORT = env.choice("SIDEQUEST_LLM_EFFORT", EFFORTS, "low")
SIDEQUEST_LLM_TIMEOUT_S = max(1.0, float(env.amount("SIDEQUEST_LLM_TIMEOUT_S", "60")))
SIDEQUEST_LLM_TRIES = max(1, int(env.amount("SIDEQUEST_LLM_TRIES", "3")))
# How long a turn waits to learn what its words mean; then it remembers by words alone.
SIDEQUEST_EMBEDDING_WAIT_S = max(0.1, float(env.amount("SIDEQUEST_EMBEDDING_WAIT_S", "1.5")))
# Who tells a turn that the engine cannot begin; none means that the turn waits to be resumed.
SIDEQUEST_LLM_FALLBACK = env.choice("SIDEQUEST_LLM_FALLBACK", ("none", "house"), "none")
SIDEQUEST_SESSION_COST_CEILING_USD = env.amount("SIDEQUEST_SESSION_COST_CEILING_USD", "10")
SIDEQUEST_CAMPAIGN_COST_CEILING_USD = env.amount("SIDEQUEST_CAMPAIGN_COST_CEILING_USD", "100")
SIDEQUEST_DAY_COST_CEILING_USD = env.amount("SIDEQUEST_DAY_COST_CEILING_USD", "50")
