"""Working copies: what was recorded of one is brought into another that has moved on."""

from __future__ import annotations

from dataclasses import replace

from campaigns.world.entities import CharacterState, ItemState
from campaigns.world.state import World

MARA = CharacterState(
    "mara", "s0", "main", "Mara", "she/her", "a diver", sheet={"vitals": {"hp": 9, "strain": 0}, "xp": 1}
)
ROPE = ItemState("rope", "Rope", "character", "mara")


def _merged(recorded: World, meanwhile: World) -> World:
    fresh = World(meanwhile)
    fresh.merge(recorded.changes())
    return fresh


def test_fields_that_others_changed_stay() -> None:
    recorded, meanwhile = World([MARA]), World([replace(MARA, money=50)])
    recorded.amend(MARA, place="quay")
    assert _merged(recorded, meanwhile).character("mara") == replace(MARA, money=50, place="quay")


def test_keys_of_an_object_that_others_changed_stay() -> None:
    recorded = World([MARA])
    recorded.amend(MARA, sheet={"vitals": {"hp": 9, "strain": 2}, "xp": 1})
    meanwhile = World([replace(MARA, sheet={"vitals": {"hp": 4, "strain": 0}, "xp": 3})])
    merged = _merged(recorded, meanwhile).character("mara")
    assert merged is not None
    assert merged.sheet == {"vitals": {"hp": 4, "strain": 2}, "xp": 3}


def test_a_key_that_was_taken_out_is_taken_out() -> None:
    recorded = World([replace(MARA, data={"hidden": True, "seen": 1})])
    recorded.amend(MARA, data={"seen": 1})
    meanwhile = World([replace(MARA, data={"hidden": True, "seen": 2})])
    merged = _merged(recorded, meanwhile).character("mara")
    assert merged is not None
    assert merged.data == {"seen": 2}


def test_where_both_changed_the_same_the_recorded_change_stands() -> None:
    recorded = World([MARA])
    recorded.amend(MARA, money=3)
    merged = _merged(recorded, World([replace(MARA, money=50)])).character("mara")
    assert merged is not None
    assert merged.money == 3


def test_what_came_and_what_went_is_brought_in_whole() -> None:
    recorded = World([MARA])
    recorded.remove("character", "mara")
    recorded.put(ROPE)
    assert tuple(_merged(recorded, World([replace(MARA, money=50)]))) == (ROPE,)


def test_what_was_merged_counts_as_changed_by_this_copy() -> None:
    recorded, meanwhile = World([MARA]), World([replace(MARA, money=50)])
    recorded.amend(MARA, place="quay")
    (change,) = _merged(recorded, meanwhile).changes()
    assert change.before is not None
    assert (change.before["money"], change.before["place"]) == (50, "")
