"""What people say, keep back and make of those who ask."""

from tests.campaigns.world.table import Table


def test_a_question_is_answered_and_opens_a_lead(table: Table) -> None:
    last = table.at("lamp_room").play("I ask Berit about the light")

    assert "out of oil" in table.told()
    assert "The chandler may have a can left." in last.leads_open
    assert table.world.quest("find_oil") is not None


def test_asked_again_they_say_it_otherwise(table: Table) -> None:
    table.at("lamp_room").play("I ask Berit about the light")
    table.play("I ask Berit about the light")

    assert "Ask the chandler about oil" in table.told()


def test_who_cannot_say_points_to_who_can(table: Table) -> None:
    table.at("chandlery").play("I ask Ansel about the light")

    assert "Berit" in table.told()
    assert "lamp room" in table.told()


def test_what_takes_goodwill_takes_a_check(table: Table) -> None:
    berit = table.world.npc("berit")
    assert berit is not None
    table.world.amend(berit, disposition=-30)
    table.at("lamp_room").play("I ask Berit about the light")

    assert table.plan is not None
    assert [check.actor for check in table.plan.checks] == ["c0"]


def test_a_failed_check_keeps_it_back(luckless_table: Table) -> None:
    berit = luckless_table.world.npc("berit")
    assert berit is not None
    luckless_table.world.amend(berit, disposition=-30)
    luckless_table.at("lamp_room").play("I ask Berit about the light")

    assert "out of oil" not in luckless_table.told()


def test_kindness_and_rudeness_are_felt(table: Table) -> None:
    table.at("lamp_room").play('"Thank you, friend," I say to Berit')
    warmed = table.world.npc("berit")
    table.play('"You liar, you coward," I say to Berit')
    cooled = table.world.npc("berit")

    assert warmed is not None
    assert cooled is not None
    assert cooled.disposition < warmed.disposition > 0


def test_the_dead_do_not_answer(table: Table) -> None:
    berit = table.world.npc("berit")
    assert berit is not None
    table.world.amend(berit, status="dead")
    table.at("lamp_room").play("I ask Berit about the light")

    assert "is dead" in table.told()


def test_talking_to_nobody_is_said_plainly(table: Table) -> None:
    last = table.play('"Hello?"')

    assert last.outcomes[0].summary == "Nobody is there to answer."
