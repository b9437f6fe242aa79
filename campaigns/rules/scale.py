"""One scale for what a story finds hard, read by every ruleset in its own numbers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

STEPS: Final = (("easy", 6), ("routine", 8), ("tricky", 10), ("hard", 12), ("formidable", 14))
"""The named difficulties and where they stand on the scale of 6 to 14 that the stories are written in."""


def on_scale(difficulties: Mapping[str, int], height: int) -> int:
    """The number of a ruleset for a ``height`` from 6 (easy) to 14 (formidable), between its named difficulties.

    ``difficulties`` names all five steps. Heights outside are taken as the nearest step.
    """
    if height <= STEPS[0][1]:
        return difficulties[STEPS[0][0]]
    for (low, at), (high, above) in pairwise(STEPS):
        if height <= above:
            least, most = difficulties[low], difficulties[high]
            return least + round((most - least) * (height - at) / (above - at))
    return difficulties[STEPS[-1][0]]
