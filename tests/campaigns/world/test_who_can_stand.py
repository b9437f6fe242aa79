"""Whoever lies where they were struck down opposes nobody: a confrontation with them alone does not begin."""

from __future__ import annotations

from typing import cast

from campaigns.rules.contracts import Json
from campaigns.world.fights import begin
from campaigns.world.opposition import opponents_for
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.encounters import Opponent
from tests.campaigns.world.table import Table


def struck_down(saltby: ResolvedWorld, condition: str) -> Unfolding:
    """A turn in which Berit of the lamp room has just been struck down, or not."""
    table = Table(saltby, 2).hardy("berit")
    berit = table.world.npc("berit")
    assert berit is not None
    vitals = {**cast("dict[str, Json]", berit.sheet["vitals"]), "condition": condition}
    table.world.amend(berit, sheet={**berit.sheet, "vitals": vitals})
    return Unfolding.of(table.world, "main", saltby, table.rules, table.dice, seed=table.seed, turn=1)


def test_who_stands_comes_to_it(saltby: ResolvedWorld) -> None:
    assert opponents_for(struck_down(saltby, "up"), "a", Opponent(npc="berit"))


def test_who_is_down_does_not(saltby: ResolvedWorld) -> None:
    paper = struck_down(saltby, "out")
    before = paper.world.npc("berit")

    assert opponents_for(paper, "a", Opponent(npc="berit")) == []
    assert paper.world.npc("berit") == before


def test_a_confrontation_with_nobody_who_stands_does_not_begin(saltby: ResolvedWorld) -> None:
    paper = struck_down(saltby, "out")
    written = saltby.encounters.encounters[0]
    alone = written.model_copy(update={"opponents": [Opponent(npc="berit")]})

    assert not begin(paper, alone)
    assert paper.world.running_encounter("main") is None
