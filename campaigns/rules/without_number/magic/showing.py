"""What a sheet shows of magic: casts, prepared spells, Effort of each tradition, arts."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, Track
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.magic.mastery import (
    arts_of,
    casts_left,
    casts_most,
    effort_free,
    effort_most,
    prepared_by,
    spells_of,
)
from campaigns.rules.without_number.magic.passive import is_armoured, traditions_of


def tracks(hero: Hero) -> list[Track]:
    """Casts left today, and Effort that is not committed."""
    found = []
    most = casts_most(hero)
    if most:
        found.append(Track("casts", "Casts left", casts_left(hero), most, "points"))
    found.extend(
        Track(
            f"effort_{one.id}",
            f"{one.label} Effort",
            effort_free(hero, one),
            effort_most(hero, one),
            "points",
        )
        for one in traditions_of(hero)
    )
    return found


def lines(hero: Hero) -> list[tuple[str, str]]:
    """Traditions, prepared spells, what is held, and armour that is in the way."""
    traditions = traditions_of(hero)
    if not traditions:
        return []
    prepared = [spell.label for spell in prepared_by(hero)]
    resting = [spell.label for spell in spells_of(hero) if spell.id not in hero.magic.prepared]
    held = [art.label for art in arts_of(hero) if art.id in hero.magic.held]
    found = [
        ("Tradition", ", ".join(one.label for one in traditions)),
        ("Prepared spells", ", ".join(prepared)),
        ("In the book", ", ".join(resting)),
        ("Held arts", ", ".join(held)),
        (
            "Armour",
            "in the way of magic" if is_armoured(hero) and any(one.barred for one in traditions) else "",
        ),
    ]
    return [line for line in found if line[1]]


def abilities(hero: Hero) -> list[Mapping[str, Json]]:
    """Every spell in the book and every art, in full."""
    found: list[Mapping[str, Json]] = []
    for working in (*spells_of(hero), *arts_of(hero)):
        spell = working.kind == "spell"
        spent = (spell and not casts_left(hero)) or working.id in (*hero.used.scene, *hero.used.day)
        found.append(
            {
                "name": working.label,
                "genre_description": working.text,
                "mechanical_effect": working.text,
                "involuntary": not working.is_used,
                "source": f"spell {working.level}" if spell else "art",
                "spent": spent,
            }
        )
    return found
