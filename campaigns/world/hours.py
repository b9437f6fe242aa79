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
MORNING: Final = "morning"
_DAY: Final = frozenset(("morning", "noon", "afternoon"))
_MORNING: Final = frozenset(("dawn", "morning"))
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
_WAKING: Final = (
    "Somebody is up first, and the noise of it wakes the others.",
    "Waking comes in pieces: a stiff neck, a cold foot, the day's business.",
    "Eyes open. For one breath nothing has happened yet; then all of it has.",
    "A door bangs somewhere, and that is the end of sleep.",
)


def hour_of(stage: Stage) -> str:
    """The hour that a stage's id, title or prose speaks of; empty when they speak of none."""
    for texts in ((stage.id.replace("_", " "),), (stage.title,)):
        found = _hour_in(texts, 1)
        if found:
            return found
    return _hour_in(stage.event, (len(stage.event) + 2) // 3)


def hour_named(text: str) -> str:
    """The hour that a short text names, the longest where one holds another; empty when it names none."""
    return next((hour for hour in sorted(HOURS, key=len, reverse=True) if hour in text.lower()), "")


def pass_time(paper: Unfolding) -> None:
    """Every sixth turn the next hour begins, and is told; not where the story's stages keep the time."""
    if paper.turn == 0 or paper.turn % TURNS_AN_HOUR or paper.slept or _kept_by_stages(paper):
        return
    at = _hour_now(paper)
    if at is None:
        return
    hour = HOURS[(at + 1) % len(HOURS)]
    _it_is(paper, hour)
    paper.stir(WorldMove("time", _PASSING[hour]))


def wake_up(paper: Unfolding) -> None:
    """It is the hour at which those wake who have slept: morning, or some hours on; the stages' own where they keep
    the time."""
    woken = paper.story.prompts.phrasebook.get("woken", _WAKING)
    if not _kept_by_stages(paper):
        at = _hour_now(paper)
        if paper.story.conflict.nights.kind == "night":
            _it_is(paper, MORNING)
        elif at is not None:
            _it_is(paper, HOURS[(at + 1) % len(HOURS)])
    paper.stir(WorldMove("time", paper.fill(paper.variant("woken", woken))))


def is_day(paper: Unfolding) -> bool:
    """Whether it is too light to sleep the night through."""
    at = _hour_now(paper)
    return at is not None and HOURS[at] in _DAY


def next_morning(paper: Unfolding) -> float | None:
    """Segments of the threat at which the next morning comes: 0 where the stages leave the hours alone, None when the
    story has no further morning."""
    if not _kept_by_stages(paper):
        return 0.0
    stages = sorted(paper.story.conflict.threat.stages, key=lambda stage: stage.at)
    ahead = [stage for stage in stages if stage.id not in paper.plot.fired]
    return next((float(stage.at) for stage in ahead if hour_of(stage) in _MORNING), None)


def _kept_by_stages(paper: Unfolding) -> bool:
    return sum(bool(hour_of(stage)) for stage in paper.story.conflict.threat.stages) > 1


def _hour_now(paper: Unfolding) -> int | None:
    """Which of the hours the scene's time of day is, or speaks of; the latest of several."""
    now = paper.scene.time_of_day.lower()
    at = next((number for number, hour in enumerate(HOURS) if now == hour), None)
    if at is None:
        at = next((number for number, hour in reversed(list(enumerate(HOURS))) if hour in now), None)
    return at


def set_hour(paper: Unfolding, stage: Stage) -> None:
    """It is the hour that a stage speaks of."""
    hour = hour_of(stage)
    if hour:
        _it_is(paper, hour)


def _it_is(paper: Unfolding, hour: str) -> None:
    """It is the same hour for everybody, wherever they are."""
    for scene in paper.world.open_scenes():
        paper.world.amend(scene, time_of_day=hour)


def _hour_in(texts: Sequence[str], least: int) -> str:
    counted = {hour: sum(mentions(said, words(text)) > 0 for text in texts) for hour, said in _SAID.items()}
    best = max(counted, key=lambda hour: counted[hour])
    return best if counted[best] >= max(1, least) else ""
