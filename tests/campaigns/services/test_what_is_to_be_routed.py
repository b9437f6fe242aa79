"""Who speaks for a turn that stays open is routed; who closes it is not; who spoke too early, once more."""

from __future__ import annotations

from campaigns.events import SubmissionMade
from campaigns.models import Submission
from campaigns.services.turns import submit
from tests.campaigns.services.conftest import Hear
from tests.campaigns.services.play import say, tell
from tests.cast import Table


def test_who_leaves_a_turn_open_is_routed(table: Table, hear: Hear) -> None:
    with hear() as heard:
        submit(table.bob_seat.pk, text="I wait.")
    assert heard[-1] == SubmissionMade(table.session.pk, table.turn.pk, table.bob_seat.pk)


def test_who_closes_a_turn_is_not(table: Table, hear: Hear) -> None:
    submit(table.bob_seat.pk, text="I wait.")
    with hear() as heard:
        submit(table.cleo_seat.pk, text="I wait too.")
    assert "SubmissionMade" not in heard.types()


def test_other_words_drop_the_old_ones_package(table: Table) -> None:
    submit(table.bob_seat.pk, text="I wait.")
    Submission.objects.update(dispatch={"key": "old"})
    submit(table.bob_seat.pk, text="I wait still.")
    assert Submission.objects.get().dispatch is None


def test_what_was_said_before_a_turn_opened_is_routed_when_it_does(table: Table, hear: Hear) -> None:
    first = say(table)
    submit(table.bob_seat.pk, text="I look around.")
    with hear() as heard:
        tell(first)
    made = [one for one in heard if isinstance(one, SubmissionMade)]
    assert made == [SubmissionMade(table.session.pk, table.turn.pk, table.bob_seat.pk)]


def test_a_turn_for_which_nobody_has_spoken_has_nothing_to_route(table: Table, hear: Hear) -> None:
    first = say(table)
    with hear() as heard:
        tell(first)
    assert "SubmissionMade" not in heard.types()
