"""The GM's hand on the table: pause, go on, save, tell again, release a seat, go back to a save."""

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from campaigns.models import Character, Event, Save, Seat, Session, Turn
from campaigns.services.editing import edit_entity
from campaigns.services.leases import claim
from campaigns.services.turns import submit
from tests.campaigns.admin.conftest import BrowserOf, House
from tests.campaigns.services.play import play, say
from tests.growth import character_in, chosen_by, level_up


def _do(gm: Client, row, action: str, *more: object) -> str:
    """Choose an action for rows in their list; returns what the GM is told."""
    address = reverse(f"admin:campaigns_{row._meta.model_name}_changelist")
    answer = gm.post(address, {"action": action, "_selected_action": [row.pk, *(other.pk for other in more)]})
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_a_paused_table_closes_no_turn_until_it_goes_on(house: House, gm: Client) -> None:
    table = house.table
    assert _do(gm, table.session, "pause") == "Done for 1 table."
    assert say(table).status == Turn.Status.COLLECTING
    _do(gm, table.session, "resume")
    assert table.turn.status == Turn.Status.CLOSED


def test_a_save_is_kept_on_demand(house: House, gm: Client) -> None:
    _do(gm, house.table.session, "save_now")
    assert Save.objects.filter(session=house.table.session, kind=Save.Kind.FULL, reason="by the GM").exists()


def test_a_failed_turn_is_told_again(house: House, gm: Client) -> None:
    turn = say(house.table)
    Turn.objects.filter(pk=turn.pk).update(status=Turn.Status.FAILED)
    assert _do(gm, house.table.session, "try_again") == f"Round {turn.number} is told again."
    turn.refresh_from_db()
    assert turn.status == Turn.Status.CLOSED


def test_a_turn_that_has_not_failed_is_not(house: House, gm: Client) -> None:
    assert "No turn is waiting" in _do(gm, house.table.session, "try_again")


def test_a_narration_is_stopped(house: House, gm: Client) -> None:
    turn = say(house.table)
    assert claim(turn.pk, "here") is not None
    assert "done" in _do(gm, turn, "stop_telling")
    turn.refresh_from_db()
    assert (turn.status, turn.attempt) == (Turn.Status.FAILED, 2)
    assert "already" in _do(gm, turn, "stop_telling")


def test_it_is_given_to_the_house_narrator(house: House, gm: Client) -> None:
    turn = say(house.table)
    assert "done" in _do(gm, turn, "told_by_the_house")
    turn.refresh_from_db()
    assert (turn.status, turn.teller) == (Turn.Status.CLOSED, "house")


def test_a_settled_turn_is_told_again(house: House, gm: Client) -> None:
    last = Turn.objects.filter(session=house.table.session, status=Turn.Status.NARRATED).latest("number")
    assert "settled" in _do(gm, last, "stop_telling")
    assert "done" in _do(gm, last, "tell_again")
    last.refresh_from_db()
    assert last.retell_due_at is not None


def test_nobody_elses_narration_is_stopped(house: House, gm: Client) -> None:
    turn = say(house.other)
    _do(gm, turn, "stop_telling")
    turn.refresh_from_db()
    assert turn.status == Turn.Status.CLOSED


def test_a_released_seat_is_waited_for_no_more(house: House, gm: Client) -> None:
    table = house.table
    submit(table.bob_seat.pk, text="I go on alone.")
    assert table.turn.status == Turn.Status.COLLECTING
    _do(gm, table.cleo_seat, "do_not_wait")
    assert table.turn.status == Turn.Status.CLOSED


def test_it_can_be_waited_for_again(house: House, gm: Client) -> None:
    table = house.table
    _do(gm, table.cleo_seat, "do_not_wait")
    _do(gm, table.cleo_seat, "wait_again")
    submit(table.bob_seat.pk, text="I go on alone.")
    assert table.turn.status == Turn.Status.COLLECTING
    assert not Seat.objects.get(pk=table.cleo_seat.pk).released


def test_a_restored_save_brings_the_state_back_while_the_log_goes_on(house: House, gm: Client) -> None:
    table = house.table
    save = Save.objects.filter(session=table.session)[0]
    hero = Character.objects.get(session=table.session, seat=table.bob_seat.public_id)
    edit_entity(table.session.pk, "character", hero.key, {"money": hero.money + 500}, shown={}, by="alice")
    play(table, 1)
    position, number = Session.objects.get(pk=table.session.pk).last_position, table.turn.number
    assert "Back at round" in _do(gm, save, "restore")
    hero.refresh_from_db()
    session = Session.objects.get(pk=table.session.pk)
    assert hero.money == save_money(save, hero)
    assert session.last_position == position + 1
    assert Event.objects.get(session=session, position=position + 1).kind == "CHAPTER_MARKER"
    assert table.turn.number >= number


def test_one_save_is_restored_at_a_time(house: House, gm: Client) -> None:
    first, second = Save.objects.filter(session=house.table.session)[:2]
    assert _do(gm, first, "restore", second) == "Choose exactly one save."


def save_money(save: Save, hero: Character) -> int:
    """What the character had when the save was made: nothing in the round has touched it."""
    later = Save.objects.filter(session=save.session, number=save.number + 1).get()
    return next(change["before"]["money"] for change in later.data if change["id"] == hero.key)


def test_the_gm_sees_what_is_to_be_chosen_and_takes_what_is_suggested(house: House, gm: Client) -> None:
    level_up(house.table.bob_seat)
    bob = character_in(house.table.bob_seat)
    listed = gm.get(reverse("admin:campaigns_character_changelist")).content.decode()
    assert "A focus, for level 2" in listed
    assert _do(gm, bob, "take_suggestions") == "Ida Marsh has taken what is suggested."
    assert chosen_by(house.table.bob_seat)["due"] == []
    assert "nothing any more" in _do(gm, bob, "take_suggestions")


def test_another_tables_gm_takes_nothing_for_them(house: House, browser_of: BrowserOf) -> None:
    level_up(house.table.bob_seat)
    _do(browser_of(house.other_gm), character_in(house.table.bob_seat), "take_suggestions")
    assert chosen_by(house.table.bob_seat)["due"] == [2]
