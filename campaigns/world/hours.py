"""The hour of the day: set by what the story's stages say of it, or else moving on by itself every few turns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from campaigns.world.surroundings import mentions
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import words
from genre_packs.schema.conflict import Stage
from narrator.contracts import WorldMove

HOURS: Final = (
    "dawn",
    "morning",
    "noon",
    "afternoon",
    "dusk",
    "evening",
    "night",
    "midnight",
    "the small hours",
)
TURNS_AN_HOUR: Final = 6
_SAID: Final[dict[str, tuple[str, ...]]] = {
    "the small hours": ("small hours",),
    "midnight": ("midnight",),
    "dawn": ("dawn", "daybreak", "first light", "sunrise"),
    "morning": ("morning", "daylight"),
    "noon": ("noon", "midday"),
    "afternoon": ("afternoon",),
    "dusk": ("dusk", "sunset", "twilight", "nightfall"),
    "evening": ("evening",),
    "night": ("night",),
}
_PASSING: Final[dict[str, str]] = {
    "dawn": "Somewhere behind it all the sky goes grey, then pale.",
    "morning": "It is morning by now, and the light shows things as they are.",
    "noon": "The day stands at its height; shadows shrink under whatever casts them.",
    "afternoon": "The light has moved round; it is past noon.",
    "dusk": "Light drains out of things, the colours first.",
    "evening": "It has become evening.",
    "night": "It is night now, and the dark is no longer only in the corners.",
    "midnight": "The middle of the night has come, when every sound has a reason.",
    "the small hours": "It is late enough to be early.",
}


def hour_of(stage: Stage) -> str:
    """The hour that a stage's id, title or prose speaks of; empty when they speak of none."""
    for texts in ((stage.id.replace("_", " "),), (stage.title,)):
        found = _hour_in(texts, 1)
        if found:
            return found
    return _hour_in(stage.event, (len(stage.event) + 2) // 3)


def pass_time(paper: Unfolding) -> None:
    """Every sixth turn the next hour begins, and is told; not where the story's stages keep the time."""
    if paper.turn == 0 or paper.turn % TURNS_AN_HOUR:
        return
    if sum(bool(hour_of(stage)) for stage in paper.story.conflict.threat.stages) > 1:
        return
    now = paper.scene.time_of_day.lower()
    at = next((number for number, hour in enumerate(HOURS) if now == hour), None)
    if at is None:
        at = next((number for number, hour in reversed(list(enumerate(HOURS))) if hour in now), None)
    if at is None:
        return
    hour = HOURS[(at + 1) % len(HOURS)]
    paper.world.amend(paper.scene, time_of_day=hour)
    paper.stir(WorldMove("time", _PASSING[hour]))


def set_hour(paper: Unfolding, stage: Stage) -> None:
    """It is the hour that a stage speaks of."""
    hour = hour_of(stage)
    if hour:
        paper.world.amend(paper.scene, time_of_day=hour)


def _hour_in(texts: Sequence[str], least: int) -> str:
    counted = {hour: sum(mentions(said, words(text)) > 0 for text in texts) for hour, said in _SAID.items()}
    best = max(counted, key=lambda hour: counted[hour])
    return best if counted[best] >= max(1, least) else ""
