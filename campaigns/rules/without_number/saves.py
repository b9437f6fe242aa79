"""Where the d20 of a save comes from, when it is not thrown on the spot."""

from __future__ import annotations

from collections.abc import Callable

type OwnFace = Callable[[str, int, str], int]
"""The face of somebody's save, by its kind, what it has to reach, and what is withstood."""

type SaveFace = Callable[[str, str, int, str], int]
"""The same for anybody, by their id first."""
