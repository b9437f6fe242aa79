"""A ship keeps her damage from one encounter to the next, and her crew put it right between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.contracts import Attempt, Check, Refusal, Throw
from campaigns.rules.without_number.bodies import Hero, Vitals, read, write
from campaigns.rules.without_number.books.swn import SWN
from campaigns.rules.without_number.ruleset import WithoutNumber
from campaigns.rules.without_number.ships.log import Berth
from campaigns.rules.without_number.ships.refit import condition_of
from campaigns.rules.without_number.ships.state import Trouble
from campaigns.world.offers import meant_offer
from campaigns.world.wording import words
from tests.campaigns.rules.without_number.cast import LoadedDice, person
from tests.campaigns.rules.without_number.elsewhere import Place, do
from tests.campaigns.rules.without_number.ships_cast import (
    DOGFIGHT,
    DUEL,
    SHIPS,
    fly,
    ours,
    pilot,
    raider,
    with_ship,
)

RULES = WithoutNumber(SWN)
PAGE = Berth("the Gannet", "frigate", 25, 10, ("engines", "haywire"))
HULL, ENGINES, BOARDS = "refit_hull_the_gannet", "refit_engines_the_gannet", "refit_haywire_the_gannet"


def aboard(*pages: Berth, **changes: Any) -> Hero:
    return pilot(berths=pages or (PAGE,), **changes)


def won(**ship: Any) -> Place:
    """A fight that is won at once, with the ship as told."""
    place = fly(pilot(), pilot("Cleo"), raider(vitals=Vitals(1, 20)))
    with_ship(place, **ship)
    place.round(
        do("bob", "ship_fire_plasma", kind="attack"), throws={"bob": (20,)}, dice=LoadedDice([4, 4, 4])
    )
    return place


def hero_of(place: Place, who: str) -> Hero:
    body = place.body(who)
    assert isinstance(body, Hero)
    return body


def worked(bob: Hero, option: str, *faces: int) -> tuple[Hero, str]:
    """A try at putting something right, and what is told of it."""
    people = {"bob": person(bob, "bob")}
    check = RULES.plan(Attempt("bob", "skill", "", option=option), people["bob"], None, "c")
    assert isinstance(check, Check), check
    done = RULES.resolve(check, Throw("t", check.dice, faces), people, LoadedDice())
    after = read(SWN, done.sheets["bob"])
    assert isinstance(after, Hero)
    return after, done.rulings[0].summary


def test_everybody_aboard_remembers_how_she_is() -> None:
    place = won(hp=10, disabled=("engines",), troubles=(Trouble("haywire"), Trouble("hull_breach", 9)))

    assert hero_of(place, "bob").berths == (PAGE,)
    assert hero_of(place, "cleo").berths == (PAGE,)


def test_a_whole_ship_is_nothing_to_remember() -> None:
    assert hero_of(won(), "bob").berths == ()


def test_she_flies_again_as_she_was_left() -> None:
    place = fly(aboard(), raider())
    ship = ours(place)

    assert (ship.hp, ship.disabled, ship.halved) == (10, ("engines",), True)
    assert ship.troubles == (Trouble("haywire"),)
    assert "The Gannet: hull 10 of 25, engines dark, haywire systems." in place.told


def test_a_ship_that_was_lost_comes_back_with_a_quarter() -> None:
    assert ours(fly(aboard(replace(PAGE, hp=0, broken=())), raider())).hp == 7


@pytest.mark.parametrize(
    "setup",
    [
        replace(DUEL, data={**SHIPS, "ship": {**SHIPS["ship"], "hp": 20}}),
        replace(DUEL, data={**SHIPS, "ship": {**SHIPS["ship"], "name": "the Tern"}}),
        DOGFIGHT,
    ],
)
def test_the_packs_own_number_another_ship_and_fighters_are_whole(setup: Any) -> None:
    ship = ours(fly(aboard(), raider(), setup=setup))

    assert ship.hp == ship.max_hp


def test_fix_brings_hull_points_back() -> None:
    after, told = worked(aboard(), HULL, 3, 4)

    assert told == "Bob works on the Gannet, and 6 hull points are back (Int/Fix, 9 against 7)."
    assert after.berths[0].mended == 6
    assert ours(fly(after, raider())).hp == 16


def test_an_apt_skill_ends_what_is_broken() -> None:
    after, _ = worked(aboard(), ENGINES, 3, 3)
    after, _ = worked(after, BOARDS, 4, 4)

    assert after.berths[0].fixed == ("engines", "haywire")
    assert ours(fly(after, raider())).disabled == ()


def test_a_failure_leaves_it_and_makes_the_next_harder() -> None:
    after, told = worked(aboard(), HULL, 1, 2)
    check = RULES.plan(Attempt("bob", "skill", "", option=HULL), person(after, "bob"), None, "c")

    assert "it does not hold" in told
    assert isinstance(check, Check)
    assert check.difficulty == 8


def test_four_tries_are_a_day_and_a_night_gives_them_back() -> None:
    tired = aboard(replace(PAGE, tries=4))
    refused = RULES.plan(Attempt("bob", "skill", "", option=HULL), person(tired, "bob"), None, "c")
    rested = read(SWN, RULES.rest(write(tired), "night", LoadedDice()).sheets["self"])

    assert isinstance(refused, Refusal)
    assert refused.code == "tired"
    assert isinstance(rested, Hero)
    assert rested.berths[0].tries == 0


def test_what_is_whole_cannot_be_put_right() -> None:
    whole = aboard(replace(PAGE, hp=25, broken=()))
    refused = RULES.plan(Attempt("bob", "skill", "", option=HULL), person(whole, "bob"), None, "c")

    assert isinstance(refused, Refusal)
    assert refused.code == "nothing_broken"


def test_offers_are_what_nobody_near_has_put_right() -> None:
    cleo = person(pilot("Cleo", berths=(replace(PAGE, fixed=("engines",), mended=15),)), "cleo")
    bob = person(aboard(), "bob")
    alone = [deed["id"] for deed in RULES.deeds(bob, {"bob": bob})]
    together = [deed["id"] for deed in RULES.deeds(bob, {"bob": bob, "cleo": cleo})]

    assert alone == [ENGINES, BOARDS, HULL]
    assert together == [BOARDS]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I mend the hull", HULL),
        ("I work on the Gannet until it is dark", HULL),
        ("I repair the engines", ENGINES),
        ("I fix the boards", BOARDS),
        ("I mend the chair", ""),
    ],
)
def test_a_players_own_words_find_the_work(said: str, meant: str) -> None:
    bob = person(aboard(), "bob")
    found = meant_offer(RULES.deeds(bob, {"bob": bob}), words(said), ())

    assert (found[0]["id"] if found is not None else "") == meant


def test_a_sheet_shows_how_she_is() -> None:
    assert ("Aboard", "the Gannet: hull 10 of 25, engines dark, haywire systems") in RULES.view(
        write(aboard())
    ).lines


def test_the_next_voyage_begins_a_new_page() -> None:
    place = fly(aboard(replace(PAGE, mended=9)), raider(vitals=Vitals(1, 20)))
    place.round(
        do("bob", "ship_fire_plasma", kind="attack"), throws={"bob": (20,)}, dice=LoadedDice([4, 4, 4])
    )

    assert hero_of(place, "bob").berths == (replace(PAGE, hp=19, voyage=2),)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=4), st.permutations(range(4)))
def test_the_order_of_pages_is_nothing_and_no_hull_is_more_than_whole(
    mended: list[int], order: list[int]
) -> None:
    pages = [replace(PAGE, mended=points) for points in mended]
    mixed = [pages[at] for at in order if at < len(pages)]
    state = condition_of(pages)

    assert state == condition_of(mixed)
    assert state is not None
    assert 10 <= state.hp <= 25
