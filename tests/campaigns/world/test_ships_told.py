"""A battle of ships, as it is told."""

from __future__ import annotations

from django.conf import settings

from campaigns.world.fights import begin
from campaigns.world.unfolding import Unfolding
from genre_packs import catalogue
from tests.campaigns.world.table import Table

PACKS = settings.BASE_DIR / "genre_packs" / "packs"


def test_what_hits_a_ship_is_told_of_the_ship_by_name() -> None:
    story = next(one for one in catalogue.worlds(PACKS) if "the_tow" in one.encounter_by_id)
    table = Table(story, 1)
    paper = Unfolding.of(table.world, "main", story, table.rules, table.dice, seed=table.seed, turn=1)
    assert begin(paper, story.encounter_by_id["the_tow"])
    paper.keep()
    table.turn = 1

    shots = [one for _round in range(3) for one in table.play("I do my duty").outcomes if one.actor != "c0"]

    assert any("the Notice to Quit" in one.summary for one in shots)
    assert [one.told for one in shots if "ship's side" in one.told] == []
