"""A situation in each shipped world for the corpus to be told in: who is here, who is not, what they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from campaigns.world.resolution import Resolution
from campaigns.world.state import World
from campaigns.world.truth import known_of
from genre_packs.loading.loader import load
from genre_packs.resolved import ResolvedWorld
from narrator.checks.known import Known
from narrator.checks.naming import aliases
from narrator.contracts import Brief, Declared, OutcomeBrief
from tests.campaigns.world.table import Table

type TurnKind = Literal["quiet", "thrown", "won", "lost"]

ROOT = Path(__file__).parents[2]
LINES = ("spiders", "harm to animals", "torture", "drowning children")
VEILS = ("surgery", "kissing")
TOLD = (
    "The chain hangs slack over the rail and nobody has touched it since. {npc} folds the letter twice and puts it "
    "under the plate. Rain comes in at the broken pane and runs along the sill to the corner."
)
_PRONOUNS = ("she/her", "he/him")


@cache
def worlds() -> tuple[ResolvedWorld, ...]:
    """Every shipped world."""
    packs = sorted(one for one in (ROOT / "genre_packs" / "packs").iterdir() if one.is_dir())
    return tuple(world for path in packs for world in load(path).worlds.values())


@dataclass(frozen=True, slots=True)
class Situation:
    """One world's brief for each kind of turn, what is known, and the names that stand for the placeholders."""

    world: str
    briefs: Mapping[TurnKind, Brief]
    known: Known
    names: Mapping[str, str]
    state: tuple[World, Resolution]

    def filled(self, template: str) -> str:
        """A sentence of the corpus in this world; braces that are no placeholder stay."""
        for key, name in self.names.items():
            template = template.replace(f"{{{key}}}", name)
        return template[:1].upper() + template[1:]


@cache
def situations() -> tuple[Situation, ...]:
    """One situation a world."""
    return tuple(_situation(story) for story in worlds())


def _situation(story: ResolvedWorld) -> Situation:
    table = Table(story, players=2)
    table.at(_peopled(table))
    table.play("I wait.", "I wait.")
    base = table.brief()
    npc = next(one for one in base.people if not one.condition)
    first, second = base.characters
    present = {one.name for one in base.people}
    away = next(
        one.name
        for one in table.world.npcs()
        if one.status == "alive"
        and one.name not in present
        and not one.data.get("foe")
        and one.name not in repr(base)
    )
    else_ = next(story.place_by_id[way].name for way, _ in base.place.exits)
    words = f"I look at the lamp and say “Who lit this?” to {npc.name}"
    declared = Declared(first.id, first.seat, words, "ask", "looks at the lamp", ("Who lit this?",), npc.id)
    told = TOLD.replace("{npc}", npc.name)
    quiet = replace(
        base,
        kind="turn",
        declared=(declared,),
        outcomes=(),
        moves=(),
        encounter=None,
        lines=LINES,
        veils=VEILS,
        recent=(told,),
        characters=(replace(first, condition=""), replace(second, condition="", acted=False)),
    )
    loot = _loot(story, quiet)
    gear = next(name for name in first.gear if len(name.split()) < 4 and "lamp" not in name.lower())
    names = {
        "pc": aliases(first.name)[-1],
        "pc2": aliases(second.name)[-1],
        "npc": npc.name,
        "foe": npc.name,
        "away": away,
        "here": base.place.name,
        "else": _the(else_),
        "else_cap": _the(else_)[0].upper() + _the(else_)[1:],
        "loot_a": f"the {_small(loot)}",
        "gear_the": f"the {_small(gear)}",
        "gear_bare": _small(gear),
        "adj": "careful",
    }
    known = known_of(table.world, story, quiet, table.last)
    briefs: dict[TurnKind, Brief] = {
        "quiet": quiet,
        "thrown": _after(quiet, first.id, "success", "They manage it: 9 against 8, for 4."),
        "won": _after(quiet, first.id, "success", "They manage it."),
        "lost": _after(quiet, first.id, "failure", "They do not manage it."),
    }
    return Situation(story.world.slug, briefs, known, names, (table.world, table.last))


def _after(quiet: Brief, actor: str, tier: Literal["success", "failure"], summary: str) -> Brief:
    return replace(quiet, outcomes=(OutcomeBrief(actor, "search", "Notice", summary, tier=tier),))


def _peopled(table: Table) -> str:
    """The first place where somebody is who is not about to be fought."""
    return next(
        place.id
        for place in table.story.places.places
        if any(not one.data.get("foe") and one.status == "alive" for one in table.world.people_at(place.id))
    )


def _loot(story: ResolvedWorld, brief: Brief) -> str:
    said = repr(brief).lower()
    return next(
        item.name
        for item in story.items.items
        if _bare(item.name).lower() not in said and len(item.name.split()) < 4
    )


def _bare(name: str) -> str:
    for article in ("the ", "a ", "an "):
        if name.lower().startswith(article):
            return name[len(article) :]
    return name


def _small(thing: str) -> str:
    """A thing's name as it stands in a sentence, after its article."""
    bare = _bare(thing)
    return bare[0].lower() + bare[1:]


def _the(name: str) -> str:
    """A name as it stands in a sentence."""
    return name if name[0].isupper() and not name.startswith("The ") else f"the {_bare(name)}"
