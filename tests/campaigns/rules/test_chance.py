"""Dice that nobody throws: drawn in order, recorded, open to anybody's arithmetic."""

from campaigns.rules.chance import ChainCursor, SeededDice
from campaigns.rules.contracts import DieSpec
from campaigns.rules.fairness import CHAIN_LENGTH, chain_of, verify

D20 = (DieSpec(20, 1),)


def test_every_throw_is_recorded_so_that_it_can_be_verified() -> None:
    dice = SeededDice.from_label("table")
    anchor = dice.shown.anchor
    first = dice.throw(D20, reason="the drowner strikes")
    second = dice.throw((DieSpec(6, 2),), reason="morale")

    assert [record.throw for record in dice.records] == [first, second]
    assert first.id != second.id
    before = anchor
    for record in dice.records:
        assert verify(
            record.server_seed, record.client_seed, 0, record.throw.dice, record.throw.faces, previous=before
        )
        before = record.server_seed


def test_what_not_everyone_may_see_has_a_chain_of_its_own() -> None:
    dice = SeededDice.from_label("table")
    dice.throw(D20, reason="shown")
    dice.throw(D20, reason="hidden", public=False)
    shown, hidden = dice.records

    assert (shown.index, hidden.index) == (1, 1)
    assert shown.server_seed != hidden.server_seed
    assert dice.shown.ordinal == dice.hidden.ordinal == 1


def test_the_same_secret_and_place_give_the_same_faces() -> None:
    first = [SeededDice.from_label("again").throw((DieSpec(100, 5),), reason="x").faces for _ in range(2)]

    assert first[0] == first[1]


def test_a_cursor_says_what_comes_before_its_next_seed_and_how_many_are_left() -> None:
    cursor = ChainCursor(b"secret", ordinal=CHAIN_LENGTH - 1)

    assert cursor.left == 1
    assert cursor.previous == chain_of(b"secret").seed(CHAIN_LENGTH - 1).hex()
    _seed, generation, index = cursor.draw()
    assert (generation, index) == (0, CHAIN_LENGTH)
    assert cursor.previous == cursor.anchor == chain_of(b"secret", 1).anchor
    assert cursor.left == CHAIN_LENGTH
