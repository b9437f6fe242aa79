"""Playing the leads as far as they go, by the most favourable luck."""

from dataclasses import dataclass

from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import Lead


@dataclass(frozen=True, slots=True)
class Solution:
    """What can be had at best: leads that can be closed, flags that can be set, segments of progress."""

    leads: frozenset[str]
    flags: frozenset[str]
    progress: int


def solve(world: ResolvedWorld, all_flags: frozenset[str]) -> Solution:
    """Close leads until none more opens.

    ``all_flags`` are the flags that anything sets. A flag only leads set counts once such a lead is closed;
    a flag that also a stage, a failure or an encounter sets counts from the start. Items a lead requires
    count as held unless only leads give them. ``without_flags`` and bounds on the threat never stand in the
    way for good: they hold early.
    """
    leads = world.conflict.leads
    from_leads = {flag for lead in leads for flag in lead.grants.flags}
    elsewhere = {flag for stage in world.conflict.threat.stages for flag in stage.flags}
    elsewhere |= {flag for lead in leads for flag in lead.cost_on_failure.flags}
    flags = set(all_flags - from_leads) | elsewhere
    given = {item for lead in leads for item in lead.grants.items}
    held: set[str] = set()
    closed: set[str] = set()
    while True:
        opened = [
            lead for lead in leads if lead.id not in closed and _open(lead, closed, flags, given - held)
        ]
        if not opened:
            progress = sum(lead.grants.progress for lead in leads if lead.id in closed)
            return Solution(frozenset(closed), frozenset(flags), progress)
        for lead in opened:
            closed.add(lead.id)
            flags |= set(lead.grants.flags)
            held |= set(lead.grants.items)


def _open(lead: Lead, closed: set[str], flags: set[str], not_yet: set[str]) -> bool:
    requires = lead.requires
    return (
        set(requires.leads) <= closed and set(requires.flags) <= flags and not set(requires.items) & not_yet
    )
