"""What the rules keep about one person, hero or opponent, in one JSON sheet that is validated each time it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json, Sheet
from campaigns.rules.dice_pool.gear import Armour, Item, Weapon
from campaigns.rules.dice_pool.tables import ATTRIBUTES
from campaigns.rules.remembered import once_for_each

RULES = "dice_pool"
VERSION = 1

type Condition = Literal["up", "mortal", "stable", "out", "dead"]
type Rating = Annotated[int, Field(ge=1, le=12)]
type Count = Annotated[int, Field(ge=0, le=100_000)]
type Box = Annotated[int, Field(ge=0, le=10)]
type Track = Literal["physical", "stun"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Sustained:
    """A spell held up: on whom, how strong and with how many successes."""

    spell: str
    force: Annotated[int, Field(ge=1, le=12)]
    target: str
    successes: Count


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Body:
    """A person: ratings, monitors, pools and things.

    ``essence`` is in tenths (60 is whole). ``physical`` and ``stun`` are filled boxes of ten, ``overflow`` what
    goes beyond the physical ten. ``tended``: the present wounds have been treated. ``combat_used`` and
    ``spell_used`` are pool dice spent, ``edge`` the pool of luck and ``edge_used`` what is spent of it, ``karma``
    experience not yet spent, ``karma_total`` all of it. ``training`` are the skills that karma goes to where nobody
    chooses; ``due``: what it buys is still to be chosen.
    ``fixed_pool`` is an opponent's combat pool; ``professional`` 1 to 4 says how much one takes before breaking.
    """

    name: str
    kind: Literal["hero", "foe"]
    attributes: Mapping[str, Rating]
    skills: Mapping[str, Rating] = field(default_factory=dict)
    archetype: str = ""
    background: str = ""
    magic: Annotated[int, Field(ge=0, le=12)] = 0
    essence: Annotated[int, Field(ge=0, le=60)] = 60
    spells: Mapping[str, Rating] = field(default_factory=dict)
    ware: tuple[str, ...] = ()
    gear: tuple[Item, ...] = ()
    physical: Box = 0
    stun: Box = 0
    overflow: Count = 0
    condition: Condition = "up"
    tended: bool = False
    combat_used: Count = 0
    spell_used: Count = 0
    edge: Count = 0
    edge_used: Count = 0
    karma: Count = 0
    karma_total: Count = 0
    training: tuple[str, ...] = ()
    due: bool = False
    sustained: tuple[Sustained, ...] = ()
    fixed_pool: Count | None = None
    initiative_dice: Annotated[int, Field(ge=1, le=6)] = 1
    professional: Annotated[int, Field(ge=1, le=4)] = 2
    mindless: bool = False
    named: bool = False
    rules: Literal["dice_pool"] = "dice_pool"
    version: Literal[1] = 1

    def skill(self, skill: str) -> int:
        """The rating of a skill, 0 when it was never learned."""
        return self.skills.get(skill, 0)


_ADAPTER = TypeAdapter(Body)


def bystander(name: str) -> Body:
    """Somebody nobody gave numbers to: an ordinary person with a knife."""
    knife = Item("knife", "a knife", "weapon", True, weapon=Weapon(power=1, level="L", strength=True))
    return Body(
        name,
        "foe",
        dict.fromkeys(ATTRIBUTES, 3),
        {"perception": 2, "brawl": 2},
        gear=(knife, Item("clothes", "street clothes", "armor", True, armour=Armour(0, 0))),
        fixed_pool=0,
        professional=1,
        named=True,
    )


def read(sheet: Mapping[str, Json], name: str = "") -> Body:
    """The person behind a sheet; an empty sheet is a bystander. Raises RulesError when it cannot be one."""
    return _read(sheet) if sheet else bystander(name or "Somebody")


@once_for_each(4096)
def _read(sheet: Mapping[str, Json]) -> Body:
    try:
        body = _ADAPTER.validate_python(dict(sheet))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"This is no sheet of {RULES} version {VERSION}: {where}: {first['msg']}",
            hint="Correct the sheet, or make it anew.",
            details={"where": where},
        ) from error
    missing = [name for name in ATTRIBUTES if name not in body.attributes]
    if missing:
        raise RulesError(f"The sheet has no {missing[0]}.", hint="Give all six attributes.")
    if body.edge_used > body.edge:
        raise RulesError("More edge is spent than there is.", hint="Lower edge_used.")
    return body


def write(body: Body) -> Sheet:
    """The JSON sheet of a person."""
    written: Sheet = _ADAPTER.dump_python(body, mode="json")
    return written
