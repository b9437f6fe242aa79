"""Implants put in and taken out."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.contracts import Attempt, Check, Refusal, Resolved
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.bodies import Hero, Vitals, read
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.books.implants import IMPLANTS
from campaigns.rules.without_number.figures import implants_of, strain_limit
from campaigns.rules.without_number.gear import Item, ItemStats
from tests.campaigns.rules.without_number.cast import KIT, LoadedDice, hero, person, thrown

RULES = ruleset_of("cwn")
JACK = Item("jack", "Gunlink", "sundry", False, stats=ItemStats(implant="gunlink"))
THEATRE = Item("van", "Back of the van", "tool", True, stats=ItemStats(theatre=2))


def surgeon(**changes: Any) -> Hero:
    made = {"rules": "cwn", "book": CWN, "archetype": "operator", "skills": {"heal": 1}, "gear": (KIT, JACK)}
    return hero("Bob", **{**made, **changes})


def patient(**changes: Any) -> Hero:
    return hero("Cleo", **{"rules": "cwn", "book": CWN, "archetype": "operator", "gear": (), **changes})


def planned(
    option: str = "implant_gunlink", *, bob: Hero | None = None, cleo: Hero | None = None
) -> Check | Refusal | None:
    on, under = person(bob or surgeon()), person(cleo or patient())
    return RULES.plan(Attempt("bob", "skill", "", "cleo", option=option), on, under, "c1")


def operated(
    *faces: int,
    dice: LoadedDice | None = None,
    option: str = "implant_gunlink",
    bob: Hero | None = None,
    cleo: Hero | None = None,
) -> Resolved:
    check = planned(option, bob=bob, cleo=cleo)
    assert isinstance(check, Check)
    people = {found.id: found for found in (person(bob or surgeon()), person(cleo or patient()))}
    return RULES.resolve(check, thrown(*faces), people, dice or LoadedDice())


def test_an_implant_is_put_in_and_takes_its_strain_for_good() -> None:
    check = planned()
    assert isinstance(check, Check)
    assert check.difficulty == 8
    assert [(part.name, part.value) for part in check.modifiers if part.value] == [
        ("Heal", 1), ("Kit only", -1), ("New implant", 1),
    ]  # fmt: skip

    done = operated(4, 3)
    cleo = read(CWN, done.sheets["cleo"])
    assert isinstance(cleo, Hero)
    assert [one.id for one in implants_of(cleo)] == ["gunlink"]
    assert strain_limit(cleo) == 10 - 1
    assert done.used_items == (("bob", "jack"),)
    assert done.rulings[0].rule == "cwn.surgery"


def test_a_theatre_helps() -> None:
    check = planned(bob=surgeon(gear=(KIT, JACK, THEATRE)))
    assert isinstance(check, Check)
    assert ("Operating theatre", 1) in [(part.name, part.value) for part in check.modifiers]


def test_short_by_two_it_works_with_a_complication() -> None:
    done = operated(3, 2, dice=LoadedDice(3))
    cleo = read(CWN, done.sheets["cleo"])

    assert isinstance(cleo, Hero)
    assert cleo.implants == ("gunlink",)
    assert cleo.vitals.strain == 2


def test_short_by_three_the_body_has_had_enough() -> None:
    done = operated(2, 2)
    cleo = read(CWN, done.sheets["cleo"])

    assert isinstance(cleo, Hero)
    assert (cleo.implants, cleo.vitals.hp, cleo.vitals.strain) == ((), 1, 10)
    assert done.used_items == ()


def test_what_is_built_in_can_be_taken_out() -> None:
    done = operated(6, 6, option="explant_dermal_1", cleo=patient(implants=("dermal_1", "gunlink")))
    cleo = read(CWN, done.sheets["cleo"])

    assert isinstance(cleo, Hero)
    assert cleo.implants == ("gunlink",)


def test_operations_are_offered_to_who_can_do_them() -> None:
    people = {found.id: found for found in (person(surgeon()), person(patient(implants=("dermal_1",))))}
    offered = {str(deed["id"]): deed for deed in RULES.deeds(people["bob"], people)}

    assert set(offered) == {"implant_gunlink", "explant_dermal_1"}
    assert offered["implant_gunlink"]["targets"] == ["cleo"]
    assert RULES.deeds(people["cleo"], people) == ()


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ({"bob": surgeon(skills={"heal": 0})}, "no_surgeon"),
        ({"bob": surgeon(gear=(JACK,))}, "no_kit"),
        ({"bob": surgeon(gear=(KIT,))}, "no_item"),
        ({"cleo": patient(implants=("gunlink",))}, "has_it"),
        ({"cleo": patient(vitals=Vitals(8, 8, strain=10))}, "strain"),
        ({"cleo": patient(vitals=Vitals(0, 8, condition="stable"))}, "too_weak"),
        ({"bob": surgeon(vitals=Vitals(0, 8, condition="mortal"))}, "cannot_act"),
    ],
)
def test_what_cannot_be_done_is_refused(who: dict[str, Hero], code: str) -> None:
    refused = planned(bob=who.get("bob"), cleo=who.get("cleo"))
    assert isinstance(refused, Refusal)
    assert refused.code == code


@pytest.mark.parametrize(
    ("option", "code"), [("implant_wings", "no_implant"), ("explant_gunlink", "not_there")]
)
def test_unknown_implants_are_refused(option: str, code: str) -> None:
    refused = planned(option)
    assert isinstance(refused, Refusal)
    assert refused.code == code


def test_nobody_operates_on_themselves() -> None:
    bob = person(surgeon())
    refused = RULES.plan(Attempt("bob", "skill", "", "bob", option="implant_gunlink"), bob, bob, "c")
    assert isinstance(refused, Refusal)
    assert refused.code == "no_target"


def test_books_without_implants_refuse_by_name() -> None:
    rules = ruleset_of("swn")
    bob, cleo = (
        person(hero(rules="swn", archetype="warrior")),
        person(hero("Cleo", rules="swn", archetype="warrior")),
    )
    refused = rules.plan(Attempt("bob", "skill", "", "cleo", option="implant_gunlink"), bob, cleo, "c")
    assert isinstance(refused, Refusal)
    assert refused.code == "unsupported"


@given(st.lists(st.sampled_from(sorted(IMPLANTS)), max_size=8, unique=True), st.sampled_from(sorted(IMPLANTS)),
       st.integers(3, 18), st.integers(0, 18), st.integers(1, 6), st.integers(1, 6), st.integers(1, 6))  # fmt: skip
def test_strain_never_passes_what_a_body_bears(
    had: list[str], new: str, constitution: int, strain: int, one: int, two: int, three: int
) -> None:
    cleo = patient(implants=tuple(had), attributes={**patient().attributes, "constitution": constitution})
    cleo = replace(cleo, vitals=replace(cleo.vitals, strain=min(strain, strain_limit(cleo))))
    bob = surgeon(gear=(KIT, replace(JACK, stats=ItemStats(implant=new))))
    if isinstance(planned(f"implant_{new}", bob=bob, cleo=cleo), Refusal):
        return
    done = operated(one, two, dice=LoadedDice(three, one), option=f"implant_{new}", bob=bob, cleo=cleo)
    after = read(CWN, done.sheets["cleo"])
    assert isinstance(after, Hero)
    assert after.vitals.strain <= strain_limit(after) <= constitution
    assert 1 <= after.vitals.hp <= after.vitals.max_hp
