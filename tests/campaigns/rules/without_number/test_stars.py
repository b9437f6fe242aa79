"""Stars Without Number: callings, disciplines, Effort."""

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Attempt, Build, Check, EncounterSetup, Person, Refusal, Throw
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.bodies import Hero, Vitals, read, write
from campaigns.rules.without_number.books.swn import CLASSES, SWN
from campaigns.rules.without_number.books.techniques import DISCIPLINES, TECHNIQUES
from campaigns.rules.without_number.empowered import effort_left
from campaigns.rules.without_number.figures import effort_of, powers_of
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person

RULES = ruleset_of("swn")
ARRAY = {
    "strength": 7, "dexterity": 10, "constitution": 14, "intelligence": 11, "wisdom": 12, "charisma": 9,
}  # fmt: skip


def psychic(**changes: Any) -> Hero:
    own = {"rules": "swn", "book": SWN, "archetype": "psychic", "gear": (), "skills": {"telekinesis": 1}}
    return hero("Cleo", **{**own, **changes})


def pirate(**changes: Any) -> Person:
    return person(
        foe("pirate", **{"rules": "swn", "book": SWN, "vitals": Vitals(12, 12), **changes}), "pirate"
    )


@pytest.mark.parametrize("archetype", sorted(CLASSES))
def test_every_calling_begins_and_grows(archetype: str) -> None:
    dice = SeededDice.from_label(archetype)
    sheet = RULES.new_sheet(Build("Cleo", "x", archetype, ARRAY), dice)
    grown = read(SWN, RULES.advance(sheet, 93, dice).sheets["self"])

    assert isinstance(grown, Hero)
    assert grown.level == 10
    assert bool(effort_of(grown)) == bool(CLASSES[archetype].disciplines)


def test_one_discipline_alone_is_learned_the_deeper() -> None:
    build = Build("Cleo", "x", "psychic", ARRAY, choices={"disciplines": ["telepathy"]})
    cleo = read(SWN, RULES.new_sheet(build, LoadedDice(4)))

    assert isinstance(cleo, Hero)
    assert cleo.skills["telepathy"] == 1
    assert [power.id for power in powers_of(cleo)] == ["shared_thought", "whispered_doubt"]
    assert [step.id for step in RULES.creation_steps(build, {})] == ["disciplines"]


@pytest.mark.parametrize(
    ("archetype", "skills", "choices"),
    [
        ("psychic", (), {"disciplines": ["shoot"]}),
        ("psychic", (), {"disciplines": ["telepathy", "telekinesis", "biopsionics"]}),
        ("warrior", ("telepathy",), {}),
    ],
)
def test_what_is_no_discipline_of_theirs_is_refused(
    archetype: str, skills: tuple[str, ...], choices: Any
) -> None:
    with pytest.raises(RulesError):
        RULES.new_sheet(Build("Cleo", "x", archetype, ARRAY, skills=skills, choices=choices), LoadedDice(4))


def test_every_discipline_has_a_technique_for_each_level() -> None:
    for discipline in DISCIPLINES:
        levels = [power.level for power in TECHNIQUES.values() if power.group == discipline.id]
        assert levels == [0, 1, 2, 3, 4]


def test_a_technique_commits_effort_until_the_scene_ends() -> None:
    cleo = psychic()
    attempt = Attempt("cleo", "power", "", "pirate", option="power_thrown_world")
    for _ in range(effort_of(cleo)):
        people = {"cleo": person(cleo, "cleo"), "pirate": pirate()}
        check = RULES.plan(attempt, people["cleo"], people["pirate"], "c")
        assert isinstance(check, Check)
        done = RULES.resolve(check, Throw("t", check.dice, (3,)), people, LoadedDice(2))
        after = read(SWN, done.sheets["cleo"])
        assert isinstance(after, Hero)
        cleo = after

    assert effort_of(cleo) == 2
    assert effort_left(cleo) == 0
    assert isinstance(RULES.plan(attempt, person(cleo, "cleo"), pirate(), "c"), Refusal)
    rested = read(SWN, RULES.rest(write(cleo), "scene", LoadedDice()).sheets["self"])
    assert isinstance(rested, Hero)
    assert effort_left(rested) == 2


def test_there_is_no_luck_to_save_with() -> None:
    shown = dict(RULES.view(write(psychic())).lines)

    assert "Luck" not in shown["Saves"]


def test_a_psychic_can_win_and_lose_a_fight() -> None:
    assert {fight(seed) for seed in range(25)} >= {"won", "lost"}


def fight(seed: int) -> str | None:
    dice = SeededDice.from_label(f"deck-{seed}")
    people = {"cleo": person(psychic(), "cleo"), "pirate": pirate(attack=2)}
    setup = EncounterSetup("e1", "deck", "The deck", "fight", "hp_depletion", 1, morale_triggers=())
    result = RULES.open_encounter(setup, list(people.values()), dice)
    while result.outcome is None:
        for found, sheet in result.sheets.items():
            people[found] = person(read(SWN, sheet), found)
        hurl = Attempt("cleo", "power", "", option="power_thrown_world")
        strike = Attempt("cleo", "attack", "I strike")
        _, refused = RULES.plan_round(result.state, (hurl,), people)
        result = RULES.resolve_round(result.state, (strike if refused else hurl,), {}, people, dice)
    return result.outcome
