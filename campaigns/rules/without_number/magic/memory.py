"""What a mage's sheet keeps of magic."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ConfigDict, with_config


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Memory:
    """Traditions, what was learned in them, and what is kept up now; empty for everybody else.

    ``order`` is the skill of a Vowed's order. ``spells`` stand in the spellbook, ``prepared`` among them can be
    cast. ``held`` are arts whose Effort stays committed until they are let go, ``servants`` creatures called
    outside a confrontation, who come along into the next one.
    """

    traditions: tuple[str, ...] = ()
    order: str = ""
    arts: tuple[str, ...] = ()
    spells: tuple[str, ...] = ()
    prepared: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    servants: tuple[str, ...] = ()
