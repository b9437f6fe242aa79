"""What the size of a table changes about a story, so that four have an evening as long and as open as two have.

The size is that of the table when the story starts, or when somebody joins it later; it never follows how well or how
badly things go. How much it changes stands in the pack's ``pace``.
"""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from campaigns.world.plot import Plot
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import AUTHORED_FOR, Lead, Pace

_FEWEST: Final = 0.25


def size_of(world: World) -> int:
    """How many sit at the table now: everybody with a character who has not left, the dead with them."""
    return max(1, sum(one.status != "left" for one in world.characters()))


def weigh(world: World, story: ResolvedWorld, plot: Plot) -> str:
    """Fit the story to the table where more sit at it than before; what has changed, for the GM, or empty.

    The plot is changed in place, and the goals on the players' pages say how much they take. A table that has
    shrunk keeps its size.
    """
    seats = size_of(world)
    if seats <= plot.seats:
        return ""
    plot.seats = seats
    for quest in world.quests():
        lead = story.lead_by_id.get(quest.id)
        if lead is not None and quest.status == "open":
            world.amend(quest, stakes=how_far(lead, story, plot))
    pace = story.conflict.pace
    takes = 1 + pace.leads * _beyond(seats)
    spared = enough_for(story.conflict.progress.segments, pace, seats)
    return (
        f"Players: {seats}. Successes that a goal takes, on average: {takes:g}. Price of a failure: "
        f"{blame(pace, seats):.0%}. Length of the players' dials: {target_for(100, pace, seats)} %. Progress without "
        f"which a lost reckoning spares nothing: {spared}."
    )


def work_of(lead: Lead, story: ResolvedWorld, seats: int) -> int:
    """How many successes a lead takes at a table of this size.

    One for two players and fewer; beyond that ``pace.leads`` more on average for each, spread evenly over the leads
    in their order. What simply works is done at once.
    """
    if all(approach.skill is None and approach.attribute is None for approach in lead.approaches):
        return 1
    more = 1 + story.conflict.pace.leads * _beyond(seats)
    at = next((number for number, one in enumerate(story.conflict.leads) if one.id == lead.id), 0)
    return max(1, floor((at + 1) * more + 1e-9) - floor(at * more + 1e-9))


def how_far(lead: Lead, story: ResolvedWorld, plot: Plot) -> str:
    """How much of a lead is done, where it takes more than one success; else empty."""
    work = work_of(lead, story, plot.seats)
    return f"{min(plot.headway.get(lead.id, 0), work)} of {work} done." if work > 1 else ""


def blame(pace: Pace, seats: int) -> float:
    """How much of its price a failure costs: all of it for two players and fewer, less as more of them can fail."""
    return 1 / (1 + pace.failures * _beyond(seats))


def target_for(target: int, pace: Pace, people: int) -> int:
    """How far the players' dial has to go in a confrontation of so many characters, at least 1."""
    return max(1, round(target * max(_FEWEST, 1 + pace.dials * (people - AUTHORED_FOR)) + 1e-9))


def opposed_for(target: int, pace: Pace, people: int) -> int:
    """How far the opposition's dial has to go: further by ``pace.opposition`` for each character beyond two."""
    return max(1, round(target * (1 + pace.opposition * _beyond(people)) + 1e-9))


def enough_for(segments: int, pace: Pace, seats: int) -> int:
    """The progress without which a lost reckoning leaves nothing but the bad endings."""
    return ceil(segments * pace.spared * min(1.0, seats / AUTHORED_FOR) - 1e-9)


def _beyond(seats: int) -> int:
    return max(0, seats - AUTHORED_FOR)
