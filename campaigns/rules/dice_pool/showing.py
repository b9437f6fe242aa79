"""What may be shown of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Account, Json, SheetView, Track
from campaigns.rules.dice_pool.attacks import power_of, skill_for
from campaigns.rules.dice_pool.bodies import Body
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.figures import (
    armour_of,
    attribute,
    boxes_left,
    combat_left,
    combat_pool,
    edge_left,
    hacking_pool,
    initiative_dice,
    magic,
    reaction,
    spell_left,
    wound_level,
)
from campaigns.rules.dice_pool.gear import UNARMED
from campaigns.rules.dice_pool.tables import ATTRIBUTES, BOXES, KARMA_FOR_EDGE, LEVEL_NAMES, SKILLS

CONDITIONS = {"mortal": "Dying", "stable": "Stable, unconscious", "out": "Unconscious", "dead": "Dead"}


def view(book: Book, body: Body) -> SheetView:
    """Everything pages and panels show: figures, lines, monitors and pools."""
    worn = armour_of(book, body)
    archetype = book.archetypes.get(body.archetype)
    return SheetView(
        level=1 + body.karma_total // KARMA_FOR_EDGE,
        archetype=archetype.label if archetype is not None else "",
        hp=0 if body.condition != "up" else boxes_left(body),
        max_hp=BOXES,
        defence=worn.ballistic,
        statuses=_statuses(book, body),
        can_act=body.condition == "up",
        down=body.condition in ("mortal", "stable", "out"),
        dead=body.condition == "dead",
        stats=tuple((name.capitalize(), str(attribute(book, body, name))) for name in ATTRIBUTES),
        lines=_lines(book, body),
        abilities=_abilities(book, body),
        tracks=_tracks(book, body),
    )


def _statuses(book: Book, body: Body) -> tuple[str, ...]:
    found = [CONDITIONS[body.condition]] if body.condition in CONDITIONS else []
    level = wound_level(max(body.physical, body.stun))
    if level is not None and body.condition == "up":
        found.append(f"{LEVEL_NAMES[level].capitalize()} wound")
    held = (book.spells[one.spell].label for one in body.sustained if one.spell in book.spells)
    found.extend(f"Holding {label}" for label in held)
    return tuple(found)


def _tracks(book: Book, body: Body) -> tuple[Track, ...]:
    tracks = [
        Track("physical", "Physical", body.physical, BOXES, "boxes"),
        Track("stun", "Stun", body.stun, BOXES, "boxes"),
        Track("combat_pool", "Combat pool", combat_left(book, body), combat_pool(book, body), "points"),
    ]
    if body.magic:
        tracks.append(Track("spell_pool", "Spell pool", spell_left(body), magic(body), "points"))
    if body.kind == "hero":
        tracks.append(Track("edge", "Edge", edge_left(body), body.edge, "points"))
        tracks.append(Track("karma", "Karma", body.karma, 0, "points"))
    return tuple(tracks)


def _lines(book: Book, body: Body) -> tuple[tuple[str, str], ...]:
    worn = armour_of(book, body)
    skills = ", ".join(
        f"{SKILLS[id].label} {rating}" for id, rating in sorted(body.skills.items()) if id in SKILLS
    )
    lines = [
        ("Skills", skills),
        ("Initiative", f"{reaction(book, body)} + {initiative_dice(book, body)}d6"),
        ("Armour", f"{worn.ballistic} ballistic, {worn.impact} impact"),
    ]
    if body.skill("hacking"):
        lines.append(("Net dice", str(hacking_pool(book, body))))
    if body.magic:
        lines.append(("Magic", str(magic(body))))
    if body.essence < 60:
        lines.append(("Essence", f"{body.essence / 10:g}"))
    for item in [item for item in body.gear if item.weapon is not None] or [UNARMED]:
        weapon = item.weapon
        if weapon is not None:
            kind = " stun" if weapon.stun else ""
            told = f"{power_of(book, body, weapon)}{weapon.level}{kind}, {SKILLS[skill_for(item)].label}"
            lines.append((item.name, told))
    return tuple(line for line in lines if line[1])


def magic_of(book: Book, body: Body) -> Account:
    """The spells that somebody knows, the dice left for them, and what they hold up."""
    if not body.magic:
        return Account()
    held = {one.spell for one in body.sustained}
    entries: list[Mapping[str, Json]] = [
        {"name": book.spells[id].label, "text": book.spells[id].text, "spent": False, "held": id in held}
        for id in body.spells
        if id in book.spells
    ]
    pool = Track("spell_pool", "Spell pool", spell_left(body), magic(body), "points")
    return Account(tuple(entries), (pool,))


def _abilities(book: Book, body: Body) -> tuple[Mapping[str, Json], ...]:
    spells: list[Mapping[str, Json]] = [
        {
            "name": f"{book.spells[id].label} (force {force})",
            "description": f"{book.spells[id].text} Drain {book.spells[id].drain}.",
            "source": "spell",
        }
        for id, force in body.spells.items()
        if id in book.spells
    ]
    ware: list[Mapping[str, Json]] = [
        {"name": book.ware[id].label, "description": book.ware[id].text, "source": "ware"}
        for id in body.ware
        if id in book.ware
    ]
    return (*spells, *ware)
