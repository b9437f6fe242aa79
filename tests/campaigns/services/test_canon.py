"""What the GM says is so, is so: kept word for word, told when its subject is there, written over by nothing."""

from __future__ import annotations

import pytest

from campaigns.errors import Conflict, InvalidRequest
from campaigns.models import Event, Memory
from campaigns.selectors.memories import recall
from campaigns.services import commands, saves
from campaigns.services.canon import LONGEST, remember
from campaigns.services.memories import keep
from campaigns.world.recalling import Wanted
from campaigns.world.remembering import Remembered
from tests.campaigns.services.play import play
from tests.cast import Table

TEXT = "Berit Marsh has sold the lamp to the harbour master."


def test_it_is_canon_about_those_it_names(table: Table) -> None:
    play(table, 1)
    kept = remember(table.session.pk, f"  {TEXT} ", by="Alice")
    assert (kept.text, kept.locked, kept.round, kept.audience) == (TEXT, True, 1, "")
    assert "Berit Marsh" in kept.about
    assert "Alice" in kept.source


def test_it_is_told_whenever_its_subject_is_there(table: Table) -> None:
    remember(table.session.pk, TEXT, by="Alice")
    wanted = Wanted((), ("Berit Marsh",), 1)
    (found,) = (one for one in recall(table.session.pk, wanted, ()) if one.text == TEXT)
    assert found.canon


def test_play_writes_it_over_no_more_and_going_back_leaves_it(table: Table) -> None:
    play(table, 1)
    first = saves.save_now(table.session.pk)
    kept = remember(table.session.pk, TEXT, by="Alice")
    keep(table.session.pk, [Remembered(kept.key, "event", "She has not.", 2)])
    saves.restore(first.pk)
    kept.refresh_from_db()
    assert kept.text == TEXT


def test_the_same_is_not_said_twice(table: Table) -> None:
    remember(table.session.pk, TEXT, by="Alice")
    with pytest.raises(Conflict):
        remember(table.session.pk, TEXT.upper(), by="Alice")
    assert Memory.objects.filter(session=table.session, locked=True).count() == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_refused(table: Table, text: str) -> None:
    with pytest.raises(InvalidRequest):
        remember(table.session.pk, text, by="Alice")


def test_the_gm_says_it_at_the_table_and_players_do_not(table: Table) -> None:
    said = commands.run(table.alice.pk, table.session.pk, None, f"/gm remember {TEXT}")
    assert (said["ok"], "Berit Marsh" in str(said["text"])) == (True, True)
    event = Event.objects.filter(session=table.session, kind="GM_ACTION").latest("position")
    assert event.audience == []
    other = commands.run(table.bob.pk, table.session.pk, table.bob_seat.pk, "/gm remember It rains.")
    assert other["ok"] is False
    assert Memory.objects.filter(session=table.session, locked=True).count() == 1
