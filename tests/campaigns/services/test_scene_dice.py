"""Dice that fall in one scene while the party is apart: a chain of that scene, which tells nothing of another's."""

from __future__ import annotations

import hashlib

import pytest
from django.db import transaction

from campaigns.models import DiceRoll, Scene
from campaigns.rules.contracts import DieSpec
from campaigns.selectors.dice import proof, scene_anchor
from campaigns.services.dicebox import ChainDice, ChainMoved
from tests.cast import Table

D20 = (DieSpec(20, 1),)


def thrown(table: Table, scene: Scene, count: int = 3) -> list[DiceRoll]:
    """Throws that have been made and kept in a scene."""
    dice = ChainDice(table.session, scene=scene)
    for _throw in range(count):
        dice.throw(D20, reason="initiative")
    with transaction.atomic():
        dice.store()
    return dice.thrown


def another(table: Table) -> Scene:
    """A second scene of the table's session."""
    return Scene.objects.create(session=table.session, key="scene-b", place="lamp_room")


def test_each_seed_links_to_the_one_before_and_the_first_to_the_anchor(table: Table) -> None:
    scene = table.scene
    anchor = scene_anchor(table.session, scene)
    seeds = [bytes.fromhex(roll.server_seed) for roll in thrown(table, scene)]

    links = [hashlib.sha256(seed).hexdigest() for seed in seeds]
    assert links == [anchor, seeds[0].hex(), seeds[1].hex()]


def test_two_scenes_share_no_seed_and_take_nothing_from_the_table(table: Table) -> None:
    main = table.scene
    other = another(table)
    here, there = thrown(table, main), thrown(table, other)
    table.session.refresh_from_db()

    assert not {roll.server_seed for roll in here} & {roll.server_seed for roll in there}
    assert [roll.chain_index for roll in there] == [0, 1, 2]
    assert (table.session.chain_next, Scene.objects.get(pk=other.pk).chain_next) == (0, 3)


def test_the_proof_says_which_chain(table: Table) -> None:
    (roll,) = thrown(table, table.scene, 1)

    assert (proof(roll)["chain"], proof(roll)["chain_index"]) == ("scene", 0)


def test_two_who_take_the_same_seed_are_told(table: Table) -> None:
    scene, late = table.scene, table.scene
    slow = ChainDice(table.session, scene=late)
    slow.throw(D20, reason="slow")
    thrown(table, scene, 1)

    with pytest.raises(ChainMoved), transaction.atomic():
        slow.store()


def test_what_nobody_may_see_stays_on_the_hidden_chain(table: Table) -> None:
    dice = ChainDice(table.session, scene=table.scene)
    dice.throw(D20, reason="behind the screen", public=False)

    assert dice.thrown[0].chain == DiceRoll.Chain.HIDDEN
    assert not dice.thrown[0].public
