"""Any turn can be restored: the state is as it was then, and the log and every number go on."""

from __future__ import annotations

import pytest

from campaigns.errors import NotFound
from campaigns.events import RosterChanged
from campaigns.models import Event, Member, Save, Seat, Session, Submission, Turn
from campaigns.selectors.worlds import forget, load_world, read_entities
from campaigns.services import saves, seating
from campaigns.services.adjudicating import adjudicate
from campaigns.services.campaigns import join, open_seat
from campaigns.services.creation import take_premade
from campaigns.services.editing import edit_entity
from campaigns.services.leases import Fenced, claim
from campaigns.services.resolving import fail
from campaigns.services.reviewing import Reviewed
from campaigns.services.settling import settle
from campaigns.services.turns import submit
from campaigns.world.entities import Entity
from narrator.contracts import Draft
from narrator.errors import NarratorError
from tests.campaigns.services.play import begin, play, say, tell
from tests.cast import Table, set_table, user

WORDS = ("I search the room.", "I go outside.", "I ask about the light.", "I take whatever lies here.")


def _state(session: Session) -> dict[tuple[str, str], Entity]:
    """Everything as the rows have it, whatever is kept in memory."""
    return {(entity.kind, entity.id): entity for entity in read_entities(session.pk)}


def test_every_turn_can_be_restored(table: Table) -> None:
    after: dict[int, dict[tuple[str, str], Entity]] = {}
    for number in range(5):
        play(table, 1, WORDS[number % len(WORDS)])
        after[Save.objects.filter(session=table.session)[0].number] = _state(table.session)
    assert len({repr(sorted(map(str, state.values()))) for state in after.values()}) > 1, (
        "play has changed it"
    )
    position = Session.objects.get(pk=table.session.pk).last_position
    for number in sorted(after, key=lambda number: (number * 7) % 5):
        round_now = table.turn.number
        saves.restore(Save.objects.get(session=table.session, number=number).pk)
        forget()
        assert _state(table.session) == after[number]
        session = Session.objects.get(pk=table.session.pk)
        assert tuple(load_world(session.pk, session.state_version)) == read_entities(session.pk)
        assert session.last_position > position
        assert table.turn.number >= round_now
        position = session.last_position
    play(table, 1, "I go on from here.")
    assert table.turn.status == Turn.Status.COLLECTING


def test_a_full_save_is_kept_at_the_beginning_and_every_twenty_fifth(table: Table) -> None:
    character = load_world(table.session.pk, table.session.state_version).characters()[0]
    for money in range(30):
        edit_entity(
            table.session.pk, "character", character.id, {"money": money + 1000}, shown={}, by="alice"
        )
    full = Save.objects.filter(session=table.session, kind=Save.Kind.FULL).order_by("number")
    assert [save.number for save in full] == [1, 26]
    state = saves.state_at(table.session.pk, 28)
    held = next(
        entity for (kind, _id), entity in state.items() if kind == "character" and entity.money >= 1000
    )
    assert held.money == 1000 + 28 - _first_edit(table)


def _first_edit(table: Table) -> int:
    """The number of the first save that an edit made."""
    edits = Save.objects.filter(session=table.session, reason="edited by alice")
    return edits.order_by("number").values_list("number", flat=True)[0]


def test_what_is_changed_between_turns_belongs_to_the_round_told_last(table: Table) -> None:
    play(table, 2)
    character = load_world(table.session.pk, table.session.state_version).characters()[0]
    edit_entity(table.session.pk, "character", character.id, {"money": 7}, shown={}, by="alice")
    assert Save.objects.filter(session=table.session)[0].round == 2


def test_a_reason_longer_than_its_column_is_cut(table: Table) -> None:
    play(table, 1)
    assert len(saves.save_now(table.session.pk, reason="by " + "x" * 60).reason) == 40


def test_saving_twice_without_a_change_keeps_one(table: Table) -> None:
    play(table, 1)
    first = saves.save_now(table.session.pk)
    assert saves.save_now(table.session.pk) == first
    play(table, 1)
    assert saves.save_now(table.session.pk).number > first.number


def test_an_open_turn_starts_over_and_its_owner_is_fenced(table: Table) -> None:
    turn = say(table)
    attempt = claim(turn.pk, "here")
    done = adjudicate(turn.pk, attempt)
    saves.restore(Save.objects.filter(session=table.session)[0].pk)
    with pytest.raises(Fenced):
        settle(done, Reviewed(Draft("Too late.")), done.case.world.branch())
    assert not Event.objects.filter(session=table.session, kind="NARRATION").exists()
    assert table.turn.number == turn.number + 1
    play(table, 1)


def test_words_of_the_open_turn_are_to_be_said_again(table: Table) -> None:
    submit(table.bob_seat.pk, text="I wait.")
    saves.restore(Save.objects.filter(session=table.session)[0].pk)
    assert not Submission.objects.filter(turn=table.turn).exists()


def test_a_failed_turn_can_be_left_behind(table: Table) -> None:
    turn = say(table)
    fail(turn.pk, claim(turn.pk, "here"), NarratorError("It broke."))
    saves.restore(Save.objects.filter(session=table.session)[0].pk)
    play(table, 1)
    assert table.turn.number == turn.number + 2


def test_a_restore_is_told_to_the_table(table: Table, hear) -> None:
    play(table, 1)
    first = Save.objects.filter(session=table.session).order_by("number")[2]
    with hear() as heard:
        kept = saves.restore(first.pk)
    assert "CHAPTER_MARKER" in heard.types()
    assert (kept.kind, kept.reason) == (Save.Kind.FULL, f"restored {first.number}")


def test_a_table_that_has_not_begun_can_still_begin(db: None) -> None:
    table = set_table(begun=False)
    saves.restore(Save.objects.filter(session=table.session)[0].pk)
    assert Session.objects.get(pk=table.session.pk).status == Session.Status.LOBBY
    seating.start(table.session.pk, table.alice)
    begin(table)
    play(table, 1)


def test_who_came_later_makes_a_character_again_and_the_rest_play_on(table: Table, hear) -> None:
    save = Save.objects.filter(session=table.session)[0]
    dora = join(table.session, user("Dora"), "Dora")
    seat = take_premade(open_seat(table.session, dora).pk, 0, "Odd Pike")
    assert seat.status == Seat.Status.PLAYING
    with hear() as heard:
        saves.restore(save.pk)
    seat.refresh_from_db()
    assert (seat.status, seat.character_name) == (Seat.Status.CREATING, "")
    assert RosterChanged(table.session.pk, (dora.public_id,)) in heard
    play(table, 1)
    later = Save.objects.filter(session=table.session, reason="Odd Pike joins")[0]
    saves.restore(later.pk)
    seat.refresh_from_db()
    assert (seat.status, seat.character_name) == (Seat.Status.PLAYING, "Odd Pike")


def test_an_unknown_save_is_not_found(db: None) -> None:
    with pytest.raises(NotFound):
        saves.restore(99)


def test_saves_of_one_session_know_nothing_of_another(table: Table) -> None:
    other = set_table(present=False)
    play(table, 1)
    assert Save.objects.filter(session=other.session, reason="turn").count() == 0
    tell(say(other))
    assert Member.objects.filter(campaign=other.session.campaign).count() == 3
