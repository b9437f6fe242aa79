"""A character sits down: its sheet, its things, its place in the scene and what it knows from the start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from campaigns.rules.contracts import Dice, Json, Ruleset
from campaigns.rules.growing import raised_to
from campaigns.world.entities import CharacterState, FactState, ItemState
from campaigns.world.personas import Persona, build_of, gear_of
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.items import ItemDef


def seat_character(
    world: World,
    story: ResolvedWorld,
    rules: Ruleset,
    persona: Persona,
    *,
    seat: str,
    scene: str,
    character_id: str,
    dice: Dice,
) -> CharacterState:
    """Put a new character into the world, once: called again with the same id it changes nothing.

    Who comes late has come as far as the least experienced of the company, and has learned what the rules suggest.
    Raises ``RulesError`` when a choice is not legal; nothing has changed then.
    """
    known = world.character(character_id)
    if known is not None:
        return known
    here = world.scene(scene)
    company = (one for one in world.characters() if one.status == "alive")
    least = min((rules.view(one.sheet).level for one in company), default=1)
    sheet = raised_to(rules, rules.new_sheet(build_of(persona, story), dice), least, dice)
    items = _belongings(persona, story, character_id)
    character = CharacterState(
        id=character_id,
        seat=seat,
        scene=scene,
        name=persona.name,
        pronouns=persona.pronouns,
        concept=persona.concept,
        look=persona.look,
        backstory=persona.backstory,
        place=here.place if here is not None else story.world.starting_location,
        money=persona.coins,
        sheet=rules.with_gear(sheet, gear_rows(items)),
        data={
            key: getattr(persona, key)
            for key in ("background", "goal", "bond", "trait", "hook")
            if getattr(persona, key)
        },
    )
    world.put(character)
    for item in items:
        world.put(item)
    for number, (category, content) in enumerate(_first_facts(persona)):
        world.put(FactState(f"{character_id}.{number}", character_id, content, category, source=persona.name))
    return character


def gear_rows(items: Sequence[ItemState]) -> tuple[dict[str, Json], ...]:
    """Items as the ruleset reads them: their catalogue data with what is theirs now."""
    return tuple(
        {**item.data, "id": item.id, "name": item.name, "equipped": item.equipped, "quantity": item.quantity}
        for item in items
        if item.quantity > 0
    )


def _belongings(persona: Persona, story: ResolvedWorld, character_id: str) -> list[ItemState]:
    counted = Counter(persona.items)
    worn: set[str] = set()
    found = []
    for item_id, count in counted.items():
        item = story.item_by_id[item_id]
        equipped = _readies(item, worn)
        found.append(
            ItemState(
                id=f"{character_id}.{item.id}",
                name=item.name,
                holder=character_id,
                holder_kind="character",
                source=item.id,
                description=item.description,
                quantity=count * item.portions,
                equipped=equipped,
                data=gear_of(item, equipped=equipped, quantity=count * item.portions),
            )
        )
    return found


def _readies(item: ItemDef, worn: set[str]) -> bool:
    """Weapons are at hand, and one suit of armour and one shield are worn."""
    if item.category == "weapon":
        return True
    if item.category in ("armor", "shield") and item.category not in worn:
        worn.add(item.category)
        return True
    return False


def _first_facts(persona: Persona) -> list[tuple[Literal["Quest", "Person", "Lore"], str]]:
    told: tuple[tuple[Literal["Quest", "Person", "Lore"], str], ...] = (
        ("Quest", persona.goal),
        ("Person", persona.bond),
        ("Lore", persona.hook),
    )
    return [(category, content) for category, content in told if content]
