"""What the departments of a ship do, worked through with their numbers."""

from campaigns.rules.contracts import Attempt
from campaigns.rules.without_number.ships.state import Trouble
from campaigns.rules.without_number.ships.walk import base_points
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import do
from tests.campaigns.rules.without_number.ships_cast import fly, ours, pilot, raider, theirs, with_ship

QUIET = (1, 1)
"""The other ship fires both guns, and both miss."""


def test_all_are_aboard_one_ship_and_the_other_is_theirs() -> None:
    place = fly()

    assert (ours(place).crew, ours(place).hp, ours(place).armour, ours(place).speed) == (
        ("bob", "cleo"),
        25,
        5,
        4,
    )
    assert (theirs(place).id, theirs(place).command, theirs(place).armour) == ("rake", 5, 2)
    assert place.options("bob")["ship_fire_plasma"]["cost"] == "2 command"


def test_a_shot_is_thrown_against_armour_class_and_armour_takes_its_part() -> None:
    place = fly()
    checks, _ = place.rules.plan_round(
        place.state, [do("bob", "ship_fire_plasma", kind="attack")], place.people
    )
    assert checks[0].difficulty == 14
    assert [(part.name, part.value) for part in checks[0].modifiers] == [
        ("Attack", 1),
        ("Shoot", 1),
        ("Int or Dex", 1),
    ]
    assert place.rules.odds(checks[0]) == 0.5

    dice = LoadedDice([4, 4, 4], *QUIET)
    place.round(do("bob", "ship_fire_plasma", "rake", kind="attack"), throws={"bob": (11,)}, dice=dice)
    assert place.body("rake").vitals.hp == 20 - 12
    assert place.last.rulings[0].rule == "swn.ship_gunnery"


def test_armour_may_take_all_of_it() -> None:
    place = fly(data={"enemies": [{"hull": "battleship"}]})
    place.round(
        do("bob", "ship_fire_sandthrower", kind="attack"),
        throws={"bob": (20,)},
        dice=LoadedDice([4, 4], *QUIET, 1),
    )
    assert place.body("rake").vitals.hp == 20


def test_every_gun_fires_for_three_points() -> None:
    place = fly()
    dice = LoadedDice([1, 1, 1], 20, [4, 4], *QUIET)
    place.round(do("bob", "ship_fire_all", kind="attack"), throws={"bob": (20,)}, dice=dice)
    assert place.body("rake").vitals.hp == 20 - 3 - (8 - 2)


def test_what_is_aimed_at_systems_disables_them() -> None:
    place = fly()
    place.round(
        do("bob", "ship_aim", "rake", kind="attack"), throws={"bob": (20,)}, dice=LoadedDice([6, 6, 6])
    )
    assert theirs(place).disabled == ("guns",)
    assert place.body("rake").vitals.hp == 20 - 9


def test_points_are_made_before_they_are_spent() -> None:
    place = fly(pilot(), pilot("Cleo"), pilot("Dot"), pilot("Eve"), pilot("Fox"), raider())
    deeds = [do("bob", "ship_fire_all", kind="attack"), do("cleo", "ship_mend"), do("dot", "ship_beyond"),
             do("eve", "ship_duty", kind="aid"), do("fox", "ship_evade")]  # fmt: skip
    with_ship(place, hp=20)
    faces = {"bob": (1,), "cleo": (6, 6), "dot": (6, 6), "fox": (6, 6)}
    place.round(*deeds, throws=faces, dice=LoadedDice(1, *QUIET))

    assert base_points(ours(place), 3) == 2
    assert ours(place).hp == 20 + 3
    assert ours(place).evading == 1
    assert any("not given the hands" in told for told in place.told)


def test_damage_control_gets_harder_each_time() -> None:
    place = fly()
    with_ship(place, hp=10, tries=2)
    checks, _ = place.rules.plan_round(place.state, [do("bob", "ship_mend")], place.people)
    assert checks[0].difficulty == 9


def test_a_hit_can_be_taken_as_a_crisis() -> None:
    place = fly(raider(), pilot())
    place.round(do("bob", "ship_brace", kind="total_defense"), dice=LoadedDice(1, 1))
    place.tweak(actors=tuple(sorted(place.encounter.actors, key=lambda actor: actor.id != "bob")))
    first = {"bob": 9, "rake": 1}
    place.tweak(
        actors=tuple(type(a)(a.id, a.side, a.is_character, first[a.id]) for a in place.encounter.actors)
    )
    place.round(do("bob", "ship_brace", kind="total_defense"), dice=LoadedDice(20, 4, 1))

    assert ours(place).hp == 25
    assert [one.id for one in ours(place).troubles] == ["engine_lock"]


def test_a_crisis_is_ended_by_a_check_against_ten() -> None:
    place = fly()
    with_ship(place, troubles=(Trouble("haywire"),))
    place.round(do("bob", "ship_crisis_haywire"), throws={"bob": (4, 4)}, dice=LoadedDice(*QUIET))
    assert ours(place).troubles == ()


def test_an_acute_crisis_that_nobody_ends_has_its_way() -> None:
    place = fly()
    with_ship(place, troubles=(Trouble("armour_loss", 1),))
    place.round(dice=LoadedDice(*QUIET))
    assert (ours(place).armour, ours(place).troubles) == (2, ())


def test_a_crashed_ship_has_fewer_points() -> None:
    place = fly()
    place.round(do("bob", "ship_crash", "rake"), throws={"bob": (6, 6)}, dice=LoadedDice([1, 1], *QUIET))
    assert any("1 fewer" in told for told in place.told)


def test_words_alone_find_the_department() -> None:
    place = fly()
    checks, _ = place.rules.plan_round(
        place.state, [Attempt("bob", "skill", "I dodge behind the moon")], place.people
    )
    assert checks[0].data["ship"] == "ship_evade"
