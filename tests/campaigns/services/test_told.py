"""What a player reads of what the narrator is told: what everybody in the scene knows, and nothing else."""

from __future__ import annotations

from campaigns.models import Session
from campaigns.services.commands import run
from campaigns.services.turns import submit
from tests.cast import Table


def told(table: Table) -> str:
    return str(run(table.bob.pk, table.session.pk, table.bob_seat.pk, "/told")["text"])


def test_a_player_reads_what_the_narrator_knows_of_them(table: Table) -> None:
    assert '"Ida Marsh"' in told(table)
    assert "Ways out:" in told(table)


def test_others_words_and_the_gms_wishes_stay_out(table: Table) -> None:
    Session.objects.filter(pk=table.session.pk).update(note_from_gm="Kill them all.")
    submit(table.cleo_seat.pk, text="I steal the oil.")
    assert "Kill them" not in told(table)
    assert "steal the oil" not in told(table)


def test_how_people_are_played_stays_out(table: Table) -> None:
    assert "Speaks like" not in told(table)


def test_who_has_no_seat_is_told_so(table: Table) -> None:
    assert "no seat" in str(run(table.alice.pk, table.session.pk, None, "/told")["text"])
