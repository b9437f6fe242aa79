"""A mage at the table: spells that players' own words find, and creatures that come when they are called."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Build
from campaigns.rules.without_number.bodies import Hero, Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.magic.mastery import casts_left
from campaigns.world.fights import begin
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.table import Table

SCORES = {
    "strength": 10, "dexterity": 10, "constitution": 12, "intelligence": 14, "wisdom": 10, "charisma": 9,
}  # fmt: skip


def with_mage(story: ResolvedWorld, tradition: str, *spells: str, level: int = 5) -> Table:
    """A table of one, a mage of the fifth level who has prepared these spells."""
    table = Table(story, 1)
    build = Build("Cleo", "x", "mage", SCORES, choices={"tradition": [tradition]})
    made = read(WWN, table.rules.new_sheet(build, table.dice))
    assert isinstance(made, Hero)
    memory = replace(made.magic, spells=spells, prepared=spells)
    grown = replace(made, level=level, vitals=Vitals(40, 40), magic=memory)
    found = table.world.character("c0")
    assert found is not None
    table.world.amend(found, sheet=write(grown))
    return table


def begun(table: Table) -> Table:
    """The street fight, begun."""
    paper = Unfolding.of(table.world, "main", table.story, table.rules, table.dice, seed=table.seed, turn=1)
    assert begin(paper, table.story.encounter_by_id["street_fight"])
    paper.keep()
    table.turn = 1
    return table


def mage_of(table: Table) -> Hero:
    found = table.world.character("c0")
    assert found is not None
    body = read(WWN, found.sheet)
    assert isinstance(body, Hero)
    return body


def test_a_player_casts_in_their_own_words(saltby: ResolvedWorld) -> None:
    table = begun(with_mage(saltby, "high_mage", "howl_of_light"))

    last = table.play("I cast the howl of light at them!")

    assert "wwn.spell" in {ruling.rule for ruling in last.rulings}
    assert casts_left(mage_of(table)) == 2


def test_outside_a_fight_a_spell_is_cast_and_told(saltby: ResolvedWorld) -> None:
    table = with_mage(saltby, "high_mage", "phantasmal_mimesis")

    last = table.play("I cast Phantasmal Mimesis, a second moon over the water.")

    assert [ruling.rule for ruling in last.rulings] == ["wwn.spell"]
    assert "Phantasmal Mimesis" in last.rulings[0].summary


def test_a_corpse_that_is_raised_stands_with_the_party(saltby: ResolvedWorld) -> None:
    table = begun(with_mage(saltby, "necromancer", "raise_corpse"))

    table.play("I raise a corpse.")

    running = table.world.running_encounter("main")
    assert running is not None
    sides = {actor["id"]: actor["side"] for actor in running.state["actors"]}  # type: ignore[index, union-attr, call-overload]
    allies = [npc for npc in table.world.npcs() if npc.source == "raised_corpse"]
    assert len(allies) == 1
    assert sides[allies[0].id] == "party"


def test_a_servant_called_beforehand_is_there_when_it_begins(saltby: ResolvedWorld) -> None:
    table = with_mage(saltby, "necromancer", "raise_corpse")
    table.play("I cast Raise Corpse.")
    assert mage_of(table).magic.servants == ("raised_corpse",)

    begun(table)

    assert mage_of(table).magic.servants == ()
    assert [npc.source for npc in table.world.npcs() if npc.source == "raised_corpse"] == ["raised_corpse"]


def test_the_night_takes_away_what_was_called(saltby: ResolvedWorld) -> None:
    table = with_mage(saltby, "necromancer", "raise_corpse")
    table.play("I cast Raise Corpse.")
    sheet = write(mage_of(table))

    after = read(WWN, table.rules.rest(sheet, "night", table.dice).sheets["self"])

    assert isinstance(after, Hero)
    assert after.magic.servants == ()
    assert casts_left(after) == 3
