"""Spells as data, and drain as a safe formula that is parsed, never evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from campaigns.errors import RulesError
from campaigns.rules.dice_pool.tables import LEVELS, Level

type SpellCategory = Literal["combat", "health", "senses", "glamour", "force", "ward"]

_FORMULA = re.compile(r"^\s*\[?\s*\(\s*F\s*/\s*2\s*\)\s*(?:([+-])\s*(\d{1,2}))?\s*\]?\s*([LMSD])\s*$")


@dataclass(frozen=True, slots=True)
class Drain:
    """What a spell costs: half its force plus ``plus`` is the target number, ``level`` the damage to resist."""

    plus: int
    level: Level

    def target_number(self, force: int) -> int:
        """floor(force / 2) + plus, never below 2 (other-seeds 1.8)."""
        return max(2, force // 2 + self.plus)


def parse_drain(formula: str) -> Drain:
    """Read ``(F/2)S`` or ``[(F/2)+1]D``; raises RulesError for anything else."""
    found = _FORMULA.match(formula)
    if found is None:
        raise RulesError(
            f"'{formula}' is no drain.", hint="Write (F/2)M or [(F/2)+1]S, with L, M, S or D at the end."
        )
    plus = int(found[2] or 0) * (-1 if found[1] == "-" else 1)
    return Drain(plus, next(level for level in LEVELS if level == found[3]))


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell. ``effect`` is what success does:

    ``damage`` of ``level`` (to ``track``), ``heal``, ``armour`` (force points while it is held), ``hinder`` (+1 to
    the target's target numbers for each two successes), ``help`` (-1 likewise for a friend), ``reveal`` or
    ``story`` (the narrator tells it). ``resist`` is the attribute that withstands it, empty for none;
    ``held`` spells are sustained. ``tn`` is the number when nobody resists; None: the force.
    """

    id: str
    label: str
    category: SpellCategory
    drain: str
    effect: Literal["damage", "heal", "armour", "hinder", "help", "reveal", "story"]
    text: str
    resist: str = ""
    level: Level = "M"
    track: Literal["physical", "stun"] = "physical"
    held: bool = False
    tn: int | None = 4
    verbs: tuple[str, ...] = ()


_ALL = (
    Spell("lance", "Lance", "combat", "(F/2)S", "damage", "A spear of will, straight through coat and wall.",
          "will", "S", tn=None),
    Spell("hammerblow", "Hammerblow", "combat", "(F/2)M", "damage", "A fist of air, heavy as a door.",
          "body", "M", "stun"),
    Spell("cinder", "Cinder", "combat", "[(F/2)+1]S", "damage", "A coal that was not there lands on them.",
          "body", "S"),
    Spell("lullaby", "Lullaby", "combat", "[(F/2)-1]S", "damage", "Sleep, like a sack over the head.",
          "will", "S", "stun"),
    Spell("needle", "Needle", "combat", "[(F/2)-1]L", "damage", "A thin, mean, cheap pain.", "will", "L"),
    Spell("unmaking", "Unmaking", "combat", "[(F/2)+3]D", "damage", "What holds them together is asked to stop.",
          "body", "D"),
    Spell("knit", "Knit", "health", "[(F/2)+1]M", "heal", "Flesh remembers how it was."),
    Spell("second_breath", "Second breath", "health", "(F/2)L", "heal", "Clears a ringing head.", track="stun"),
    Spell("quicken", "Quicken", "health", "[(F/2)+1]M", "help", "Hands find the thing before the eye does.",
          held=True),
    Spell("leaden", "Leaden", "health", "(F/2)M", "hinder", "Every limb weighs as much as two.", "strength",
          held=True),
    Spell("cloud_the_eye", "Cloud the eye", "glamour", "(F/2)M", "hinder", "Nothing stays where they look.",
          "wits", held=True),
    Spell("borrowed_face", "Borrowed face", "glamour", "(F/2)L", "story", "You pass for somebody else.", held=True),
    Spell("nobody_here", "Nobody here", "glamour", "[(F/2)+1]M", "help", "Eyes slide off you.", held=True),
    Spell("false_alarm", "False alarm", "glamour", "(F/2)L", "story", "A noise where you want one."),
    Spell("sweet_reason", "Sweet reason", "glamour", "[(F/2)+1]M", "hinder", "What you say sounds like their idea.",
          "will", held=True),
    Spell("listen_far", "Listen far", "senses", "(F/2)L", "reveal", "A room you are not in, by ear.", held=True),
    Spell("weigh_truth", "Weigh truth", "senses", "(F/2)M", "reveal", "A lie leaves a taste.", "will", held=True),
    Spell("read_the_stain", "Read the stain", "senses", "(F/2)L", "reveal", "What was done here last."),
    Spell("lantern", "Lantern", "senses", "[(F/2)-1]L", "help", "A light that only friends can see by.", held=True),
    Spell("shove", "Shove", "force", "(F/2)L", "hinder", "A push from across the street.", "strength"),
    Spell("carry", "Carry", "force", "[(F/2)+1]M", "story", "A thing goes where you point.", held=True),
    Spell("lock_and_key", "Lock and key", "force", "(F/2)L", "story", "A bolt thrown, or drawn, by thought."),
    Spell("buckler", "Buckler", "ward", "(F/2)M", "armour", "Air thickens in front of somebody.", held=True),
    Spell("hush", "Hush", "ward", "(F/2)L", "help", "No sound leaves this circle.", held=True),
)  # fmt: skip
SPELLS: Final[Mapping[str, Spell]] = MappingProxyType({spell.id: spell for spell in _ALL})
