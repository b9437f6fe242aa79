"""A playable world: a genre's rule-book and voice and a world's cast and catalogue, merged into one.

Pure. What a session is pinned to: ``dump`` writes it to text for a row, ``undump`` reads it back after the
files have changed, ``digest`` names it.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, Protocol

from pydantic import ValidationError

from genre_packs.errors import SnapshotUnreadable
from genre_packs.schema.audio import Audio
from genre_packs.schema.bestiary import Bestiary, Creature
from genre_packs.schema.cast import Cast, Npc
from genre_packs.schema.conflict import Conflict, Lead
from genre_packs.schema.creation import (
    BackgroundDef,
    CharCreation,
    ClassDef,
    Classes,
    FocusDef,
    Premade,
    PremadeCharacters,
)
from genre_packs.schema.cultures import Cultures
from genre_packs.schema.encounters import ConfrontationDef, Encounters
from genre_packs.schema.items import ItemDef, Items
from genre_packs.schema.lore import Factions, Lore
from genre_packs.schema.openings import Openings
from genre_packs.schema.pack import Pack
from genre_packs.schema.places import Place, Places
from genre_packs.schema.prompts import Prompts
from genre_packs.schema.rules import (
    Axes,
    Homebrew,
    LethalityPolicy,
    Progression,
    Rules,
    SkillDef,
    VisibilityBaseline,
)
from genre_packs.schema.theme import Theme
from genre_packs.schema.tropes import Tropes
from genre_packs.schema.values import PackModel
from genre_packs.schema.world import WorldCard

type Tier = Literal["genre", "world"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def _by_id[EntryT: _Identified](entries: Iterable[EntryT]) -> dict[str, EntryT]:
    return {entry.id: entry for entry in entries}


class ResolvedWorld(PackModel):
    """Everything a session plays with, immutable.

    One field per file, under the file's name. ``provenance`` says which tier an entry came from: key
    ``<file>`` for a whole file, ``<file>/<id>`` for an entry of a file that merges by id.
    """

    format: Literal[1] = 1
    pack: Pack
    rules: Rules
    progression: Progression
    axes: Axes
    prompts: Prompts
    visibility_baseline: VisibilityBaseline
    lethality_policy: LethalityPolicy
    theme: Theme
    audio: Audio
    char_creation: CharCreation
    classes: Classes
    items: Items
    bestiary: Bestiary
    encounters: Encounters
    cultures: Cultures
    tropes: Tropes | None = None
    homebrew: Homebrew | None = None
    world: WorldCard
    lore: Lore
    places: Places
    npcs: Cast
    factions: Factions | None = None
    openings: Openings
    premade: PremadeCharacters
    conflict: Conflict
    provenance: Mapping[str, Tier]

    @property
    def key(self) -> tuple[str, str]:
        """Slug of the genre and slug of the world."""
        return self.pack.slug, self.world.slug

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hex of the canonical content (``dump``)."""
        return hashlib.sha256(dump(self).encode()).hexdigest()

    @cached_property
    def own_rules(self) -> Mapping[str, object]:
        """The pack's own mechanics as plain data; empty when it has none."""
        return {} if self.homebrew is None else self.homebrew.model_dump(mode="json", exclude_defaults=True)

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """Places by id."""
        return _by_id(self.places.places)

    @cached_property
    def npc_by_id(self) -> Mapping[str, Npc]:
        """Authored people by id."""
        return _by_id(self.npcs.npcs)

    @cached_property
    def item_by_id(self) -> Mapping[str, ItemDef]:
        """The catalogue by id."""
        return _by_id(self.items.items)

    @cached_property
    def creature_by_id(self) -> Mapping[str, Creature]:
        """The bestiary by id."""
        return _by_id(self.bestiary.creatures)

    @cached_property
    def encounter_by_id(self) -> Mapping[str, ConfrontationDef]:
        """Confrontations by id."""
        return _by_id(self.encounters.encounters)

    @cached_property
    def lead_by_id(self) -> Mapping[str, Lead]:
        """The conflict's leads by id."""
        return _by_id(self.conflict.leads)

    @cached_property
    def skill_by_id(self) -> Mapping[str, SkillDef]:
        """Skills of the ruleset, with the pack's labels, by id."""
        return _by_id(self.rules.skills)

    @cached_property
    def class_by_id(self) -> Mapping[str, ClassDef]:
        """Classes by the pack's id."""
        return _by_id(self.classes.classes)

    @cached_property
    def background_by_id(self) -> Mapping[str, BackgroundDef]:
        """Backgrounds by the pack's id."""
        return _by_id(self.classes.backgrounds)

    @cached_property
    def focus_by_id(self) -> Mapping[str, FocusDef]:
        """Foci by the pack's id."""
        return _by_id(self.classes.foci)

    @cached_property
    def premade_by_id(self) -> Mapping[str, Premade]:
        """Ready-made characters by id."""
        return _by_id(self.premade.characters)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The words written with a capital in whatever is no secret: its names, and how its sentences begin.

        Names that are only there to be drawn from for somebody new are left out.
        """
        texts = _open_texts(self.model_dump(mode="json", exclude={"cultures", "provenance"}))
        return frozenset(word for text in texts for word in _CAPITAL.findall(text))


_CAPITAL = re.compile(r"\b[A-Z][a-zà-öø-ÿ]+")
_HIDDEN = frozenset(("secret", "secret_event", "aims", "fears"))
"""Keys of what players may not read."""


def _open_texts(value: object) -> Iterator[str]:
    """Every text of dumped content that no player is kept from."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if value.get("secret") is not True:
            for key, inner in value.items():
                if key not in _HIDDEN:
                    yield from _open_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _open_texts(inner)


def dump(world: ResolvedWorld) -> str:
    """Canonical JSON: sorted keys, no spaces, every value spelled out."""
    content = world.model_dump(mode="json", by_alias=True)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def undump(text: str) -> ResolvedWorld:
    """What ``dump`` wrote. Raises SnapshotUnreadable if it is not that, or of a format no longer known."""
    try:
        return ResolvedWorld.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SnapshotUnreadable(
            f"the stored world cannot be read back: {where}: {first['msg']}",
            hint="it was written by another version of the schema, or damaged",
        ) from error
