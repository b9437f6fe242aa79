"""Secrets in prose, in whatever disguise of writing. A secret never settles and is never named to a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from narrator.checks.matter import Matter
from narrator.checks.secrets import Secrets
from narrator.findings import Finding

_MOST: Final = 24


def find(matter: Matter) -> Iterator[Finding]:
    """Every sentence of the shared prose that holds what not everybody in the scene may know."""
    yield from find_in(matter, matter.known.secrets)


def find_in(matter: Matter, secrets: Secrets) -> Iterator[Finding]:
    """Every stretch of the text in which one of ``secrets`` stands."""
    begin = 0
    for _ in range(_MOST if secrets else 0):
        place = secrets.find(matter.text[begin:])
        if place is None:
            return
        start, end = begin + place[0], begin + place[1]
        yield matter.finding(
            "secret",
            "forbidden",
            (start, end),
            "Not everybody here may know this.",
            "Leave it out altogether.",
        )
        begin = end
