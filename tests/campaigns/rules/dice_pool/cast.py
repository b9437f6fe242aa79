"""The standing cast as the dice pool sees it, dice that fall as told, and encounters played by seed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import (
    Attempt,
    Build,
    Dice,
    DieSpec,
    EncounterSetup,
    Json,
    Person,
    RoundResult,
    Throw,
)
from campaigns.rules.dice import check_faces
from campaigns.rules.dice_pool.bodies import Body, read, write
from campaigns.rules.dice_pool.encounter.state import read_state
from campaigns.rules.dice_pool.figures import combat_pool
from campaigns.rules.dice_pool.gear import Armour, Item, Weapon
from campaigns.rules.dice_pool.ruleset import DicePool
from campaigns.rules.dice_pool.tables import ATTRIBUTES

RULES = DicePool()
PISTOL = Item("pistol", "Pistol", "weapon", True, weapon=Weapon(9, "M", "heavy_pistol", "semi", ammo=10))
CLUB = Item("club", "Club", "weapon", True, weapon=Weapon(4, "M"))
VEST = Item("vest", "Vest", "armor", True, armour=Armour(5, 3))
PACK = (
    {"id": "service_pistol", "name": "Service pistol", "category": "weapon"},
    {"id": "lined_coat", "name": "Lined coat", "category": "armor"},
)


class LoadedDice:
    """Dice that show what they are told, in order; throwing more than was told fails the test."""

    def __init__(self, *faces: Sequence[int]) -> None:
        self.left = [tuple(face) for face in faces]
        self.thrown: list[Throw] = []

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        if not self.left:
            raise AssertionError(f"No faces were told for: {reason}")
        faces = self.left.pop(0)
        check_faces(dice, faces)
        thrown = Throw(f"roll-{len(self.thrown) + 1}", tuple(dice), faces)
        self.thrown.append(thrown)
        return thrown


def body(name: str = "Bob", kind: str = "hero", **changes: Any) -> Body:
    """Somebody with 3 in everything, firearms and brawl 4, a pistol, and no combat pool to speak of."""
    made = Body(
        name,
        kind,  # type: ignore[arg-type]
        dict.fromkeys(ATTRIBUTES, 3),
        {"firearms": 4, "brawl": 4, "perception": 3},
        gear=(PISTOL,),
        fixed_pool=0,
        edge=3,
        named=True,
    )
    return replace(made, **changes)


def foe(name: str = "guard", **changes: Any) -> Body:
    """A nameless opponent of the same make."""
    return body(name, "foe", **{"named": False, "edge": 0, **changes})


def person(of: Body, *, side: str = "") -> Person:
    """Somebody with a sheet; heroes are of the party."""
    own = "party" if of.kind == "hero" else "opposition"
    return Person(of.name.lower(), of.name, side or own, write(of), of.kind == "hero")  # type: ignore[arg-type]


def thrown(*faces: int) -> Throw:
    """A first wave as it lies on the table."""
    return Throw("t", (DieSpec(6, len(faces)),) if faces else (), faces)


@dataclass
class Table:
    """An encounter being played; ``state`` and ``people`` move on with each round."""

    people: dict[str, Person]
    state: Mapping[str, Json]
    last: RoundResult

    def of(self, id: str) -> Body:
        return read(self.people[id].sheet, self.people[id].name)

    def take(self, result: RoundResult) -> RoundResult:
        self.last, self.state = result, result.state
        for id, sheet in result.sheets.items():
            self.people[id] = replace(self.people[id], sheet=sheet)
        return result

    def round(
        self, *attempts: Attempt, dice: Dice, throws: Mapping[str, Sequence[int]] | None = None
    ) -> RoundResult:
        """Play a round: ``throws`` are first waves by actor; everything else falls as ``dice`` say."""
        checks, _ = RULES.plan_round(self.state, attempts, self.people)
        fallen = {
            check.id: Throw("t", check.dice, tuple((throws or {})[check.actor]))
            for check in checks
            if check.actor in (throws or {})
        }
        return self.take(RULES.resolve_round(self.state, attempts, fallen, self.people, dice))


def setup(
    category: str = "fight", win: str = "hp_depletion", threshold: int = 1, **more: Any
) -> EncounterSetup:
    """A confrontation without nerve, unless it is asked for."""
    given = {"morale_triggers": (), **more}
    return EncounterSetup("e", "t", "The yard", category, win, threshold, **given)  # type: ignore[arg-type]


def sit_down(*bodies: Body, at: EncounterSetup | None = None, dice: Dice | None = None) -> Table:
    """Open an encounter; without dice everybody throws a 3 for initiative."""
    people = [person(one) for one in bodies]
    opened = RULES.open_encounter(at or setup(), people, dice or LoadedDice([3] * len(people)))
    table = Table({one.id: one for one in people}, opened.state, opened)
    table.take(opened)
    return table


def attack(actor: str, target: str | None = None, **more: Any) -> Attempt:
    return Attempt(actor, "attack", more.pop("text", "I strike"), target, **more)


def beginner(name: str, archetype: str, dice: Dice) -> Person:
    """A beginner of a class as creation suggests, with a pistol and a coat."""
    sheet = RULES.new_sheet(Build(name, "docks", archetype, gear=PACK), dice)
    return Person(name.lower(), name, "party", sheet, True)


def play_out(seed: int, category: str, win: str, foes: Sequence[str], kinds: Sequence[str]) -> RoundResult:
    """Bob and Cleo play a confrontation to its end, choosing what is likeliest to succeed."""
    dice = SeededDice.from_label(f"{category}-{win}-{seed}")
    people = {one.id: one for one in (beginner("Bob", kinds[0], dice), beginner("Cleo", kinds[1], dice))}
    for number, id in enumerate(foes):
        sheet = RULES.foe_sheet({"id": id, "name": id}, dice)
        people[f"{id}{number}"] = Person(f"{id}{number}", id, "opposition", sheet, False)
    at = setup(category, win, 4, morale_triggers=("half_down",))
    opened = RULES.open_encounter(at, list(people.values()), dice)
    table = Table(people, opened.state, opened)
    table.take(opened)
    while table.last.outcome is None:
        chosen = [_likeliest(table, id) for id in ("bob", "cleo")]
        attempts = [one for one in chosen if one is not None]
        result = table.round(*attempts, dice=dice)
        _hold_the_laws(table, result)
    return table.last


def _hold_the_laws(table: Table, result: RoundResult) -> None:
    """What is so after every round: whole sheets, no pool overspent, nobody lost from the order."""
    for id, sheet in result.sheets.items():
        RULES.validate(json.loads(json.dumps(sheet)))
        assert all(track.current >= 0 for track in RULES.view(sheet).tracks)
        assert table.of(id).combat_used <= combat_pool(RULES.book, table.of(id))
    assert sorted(actor.id for actor in read_state(result.state).actors) == sorted(table.people)
    assert read_state(json.loads(json.dumps(result.state))) == read_state(result.state)


def _likeliest(table: Table, id: str) -> Attempt | None:
    offers = RULES.options(table.state, table.people[id], table.people)
    thrown = [
        offer
        for offer in offers
        if offer["kind"] in ("attack", "power", "skill") and offer["odds"] is not None
    ]
    if not thrown:
        return None
    best: Any = max(thrown, key=lambda offer: offer["odds"])  # type: ignore[arg-type, return-value]
    target = best["targets"][0] if best["targets"] else None
    return Attempt(
        id,
        best["kind"],
        "",
        target,
        skill=best["skill"],
        weapon=best["weapon"],
        beat=best["beat"],
        option=best["id"],
    )
