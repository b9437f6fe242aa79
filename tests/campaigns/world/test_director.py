"""The director: the threat grows, stages fall one a turn, the climax comes, one ending is told."""

from collections.abc import Callable

from campaigns.world.plot import read_plot, threat_filled
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.tropes import Trope, Tropes, TropeStep
from tests.campaigns.world.table import Table


def test_the_threat_grows_by_itself(table: Table) -> None:
    table.play("I wait")

    assert threat_filled(table.world) == 0.6


def test_a_stage_changes_the_world_and_is_told(table: Table) -> None:
    while not read_plot(table.world).fired:
        last = table.play("I wait")
    quay = table.world.place("quay")

    assert any("gutters" in move.text for move in last.moves)
    assert last.chapter == "Wet streets"
    assert quay is not None
    assert quay.additions == ("The lowest steps are under water.",)


def test_one_stage_a_turn(table: Table) -> None:
    clock = table.world.clock("threat")
    assert clock is not None
    table.world.amend(clock, filled=6.0)
    table.play("I wait")
    first = list(read_plot(table.world).fired)
    table.play("I wait")

    assert first == ["first"]
    assert len(read_plot(table.world).fired) <= 2


def test_people_are_moved_by_stages(table: Table) -> None:
    while "second" not in read_plot(table.world).fired and not table.over:
        table.play("I wait")
    ansel = table.world.npc("ansel")

    assert ansel is not None
    assert ansel.place == "quay"


def test_players_who_hang_back_are_nudged(table: Table) -> None:
    texts = [move.text for _ in range(3) for move in table.play("I wait").moves]

    assert "Above the roofs the lamp is dark." in texts


def test_the_climax_is_announced_before_it_comes(table: Table) -> None:
    told: list[str] = []
    while table.world.running_encounter("main") is None:
        told += [move.text for move in table.play("I wait").moves]

    assert "All the dogs stop at once." in told
    assert table.place == "quay"
    assert read_plot(table.world).climax == "running"


def test_the_climax_comes_to_those_who_stay_away(table: Table) -> None:
    table.play("I go to the lamp room")
    while table.world.running_encounter("main") is None:
        table.play("I wait")

    assert table.place == "quay"


def test_a_won_climax_ends_well(sure_table: Table) -> None:
    sure_table.at("lamp_room").play("I ask Berit about the light")
    sure_table.play("I press Berit about her silence")
    sure_table.at("chandlery").play("I buy the oil for the lamp")
    sure_table.at("lamp_room").play("I light the lamp with the oil")
    while not sure_table.over:
        last = sure_table.play("I strike with my gaff")

    assert last.ending is not None
    assert last.ending.id == "light"
    assert "brother's name aloud" in last.ending.prose


def test_a_lost_climax_ends_badly(luckless_table: Table) -> None:
    while not luckless_table.over:
        last = luckless_table.play("I wait")

    assert last.ending is not None
    assert last.ending.outcome in ("lost", "bittersweet")


def test_time_passes(table: Table) -> None:
    for _ in range(6):
        table.play("I wait")
    scene = table.world.scene("main")

    assert scene is not None
    assert scene.time_of_day == "night"


def test_experience_is_given_to_everyone(sure_table: Table) -> None:
    before = sure_table.world.character("c0")
    sure_table.at("lamp_room").play("I press Berit about her silence")
    after = sure_table.world.character("c0")

    assert before is not None
    assert after is not None
    assert before.sheet["xp"] != after.sheet["xp"]


def test_when_nobody_is_left_it_ends(table: Table) -> None:
    character = table.world.character("c0")
    assert character is not None
    table.world.amend(character, status="dead")
    last = table.play()

    assert last.ending is not None
    assert last.ending.outcome == "lost"
    assert table.brief().ending == last.ending.prose


def test_the_death_of_one_does_not_end_it_for_the_other(new_table: Callable[..., Table]) -> None:
    table = new_table(players=2)
    character = table.world.character("c0")
    assert character is not None
    table.world.amend(character, status="dead")

    assert table.play("", "I look around").ending is None


def test_tropes_show_themselves_when_nothing_else_happens(saltby: ResolvedWorld) -> None:
    rats = Trope(
        id="rats",
        name="Rats",
        description="They leave.",
        triggers=("rat",),
        rate_per_turn=0.5,
        escalation=(TropeStep(at=0.4, event=("A rat goes down the rope.",), stakes="It does not hurry."),),
    )
    table = Table(saltby.model_copy(update={"tropes": Tropes(tropes=(rats,))}))
    told = [move.text for _ in range(6) for move in table.play("I hum").moves]

    assert told.count("A rat goes down the rope. It does not hurry.") == 1


def test_what_only_the_gm_may_know_of_a_stage_is_kept_apart(saltby: ResolvedWorld) -> None:
    threat = saltby.conflict.threat
    stages = tuple(stage.model_copy(update={"secret_event": "The keeper did it."}) for stage in threat.stages)
    conflict = saltby.conflict.model_copy(update={"threat": threat.model_copy(update={"stages": stages})})
    table = Table(saltby.model_copy(update={"conflict": conflict}))
    while not read_plot(table.world).fired:
        table.play("I wait")

    assert table.last.gm_notes == ("The keeper did it.",)
    assert "The keeper did it." not in repr(table.brief())
