"""places.yaml: where things happen, how the places hang together, what can be found there."""

from typing import ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import (
    Dice,
    Difficulty,
    Fact,
    MergeRule,
    Mood,
    PackFile,
    PackModel,
    Slug,
    Text,
    Variants,
)


class Exit(PackModel):
    """A way out.

    ``to`` is a place id; ``label`` reads after "You can take" ("the stair down to the vault").
    ``locked`` exits need ``requires_item`` or ``requires_flag``, or one of ``forced_by`` skills (a check at
    ``difficulty``).
    """

    to: Slug
    label: Text
    direction: Text | None = None
    locked: bool = False
    requires_item: Slug | None = None
    requires_flag: Slug | None = None
    forced_by: tuple[Slug, ...] = ()
    difficulty: Difficulty = 10
    locked_text: Text | None = None


class Feature(PackModel):
    """Something to look at.

    ``label`` is the noun phrase that the place's prose uses; ``aliases`` other words for it; ``detail`` what
    a closer look shows. ``reveals`` is learned by looking (with ``skill``, on a check).
    ``items`` lie here to be taken.
    """

    id: Slug
    label: Text
    aliases: tuple[Text, ...] = ()
    detail: Text
    reveals: Fact | None = None
    skill: Slug | None = None
    difficulty: Difficulty = 8
    items: tuple[Slug, ...] = ()


class Hazard(PackModel):
    """What goes wrong at a place for those who stay.

    ``text`` is told when they come, as a warning; ``every`` so many turns later it happens to everybody there, told
    by ``strikes``, and is announced anew before it happens again. ``label`` is the noun phrase of it ("the rising
    water"). ``kind`` is ``harm``, or radiation, disease, poison or stress where the rules count these (others take
    them for harm). ``damage`` dice are kept off by a check of ``skill`` at ``difficulty``; ``skill`` may be a saving
    throw where the rules have them. ``strength`` from -4 to 4 says how dire, ``peril`` names one of the ruleset's
    own. Whoever carries ``spared_by`` is spared, and it is over once ``ends_with`` is set.
    """

    text: Text
    label: Text
    strikes: Variants
    kind: Literal["harm", "radiation", "disease", "poison", "stress"] = "harm"
    every: int = Field(default=3, ge=1, le=12)
    damage: Dice | None = None
    skill: Slug | None = None
    difficulty: Difficulty = 8
    strength: int = Field(default=0, ge=-4, le=4)
    peril: Slug | None = None
    spared_by: Slug | None = None
    ends_with: Slug | None = None


class MapPoint(PackModel):
    """Position on the world's map, in percent from the top left."""

    x: float = Field(ge=0, le=100)
    y: float = Field(ge=0, le=100)


class Place(PackModel):
    """A place.

    ``description`` variants are full second-person paragraphs for arriving; ``revisit`` shorter ones for
    coming back. ``sensory`` are single sentences (sound, smell, touch) strewn between. ``discovered`` places
    are on the players' map from the start. ``hazard`` is what can go wrong here: a
    sentence, which is told, or a ``Hazard``, which happens. ``sleep`` says whether one can sleep here; left out, one
    can where there is no hazard and it is not a street, the water or the void.
    """

    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    region: Text
    summary: Text
    description: Variants
    revisit: tuple[Text, ...] = ()
    sensory: Variants
    terrain: Literal[
        "street",
        "interior",
        "cellar",
        "rooftop",
        "shore",
        "water",
        "forest",
        "field",
        "moor",
        "hill",
        "mountain",
        "marsh",
        "ruin",
        "underground",
        "road",
        "ship",
        "desert",
        "tower",
        "station",
        "void",
    ]
    mood: Mood = "calm"
    map: MapPoint
    exits: tuple[Exit, ...] = Field(min_length=1)
    features: tuple[Feature, ...] = ()
    hazard: Text | Hazard | None = None
    discovered: bool = False
    sleep: bool | None = None


class Places(PackFile):
    """All places of a world."""

    FILE: ClassVar[str] = "places.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"

    places: tuple[Place, ...] = Field(min_length=2)
