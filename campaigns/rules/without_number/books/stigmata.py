"""Stigmata: where the change shows, how, and in what manner; one die for each."""

from __future__ import annotations

WHERE = ("Face", "Hands", "Voice", "Back", "Chest", "Legs")
HIDDEN = ("Back", "Chest", "Legs")
NATURES = ("scaled", "translucent", "overgrown", "doubled", "mineral", "borrowed from an animal")
FLAVOURS = (
    "like wet paper",
    "the green of old bottles",
    "faintly warm to stand beside",
    "ticking when it rains",
    "with a seam down the middle",
    "soft as a mushroom",
    "grained like driftwood",
    "dusted with something that comes off on cups",
    "smelling of struck flint",
    "crossed by lines that were never scars",
    "pale where the light has not been",
    "never quite still",
)
