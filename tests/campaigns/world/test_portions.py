"""Things that can be used several times: each use takes one of them, and a full one weighs what the catalogue says."""

from __future__ import annotations

import pytest

from campaigns.world.belongings import make_item
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.items import ItemDef
from tests.campaigns.world.table import Table

SALVE = ItemDef(id="salve", name="pot of salve", description="Grey.", category="consumable", weight=1, uses=4)


def test_a_thing_holds_as_many_uses_as_its_entry_says() -> None:
    made = make_item(SALVE, "salve-1", "c0", "character")

    assert made.quantity == 4
    assert made.quantity * float(str(made.data["weight"])) == pytest.approx(1)


def test_several_of_them_hold_more() -> None:
    assert SALVE.model_copy(update={"quantity": 2}).portions == 8


def test_what_says_nothing_of_uses_is_one_thing() -> None:
    plain = SALVE.model_copy(update={"uses": None})

    assert (plain.portions, plain.portion_weight) == (1, 1)


def test_a_use_takes_one_of_them_and_the_last_takes_the_thing(saltby: ResolvedWorld) -> None:
    table = Table(saltby)
    table.world.put(make_item(SALVE, "salve-1", "c0", "character"))
    paper = Unfolding.of(table.world, "main", saltby, table.rules, table.dice, seed=table.seed, turn=1)
    left = []
    for _use in range(4):
        paper.use_up([("c0", "salve-1")])
        item = table.world.item("salve-1")
        assert item is not None
        left.append((item.quantity, item.holder_kind))

    assert left == [(3, "character"), (2, "character"), (1, "character"), (0, "nowhere")]
