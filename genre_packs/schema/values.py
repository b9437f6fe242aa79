"""The small closed vocabularies and value types that every pack file is written in."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints

_OPENING: Final = re.compile(r'(^|[\s(\[—\u2013“])"')


def _curled(text: str) -> str:
    """Straight double quotation marks made round, so that whatever is read has one set of marks."""
    return _OPENING.sub(r"\1“", text).replace('"', "”") if '"' in text else text


type MergeRule = Literal["replace", "union_by_id", "deep_merge", "genre_only", "world_only"]
"""How a world's file meets the file of the same name in its genre.

- ``replace``: the world's file stands alone and the genre's is not used.
- ``union_by_id``: entries of both, and a world's entry replaces the genre's entry of the same id.
- ``deep_merge``: mappings are merged key by key; a list or scalar of the world replaces the genre's.
- ``genre_only`` / ``world_only``: the file exists in that tier and in no other.
"""

type Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), AfterValidator(_curled)]
"""Prose or a label; never blank. Straight quotation marks become round ones."""

type Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$", max_length=64, strict=True)
]
"""An id: lower-case letters, digits, single hyphens or underscores between them."""

type Variants = Annotated[tuple[Text, ...], Field(min_length=1)]
"""One or more ways of saying the same thing; the offline narrator uses each before it repeats one."""

type Dice = Annotated[
    str, StringConstraints(pattern=r"^(?:[1-9]\d?d(?:4|6|8|10|12|20|100)(?:[+-]\d{1,2})?|\d{1,2})$")
]
"""Dice such as ``1d8``, ``2d6+1``, or a fixed number such as ``2`` (quote it in YAML)."""

type Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""``#rrggbb`` (quote it in YAML: a bare # starts a comment)."""

type Attribute = Slug
"""An attribute of the bound ruleset; a pack gives them its own labels in rules.yaml.

wwn, swn, cwn, awn: strength, dexterity, constitution, intelligence, wisdom, charisma.
"""

type Difficulty = Annotated[int, Field(ge=-4, le=30)]
"""Target of a check, as the bound ruleset counts: 6 to 14 on 2d6 (wwn and its kin), -2 to 8 on the ladder (fate),
2 to 12 on a d6 (dice_pool), 10 to 30 on a d20 (dial)."""

type RulesData = Mapping[str, JsonValue]
"""What a pack says to its ruleset alone; the ruleset reads and checks it."""

type Disposition = Annotated[int, Field(ge=-100, le=100)]
"""-100 would kill you, 0 indifferent, 100 would die for you."""

type Mood = Literal[
    "calm", "tense", "eerie", "dread", "wonder", "melancholy", "merry", "combat", "chase", "triumph", "defeat"
]

type FactCategory = Literal["person", "place", "item", "event", "lore", "clue", "danger", "secret"]


class PackModel(BaseModel):
    """Base of everything read from a pack: immutable, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=True)


class PackFile(PackModel):
    """Base of a whole file. A subclass declares its name, its merge rule and whether it is required.

    ``FILE`` is the file's name; ``MERGE`` how the tiers meet; ``REQUIRED`` whether the tier that owns the
    file must have it (the world for ``world_only``, the genre for all others).
    """

    FILE: ClassVar[str]
    MERGE: ClassVar[MergeRule]
    REQUIRED: ClassVar[bool] = True


class Fact(PackModel):
    """Something a character can come to know.

    ``id`` is unique in the world (features, leads and secrets together); ``text`` is one sentence in the
    third person, as it will stand in a player's journal.
    """

    id: Slug
    text: Text
    category: FactCategory = "clue"


class DispositionChange(PackModel):
    """An NPC thinks better or worse of the party: ``npc`` id, ``delta`` -100..100."""

    npc: Slug
    delta: Disposition


class NpcMove(PackModel):
    """An NPC goes to the place ``to`` (a place id)."""

    npc: Slug
    to: Slug


class NpcStatus(PackModel):
    """What becomes of an NPC: ``present`` is the ordinary state; the rest take them out of play."""

    npc: Slug
    status: Literal["present", "missing", "wounded", "captive", "turned", "fled", "dead"]


class PlaceChange(PackModel):
    """How a place changes: a sentence added to its description, its mood, an exit closed or opened.

    ``close_exit`` and ``open_exit`` name the place the exit leads to.
    """

    place: Slug
    add_description: Text | None = None
    mood: Mood | None = None
    close_exit: Slug | None = None
    open_exit: Slug | None = None


class Consequences(PackModel):
    """What follows from something, as data; every field is optional.

    ``threat`` and ``progress`` move the conflict's two tracks, in segments (threat may be a fraction).
    ``damage`` are dice rolled against whoever acted. ``items`` are given to whoever acted. ``flags`` are
    set, ``clear_flags`` removed; a flag exists because some consequence sets it.
    """

    threat: float = 0
    progress: int = 0
    damage: Dice | None = None
    items: tuple[Slug, ...] = ()
    flags: tuple[Slug, ...] = ()
    clear_flags: tuple[Slug, ...] = ()
    disposition: tuple[DispositionChange, ...] = ()
    npc_moves: tuple[NpcMove, ...] = ()
    npc_status: tuple[NpcStatus, ...] = ()
    place_changes: tuple[PlaceChange, ...] = ()
    facts: tuple[Fact, ...] = ()
    text: tuple[Text, ...] = ()


type Phrases = Mapping[Slug, Variants]
"""Key -> variants. Variants may hold the placeholders {pc} {npc} {foe} {place} {item} and no others."""
