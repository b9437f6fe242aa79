"""Standing in for a player who is away: taken on once, kept only while they are away, and forgotten with the seat."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.errors import InvalidRequest
from campaigns.models import Presence, StandIn, Submission
from campaigns.services import standing
from campaigns.services.seating import reassign
from campaigns.services.turns import submit
from campaigns.world.standing_in import HOLD_BACK, Deed
from tests.campaigns.services.conftest import Hear
from tests.cast import Table, arrive

WATCH = Deed("wait", "I keep watch.")


@pytest.fixture
def absent(table: Table) -> Table:
    """Cleo has chosen to be stood in for, and is away for long."""
    standing.choose(table.cleo_seat.pk, standing.Wish(mode="act", after_minutes=1))
    Presence.objects.filter(seat=table.cleo_seat).delete()
    standing.went_away([table.cleo_seat.pk])
    past = timezone.now() - timedelta(seconds=1)
    StandIn.objects.filter(seat=table.cleo_seat).update(due_at=past)
    return table


def said(table: Table) -> list[tuple[str, bool]]:
    """What was submitted for Cleo."""
    rows = Submission.objects.filter(turn__session=table.session, seat=table.cleo_seat)
    return list(rows.values_list("text", "by_stand_in"))


def test_a_stand_in_is_due_when_it_is_all_that_a_turn_waits_for(absent: Table) -> None:
    assert standing.waiting() == ()
    submit(absent.bob_seat.pk, text="I wait.")
    assert standing.waiting() == ((absent.turn.pk, absent.cleo_seat.pk),)


def test_it_is_not_due_while_somebody_who_is_here_is_awaited(absent: Table) -> None:
    submit(absent.cleo_seat.pk, text="I was here a moment ago.")
    assert standing.waiting() == ()


def test_one_process_takes_it_on(absent: Table) -> None:
    assert standing.take(absent.cleo_seat.pk) is True
    assert standing.take(absent.cleo_seat.pk) is False
    assert standing.waiting() == ()


def test_what_it_says_closes_the_turn_and_is_counted(absent: Table, hear: Hear) -> None:
    turn = absent.turn
    submit(absent.bob_seat.pk, text="I wait.")
    with hear() as heard:
        assert standing.speak(turn.pk, absent.cleo_seat.pk, WATCH) is True
    assert "TurnClosed" in heard.types()
    assert said(absent) == [("I keep watch.", True)]
    assert StandIn.objects.get(seat=absent.cleo_seat).stood == 1
    assert standing.speak(turn.pk, absent.cleo_seat.pk, WATCH) is False


def test_holding_back_is_without_words(absent: Table) -> None:
    submit(absent.bob_seat.pk, text="I wait.")
    standing.speak(absent.turn.pk, absent.cleo_seat.pk, HOLD_BACK)
    assert said(absent) == [("", True)]


def test_for_who_is_back_nothing_is_said(absent: Table) -> None:
    submit(absent.bob_seat.pk, text="I wait.")
    arrive(absent.session, absent.cleo, absent.cleo_seat)
    assert standing.speak(absent.turn.pk, absent.cleo_seat.pk, WATCH) is False
    assert said(absent) == []


def test_a_players_own_words_are_never_replaced(absent: Table) -> None:
    Presence.objects.filter(session=absent.session).delete()
    arrive(absent.session, absent.bob, absent.bob_seat)
    submit(absent.cleo_seat.pk, text="I go.")
    assert standing.speak(absent.turn.pk, absent.cleo_seat.pk, WATCH) is False
    assert said(absent) == [("I go.", False)]


def test_a_seat_that_is_given_away_forgets_what_its_player_chose(absent: Table) -> None:
    host = absent.alice
    host.is_host = True
    host.save()
    reassign(absent.session, host, absent.cleo_seat.public_id, None)
    assert not StandIn.objects.exists()


def test_choices_have_bounds(table: Table) -> None:
    for wish in (standing.Wish(mode="always"), standing.Wish(turns=0), standing.Wish(flee_below=101)):
        with pytest.raises(InvalidRequest):
            standing.choose(table.cleo_seat.pk, wish)
    assert not StandIn.objects.exists()


def test_what_is_left_out_stays(table: Table) -> None:
    standing.choose(table.cleo_seat.pk, standing.Wish(mode="act", turns=7))
    standing.choose(table.cleo_seat.pk, standing.Wish(silent=False))
    row = StandIn.objects.get(seat=table.cleo_seat)
    assert (row.mode, row.turns, row.silent, row.spares) == ("act", 7, False, True)
