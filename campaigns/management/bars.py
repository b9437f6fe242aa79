"""Bars drawn with letters, for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WIDTH: Final = 60
EIGHTHS: Final = " ▏▎▍▌▋▊▉"


def bars(values: Mapping[str, float], *, width: int = WIDTH) -> str:
    """A line for each value: its name, a bar as long as its share of the largest, and its share of all."""
    most, total = max(values.values(), default=0.0), sum(values.values())
    if most <= 0:
        return ""
    wide = max(len(name) for name in values)
    lines = []
    for name, value in values.items():
        eighths = round(value / most * width * 8)
        bar = "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()
        lines.append(f"{name:>{wide}} {bar} {value / total:.1%}")
    return "\n".join(lines)
