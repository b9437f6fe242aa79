"""Dice that are thrown again: rerolls, explosions, successes and advantage, wave after wave."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice import MOST_WAVES, DiceNotationError, parse
from tests.campaigns.rules.dice.falling import falling


@pytest.mark.parametrize(
    ("notation", "waves", "total", "text"),
    [
        ("3d6!", [[6, 2, 6], [6, 1], [3]], 24, "[6+6+3, 2, 6+1] = 24"),
        ("2d6!>=5", [[6, 4], [5]], 2, "[6+5, 4]>=5 = 2"),
        ("2d6!!>=8", [[6, 6], [1, 2]], 1, "[6+1, 6+2]>=8 = 1"),
        ("2d6r1", [[1, 4], [1], [3]], 7, "[1→1→3, 4] = 7"),
        ("2d6ro<3", [[1, 4], [2]], 6, "[1→2, 4] = 6"),
        ("1d6r1!", [[1], [6], [1]], 7, "[1→6+1] = 7"),
        ("4d6kl1", [[4, 3, 6, 5]], 3, "[4, 3, 6, 5] = 3"),
        ("4d6dh1", [[4, 3, 6, 5]], 12, "[4, 3, 6, 5] = 12"),
        ("4d6dl1", [[4, 3, 6, 5]], 15, "[4, 3, 6, 5] = 15"),
        ("2d6!kh", [[6, 5], [2]], 8, "[6+2, 5] = 8"),
        ("adv(1d20+2)-1", [[4, 17]], 18, "adv([4] + 2 = 6 | [17] + 2 = 19) - 1 = 18"),
        ("dis(2d6!)", [[6, 1, 4, 4], [3]], 8, "dis([6+3, 1] = 10 | [4, 4] = 8) = 8"),
        ("4dF>=0", [[-1, 0, 1, 1]], 3, "[-1, 0, 1, 1]>=0 = 3"),
    ],
)
def test_each_wave_is_asked_for_and_counted(
    notation: str, waves: list[list[int]], total: int, text: str
) -> None:
    tally = parse(notation).evaluate(falling(*waves))
    assert (tally.total, tally.text) == (total, text)
    assert [list(wave.faces) for wave in tally.waves] == waves


def test_a_wave_asks_only_for_the_dice_that_go_on() -> None:
    tally = parse("3d6!+2d20+1d8!").evaluate(falling([6, 6, 1, 20, 20, 8], [6, 2, 3], [1]))
    assert [wave.dice for wave in tally.waves] == [
        (DieSpec(6, 3), DieSpec(20, 2), DieSpec(8, 1)),
        (DieSpec(6, 2), DieSpec(8, 1)),
        (DieSpec(6, 1),),
    ]


@pytest.mark.parametrize(("notation", "face", "total"), [("1d6!", 6, 6 * (MOST_WAVES + 1)), ("1d6r1", 1, 1)])
def test_dice_that_never_settle_are_left_lying_after_the_last_wave(
    notation: str, face: int, total: int
) -> None:
    def stubborn(dice: Sequence[DieSpec]) -> tuple[int, ...]:
        return (face,) * sum(die.count for die in dice)

    tally = parse(notation).evaluate(stubborn)
    assert (tally.total, len(tally.waves)) == (total, MOST_WAVES + 1)


def test_faces_of_a_later_wave_have_to_fit() -> None:
    with pytest.raises(RulesError):
        parse("1d6!").evaluate(falling([6], [7]))


@pytest.mark.parametrize(
    "notation",
    ["4d6kh5", "4d6dl4", "1d6dl1", "2d6kh0", "4d6kh3>=4", "2d6r<6", "2d2r>0", "adv(adv(1d20))", "adv(5)", "adv(60d6)",
     "2d6!!!", "1d6kh3kl1", "2d6+10001", "9000+9000+1d6", "adv(d20", "2d6>=", "2d6r", "d20adv"],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_an_example(notation: str) -> None:
    with pytest.raises(DiceNotationError) as refused:
        parse(notation)
    assert "d6" in refused.value.hint
