"""What Fate keeps of one person: aspects, skills, stunts, stress, consequences, fate points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json, Sheet
from campaigns.rules.fate.tables import CONSEQUENCES, SEVERITY, TRACKS, Edition, Track, stress_boxes
from campaigns.rules.remembered import once_for_each

RULES: Final = "fate"
VERSION: Final = 1
GUARDS: Final[Mapping[Track, str]] = {"physical": "physique", "mental": "will"}


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Aspect:
    """A phrase that is true: its slot or what made it, and how often it may be invoked for nothing.

    ``passing`` aspects (advantages, boosts) go when the scene does.
    """

    id: str
    text: str
    free: int = 0
    passing: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Consequence:
    """A harm that stays: ``worth`` shifts absorbed (2, 4, 6), on which track, and whether it is healing.

    ``mild_only`` marks the further mild slot of a Superb guard skill. ``rests`` counts scenes or nights since it began
    to heal.
    """

    worth: int
    text: str
    track: Track
    healing: bool = False
    rests: int = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Offer:
    """A compel that waits for its answer: which aspect is to get in the way, and how."""

    aspect: str
    reason: str


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Being:
    """Anybody: a character or an opponent.

    ``stress`` are boxes ticked on each track, by position. ``slots`` are the worths of consequences one can take.
    ``concedes`` is the number of consequences at which an opponent gives up (0: never takes one up). ``members``
    counts a mob (0: one person). ``weapon`` names what they strike with. ``once`` are stunts used in this scene.
    ``offer`` is a compel that nobody has taken up yet.
    ``due`` are the milestones whose choices are still to be made, ``points`` steps of skills not taken yet.
    """

    rules: Literal["fate"]
    version: Literal[1]
    name: str
    aspects: tuple[Aspect, ...] = ()
    skills: Mapping[str, int] = field(default_factory=dict)
    stunts: tuple[str, ...] = ()
    edition: Edition = "condensed"
    refresh: int = 3
    fate_points: int = 3
    physical: tuple[bool, ...] = ()
    mental: tuple[bool, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    slots: tuple[int, ...] = CONSEQUENCES
    concedes: int = 0
    members: int = 0
    weapon: str = ""
    archetype: str = ""
    out: Literal["", "taken_out", "conceded", "dead"] = ""
    hero: bool = True
    xp: int = 0
    milestones: int = 0
    due: tuple[int, ...] = ()
    points: int = 0
    once: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    armour: int = 0
    offer: Offer | None = None

    def skill(self, name: str) -> int:
        """The rating of a skill; Mediocre (0) without it."""
        return self.skills.get(name, 0)

    def ticked(self, track: Track) -> tuple[bool, ...]:
        """The boxes of a track, ticked or not."""
        return self.physical if track == "physical" else self.mental

    def boxes(self, track: Track) -> tuple[int, ...]:
        """What each box of a track is worth."""
        if not self.hero:
            return (1,) * len(self.ticked(track))
        return stress_boxes(self.skill(GUARDS[track]), self.edition)

    def with_ticked(self, track: Track, ticked: tuple[bool, ...]) -> Being:
        """The same with other boxes ticked."""
        return replace(self, physical=ticked) if track == "physical" else replace(self, mental=ticked)

    def open_slots(self, track: Track) -> tuple[int, ...]:
        """The worths of consequences one can still take on a track."""
        left = list(self.slots)
        if self.hero and self.skill(GUARDS[track]) >= 5:
            left.append(CONSEQUENCES[0])
        for taken in self.consequences:
            if taken.worth in left:
                left.remove(taken.worth)
        return tuple(sorted(left))

    @property
    def up(self) -> bool:
        """Whether they can act."""
        return not self.out


_ADAPTER = TypeAdapter(Being)


def read(sheet: Mapping[str, Json], name: str = "") -> Being:
    """The person behind a sheet; an empty sheet is a bystander. Raises RulesError when it cannot be one."""
    return _read(sheet) if sheet else bystander(name or "Somebody")


@once_for_each(4096)
def _read(sheet: Mapping[str, Json]) -> Being:
    try:
        being = _ADAPTER.validate_python(dict(sheet))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"This is no sheet of {RULES} version {VERSION}: {where}: {first['msg']}",
            hint="Correct the sheet, or make it anew.",
            details={"where": where},
        ) from error
    for track in TRACKS:
        if len(being.ticked(track)) != len(being.boxes(track)):
            raise RulesError(f"The {track} stress boxes do not fit the skills.", hint="Make the sheet anew.")
    if being.fate_points < 0:
        raise RulesError("Fate points cannot be negative.", hint="Set 0 or more.")
    if being.points < 0:
        raise RulesError("Skill points cannot be negative.", hint="Set 0 or more.")
    return being


def write(being: Being) -> Sheet:
    """The JSON sheet of a person."""
    written: Sheet = _ADAPTER.dump_python(being, mode="json")
    return written


def bystander(name: str) -> Being:
    """Somebody without numbers: they can be talked to and stood up to."""
    return Being(
        RULES, VERSION, name, skills={"will": 1, "rapport": 1}, physical=(False,), mental=(False, False), slots=(),
        hero=False, fate_points=0, refresh=0,
    )  # fmt: skip


def fresh_stress(being: Being) -> Being:
    """The same with every box cleared, as many as the skills give."""
    for track in TRACKS:
        being = being.with_ticked(track, (False,) * len(being.boxes(track)))
    return being


def capacity(being: Being) -> tuple[int, int]:
    """What is left of what keeps somebody going, and how much it can be: boxes of both tracks and consequences."""
    boxes = sum(sum(being.boxes(track)) for track in TRACKS)
    marked = sum(
        worth
        for track in TRACKS
        for worth, ticked in zip(being.boxes(track), being.ticked(track), strict=True)
        if ticked
    )
    most = boxes + sum(being.slots)
    left = most - marked - sum(taken.worth for taken in being.consequences)
    return (0 if being.out in ("taken_out", "dead") else max(1, left), max(1, most))


def severity(consequence: Consequence) -> str:
    """Mild, moderate or severe."""
    return SEVERITY[consequence.worth]
