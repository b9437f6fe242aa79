"""What is found wrong with a piece of prose before it settles. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

type FindingKind = Literal[
    "number",
    "outcome",
    "harm",
    "item",
    "place",
    "person",
    "name",
    "agency",
    "secret",
    "line",
    "veil",
    "repetition",
    "stock",
    "machinery",
]
type Severity = Literal["forbidden", "wrong", "style"]
"""``forbidden`` never settles, ``wrong`` is repaired once, ``style`` is only recorded."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: ``quote`` is ``text[start:end]`` of the prose, in code points; ``remedy`` tells an engine what to do.

    Neither ``reason`` nor ``remedy`` says anything that the prose does not: a secret is never named.
    """

    kind: FindingKind
    severity: Severity
    quote: str
    start: int
    end: int
    reason: str
    remedy: str
