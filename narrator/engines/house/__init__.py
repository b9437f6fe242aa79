"""The house narrator: offline, free, deterministic from the brief's seed."""

from narrator.engines.house.engine import HouseEngine

__all__ = ["HouseEngine"]
