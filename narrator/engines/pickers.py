"""Who is asked what an absent player would do, by who tells the story."""

from __future__ import annotations

from narrator.contracts import Engine
from narrator.engines.chain import ChainEngine
from narrator.engines.model_engine import ModelEngine
from narrator.picking import Picker


def picker_of(engine: Engine) -> Picker | None:
    """The cheap model of who tells a story; None where that is no model: then the rules choose."""
    if isinstance(engine, ChainEngine):
        return picker_of(engine.engines[0])
    return engine.picker if isinstance(engine, ModelEngine) else None
