"""The story director: runs the world's conflict so that it moves by itself and comes to one ending in time.

One large thing a turn: a stage of the threat, the climax's next step, or somebody acting on what they want.
"""

from __future__ import annotations

from typing import Final

from campaigns.world.aftermath import FIGHT_OVER
from campaigns.world.agendas import somebody_acts
from campaigns.world.casualties import all_down, see_to_the_fallen
from campaigns.world.consequences import apply_stage, know_place, send_npc
from campaigns.world.endings import end_if_due
from campaigns.world.fights import begin, break_off
from campaigns.world.hazards import threaten
from campaigns.world.hours import pass_time, set_hour, wake_up
from campaigns.world.journeys import go_to
from campaigns.world.news import hear, spread
from campaigns.world.pace import blame
from campaigns.world.plot import THREAT, move_clock, progress_made, threat_filled
from campaigns.world.quests import discover
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower
from genre_packs.schema.conflict import Stage
from genre_packs.schema.encounters import ConfrontationDef
from narrator.contracts import WorldMove

FIGHTING: Final = 0.5
"""How much failures weigh while a confrontation runs; during the climax the threat stands still."""
COME_TO_IT: Final = 1
"""Further turns players have, after the one that follows the warning, to come to where the climax will be."""
PATIENCE: Final = 4
"""The same where the horizon is still far."""
RECKONING: Final = 5
"""Turns kept free before the horizon for the climax's confrontation, and one more for its warning."""
BREATHING: Final = 2
"""Turns between the end of one confrontation and a stage that brings the next."""
SHORT_ROUNDS, LONG_ROUNDS, RUN_ROUNDS = 2, 3, 5
"""Rounds of a stage's confrontation: blows and chases, words, and runs and ships, which have a way to go."""
_LASTING: Final = {
    **dict.fromkeys(("debate", "social"), LONG_ROUNDS),
    **dict.fromkeys(("netrun", "ship", "dogfight"), RUN_ROUNDS),
}
SIGNS_APART: Final = 3
"""Turns between two signs of the growing threat."""
_DRAWN: Final = (
    "There is no keeping away from it now. All ways seem to bend towards {place}, and there it waits.",
    "What has begun draws everyone the same way, until {place} lies before you and there is no more time.",
)


def advance(paper: Unfolding) -> None:
    """Let the world move after the players have acted, and end the story when its time has come."""
    if paper.plot.over:
        return
    hear(paper)
    threaten(paper)
    see_to_the_fallen(paper)
    if paper.plot.climax != "over" and not all_down(paper):
        _press(paper)
        moved = _climax(paper)
        if paper.ticks:
            moved = moved or _provoked(paper) or _stages(paper)
            _follow_schedules(paper)
            _hook(paper)
            pass_time(paper)
            paper.plot.quiet = 0 if paper.gained else paper.plot.quiet + 1
        if not moved and not paper.began and paper.world.running_encounter(paper.scene_id) is None:
            somebody_acts(paper)
    end_if_due(paper)


def turns_left(paper: Unfolding) -> int:
    """Turns before the horizon."""
    return paper.story.conflict.last_turn - paper.turn


def _press(paper: Unfolding) -> None:
    """The threat grows by itself and by failures."""
    threat = paper.story.conflict.threat
    fighting = paper.world.running_encounter(paper.scene_id) is not None
    before = int(threat_filled(paper.world))
    weight = FIGHTING if fighting else 1.0
    rate = 0.0 if paper.plot.climax == "running" or not paper.ticks else threat.rate
    weight *= blame(paper.story.conflict.pace, paper.plot.seats)
    move_clock(paper.world, THREAT, rate + paper.failures * weight)
    if int(threat_filled(paper.world)) > before and not fighting:
        _tell_pressure(paper)


def _tell_pressure(paper: Unfolding) -> None:
    clock = paper.world.clock(THREAT)
    book = paper.story.prompts.phrasebook
    level = clock.filled / clock.segments if clock is not None else 0.0
    key = (
        "pressure_low"
        if level < 0.4
        else "pressure_mid"
        if level < 0.7 and "pressure_mid" in book
        else "pressure_high"
    )
    if paper.turn - paper.plot.stirred.get("clock", -SIGNS_APART) < SIGNS_APART:
        return
    text = paper.variant(f"book:{key}", book.get(key, ()))
    if text:
        paper.plot.stirred["clock"] = paper.turn
        paper.stir(WorldMove("clock", paper.fill(text)))


def _stages(paper: Unfolding) -> bool:
    """The next stage; of a night that was slept through all that have come meanwhile, until one of them is a fight."""
    moved = _stage(paper)
    if not paper.slept:
        return moved
    while not paper.began and _stage(paper):
        moved = True
    if not paper.began:
        wake_up(paper)
    return moved


def _stage(paper: Unfolding) -> bool:
    """The next stage that the threat has reached; one a turn, none once the climax has begun."""
    if paper.plot.climax == "running" or paper.world.running_encounter(paper.scene_id) is not None:
        return False
    filled = threat_filled(paper.world)
    due = [s for s in paper.story.conflict.threat.stages if s.id not in paper.plot.fired and s.at <= filled]
    stage = min(due, key=lambda one: one.at, default=None)
    if stage is None or (stage.starts_encounter is not None and not _rested(paper)):
        return False
    paper.plot.fired.append(stage.id)
    # The clock's own sign is not told beside the stage it led to.
    paper.moves = [move for move in paper.moves if move.kind != "clock"]
    spread(paper, paper.fill(paper.variant(f"stage:{stage.id}", stage.event)))
    apply_stage(paper, stage)
    set_hour(paper, stage)
    paper.chapter = stage.title
    if stage.secret_event is not None:
        paper.gm_notes.append(stage.secret_event)
    if stage.mood is not None:
        paper.mood = stage.mood
    _stage_fight(paper, stage)
    return True


def _provoked(paper: Unfolding) -> bool:
    """What a failure has brought on, unless it would come on the heels of something else."""
    authored = paper.story.encounter_by_id.get(paper.provoked)
    return authored is not None and not paper.began and _rested(paper) and _short_fight(paper, authored)


def _rested(paper: Unfolding) -> bool:
    """Whether players have had a few turns of their own since the last confrontation."""
    return paper.turn - paper.plot.stirred.get(FIGHT_OVER, -BREATHING) > BREATHING


def _short_fight(paper: Unfolding, authored: ConfrontationDef) -> bool:
    """A confrontation on the way: kept short, and left out where it would run into the climax."""
    room = turns_left(paper) - RECKONING - COME_TO_IT
    if room < LONG_ROUNDS or paper.plot.climax != "waiting":
        return False
    return begin(paper, authored, most_rounds=min(room, _LASTING.get(authored.category, SHORT_ROUNDS)))


def _stage_fight(paper: Unfolding, stage: Stage) -> None:
    authored = paper.story.encounter_by_id.get(stage.starts_encounter or "")
    if authored is None or not _short_fight(paper, authored):
        return
    running = paper.world.running_encounter(paper.scene_id)
    if running is not None:
        # Who is sent away by the stage and called back by its confrontation has not gone anywhere.
        there = running.participants
        paper.moves = [
            move for move in paper.moves if move.kind != "person_leaves" or move.person not in there
        ]


def _climax(paper: Unfolding) -> bool:
    plot = paper.plot
    if plot.climax == "waiting" and _climax_due(paper):
        return _warn(paper)
    if plot.climax == "warned":
        return _begin_climax(paper)
    return plot.climax == "running" and _drawn_in(paper)


def _climax_due(paper: Unfolding) -> bool:
    when = paper.story.conflict.climax.when
    return (
        (when.threat_at_least is not None and threat_filled(paper.world) >= when.threat_at_least)
        or (when.progress_at_least is not None and progress_made(paper.world) >= when.progress_at_least)
        or (when.turn_at_least is not None and paper.turn >= when.turn_at_least)
        or turns_left(paper) <= RECKONING + COME_TO_IT
    )


def _warn(paper: Unfolding) -> bool:
    running = paper.world.running_encounter(paper.scene_id)
    if running is not None and turns_left(paper) > RECKONING + 1:
        return False
    if running is not None:
        break_off(paper, running)
    climax = paper.story.conflict.climax
    paper.plot.climax, paper.plot.climax_turn = "warned", paper.turn
    know_place(paper, climax.place)
    spread(paper, paper.fill(paper.variant("climax:warning", climax.warning), place=climax.place))
    paper.hint = climax.place
    return True


def _begin_climax(paper: Unfolding) -> bool:
    climax = paper.story.conflict.climax
    there = paper.scene.place == climax.place
    waited = paper.turn - paper.plot.climax_turn
    patience = PATIENCE if turns_left(paper) > RECKONING + 1 else COME_TO_IT
    if not there and waited <= patience and turns_left(paper) >= RECKONING:
        paper.hint = climax.place
        return False
    running = paper.world.running_encounter(paper.scene_id)
    if running is not None:
        if turns_left(paper) > RECKONING:
            return False
        break_off(paper, running)
    if not there:
        _draw(paper)
    authored = paper.story.encounter_by_id[climax.encounter]
    opening = paper.fill(paper.variant("climax:opening", climax.opening))
    own = paper.fill(paper.variant(f"{authored.id}:opening", authored.opening))
    begun = begin(
        paper,
        authored,
        opening=f"{opening}\n\n{own}",
        most_rounds=max(1, turns_left(paper)),
        players=_alive(paper),
    )
    paper.chapter = authored.label
    encounter = paper.world.running_encounter(paper.scene_id)
    if not begun or encounter is None:
        # With nobody left to stand against them the reckoning is theirs.
        paper.plot.climax, paper.plot.result = "over", "won"
        paper.stir(WorldMove("stage", opening))
        return True
    paper.plot.climax, paper.plot.climax_encounter = "running", encounter.id
    return True


def _alive(paper: Unfolding) -> int:
    """Everybody who lives and may come to the reckoning, wherever they are now."""
    return sum(one.status == "alive" for one in paper.world.characters())


def _draw(paper: Unfolding) -> None:
    """The scene is drawn to where the climax is."""
    place = paper.story.conflict.climax.place
    drawn = paper.variant("drawn", _DRAWN).format(place=first_lower(paper.story.place_by_id[place].name))
    paper.stir(WorldMove("stage", drawn))
    go_to(paper, place)


def _drawn_in(paper: Unfolding) -> bool:
    """A part of the party that is elsewhere when the reckoning has begun comes to it."""
    reckoning = paper.world.encounter(paper.plot.climax_encounter)
    if (
        reckoning is None
        or reckoning.scene == paper.scene_id
        or paper.scene.place == paper.story.conflict.climax.place
        or paper.world.running_encounter(paper.scene_id) is not None
    ):
        return False
    _draw(paper)
    return True


def _follow_schedules(paper: Unfolding) -> None:
    busy = paper.engaged
    for npc in paper.story.npcs.npcs:
        state = paper.world.npc(npc.id)
        if state is None or state.status != "alive" or npc.id in busy:
            continue
        due = [stop for stop in npc.schedule if 0 < stop.from_turn <= paper.turn]
        stop = max(due, key=lambda one: one.from_turn, default=None)
        if stop is not None and paper.plot.stirred.get(f"schedule:{npc.id}") != stop.from_turn:
            paper.plot.stirred[f"schedule:{npc.id}"] = stop.from_turn
            send_npc(paper, npc.id, stop.place)


def _hook(paper: Unfolding) -> None:
    """The opening's nudge, for players who hang back."""
    opening = next((one for one in paper.story.openings.openings if one.id == paper.plot.opening), None)
    hook = opening.soft_hook if opening is not None else None
    if hook is None or paper.plot.hooked or paper.turn < hook.at_turn:
        return
    paper.plot.hooked = True
    if hook.lead is not None and (hook.lead in paper.plot.closed or paper.plot.closed):
        return
    paper.stir(WorldMove("stage", paper.fill(hook.narration)))
    if hook.lead is not None:
        discover(paper, hook.lead)
