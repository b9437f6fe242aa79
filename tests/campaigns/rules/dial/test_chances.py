"""What falls in play against what was counted: each random procedure, seeded, at a significance of 0.001."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from campaigns.rules.autoplay import QuickDice, attempt_of
from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.dial.manoeuvres import NAMES
from tests.campaigns.rules.dial.cast import FIGHT, RULES, foe, hero, with_sheet
from tests.campaigns.rules.dial.test_procedures import CARDS, DOGFIGHT

ROUNDS = 1500
TWO_SIDED = 3.29
"""Standard deviations that chance goes beyond in one case of a thousand."""
CHI_SQUARED_3_AT_0_001 = 16.27


def close(hits: int, chance: float, throws: int = ROUNDS) -> bool:
    return abs(hits / throws - chance) < TWO_SIDED * (chance * (1 - chance) / throws) ** 0.5


@pytest.mark.parametrize(
    ("setup", "option"),
    [
        (FIGHT, "strike:axe"),
        (FIGHT, "brace"),
        (replace(FIGHT, category="duel"), "strike:axe"),
        (replace(FIGHT, category="debate", win_condition="dial_threshold", threshold=9), "strike"),
        (DOGFIGHT, "manoeuvre_close"),
        (DOGFIGHT, "manoeuvre_scissors"),
    ],
)
def test_an_option_comes_off_as_often_as_it_says(setup: EncounterSetup, option: str) -> None:
    people = {person.id: person for person in (hero(), foe(resolve=200, attack=-5, damage="1"))}
    dice = QuickDice(f"{setup.category}-{option}")
    opened = RULES.open_encounter(setup, list(people.values()), dice)
    offered = next(o for o in RULES.options(opened.state, people["bob"], people) if o["id"] == option)
    hits = 0
    for _ in range(ROUNDS):
        done = RULES.resolve_round(opened.state, [attempt_of(offered, "bob", dice)], {}, people, dice)
        own = next(ruling for ruling in done.rulings if ruling.actor == "bob")
        hits += own.succeeded
    odds: Any = offered["odds"]
    assert close(hits, odds)


def test_the_manoeuvres_of_those_nobody_plays_are_even() -> None:
    people = {person.id: person for person in (hero(), foe())}
    dice, seen = QuickDice("sealed"), Counter[str]()
    opened = RULES.open_encounter(DOGFIGHT, list(people.values()), dice)
    offered = next(
        o for o in RULES.options(opened.state, people["bob"], people) if o["id"] == "manoeuvre_break"
    )
    for _ in range(ROUNDS):
        done = RULES.resolve_round(opened.state, [attempt_of(offered, "bob", dice)], {}, people, dice)
        shown: Any = RULES.describe(done.state, people)["actors"]
        seen[next(actor["geometry"] for actor in shown if actor["id"] == "bob")] += 1
    expected = ROUNDS / len(NAMES)
    assert len(seen) == len(NAMES)
    assert sum((count - expected) ** 2 / expected for count in seen.values()) < CHI_SQUARED_3_AT_0_001


def test_nerves_break_as_often_as_two_dice_go_above_morale() -> None:
    setup = replace(FIGHT, morale_triggers=("first_blood",))
    people = {person.id: person for person in (hero(), foe(resolve=1, defence=5), foe("ghoul", attack=-5))}
    dice, broke, thrown = QuickDice("morale"), 0, 0
    opened = RULES.open_encounter(setup, list(people.values()), dice)
    offered = next(o for o in RULES.options(opened.state, people["bob"], people) if o["id"] == "strike:axe")
    offered = {**offered, "targets": ["wight"]}
    for _ in range(ROUNDS):
        done = RULES.resolve_round(opened.state, [attempt_of(offered, "bob", dice)], {}, people, dice)
        nerve = [ruling for ruling in done.rulings if ruling.kind == "morale"]
        thrown += len(nerve)
        broke += sum(ruling.outcome == "failure" for ruling in nerve)
    # Above 8 on two dice: 4 + 3 + 2 + 1 of 36.
    assert close(broke, 10 / 36, thrown)


def test_the_brink_takes_as_many_as_it_says() -> None:
    # Grit +2 against 10: 1 to 7 die, an 8 is even.
    bob = RULES.hurt(with_sheet(hero(), vitals={"injuries": [{"kind": "wound"}]}).sheet, 99)
    dice = QuickDice("brink")
    dead = sum(RULES.view(RULES.rest(bob, "scene", dice).sheets["self"]).dead for _ in range(ROUNDS))
    assert close(dead, 7 / 20)


def test_a_trace_is_30_to_45_hundredths_and_every_one_occurs() -> None:
    people = {person.id: person for person in (hero(), foe())}
    dice, seen = QuickDice("trace"), Counter[int]()
    opened = RULES.open_encounter(CARDS, list(people.values()), dice)
    offered = next(o for o in RULES.options(opened.state, people["bob"], people) if o["id"] == "cheat")
    for _ in range(ROUNDS):
        done = RULES.resolve_round(opened.state, [attempt_of(offered, "bob", dice)], {}, people, dice)
        table: Any = done.state["table"]
        seen[table["hands"]["bob"]["trace"]] += 1
    assert set(seen) == set(range(30, 46))
