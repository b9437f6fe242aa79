"""How a run ends: everything open, cut off, jacked out; and its aftermath."""

from __future__ import annotations

from campaigns.rules.contracts import EncounterOutcome
from campaigns.rules.without_number.encounter.ending import aftermath, tick_the_dying
from campaigns.rules.without_number.net.demons import cut_off, press_the_door, watch
from campaigns.rules.without_number.net.run import Run
from campaigns.rules.without_number.wording import listed


def state_of(run: Run) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, None while it is open.

    Cut off or jacked out with half of the goals or more is a truce: part of what one came for.
    """
    fray = run.fray
    encounter = fray.encounter
    mine, theirs = encounter.party_dial, encounter.opposition_dial
    if mine.current >= mine.threshold:
        return "won"
    if encounter.win_condition == "hp_depletion" and run.demons and not fray.standing("opposition"):
        return "won"
    own = [actor for actor in fray.actors.values() if actor.side == "party" and actor.is_character]
    if not any(fray.stands(actor.id) for actor in own) and any(one.standing == "yielded" for one in own):
        return "conceded"
    if theirs.current >= theirs.threshold:
        return "truce" if half_open(run) else "lost"
    if run.inside():
        return None
    got_out = any(one.out and fray.bodies[one.id].vitals.condition == "up" for one in run.runners.values())
    if got_out:
        return "truce" if half_open(run) else "fled"
    return "lost"


def half_open(run: Run) -> bool:
    """Whether at least half of the goals stand open."""
    goals = [node for node in run.nodes.values() if node.goal]
    opened = len(run.open_goals())
    return opened > 0 and opened * 2 >= len(goals)


def close_round(run: Run) -> EncounterOutcome | None:
    """The end of a round: cameras, the door, the dying, and whether it is over."""
    outcome = state_of(run)
    if outcome is None:
        watch(run)
        outcome = state_of(run)
    if outcome is None:
        press_the_door(run)
        tick_the_dying(run.fray)
        outcome = state_of(run) or _out_of_time(run)
    if outcome is not None:
        finish(run, outcome)
    return outcome


def finish(run: Run, outcome: EncounterOutcome) -> None:
    """Say what stands open, cut the line under those who are still in, and tend the fallen."""
    if outcome in ("lost", "truce") and run.inside():
        cut_off(run)
    names = [node.label for node in run.open_goals()]
    if names:
        run.fray.say(f"Open: {listed(names)}.")
    aftermath(run.fray, outcome)


def _out_of_time(run: Run) -> EncounterOutcome | None:
    encounter = run.fray.encounter
    if encounter.win_condition == "survive_rounds" and encounter.round >= encounter.threshold:
        return "won"
    if encounter.round < encounter.max_rounds:
        return None
    run.fray.say("The window closes: the night shift comes on.")
    return "truce" if half_open(run) else "lost"
