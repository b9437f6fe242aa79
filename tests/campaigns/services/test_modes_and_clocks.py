"""How turns come to close: everybody spoken, a deadline, each by themselves, and never during a pause."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.errors import InvalidRequest, TurnError
from campaigns.models import Seat, Session, Submission, Turn
from campaigns.services import directing
from campaigns.services.campaigns import join, open_seat
from campaigns.services.creation import take_premade
from campaigns.services.sweeping import look_around
from campaigns.services.turns import MAX_WORDS, submit
from tests.campaigns.services.play import declared, play, say, tell
from tests.cast import Table, arrive, set_table, user


def _by_deadline(seconds: int = 60, **given: object) -> Table:
    """A table whose open turn has a deadline that is just over."""
    table = set_table(**given)
    Session.objects.filter(pk=table.session.pk).update(deadline_seconds=seconds)
    table.session.refresh_from_db()
    _pass_deadline(table)
    return table


def _pass_deadline(table: Table) -> None:
    Turn.objects.filter(pk=table.turn.pk).update(deadline_at=timezone.now() - timedelta(seconds=1))


def test_a_turn_closes_when_everybody_has_spoken(table: Table, hear) -> None:
    submit(table.bob_seat.pk, text="I wait.")
    with hear() as heard:
        assert submit(table.cleo_seat.pk, text="So do I.").closed
    assert heard.types() == ["THINKING", "TurnClosed"]


def test_who_is_awaited_is_shown(table: Table, hear) -> None:
    with hear() as heard:
        submit(table.bob_seat.pk, text="I wait.")
    status = heard.last("TURN_STATUS").payload
    assert [entry["status"] for entry in status["entries"]] == ["submitted", "pending"]
    assert status["awaited"] == [table.cleo.public_id]


def test_saying_it_again_replaces_it(table: Table) -> None:
    submit(table.bob_seat.pk, text="I wait.")
    submit(table.bob_seat.pk, text="I run.")
    assert declared(table.turn) == {"Ida Marsh": "I run."}


def test_a_word_while_a_turn_resolves_is_for_the_next(table: Table) -> None:
    turn = say(table)
    assert submit(table.bob_seat.pk, text="And then I run.").round == turn.number + 1
    assert submit(table.cleo_seat.pk, text="After him!").closed is False, (
        "one turn of a scene resolves at a time"
    )
    tell(turn)
    following = Turn.objects.get(session=table.session, number=turn.number + 1)
    assert following.status == Turn.Status.CLOSED


@pytest.mark.parametrize("text", ["", "   ", "x" * (MAX_WORDS + 1)])
def test_nothing_and_too_much_are_refused(text: str, table: Table) -> None:
    with pytest.raises(InvalidRequest):
        submit(table.bob_seat.pk, text=text)
    assert not Submission.objects.exists()


def test_free_play_resolves_each_by_themselves(db: None) -> None:
    table = set_table(turn_mode=Session.TurnMode.FREE_PLAY)
    first = table.turn
    assert submit(table.bob_seat.pk, text="I wait.").closed
    assert not submit(table.cleo_seat.pk, text="I hurry.").closed
    tell(Turn.objects.get(pk=first.pk))
    second = Turn.objects.get(session=table.session, number=2)
    assert (second.status, declared(second)) == (Turn.Status.CLOSED, {"Tam Reed": "I hurry."})


def test_structured_turns_wait_for_all_and_show_nothing_before(db: None, hear) -> None:
    table = set_table(turn_mode=Session.TurnMode.STRUCTURED)
    with hear() as heard:
        submit(table.bob_seat.pk, text="I take the secret door.")
    assert "secret door" not in repr(list(heard))
    assert submit(table.cleo_seat.pk, text="I wait.").closed


def test_a_deadline_speaks_for_those_who_have_not(db: None, hear) -> None:
    table = _by_deadline()
    Submission.objects.create(turn=table.turn, seat=table.bob_seat, text="I go.", submitted_at=timezone.now())
    with hear() as heard:
        look_around((), renewing=None)
    kinds = dict(Submission.objects.values_list("seat__character_name", "kind"))
    assert kinds == {"Ida Marsh": "words", "Tam Reed": "silent"}
    assert table.turn.status == Turn.Status.CLOSED
    assert "TurnClosed" in heard.types()
    tell(table.turn)


def test_no_deadline_closes_a_turn_that_nobody_spoke_in(db: None) -> None:
    table = _by_deadline()
    look_around((), renewing=None)
    assert table.turn.status == Turn.Status.COLLECTING
    assert submit(table.bob_seat.pk, text="Late, but here.").closed


def test_a_deadline_awaits_those_who_are_away(db: None) -> None:
    table = set_table(present=False)
    Turn.objects.filter(pk=table.turn.pk).update(deadline_at=timezone.now() + timedelta(hours=1))
    assert not submit(table.bob_seat.pk, text="I write a letter.").closed
    assert submit(table.cleo_seat.pk, text="I answer it.").closed


def test_a_pause_holds_the_close_and_keeps_what_was_written(table: Table) -> None:
    directing.pause(table.session.pk)
    assert say(table, "I run.").status == Turn.Status.COLLECTING
    assert declared(table.turn)["Ida Marsh"] == "I run."
    directing.resume(table.session.pk)
    assert table.turn.status == Turn.Status.CLOSED


def test_a_pause_holds_a_deadline_too(db: None) -> None:
    table = _by_deadline()
    directing.pause(table.session.pk)
    submit(table.bob_seat.pk, text="I run.")
    look_around((), renewing=None)
    assert table.turn.status == Turn.Status.COLLECTING
    directing.resume(table.session.pk)
    assert table.turn.status == Turn.Status.CLOSED


def test_who_joins_while_a_turn_resolves_plays_from_the_next(table: Table, hear) -> None:
    turn = say(table)
    dora = join(table.session, user("Dora"), "Dora")
    seat = open_seat(table.session, dora)
    arrive(table.session, dora, seat)
    with hear() as heard:
        seat = take_premade(seat.pk, 0, "Odd Pike")
    assert {"SEAT_CONFIRMED", "PARTY_STATUS", "CHAPTER_MARKER"} <= set(heard.types())
    tell(turn)
    assert "Odd Pike" not in declared(turn)
    assert say(table).status != Turn.Status.CLOSED, "the newcomer is awaited now"
    assert submit(seat.pk, text="Here I am.").closed
    tell(table.turn)


def test_who_is_still_making_a_character_is_not_awaited(table: Table) -> None:
    dora = join(table.session, user("Dora"), "Dora")
    seat = open_seat(table.session, dora)
    arrive(table.session, dora, seat)
    with pytest.raises(TurnError):
        submit(seat.pk, text="Me too!")
    play(table, 1)


def test_nobody_speaks_before_the_story_begins(db: None) -> None:
    table = set_table(begun=False)
    with pytest.raises(TurnError):
        submit(table.bob_seat.pk, text="Hello?")


def test_a_seat_given_away_or_gone_does_not_speak(table: Table) -> None:
    Seat.objects.filter(pk=table.bob_seat.pk).update(status=Seat.Status.LEFT)
    for seat in (table.bob_seat.pk, 9_999):
        with pytest.raises(TurnError):
            submit(seat, text="Hello?")
