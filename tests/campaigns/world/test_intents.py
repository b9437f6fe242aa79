"""What players mean by their words."""

import pytest

from campaigns.world.intents import read_intent
from campaigns.world.meanings import Intent
from campaigns.world.surroundings import surroundings_of
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.table import Table


def meant(table: Table, text: str) -> Intent:
    """The intent behind a text at the table as it stands."""
    character = table.world.character("c0")
    assert character is not None
    return read_intent(text, surroundings_of(table.world, "main", table.story, character))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I look around.", "search"),
        ("search everything", "search"),
        ("I wait and see", "search"),
        ("I wait.", "wait"),
        ("I rest by the fire", "rest"),
        ("I hide behind the boats", "hide"),
        ("I hum an old song", "other"),
        ("", "other"),
        ("\u2603\u2603\u2603", "other"),
        ('"Is anybody there?"', "ask"),
        ('"Good evening."', "talk"),
    ],
)
def test_plain_deeds(table: Table, text: str, kind: str) -> None:
    assert meant(table, text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "I examine the wet footprints",
        "I kneel by the footprints and touch them",
        "look at those prints... the wet footprints, I mean",
        "I follow the wet footprints with my eyes",
    ],
)
def test_features_are_known_by_their_names(table: Table, text: str) -> None:
    intent = meant(table, text)

    assert intent.feature == "wet_prints"
    assert intent.kind == "search"


@pytest.mark.parametrize(
    "text",
    [
        "I climb the stair to the lamp",
        "go to the lamp room",
        "Head up to the lamp room, quickly.",
        "I think I will walk over to the lamp room now",
    ],
)
def test_going_somewhere(table: Table, text: str) -> None:
    intent = meant(table, text)

    assert (intent.kind, intent.place) == ("move", "lamp_room")


def test_going_back_is_where_one_came_from(table: Table) -> None:
    table.play("I go to the lamp room")

    assert meant(table, "I go back").place == "quay"
    assert meant(table, "I leave").place == "quay"


def test_a_far_place_is_reached_by_known_ways(table: Table) -> None:
    table.play("I go to the lamp room")

    intent = meant(table, "I go to the chandlery")

    assert intent.way == ("quay", "chandlery")


def test_speaking_of_a_place_is_not_going_there(table: Table) -> None:
    assert meant(table.at("lamp_room"), "I ask Berit about the quay").place == ""


def test_a_part_of_a_compound_names_no_place(table: Table) -> None:
    there = table.at("lamp_room")

    assert meant(there, "I run to the quay").place == "quay"
    assert meant(there, "I run to the quay-hand").place == ""


@pytest.mark.parametrize("name", ["Berit", "Berit Marsh", "the keeper", "her", "the keeper of the lamp"])
def test_people_are_known_by_names_aliases_roles_and_pronouns(table: Table, name: str) -> None:
    assert meant(table.at("lamp_room"), f"I ask {name} about the weather").person == "berit"


def test_who_is_alone_there_is_meant(table: Table) -> None:
    assert meant(table.at("lamp_room"), "I ask what happened here").person == "berit"


def test_who_is_elsewhere_is_noticed(table: Table) -> None:
    intent = meant(table, "I ask Berit about the lamp")

    assert (intent.person, intent.absent) == ("", "berit")


def test_a_lead_is_taken_up_by_its_verbs_and_person(table: Table) -> None:
    intent = meant(table.at("lamp_room"), "I press Berit to tell me the truth, as a friend")

    assert (intent.kind, intent.lead, intent.approach) == ("lead", "ask_keeper", 0)


def test_a_lead_that_lacks_something_is_not_met(table: Table) -> None:
    intent = meant(table.at("lamp_room"), "I light the lamp")

    assert (intent.lead, intent.met) == ("light_lamp", False)


@pytest.mark.parametrize(
    "text",
    [
        "I attack Berit!",
        "I draw my gaff and strike at the keeper",
        "I talk to Berit, then I stab her",
        "I charge the keeper",
    ],
)
def test_violence_is_violence(table: Table, text: str) -> None:
    intent = meant(table.at("lamp_room"), text)

    assert (intent.kind, intent.person) == ("attack", "berit")


@pytest.mark.parametrize(
    "text",
    [
        "I do not attack Berit",
        "I ask Berit about the fight",
        "I tell Berit that the attack is over",
        "If she strikes first, well. I talk to Berit.",
    ],
)
def test_what_is_denied_or_spoken_of_is_not_done(table: Table, text: str) -> None:
    assert meant(table.at("lamp_room"), text).kind != "attack"


def test_travel_comes_on_top_of_a_deed_done_there(table: Table) -> None:
    intent = meant(table, "I go up to the lamp room and press the keeper about her silence")

    assert (intent.kind, intent.place, intent.travel_first) == ("lead", "lamp_room", True)


def test_a_deed_done_here_comes_before_the_way(table: Table) -> None:
    intent = meant(table, "I study the wet footprints, then go to the lamp room")

    assert (intent.kind, intent.place, intent.travel_first) == ("search", "lamp_room", False)


def test_speech_is_kept_apart(table: Table) -> None:
    intent = meant(table.at("lamp_room"), 'I step closer. "Berit, who put it out?"')

    assert intent.speech == ("Berit, who put it out?",)
    assert intent.kind in ("ask", "lead")


def test_a_name_is_no_deed(table: Table) -> None:
    ansel = table.world.npc("ansel")
    assert ansel is not None
    table.world.amend(ansel, name="Drew Strike", place="quay")

    assert meant(table, "I greet Drew Strike").kind == "talk"


def test_whose_thing_it_is_is_not_addressed(table: Table) -> None:
    table.at("lamp_room")

    assert meant(table, "I look at the keeper's hands").kind == "search"
    assert meant(table, "I light the keeper's lamp").lead == "light_lamp"


def test_looking_for_somebody_goes_to_them(table: Table) -> None:
    intent = meant(table, "I go and find Berit")

    assert (intent.place, intent.person, intent.travel_first) == ("lamp_room", "berit", True)


def test_a_bystander_is_not_struck_by_mistake(table: Table) -> None:
    table.at("chandlery").play("I strike out wildly")

    assert table.world.running_encounter("main") is None
    assert "nobody there to strike at" in table.told()


def test_whoever_was_last_spoken_to_is_not_struck_by_mistake(table: Table) -> None:
    table.at("lamp_room").play("I ask Berit about the light")

    assert meant(table, "I hit the nearest one with my gaff").person == ""
    assert meant(table, "I hit her with my gaff").person == "berit"


def test_lets_go_is_going(table: Table) -> None:
    assert meant(table, "Let's go to the lamp room.").place == "lamp_room"


def test_a_way_taken_is_a_way_gone(table: Table) -> None:
    intent = meant(table, "I pull on my coat and take the stair to the lamp, keeping an eye on the water")

    assert (intent.kind, intent.place, intent.feature) == ("move", "lamp_room", "")


def test_what_is_in_hand_is_not_handed_over(table: Table) -> None:
    assert meant(table.at("lamp_room"), "With the gaff in hand I wait").kind == "wait"


def test_whom_one_speaks_of_is_not_whom_one_asks(table: Table) -> None:
    intent = meant(table.at("chandlery"), "I ask Ansel why he buys his oil from Berit")

    assert (intent.person, intent.absent) == ("ansel", "")


def test_bringing_something_to_somebody_is_going_there(table: Table) -> None:
    intent = meant(table, "I take my gaff to Berit and ask her about the light")

    assert (intent.place, intent.travel_first) == ("lamp_room", True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tell Berit I'll get her out", "talk"),
        ("I ask Berit to take the gaff", "ask"),
        ("I promise Berit that I will fight", "talk"),
        ("I tell Berit the truth and take cover", "talk"),
    ],
)
def test_what_one_says_one_will_do_is_not_done_yet(table: Table, text: str, kind: str) -> None:
    assert meant(table.at("lamp_room"), text).kind in (kind, "lead")


def test_names_may_lack_their_capitals(table: Table) -> None:
    assert meant(table, "go and find berit").place == "lamp_room"
    assert meant(table, "talk to berit about the light").absent == "berit"


def test_going_up_to_somebody_is_speaking_to_them(table: Table) -> None:
    intent = meant(table.at("lamp_room"), "I go over to Berit")

    assert (intent.kind, intent.person) == ("talk", "berit")


def test_going_where_one_is_already_leads_nowhere(table: Table) -> None:
    there = table.at("lamp_room")

    assert meant(there, "I go back to the lamp room").place == "lamp_room"
    assert meant(there, "I go back to the lamp room").way == ()
    assert meant(there, "I walk round the lamp room").place == ""
    told = there.play("I go to the lamp room")
    assert [outcome.summary for outcome in told.outcomes] == ["That is here already."]


def test_who_is_elsewhere_is_known_by_any_part_of_their_name(table: Table) -> None:
    assert meant(table, 'I say to Marsh: "The lamp is dark."').absent == "berit"


def test_nobody_answers_for_who_is_elsewhere(table: Table) -> None:
    there = table.at("lamp_room")

    assert meant(there, "I press Berit to tell me the truth, as a friend").lead == "ask_keeper"
    assert meant(there, "I press Ansel to tell me the truth, as a friend").lead == ""
    assert meant(there, "I press Ansel to tell me the truth, as a friend").absent == "ansel"


def test_an_offer_of_help_gives_nothing_away(table: Table) -> None:
    assert meant(table.at("lamp_room"), "I offer to help Berit with her nets").kind != "give"


@pytest.mark.parametrize("text", ["I follow the rest", "I follow the others", "I help carry bundles"])
def test_going_along_is_no_search_and_lending_a_hand_takes_nothing(table: Table, text: str) -> None:
    assert meant(table, text).kind == "other"


@pytest.mark.parametrize("text", ["I follow the others at a run", "I run and follow Player1"])
def test_keeping_with_ones_own_party_takes_no_skill(saltby: ResolvedWorld, text: str) -> None:
    intent = meant(Table(saltby, players=2), text)

    assert intent.skill == ""
