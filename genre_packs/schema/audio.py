"""audio.yaml: which tracks a mood may call."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from genre_packs.schema.values import MergeRule, Mood, PackFile, PackModel, Text


class TrackDef(PackModel):
    """One piece of music: file relative to the pack, title, beats per minute, energy 0..1."""

    path: Text
    title: Text
    bpm: int = Field(ge=20, le=260)
    energy: float = Field(ge=0, le=1)


class Mixer(PackModel):
    """Volumes 0..1 and the default cross-fade in milliseconds."""

    music_volume: float = Field(default=0.6, ge=0, le=1)
    sfx_volume: float = Field(default=0.7, ge=0, le=1)
    crossfade_default_ms: int = Field(default=3000, ge=0, le=20000)


class Audio(PackFile):
    """Tracks by mood (a mood may have none) and words in the narration that suggest a mood."""

    FILE: ClassVar[str] = "audio.yaml"
    MERGE: ClassVar[MergeRule] = "deep_merge"

    mood_tracks: Mapping[Mood, tuple[TrackDef, ...]] = Field(default_factory=dict)
    mood_keywords: Mapping[Mood, tuple[Text, ...]] = Field(default_factory=dict)
    mixer: Mixer = Mixer()
