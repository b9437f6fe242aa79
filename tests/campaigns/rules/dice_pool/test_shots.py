"""Target numbers of shots: whole tables, precedence of conditions, and worked examples."""

from __future__ import annotations

import pytest

from campaigns.rules.dice_pool.book import PUBLISHED
from campaigns.rules.dice_pool.gear import Weapon
from campaigns.rules.dice_pool.sight import Eyes, Ground, Shot, range_of, shot_modifiers, sight_modifier
from campaigns.rules.dice_pool.tables import RANGES, VISIBILITY, VISIONS
from tests.campaigns.rules.dice_pool.cast import RULES

HEAVY = Weapon(9, "M", "heavy_pistol", smartlink=True)


def number(shot: Shot) -> int:
    """The target number that a shot comes to."""
    found = shot_modifiers(PUBLISHED, shot)
    assert found is not None
    return max(2, found[0] + sum(part.value for part in found[1]))


def test_the_worked_example_comes_to_eight() -> None:
    shot = Shot(
        HEAVY,
        57,
        Ground("dark"),
        Eyes("cyber_thermo"),
        magnification=3,
        smartlink=3,
        size="small",
        target_gait="walking",
    )
    found = shot_modifiers(PUBLISHED, shot)
    assert found is not None
    assert found[0] == 4
    assert {part.name: part.value for part in found[1]} == {
        "Smartlink": -3,
        "Target walking": 1,
        "Small target": 2,
        "Darkness": 4,
    }
    assert number(shot) == 8


@pytest.mark.parametrize(("klass", "bounds"), RANGES.items())
def test_every_range_ends_where_the_table_says(klass: str, bounds: tuple[int, ...]) -> None:
    for step, bound in enumerate(bounds):
        assert range_of(PUBLISHED, klass, bound) == step
    assert range_of(PUBLISHED, klass, bounds[-1] + 1) is None


def test_magnification_does_not_reach_beyond_extreme() -> None:
    assert shot_modifiers(PUBLISHED, Shot(HEAVY, 61, magnification=3)) is None


@pytest.mark.parametrize("row", VISIBILITY)
@pytest.mark.parametrize("vision", VISIONS)
def test_sight_is_that_of_the_table(row: str, vision: str) -> None:
    lights = ("normal", "partial", "minimal", "dark")
    ground = Ground(row) if row in lights else Ground("normal", (row,))
    found = sight_modifier(PUBLISHED, ground, Eyes(vision))
    assert (found.value if found else 0) == VISIBILITY[row][VISIONS.index(vision)]


def test_smoke_goes_before_mist_before_glare_before_the_light() -> None:
    everything = Ground("dark", ("glare", "mist", "smoke"))
    for ground, value in (
        (everything, 4),
        (Ground("dark", ("glare", "mist", "heavy_smoke")), 6),
        (Ground("dark", ("glare", "mist")), 4),
        (Ground("dark", ("glare",)), 2),
        (Ground("dark"), 8),
    ):
        found = sight_modifier(PUBLISHED, ground, Eyes())
        assert found is not None
        assert found.value == value
    assert sight_modifier(PUBLISHED, everything, Eyes(ultrasound=True)) is None
    assert sight_modifier(PUBLISHED, Ground("dark", ("glare",)), Eyes(flare=True)) is None


def test_natural_heat_sight_looks_through_thermal_smoke_to_the_light() -> None:
    ground = Ground("dark", ("thermal_smoke",))
    assert [sight_modifier(PUBLISHED, ground, Eyes(vision)).value for vision in ("normal", "thermo")] == [
        4,
        2,
    ]  # type: ignore[union-attr]


def test_recoil_is_compensated_and_counts_twice_for_heavy_weapons() -> None:
    assert number(Shot(Weapon(7, "M", "smg", "burst", recoil=1), 5, recoil=3)) == 6
    assert number(Shot(Weapon(10, "S", "shotgun", "auto", recoil=1), 5, recoil=3)) == 8


def test_a_gyro_takes_off_recoil_and_movement_together() -> None:
    rattler = Weapon(7, "M", "smg", "burst")
    assert number(Shot(rattler, 5, recoil=3, gait="running")) == 11
    assert number(Shot(rattler, 5, recoil=3, gait="running", gyro=5)) == 6


def test_a_second_gun_cancels_the_smartlink() -> None:
    assert number(Shot(HEAVY, 5, smartlink=2)) == 2
    assert number(Shot(HEAVY, 5, smartlink=2, second_gun=True)) == 6


def test_lying_down_helps_at_short_range_and_hinders_beyond() -> None:
    assert [number(Shot(HEAVY, metres, target_prone=True)) for metres in (5, 20, 40)] == [2, 6, 7]


def test_the_target_number_is_never_below_two() -> None:
    assert number(Shot(HEAVY, 3, smartlink=2, target_out=True, aimed=3)) == 2


def test_a_pack_may_take_the_wide_table() -> None:
    wide = RULES.bound({"tables": {"ranges": "wide"}}).book
    assert [range_of(wide, "smg", metres) for metres in (40, 80, 120, 160, 161)] == [0, 1, 2, 3, None]
