"""What the narrator is told, and what it is not."""

from collections.abc import Callable

from campaigns.world.briefing import make_question
from tests.campaigns.world.table import SEED, Table


def test_the_opening_is_whole(table: Table) -> None:
    brief = table.brief()

    assert brief.kind == "opening"
    assert brief.opening == "The tide should have turned an hour ago."
    assert brief.invitation.endswith("What do you do?")
    assert brief.person == "second"
    assert [cue.text for cue in brief.private] == ["Your boat is not where you left it."]
    assert brief.pressure is not None


def test_people_are_shown_without_what_they_hide(table: Table) -> None:
    table.play("I go to the lamp room")
    brief = table.brief()
    shown = repr(brief)

    assert [one.id for one in brief.people] == ["berit"]
    assert "brother" not in shown
    assert "Keep the lamp dark" not in shown
    assert "Ask the chandler about oil" not in shown


def test_what_players_declared_is_there_in_their_words(table: Table) -> None:
    table.play('I kneel down. "What came out of you?"')
    declared = table.brief().declared[0]

    assert declared.text == 'I kneel down. "What came out of you?"'
    assert declared.speech == ("What came out of you?",)
    assert declared.deed == "kneels down"


def test_several_players_are_told_of_in_the_third_person(new_table: Callable[..., Table]) -> None:
    table: Table = new_table(players=2)
    table.play("I wait", "")
    brief = table.brief()

    assert brief.person == "third"
    assert [one.acted for one in brief.characters] == [True, False]


def test_an_arrival_describes_the_place(table: Table) -> None:
    table.play("I go to the lamp room")
    place = table.brief().place

    assert place.arrived
    assert place.first_visit
    assert place.descriptions == ("The great lamp stands dark.",)


def test_the_same_turn_makes_the_same_brief(new_table: Callable[..., Table]) -> None:
    briefs = []
    for _ in range(2):
        table: Table = new_table()
        table.play("I search the quay")
        briefs.append(table.brief())

    assert briefs[0] == briefs[1]


def test_a_question_knows_what_its_asker_knows(table: Table) -> None:
    table.play("I examine the wet footprints")
    question = make_question(table.world, "c0", table.story, "Who walked out of the harbour?", seed=SEED)

    assert question.known[0] == "Someone walked out of the harbour."
    assert "brother" not in repr(question.known)
