"""Target numbers of shots: range, sight, recoil, movement, cover (the printed tables; other-seeds 1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from campaigns.rules.contracts import Modifier
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.gear import Weapon
from campaigns.rules.dice_pool.tables import HEAVY, LIGHTS, RANGE_NAMES, RANGE_TNS, SMOKE_WORDS, VISIONS

type Gait = Literal["still", "walking", "running"]
COVERS = {"partial": 2, "good": 4}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where it happens: ``light`` of LIGHTS, ``conditions`` (glare, mist, fog …), names of a pack's conditions."""

    light: str = "normal"
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Eyes:
    """How somebody sees: a kind of VISIONS, glare compensation, ultrasound."""

    vision: str = "normal"
    flare: bool = False
    ultrasound: bool = False


@dataclass(frozen=True, slots=True)
class Shot:
    """Everything that bears on one shot; ``distance`` in metres, ``recoil`` before compensation.

    ``smartlink`` is what it takes off, ``called`` a called shot, ``aimed`` moments of aim, ``ward`` what makes the
    target harder to hit. ``natural`` modifiers come along as they are.
    """

    weapon: Weapon
    distance: int
    ground: Ground = field(default_factory=Ground)
    eyes: Eyes = field(default_factory=Eyes)
    magnification: int = 0
    smartlink: int = 0
    second_gun: bool = False
    recoil: int = 0
    gyro: int = 0
    gait: Gait = "still"
    target_gait: Gait = "still"
    target_prone: bool = False
    target_out: bool = False
    size: Literal["small", "normal", "large"] = "normal"
    cover: int = 0
    engaged: bool = False
    called: bool = False
    aimed: int = 0
    ward: int = 0
    natural: tuple[Modifier, ...] = ()


def range_of(book: Book, klass: str, distance: int, magnification: int = 0) -> int | None:
    """The step of the range (0 short to 3 extreme) after magnification; None beyond extreme.

    A class that the table does not have is read as a heavy pistol. Magnification does not reach further.
    """
    bounds = book.ranges.get(klass) or book.ranges.get("heavy_pistol", (5, 20, 40, 60))
    step = next((index for index, bound in enumerate(bounds) if distance <= bound), None)
    return None if step is None else max(0, step - magnification)


def sight_modifier(book: Book, ground: Ground, eyes: Eyes) -> Modifier | None:
    """What light and weather put on the target number.

    Smoke, fog or rain go before mist, mist before glare, glare before the light; only the first counts. Ultrasound
    knows none of it. Thermal smoke is ordinary smoke, except that natural heat sight looks through it.
    """
    if eyes.ultrasound:
        return None
    row, name = _condition(ground, eyes)
    value = book.visibility[row][VISIONS.index(eyes.vision)]
    if row == "glare" and eyes.flare:
        value = 0
    return Modifier(name, value) if value else None


def _condition(ground: Ground, eyes: Eyes) -> tuple[str, str]:
    smoky = [word for word in ground.conditions if word in SMOKE_WORDS]
    if eyes.vision == "thermo":
        smoky = [word for word in smoky if word != "thermal_smoke"]
    if smoky:
        thickest = max(smoky, key=lambda word: SMOKE_WORDS[word] == "heavy_smoke")
        return SMOKE_WORDS[thickest], thickest.replace("_", " ").capitalize()
    for row in ("mist", "glare"):
        if row in ground.conditions:
            return row, row.capitalize()
    light = ground.light if ground.light in LIGHTS else "normal"
    return light, {"partial": "Half light", "minimal": "Little light", "dark": "Darkness"}.get(light, "Light")


def named_conditions(book: Book, ground: Ground) -> tuple[Modifier, ...]:
    """The pack's own circumstances that hold here."""
    known = (book.conditions[id] for id in ground.conditions if id in book.conditions)
    return tuple(Modifier(one.label, one.tn) for one in known if one.tn)


def shot_modifiers(book: Book, shot: Shot) -> tuple[int, tuple[Modifier, ...]] | None:
    """Base target number by range and all named modifiers; None when it is out of range.

    The target number is their sum, 2 at least. A gyro takes its rating off recoil and the shooter's own movement
    together.
    """
    step = range_of(book, shot.weapon.klass, shot.distance, shot.magnification)
    if step is None:
        return None
    sight = sight_modifier(book, shot.ground, shot.eyes)
    parts = [
        *_own_part(shot),
        *_target_part(shot, step),
        *([sight] if sight is not None else []),
        *named_conditions(book, shot.ground),
        *shot.natural,
    ]
    return RANGE_TNS[step], tuple(part for part in parts if part.value)


def _own_part(shot: Shot) -> Sequence[Modifier]:
    recoil = max(0, shot.recoil - shot.weapon.recoil)
    if shot.weapon.klass in HEAVY:
        recoil *= 2
    movement = {"still": 0, "walking": 1, "running": 4}[shot.gait]
    steadied = min(shot.gyro, recoil + movement)
    linked = shot.smartlink if shot.weapon.smartlink and not shot.second_gun else 0
    return (
        Modifier("Recoil", recoil),
        Modifier(f"{shot.gait.capitalize()}", movement),
        Modifier("Steadied", -steadied),
        Modifier("Smartlink", -linked),
        Modifier("Laser sight", -1 if shot.weapon.laser and not linked else 0),
        Modifier("Second gun", 2 if shot.second_gun else 0),
        Modifier("Called shot", 4 if shot.called else 0),
        Modifier("Aim", -min(3, shot.aimed)),
        Modifier("At close quarters", 2 if shot.engaged else 0),
    )


def _target_part(shot: Shot, step: int) -> Sequence[Modifier]:
    lying = 0
    if shot.target_prone:
        lying = -2 if RANGE_NAMES[step] == "short" else 1
    return (
        Modifier("Helpless target", -6 if shot.target_out else 0),
        Modifier("Target lying down", lying),
        Modifier(f"Target {shot.target_gait}", {"still": 0, "walking": 1, "running": 2}[shot.target_gait]),
        Modifier(f"{shot.size.capitalize()} target", {"small": 2, "normal": 0, "large": -1}[shot.size]),
        Modifier("Cover", shot.cover),
        Modifier("On guard", shot.ward),
    )
