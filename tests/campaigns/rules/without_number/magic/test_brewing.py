"""A pack's own traditions, spells and arts."""

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Json
from campaigns.rules.without_number.bodies import Hero, read
from tests.campaigns.rules.without_number.magic.coven import RULES, build

SPELL: dict[str, Json] = {
    "id": "salt_lash", "label": "Salt Lash", "text": "Brine that cuts.", "group": "tideways", "level": 1,
    "reach": "foe", "effect": "damage", "dice": "1d6", "every": 1, "save": "evasion", "verbs": ["cast salt"],
}  # fmt: skip
ART: dict[str, Json] = {
    "id": "wet_feet", "label": "Wet Feet", "text": "You stand on water.", "group": "tidewright", "kind": "art",
    "act": "quick", "commit": "scene",
}  # fmt: skip
TRADITION: dict[str, Any] = {
    "id": "tidewright", "label": "Tidewright", "text": "The sea does as it is asked.", "lists": ["tideways"],
    "partial_arts": [1] + [0] * 9, "full_arts": [1] + [0] * 9, "learns": 1, "full": True,
}  # fmt: skip


def brewed(**changes: Any) -> dict[str, Json]:
    tradition: Json = {**TRADITION, **changes.pop("tradition", {})}
    return {"tables": {"traditions": [tradition]}, "powers": [{**SPELL, **changes}, ART]}


def test_a_packs_tradition_is_chosen_and_casts_its_own_spells() -> None:
    rules = RULES.bound(brewed())
    sheet = rules.new_sheet(build("mage", "tidewright"), SeededDice.from_label("x"))
    cleo = read(rules.book, sheet)

    assert isinstance(cleo, Hero)
    assert cleo.magic.spells == ("salt_lash",)
    assert cleo.magic.arts == ("wet_feet",)
    assert [track.id for track in rules.view(sheet).tracks] == ["strain", "casts", "effort_tidewright"]


def test_a_spell_of_the_book_can_be_replaced() -> None:
    own: Json = {**SPELL, "id": "wardpact", "group": "high_magic"}
    assert RULES.bound({"powers": [own]}).book.workings["wardpact"].label == "Salt Lash"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"group": "nobody"}, "powers.0.group"),
        ({"level": 6}, "powers.0.group"),
        ({"dice": ""}, "powers.0.dice"),
        ({"dice": "lots"}, "powers.0.dice"),
        ({"effect": "bind"}, "powers.0.hold"),
        ({"effect": "summon"}, "powers.0.creature"),
        ({"hue": "blue"}, "powers.0.hue"),
        ({"tradition": {"partial_arts": [1]}}, "tables.traditions.0.partial_arts"),
        ({"tradition": {"full_arts": []}}, "tables.traditions.0.full_arts"),
        ({"tradition": {"skill": "juggling"}}, "tables.traditions.0.skill"),
        ({"tradition": {"attributes": ["luck"]}}, "tables.traditions.0.attributes"),
        ({"tradition": {"basics": ["nothing"]}}, "tables.traditions.0.basics"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_at_its_place(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(RulesError) as refused:
        RULES.bound(brewed(**changes))
    assert refused.value.details == {"where": where}
