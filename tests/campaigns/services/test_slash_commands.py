"""Slash commands: each is answered to the asker, an unknown one too, and only a GM gives orders."""

from __future__ import annotations

import pytest

from campaigns.models import Character, Event, Save, Scene, Session, Turn
from campaigns.selectors.stories import story_of
from campaigns.services.commands import COMMANDS, run
from campaigns.world.binding import rules_of
from tests.campaigns.services.play import play, say
from tests.cast import Table


def _ask(table: Table, line: str, who: str = "bob") -> dict[str, object]:
    member = getattr(table, who)
    seat = {"bob": table.bob_seat.pk, "cleo": table.cleo_seat.pk, "alice": None}[who]
    return run(member.pk, table.session.pk, seat, line)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"gm", "retry", "takeback"}))
@pytest.mark.parametrize("who", ["bob", "alice"])
def test_every_command_is_answered(name: str, who: str, table: Table) -> None:
    play(table, 1)
    answer = _ask(table, f"/{name}", who)
    assert (answer["command"], answer["ok"]) == (name, True)
    assert answer["text"]


@pytest.mark.parametrize("line", ["/fly", "/", "/ help", "/HELPME now", "/" + "x" * 5000])
def test_an_unknown_command_is_answered(line: str, table: Table) -> None:
    answer = _ask(table, line)
    assert answer["ok"] is False
    assert "/help" in str(answer["text"])
    assert len(str(answer["command"])) <= 40


def test_case_does_not_matter(table: Table) -> None:
    assert _ask(table, "/HELP")["ok"] is True


def test_status_and_inventory_are_the_askers_own(table: Table) -> None:
    assert str(_ask(table, "/status", "cleo")["text"]).startswith("Tam Reed")
    assert "Hit points " in str(_ask(table, "/status", "cleo")["text"])
    assert str(_ask(table, "/status", "bob")["text"]).startswith("Ida Marsh")
    assert len(str(_ask(table, "/status", "alice")["text"]).splitlines()) == 2


def test_help_names_the_gms_orders_to_the_gm_alone(table: Table) -> None:
    assert "/gm" in str(_ask(table, "/help", "alice")["text"])
    assert "/gm" not in str(_ask(table, "/help", "bob")["text"])


def test_recap_tells_what_was_told(table: Table) -> None:
    assert _ask(table, "/recap")["text"] == "The story has not begun."
    play(table, 1)
    assert "What came of round 1" in str(_ask(table, "/recap")["text"])


def test_save_keeps_a_full_save(table: Table) -> None:
    assert "Saved as number" in str(_ask(table, "/save")["text"])
    assert Save.objects.filter(session=table.session)[0].kind == Save.Kind.FULL


def test_retry_tells_a_failed_turn_again(table: Table) -> None:
    assert _ask(table, "/retry")["ok"] is False
    turn = say(table)
    Turn.objects.filter(pk=turn.pk).update(status=Turn.Status.FAILED)
    assert _ask(table, "/retry")["text"] == "Round 1 is told again."


def test_a_bad_roll_is_answered_with_examples(table: Table) -> None:
    answer = _ask(table, "/roll bananas")
    assert answer["ok"] is False
    assert "2d6" in str(answer["text"])


@pytest.mark.parametrize("line", ["/gm pause", "/gm note You win.", "/gm hurt Ida 1", "/gm"])
def test_players_give_no_orders(line: str, table: Table) -> None:
    answer = _ask(table, line)
    assert (answer["ok"], answer["text"]) == (False, "That is for the GM.")
    assert Session.objects.get(pk=table.session.pk).note_from_gm == ""


def test_the_gm_pauses_and_goes_on(table: Table, hear) -> None:
    with hear() as heard:
        _ask(table, "/gm pause", "alice")
        _ask(table, "/gm pause", "alice")
    assert heard.types() == ["GAME_PAUSED"]
    assert say(table).status == Turn.Status.COLLECTING
    with hear() as heard:
        _ask(table, "/gm resume", "alice")
    assert heard.types()[:1] == ["GAME_RESUMED"]
    assert table.turn.status == Turn.Status.CLOSED


def test_a_note_waits_for_the_narrator(table: Table) -> None:
    _ask(table, "/gm note Let it rain.", "alice")
    assert Session.objects.get(pk=table.session.pk).note_from_gm == "Let it rain."
    _ask(table, "/gm note", "alice")
    assert Session.objects.get(pk=table.session.pk).note_from_gm == ""


def test_harm_goes_by_the_rules_and_into_the_log(table: Table, hear) -> None:
    rules = rules_of(story_of(table.session))
    hero = Character.objects.get(session=table.session, name="Ida Marsh")
    before = rules.view(hero.sheet).hp
    with hear() as heard:
        assert _ask(table, "/gm hurt ida marsh 2", "alice")["ok"] is True
    hero.refresh_from_db()
    assert rules.view(hero.sheet).hp == before - 2
    assert heard.types() == ["GM_ACTION", "PARTY_STATUS"]
    assert Event.objects.get(session=table.session, kind="GM_ACTION").audience == []


@pytest.mark.parametrize(
    "rest", ["", "Ida Marsh", "Ida Marsh 0", "Ida Marsh -3", "Nobody 3", "3", "Ida Marsh " + "9" * 5000]
)
def test_harm_that_cannot_be_meant_is_refused(rest: str, table: Table) -> None:
    assert _ask(table, f"/gm hurt {rest}", "alice")["ok"] is False
    assert not Event.objects.filter(session=table.session, kind="GM_ACTION").exists()


def test_the_party_is_moved_together(table: Table, hear) -> None:
    place = next(item for item in story_of(table.session).places.places if item.id != table.scene.place)
    with hear() as heard:
        assert _ask(table, f"/gm move {place.name.upper()}", "alice")["ok"] is True
    assert Scene.objects.get(session=table.session).place == place.id
    moved = Character.objects.filter(session=table.session).values_list("place", flat=True)
    assert set(moved) == {place.id}
    assert "MAP_UPDATE" in heard.types()


@pytest.mark.parametrize("line", ["/gm", "/gm dance", "/gm move Atlantis"])
def test_an_order_that_there_is_not_names_those_there_are(line: str, table: Table) -> None:
    answer = _ask(table, line, "alice")
    assert answer["ok"] is False
    assert len(str(answer["text"])) > 30


def test_no_line_of_the_map_ends_in_a_colon(table: Table) -> None:
    lines = str(_ask(table, "/map")["text"]).splitlines()
    assert lines
    assert not [line for line in lines if line.rstrip().endswith(":")]


@pytest.mark.parametrize(("points", "told"), [("1", "takes 1 point."), ("2", "takes 2 points.")])
def test_harm_is_counted_in_good_grammar(table: Table, points: str, told: str) -> None:
    assert str(_ask(table, f"/gm hurt Ida Marsh {points}", "alice")["text"]).endswith(told)
