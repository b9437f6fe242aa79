"""The one ending of a session: when it is due, which it is, and how it is told."""

from __future__ import annotations

from campaigns.world.casualties import nobody_left
from campaigns.world.fights import break_off
from campaigns.world.pace import enough_for
from campaigns.world.plot import THREAT, progress_made
from campaigns.world.resolution import Ending
from campaigns.world.unfolding import Unfolding
from genre_packs.schema.conflict import Ending as AuthoredEnding


def end_if_due(paper: Unfolding) -> None:
    """Tell the one ending, when the climax is over, nobody is left, or the horizon is reached."""
    if nobody_left(paper) and not paper.world.running_encounters():
        paper.plot.climax, paper.plot.result = "over", paper.plot.result or "lost"
    if paper.plot.climax != "over" and paper.turn < paper.story.conflict.last_turn:
        return
    running = paper.world.running_encounter(paper.scene_id)
    if running is not None:
        if paper.plot.climax_encounter == running.id:
            paper.plot.result = paper.plot.result or "fled"
        break_off(paper, running)
    for elsewhere in paper.world.running_encounters():
        paper.world.amend(elsewhere, status="ended", outcome="truce")
    ending = _ending(paper)
    prose = [paper.fill(paper.variant(f"ending:{ending.id}", ending.prose))]
    prose += [text for flag, text in ending.epilogue_by_flag.items() if flag in paper.plot.flags]
    paper.plot.ending, paper.plot.ended_turn, paper.plot.climax = ending.id, paper.turn, "over"
    paper.ending = Ending(ending.id, ending.title, ending.outcome, "\n\n".join(prose))
    paper.chapter = ending.title
    paper.xp += sum(mark.xp for mark in paper.story.progression.milestones if mark.when == "ending_reached")
    for quest in paper.world.quests():
        if quest.status == "open":
            paper.world.amend(quest, status="failed" if ending.outcome == "lost" else "done")


def _ending(paper: Unfolding) -> AuthoredEnding:
    endings = paper.story.conflict.endings
    return next((ending for ending in endings if _holds(paper, ending)), endings[-1])


def _holds(paper: Unfolding, ending: AuthoredEnding) -> bool:
    when = ending.when
    clock = paper.world.clock(THREAT)
    progress = progress_made(paper.world)
    full = clock is not None and clock.filled >= clock.segments
    return (
        (when.encounter is None or when.encounter == paper.plot.result)
        and progress >= _least(paper, ending)
        and (when.progress_at_most is None or progress <= when.progress_at_most)
        and (when.threat_full is None or when.threat_full == full)
        and all(flag in paper.plot.flags for flag in when.flags)
        and not any(flag in paper.plot.flags for flag in when.without_flags)
    )


def _least(paper: Unfolding, ending: AuthoredEnding) -> int:
    """The progress an ending takes: its own, or where the reckoning does not count for it, enough to be spared."""
    when = ending.when
    if when.progress_at_least is not None:
        return when.progress_at_least
    if ending.outcome == "lost" or when.encounter is not None:
        return 0
    conflict = paper.story.conflict
    return enough_for(conflict.progress.segments, conflict.pace, paper.plot.seats)
