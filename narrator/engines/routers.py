"""Who is asked what players mean, by who tells their story."""

from __future__ import annotations

from narrator.contracts import Engine
from narrator.engines.chain import ChainEngine
from narrator.engines.model_engine import ModelEngine
from narrator.routing import Router, RulesRouter


def router_of(engine: Engine) -> Router:
    """The cheap model of who tells a story, where that is a model; else nobody.

    Who stands in for a narrator is not asked: a reading that fails costs a table nothing.
    """
    if isinstance(engine, ChainEngine):
        return router_of(engine.engines[0])
    return engine.router if isinstance(engine, ModelEngine) else RulesRouter()
