"""/roll and every throw that nobody makes by hand can be verified along the session's chain."""

from __future__ import annotations

from itertools import pairwise

import pytest

from campaigns.errors import RulesError
from campaigns.models import DiceRoll, Event, Session
from campaigns.rules.contracts import DieSpec
from campaigns.rules.fairness import CHAIN_LENGTH, chain_of, commitment, verify
from campaigns.rules.records import load_dice
from campaigns.services.dicebox import ChainDice, ChainMoved, StoringDice, anchor, chain_secret
from campaigns.services.rolling import roll
from tests.campaigns.services.play import play
from tests.cast import Table

D20 = (DieSpec(20, 1),)


def _chain(table: Table, kind: str) -> list[DiceRoll]:
    return list(DiceRoll.objects.filter(session=table.session, chain=kind).order_by("chain_index"))


def _verify_along(rolls: list[DiceRoll], start: str) -> None:
    previous = start
    for number, thrown in enumerate(rolls):
        assert thrown.chain_index == number
        assert verify(
            thrown.server_seed,
            thrown.client_seed,
            thrown.nonce,
            load_dice(thrown.dice),
            thrown.faces,
            promised=thrown.commitment,
            previous=previous,
        )
        previous = thrown.server_seed


def test_a_roll_is_shown_to_the_table_with_its_proof(table: Table, hear) -> None:
    with hear() as heard:
        told = roll(table.session, table.bob, "2d6+1")
    body = Event.objects.get(session=table.session, kind="DICE_RESULT").stored.body
    assert heard.types() == ["DICE_RESULT"]
    assert body["total"] == sum(body["rolls"][0]["faces"]) + 1
    assert told.endswith(f"= {body['total']}")
    assert (body["rolling_player_id"], body["free"]) == (table.bob.public_id, True)
    assert body["rolls"][0]["spec"] == {"sides": 6, "count": 2}
    assert body["client_seed"] == table.session.slug


def test_dice_that_are_dropped_are_told_apart(table: Table) -> None:
    roll(table.session, table.bob, "4d6dl1")
    body = Event.objects.get(session=table.session, kind="DICE_RESULT").stored.body
    faces = body["rolls"][0]["faces"]
    (dropped,) = body["dropped"]
    assert faces[dropped] == min(faces)
    assert body["total"] == sum(faces) - faces[dropped]


def test_further_waves_are_shown_on_the_same_card_and_follow_along_the_chain(table: Table, hear) -> None:
    with hear() as heard:
        told = roll(table.session, table.bob, "40d3!")
    body = Event.objects.get(session=table.session, kind="DICE_RESULT").stored.body
    rolls = _chain(table, "public")
    assert heard.types() == ["DICE_RESULT"]
    assert [body["request_id"], *(wave["request_id"] for wave in body["waves"])] == [
        thrown.request_id for thrown in rolls
    ]
    assert [body["server_seed"], *(wave["server_seed"] for wave in body["waves"])] == [
        thrown.server_seed for thrown in rolls
    ]
    assert body["total"] == sum(face for thrown in rolls for face in thrown.faces)
    for before, after in pairwise(rolls):
        assert sum(die["count"] for die in after.dice) == before.faces.count(3)
    assert told.endswith(f"= {body['total']}")
    _verify_along(rolls, chain_of(chain_secret(table.session, public=True)).anchor)


def test_every_chained_throw_follows_from_the_one_before(table: Table) -> None:
    start = chain_of(chain_secret(table.session, public=True)).anchor
    assert anchor(table.session) == start
    for number in range(4):
        roll(table.session, table.bob if number % 2 else table.cleo, "1d20")
        play(table, 1, "I search the room.")
    rolls = _chain(table, "public")
    assert len(rolls) >= 4
    _verify_along(rolls, start)


def test_hidden_throws_have_a_chain_of_their_own(table: Table) -> None:
    dice = StoringDice(table.session.pk)
    dice.throw(D20, reason="watching", public=False)
    roll(table.session, table.bob, "1d20")
    dice.throw(D20, reason="watching again", public=False)
    hidden = _chain(table, "hidden")
    hidden = hidden[-2:] if len(hidden) > 2 else hidden
    _verify_along(_chain(table, "hidden"), chain_of(chain_secret(table.session, public=False)).anchor)
    assert not any(thrown.public for thrown in hidden)
    public = _chain(table, "public")
    _verify_along(public, chain_of(chain_secret(table.session, public=True)).anchor)


def test_two_who_take_from_the_chain_at_once_do_not_share_a_seed(table: Table) -> None:
    session = Session.objects.get(pk=table.session.pk)
    slow = ChainDice(session)
    slow.throw(D20, reason="slow")
    roll(table.session, table.bob, "1d20")
    with pytest.raises(ChainMoved):
        slow.store()
    assert not DiceRoll.objects.filter(session=session, label="slow").exists()


def test_a_used_up_chain_is_followed_by_the_next(table: Table) -> None:
    Session.objects.filter(pk=table.session.pk).update(chain_next=CHAIN_LENGTH - 1)
    dice = StoringDice(table.session.pk)
    dice.throw(D20, reason="the last")
    dice.throw(D20, reason="the first of the next")
    last, first = _chain(table, "public")[-2:]
    secret = chain_secret(table.session, public=True)
    assert commitment(bytes.fromhex(last.server_seed)) == last.commitment
    assert verify(
        first.server_seed, first.client_seed, 0, D20, first.faces, previous=chain_of(secret, 1).anchor
    )
    session = Session.objects.get(pk=table.session.pk)
    assert anchor(session) == chain_of(secret, 1).anchor


@pytest.mark.parametrize("notation", ["bananas", "0d6", "101d6", "1d1", "1d6+" + "9" * 5000, "d6;drop"])
def test_a_notation_that_means_nothing_is_refused(notation: str, table: Table) -> None:
    before = DiceRoll.objects.count()
    with pytest.raises(RulesError):
        roll(table.session, table.bob, notation)
    assert DiceRoll.objects.count() == before
