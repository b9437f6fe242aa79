"""Which files a pack is made of: the one list that loader, merger and documentation go by."""

from genre_packs.schema.audio import Audio
from genre_packs.schema.bestiary import Bestiary
from genre_packs.schema.cast import Cast
from genre_packs.schema.conflict import Conflict
from genre_packs.schema.creation import CharCreation, Classes, PremadeCharacters
from genre_packs.schema.cultures import Cultures
from genre_packs.schema.encounters import Encounters
from genre_packs.schema.items import Items
from genre_packs.schema.lore import Factions, Lore
from genre_packs.schema.openings import Openings
from genre_packs.schema.pack import Pack
from genre_packs.schema.places import Places
from genre_packs.schema.prompts import Prompts
from genre_packs.schema.rules import Axes, Homebrew, LethalityPolicy, Progression, Rules, VisibilityBaseline
from genre_packs.schema.theme import Theme
from genre_packs.schema.tropes import Tropes
from genre_packs.schema.values import PackFile
from genre_packs.schema.world import WorldCard

GENRE_FILES: dict[str, type[PackFile]] = {
    "pack": Pack,
    "rules": Rules,
    "progression": Progression,
    "axes": Axes,
    "prompts": Prompts,
    "visibility_baseline": VisibilityBaseline,
    "lethality_policy": LethalityPolicy,
    "theme": Theme,
    "audio": Audio,
    "char_creation": CharCreation,
    "classes": Classes,
    "items": Items,
    "bestiary": Bestiary,
    "encounters": Encounters,
    "cultures": Cultures,
    "tropes": Tropes,
    "homebrew": Homebrew,
}
"""File name without .yaml -> model, for ``packs/<genre>/``."""

WORLD_FILES: dict[str, type[PackFile]] = {
    "world": WorldCard,
    "lore": Lore,
    "places": Places,
    "npcs": Cast,
    "factions": Factions,
    "openings": Openings,
    "premade": PremadeCharacters,
    "conflict": Conflict,
}
"""File name without .yaml -> model, for ``packs/<genre>/worlds/<world>/``."""


def world_overrides() -> dict[str, type[PackFile]]:
    """The genre's files that a world may have too: those whose merge rule is not ``genre_only``."""
    return {stem: model for stem, model in GENRE_FILES.items() if model.MERGE != "genre_only"}
