"""Reading what a player types after /roll."""

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice import DiceNotationError, parse, spec
from tests.campaigns.rules.dice.falling import falling


def test_dice_and_a_constant_are_read_and_counted_up() -> None:
    notation = parse("2d6 + 1")

    assert notation.dice == (DieSpec(6, 2),)
    tally = notation.evaluate(falling([3, 4]))
    assert (tally.total, tally.text) == (8, "[3, 4] + 1 = 8")


@pytest.mark.parametrize(
    ("text", "faces", "total"),
    [
        ("d20-2", [20], 18),
        ("4dF", [-1, 0, 1, 1], 1),
        ("d%", [73], 73),
        ("4d6kh3", [1, 6, 5, 4], 15),
        ("2d20kl1", [17, 3], 3),
        ("1d8+2d4-1d6+2", [8, 1, 2, 6], 7),
    ],
)
def test_every_form_counts_what_it_says(text: str, faces: list[int], total: int) -> None:
    assert parse(text).evaluate(falling(faces)).total == total


@pytest.mark.parametrize(
    "text",
    ["", "hello", "0d6", "101d6", "60d6+60d6", "2d1", "2d1001", "2d6kh3", "7", "2d6 7", "1d6+", "1d6x2"],
)
def test_what_is_no_handful_of_dice_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(DiceNotationError) as refused:
        parse(text)

    assert "2d6+1" in refused.value.hint


def test_faces_that_cannot_have_fallen_are_refused() -> None:
    with pytest.raises(RulesError):
        parse("2d6").evaluate(falling([3]))
    with pytest.raises(RulesError):
        parse("2d6").evaluate(falling([3, 7]))


def test_a_table_entry_may_be_a_bare_number() -> None:
    assert spec("3") == ((), 3)
    assert spec("2d6+1") == ((DieSpec(6, 2),), 1)


@pytest.mark.parametrize("text", ["4d6kh3", "6d6!", "adv(1d20)", "2d6r1", "2d6>=4", "2d6-1d4"])
def test_a_table_entry_asks_for_dice_that_are_only_added_up(text: str) -> None:
    with pytest.raises(DiceNotationError):
        spec(text)
