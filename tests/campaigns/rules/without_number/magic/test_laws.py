"""What holds whatever is cast: counts, strain, fairness of the dice, and whole fights that end."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.autoplay import QuickDice, Temper, play_out
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Check, Person
from campaigns.rules.growing import as_suggested
from campaigns.rules.without_number.bodies import Hero, Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.figures import strain_limit
from campaigns.rules.without_number.magic.canon import WORKINGS
from campaigns.rules.without_number.magic.casting import option_of
from campaigns.rules.without_number.magic.mastery import casts_left, effort_free
from campaigns.rules.without_number.magic.traditions import TRADITIONS
from tests.campaigns.rules.without_number.cast import SWORD, LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.magic.coven import RULES, TOUGH, build, mage, planned, spell
from tests.campaigns.rules.without_number.table import FIGHT, sit_down

USED = sorted(working.id for working in WORKINGS.values() if working.is_used)
CHI_SQUARED_5 = 20.5
"""Of five degrees of freedom; exceeded by chance once in a thousand."""


def archmage(tradition: str) -> Hero:
    lists = {*TRADITIONS[tradition].lists}
    own = [found for found in WORKINGS.values() if found.group in lists or found.group == tradition]
    full = "mage" if TRADITIONS[tradition].full else "adventurer_expert_mage"
    return mage(
        tradition=tradition, spells=[found.id for found in own if found.kind == "spell"],
        arts=[found.id for found in own if found.kind == "art"], level=10, archetype=full, vitals=Vitals(25, 30),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(TRADITIONS)),
    st.lists(st.sampled_from(USED), min_size=1, max_size=12),
    st.integers(0, 999),
)
def test_casts_effort_and_strain_stay_within_their_bounds(
    tradition: str, options: list[str], seed: int
) -> None:
    dice = SeededDice.from_label(f"laws-{seed}")
    people = {"cleo": person(archmage(tradition), "cleo"), "bob": person(hero(vitals=Vitals(4, 20))),
              "eel": person(foe("eel", vitals=TOUGH))}  # fmt: skip
    for number, working in enumerate(options):
        aimed = "eel" if WORKINGS[working].reach in ("foe", "foes") else "bob"
        attempt = spell(option_of(WORKINGS[working]), aimed)
        check = RULES.plan(attempt, people["cleo"], people[aimed], f"c{number}")
        if isinstance(check, Check):
            done = RULES.resolve(check, dice.throw(check.dice, reason="x"), people, dice)
            assert len(done.rulings) == 1
            for found, sheet in done.sheets.items():
                people[found] = replace(people[found], sheet=sheet)
        keeps_the_laws(people)


def keeps_the_laws(people: dict[str, Person]) -> None:
    for one in people.values():
        body = read(WWN, one.sheet)
        assert 0 <= body.vitals.strain <= strain_limit(body)
        assert 0 <= body.vitals.hp <= body.vitals.max_hp
    cleo = read(WWN, people["cleo"].sheet)
    assert isinstance(cleo, Hero)
    assert casts_left(cleo) == max(0, 6 * (cleo.archetype == "mage") - cleo.used.day.count("cast"))
    assert cleo.used.day.count("cast") <= 6
    for found in cleo.magic.traditions:
        assert effort_free(cleo, TRADITIONS[found]) >= 0


@pytest.mark.parametrize("working", USED)
def test_every_spell_and_art_can_be_used_in_a_fight(working: str) -> None:
    known = WORKINGS[working]
    tradition = known.group if known.group in TRADITIONS else "high_mage"
    cleo = archmage(tradition)
    if known.effect == "retain":
        cleo = replace(cleo, used=replace(cleo.used, day=("cast",)))
    table = sit_down(cleo, hero(vitals=Vitals(3, 20)), foe(vitals=TOUGH, undead=known.of == "undead"))
    if known.effect == "revive":
        fallen = replace(hero(), vitals=Vitals(0, 20, "dead"))
        table.people["bob"] = replace(table.people["bob"], sheet=write(fallen))
    target = (
        "drowner" if known.reach in ("foe", "foes", "anybody") else "bob" if known.reach == "ally" else None
    )
    table.round(spell(option_of(known), target), dice=SeededDice.from_label(working))

    assert table.refusals == ()
    assert table.last.rulings[0].rule in ("wwn.spell", "wwn.art")
    assert table.last.rulings[0].summary.count(known.label) == 1


def test_the_worse_of_two_twenties_falls_as_it_should() -> None:
    """The face k is the worse of two with (41 - 2k) / 400; chi-squared over six bands of the faces."""
    table = sit_down(
        mage(spells=("damnation_of_the_sense",), vitals=Vitals(900, 900)), foe(vitals=TOUGH, attack=0)
    )
    table.round(spell("cast_damnation_of_the_sense"), dice=LoadedDice(2, [1, 1], [1, 1]))
    dice = SeededDice.from_label("blind")
    faces = Counter[int]()
    for _ in range(800):
        table.round(dice=dice)
        faces[table.last.rulings[-1].total] += 1
        table.people["cleo"] = person(mage(vitals=Vitals(900, 900)), "cleo")
        table.state = {**table.state, "round": 2}
    bands = [range(1, 3), range(3, 5), range(5, 8), range(8, 11), range(11, 15), range(15, 21)]
    assert chi_squared(
        [sum(faces[face] for face in band) for band in bands],
        [800 * sum(41 - 2 * face for face in band) / 400 for band in bands],
    ) < CHI_SQUARED_5  # fmt: skip


def test_the_hemicycle_throws_a_fair_die() -> None:
    dice = SeededDice.from_label("hemicycle")
    cleo = mage(spells=("prismatic_hemicycle",), level=9)
    seen = Counter[int]()
    while seen.total() < 600:
        check = planned(cleo, "cast_prismatic_hemicycle", person(foe("eel", save=20)))
        assert isinstance(check, Check)
        people = {"cleo": person(cleo, "cleo"), "eel": person(foe("eel", save=20))}
        done = RULES.resolve(check, dice.throw((), reason="x"), people, dice)
        for change in done.rulings[0].changes:
            if "on the d6" in change:
                seen[int(change.split()[2])] += 1
    assert chi_squared([seen[face] for face in range(1, 7)], [seen.total() / 6] * 6) < CHI_SQUARED_5


def chi_squared(seen: list[int], expected: list[float]) -> float:
    return sum((o - e) ** 2 / e for o, e in zip(seen, expected, strict=True))


@pytest.mark.parametrize("tradition", sorted(TRADITIONS))
@pytest.mark.parametrize("temper", ["thoughtful", "random"])
def test_whole_fights_with_a_mage_end(tradition: str, temper: Temper) -> None:
    full = "mage" if TRADITIONS[tradition].full else "adventurer_warrior_mage"
    cast = 0
    for seed in range(6):
        dice = QuickDice(f"{tradition}-{seed}")
        sheet = RULES.new_sheet(build(full, tradition), dice)
        sheet = as_suggested(RULES, RULES.advance(sheet, 27 * (seed % 3), dice)).sheets["self"]
        people = [
            Person("cleo", "Cleo", "party", sheet, True), person(hero(gear=(SWORD,))),
            person(foe(vitals=Vitals(9, 9))), person(foe("eel", attack=2)), person(foe("shade", undead=True)),
        ]  # fmt: skip
        played = play_out(RULES, FIGHT, people, dice, temper)
        assert played.outcome is not None
        assert not played.idle
        cast += sum(times for option, times in played.taken.items() if option.startswith(("cast_", "art_")))
    assert cast or tradition == "vowed"
