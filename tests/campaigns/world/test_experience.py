"""Experience at the end of a turn: levels come at once; their choices wait, unless the table lets them be suggested."""

from __future__ import annotations

from campaigns.world.experience import award
from campaigns.world.personas import from_premade
from campaigns.world.seating import seat_character
from campaigns.world.unfolding import Unfolding
from tests.campaigns.world.table import Table


def paper(table: Table, xp: int) -> Unfolding:
    """A turn that is worth so much experience."""
    made = Unfolding.of(table.world, "main", table.story, table.rules, table.dice, seed=table.seed, turn=3)
    made.xp = xp
    return made


def due(table: Table) -> bool:
    return bool(table.rules.growth(table.world.characters()[0].sheet, {}))


def test_a_level_leaves_its_choices_to_the_player(table: Table) -> None:
    turn = paper(table, 3)
    award(turn, automatic=False)

    assert due(table)
    assert "reaches level 2" in turn.private[0].text
    assert [ruling.actor for ruling in turn.rulings] == ["c0"]


def test_where_they_grow_by_themselves_nothing_is_left_to_choose(table: Table) -> None:
    turn = paper(table, 3)
    award(turn, automatic=True)

    assert not due(table)
    assert [ruling.rule for ruling in turn.rulings] == ["wwn.advancement", "wwn.growth"]
    assert any("has learned" in cue.text for cue in turn.private)


def test_who_comes_late_has_come_as_far_as_the_least_experienced(table: Table) -> None:
    award(paper(table, 6), automatic=True)
    late = seat_character(
        table.world,
        table.story,
        table.rules,
        from_premade(table.story, table.story.premade.characters[0], "Late"),
        seat="s9",
        scene="main",
        character_id="c9",
        dice=table.dice,
    )

    assert table.rules.view(late.sheet).level == 3
    assert table.rules.growth(late.sheet, {}) == ()


def test_the_first_of_a_company_begins_at_the_beginning(table: Table) -> None:
    assert table.rules.view(table.world.characters()[0].sheet).level == 1
