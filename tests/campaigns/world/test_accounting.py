"""A claim of the prose is so already, could become so, has become impossible, or contradicts the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from campaigns.world.accounting.carrying_out import carry_out
from campaigns.world.accounting.viewing import cast_of
from campaigns.world.accounting.weighing import Page, Verdict, weigh
from campaigns.world.entities import ItemState
from campaigns.world.state import World
from narrator.accounting.claims import Claim
from tests.campaigns.world.table import Table

KEY = Claim("item_gained", "brass key", "Berit hands c0 a brass key.", who="c0", other="berit")


@pytest.fixture
def inn(new_table: Callable[..., Table]) -> Table:
    """Two players in the lamp room, where Berit is; a rope lies there, and the first has a bell and ten pence."""
    table = new_table(players=2).at("lamp_room")
    world = table.world
    world.put(ItemState("rope", "coil of rope", "lamp_room", "place"))
    world.put(ItemState("bell", "brass bell", "c0", "character"))
    one = world.character("c0")
    assert one is not None
    world.amend(one, money=10)
    return table


def page(table: Table, then: World | None = None, now: World | None = None) -> Page:
    """The state before, after and now, with what a test has changed."""
    then = then or table.world
    return Page(table.world, then, now or then, table.story, "main", "lamp_room")


def weighed(table: Table, claim: Claim, then: World | None = None, now: World | None = None) -> Verdict:
    """What a claim comes to."""
    return weigh(page(table, then, now), claim)


def changed(table: Table, kind: str, id: str, **fields: object) -> World:
    """A copy of the state with one entity otherwise."""
    world = table.world.branch()
    entity = next(one for one in world if (one.kind, one.id) == (kind, id))
    world.amend(entity, **fields)
    return world


def test_a_thing_that_nobody_has_may_be_given(inn: Table) -> None:
    assert weighed(inn, KEY).outcome == "possible"


def test_what_somebody_has_is_no_gain(inn: Table) -> None:
    assert weighed(inn, replace(KEY, subject="bell")).outcome == "done"


def test_what_lies_here_is_the_thing_that_is_meant(inn: Table) -> None:
    verdict = weighed(inn, replace(KEY, subject="rope", other=""))
    assert (verdict.outcome, verdict.claim.subject_id) == ("possible", "rope")


def test_the_only_one_of_its_kind_is_not_made_again(inn: Table) -> None:
    assert weighed(inn, replace(KEY, subject="can of lamp oil")).outcome == "contradicted"


def test_a_plain_thing_of_the_pack_is_harmless_and_a_weapon_is_not(inn: Table) -> None:
    assert weighed(inn, replace(KEY, subject="gaff hook")).harmless is False
    assert weighed(inn, KEY).harmless is False


def test_who_has_died_gains_nothing(inn: Table) -> None:
    dead = changed(inn, "character", "c0", status="dead")
    assert weighed(inn, KEY, dead).outcome == "contradicted"
    assert weighed(inn, KEY, inn.world, dead).outcome == "stale"


def test_what_has_gone_meanwhile_is_stale(inn: Table) -> None:
    rope = replace(KEY, subject="rope", subject_id="rope", other="")
    assert weighed(inn, rope, inn.world, changed(inn, "item", "rope", holder="quay")).outcome == "stale"


def test_what_is_lost_has_to_be_there(inn: Table) -> None:
    loss = Claim("item_lost", "bell", "c0 drops the bell.", who="c0", subject_id="bell")
    assert weighed(inn, loss).outcome == "possible"
    given = changed(inn, "item", "bell", holder="c1")
    assert weighed(inn, loss, given).outcome == "done", "the turn itself has done it"
    assert weighed(inn, loss, inn.world, given).outcome == "stale"
    assert weighed(inn, replace(loss, subject_id="rope")).outcome == "contradicted"


def test_money_that_the_turn_has_moved_is_not_moved_again(inn: Table) -> None:
    paid = Claim("money_lost", "pence", "c0 pays 3 pence.", who="c0", amount=3)
    assert weighed(inn, paid).outcome == "possible"
    assert weighed(inn, paid, changed(inn, "character", "c0", money=7)).outcome == "done"
    assert weighed(inn, replace(paid, amount=30)).outcome == "contradicted"


def test_people_are_where_they_are(inn: Table) -> None:
    here = Claim("person_present", "Berit", "Berit walks in.", subject_id="berit")
    away = replace(here, subject="Ansel", subject_id="ansel")
    assert weighed(inn, here).outcome == "done"
    assert weighed(inn, here, changed(inn, "npc", "berit", status="hidden")).outcome == "possible"
    assert weighed(inn, here, changed(inn, "npc", "berit", status="dead")).outcome == "contradicted"
    assert weighed(inn, away).outcome == "possible"
    assert weighed(inn, away, changed(inn, "npc", "ansel", status="dead")).outcome == "contradicted"
    assert weighed(inn, away, inn.world, changed(inn, "scene", "main", place="quay")).outcome == "stale"


def test_who_leaves_goes_somewhere(inn: Table) -> None:
    gone = Claim("person_left", "Berit", "Berit leaves.", subject_id="berit")
    assert weighed(inn, gone).outcome == "contradicted"
    assert weighed(inn, replace(gone, other="quay")).claim.other == "quay"


def test_an_enemy_is_no_companion(inn: Table) -> None:
    joined = Claim("companion_joined", "Berit", "Berit joins them.", subject_id="berit")
    assert weighed(inn, joined).outcome == "possible"
    assert weighed(inn, joined, changed(inn, "npc", "berit", disposition=-90)).outcome == "contradicted"


def test_a_place_is_reached_by_the_engine_alone(inn: Table) -> None:
    there = Claim("place", "chandlery", "They reach the chandlery.", subject_id="chandlery")
    assert weighed(inn, there).outcome == "contradicted"
    assert weighed(inn, replace(there, subject_id="lamp_room")).outcome == "done"


CARRIED = (
    (
        KEY,
        lambda world: [one.name for one in world.held_by("c0") if one.name == "Brass key"] == ["Brass key"],
    ),
    (
        Claim("item_given", "bell", "", who="c0", other="c1", subject_id="bell"),
        lambda world: world.item("bell").holder == "c1",
    ),
    (
        Claim("item_lost", "bell", "", who="c0", subject_id="bell"),
        lambda world: (world.item("bell").holder, world.item("bell").holder_kind) == ("lamp_room", "place"),
    ),
    (Claim("money_gained", "pence", "", who="c0", amount=3), lambda world: world.character("c0").money == 13),
    (Claim("money_lost", "pence", "", who="c0", amount=3), lambda world: world.character("c0").money == 7),
    (
        Claim("person_present", "Ansel", "", subject_id="ansel"),
        lambda world: (world.npc("ansel").place, world.npc("ansel").met) == ("lamp_room", True),
    ),
    (
        Claim("person_left", "Berit", "", subject_id="berit", other="quay"),
        lambda world: world.npc("berit").place == "quay",
    ),
    (
        Claim("companion_joined", "Berit", "", subject_id="berit"),
        lambda world: world.npc("berit").data["companion"] == "main",
    ),
)


@pytest.mark.parametrize(("claim", "so"), CARRIED, ids=lambda one: getattr(one, "kind", ""))
def test_what_is_accepted_becomes_so_and_then_is_so(
    inn: Table, claim: Claim, so: Callable[[World], bool]
) -> None:
    held = page(inn)
    verdict = weigh(held, claim)
    assert verdict.outcome == "possible", verdict.reason
    carry_out(held, verdict.claim, inn.rules, "seed")
    assert so(inn.world)


def test_what_is_made_has_an_id_of_its_own_and_the_same_each_time(inn: Table) -> None:
    ids = []
    for _time in range(2):
        copy = inn.world.branch()
        carry_out(page(inn, copy), KEY, inn.rules, "seed")
        ids.append({one.id for one in copy.items()} - {one.id for one in inn.world.items()})
    assert ids[0] == ids[1]
    assert len(ids[0]) == 1


def test_the_cast_knows_people_by_what_they_are_where_one_alone_is_that(inn: Table) -> None:
    cast = cast_of(inn.world, inn.story, "main")
    berit = next(one for one in cast.beings if one.id == "berit")
    assert berit.here
    assert "the keeper" in berit.names
    assert cast.you == ""
    assert {one.holder for one in cast.things} <= {"lamp_room", "c0", "c1", "berit"}


def test_a_companion_goes_along_until_they_part(inn: Table) -> None:
    joined = Claim("companion_joined", "Berit", "Berit joins them.", subject_id="berit")
    parted = replace(joined, kind="companion_left", quote="Berit takes leave of them.")
    assert weighed(inn, parted).outcome == "done", "they never came along"
    carry_out(page(inn), joined, inn.rules, "seed")
    inn.play("I take the stair down to the quay", "")
    berit = inn.world.npc("berit")
    assert berit is not None
    assert berit.place == "quay"
    held = Page.at(inn.world, inn.story, "main", "quay")
    assert weigh(held, joined).outcome == "done"
    assert weigh(held, parted).outcome == "possible"
    carry_out(held, parted, inn.rules, "seed")
    inn.play("I take the stair to the lamp room", "")
    berit = inn.world.npc("berit")
    assert berit is not None
    assert berit.place == "quay"
