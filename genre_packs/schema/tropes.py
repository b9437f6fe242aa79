"""tropes.yaml: recurring narrative pressures; optional."""

from typing import ClassVar

from pydantic import Field

from genre_packs.schema.values import MergeRule, PackFile, PackModel, Slug, Text, Variants


class TropeStep(PackModel):
    """One step of a trope at ``at`` (0..1 of its tension): sentences for the table and what is at stake."""

    at: float = Field(ge=0, le=1)
    event: Variants
    stakes: Text | None = None


class Trope(PackModel):
    """A pressure: words that wake it (``triggers``), how fast it grows by itself, and its steps."""

    id: Slug
    name: Text
    description: Text
    triggers: tuple[Text, ...] = ()
    rate_per_turn: float = Field(default=0, ge=0, le=1)
    escalation: tuple[TropeStep, ...] = Field(min_length=1)


class Tropes(PackFile):
    """All tropes; a world adds its own and may replace one by id."""

    FILE: ClassVar[str] = "tropes.yaml"
    MERGE: ClassVar[MergeRule] = "union_by_id"
    REQUIRED: ClassVar[bool] = False

    tropes: tuple[Trope, ...] = Field(min_length=1)
