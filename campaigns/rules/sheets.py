"""What goes into a sheet, what may be shown of it, and what a ruleset says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from campaigns.rules.values import EncounterCategory, Json


@dataclass(frozen=True, slots=True)
class Track:
    """Something counted on a sheet: hit points, stress, System Strain, Effort, fate points, casts left.

    ``current`` of ``maximum`` (0: no limit). ``kind`` says how a page draws it: ``health`` and ``strain`` as a
    bar, ``boxes`` as boxes that are ticked, ``points`` as a number.
    """

    id: str
    label: str
    current: int
    maximum: int
    kind: Literal["health", "strain", "boxes", "points"]


@dataclass(frozen=True, slots=True)
class SheetView:
    """What pages and PARTY_STATUS show of a sheet; ``stats`` and ``lines`` are (label, text) pairs.

    ``hp`` of ``max_hp`` is what is left of whatever keeps somebody on their feet, in any ruleset; ``tracks`` are
    everything else that is counted.
    """

    level: int
    archetype: str
    hp: int
    max_hp: int
    defence: int
    statuses: tuple[str, ...]
    can_act: bool
    down: bool
    dead: bool
    stats: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]
    abilities: tuple[Mapping[str, Json], ...] = ()
    tracks: tuple[Track, ...] = ()


type Sense = Literal["sight", "hearing", "awareness"]
"""What somebody may lose for a while; without awareness nothing reaches them at all."""
type Capability = Literal[
    "magic", "mutations", "strain", "aspects", "compels", "reserves", "netruns", "ships"
]
"""What not every ruleset has, and a narrator may look up only where the rules have it: ``magic`` is every power that
is learned and paid for, ``strain`` what a body or a mind bears before it gives way, ``reserves`` what one spends."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a sheet holds of one capability: ``entries`` are {name, text, spent} or {name, text, free}, what is
    counted, and (label, text) lines."""

    entries: tuple[Mapping[str, Json], ...] = ()
    tracks: tuple[Track, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the sheet holds nothing of it."""
        return not (self.entries or self.tracks or self.lines)


@dataclass(frozen=True, slots=True)
class CreationOption:
    """Something to choose or to put a value on; ``cost`` where a budget pays for it, ``group`` a heading.

    ``prices`` are the values that can be put on it with what each costs from here; the least value is how it stands
    now and costs nothing.
    """

    id: str
    label: str
    text: str = ""
    cost: int = 0
    group: str = ""
    prices: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CreationStep:
    """A step that the ruleset asks for, of creation (beside the pack's own scenes) or of growing.

    ``choose``: between ``least`` and ``most`` of ``options``, their costs within ``budget`` (0: no budget); the
    answer is a list of ids. ``assign``: lay each of ``values`` out on one option; the answer maps option ids to
    values, and options left out have 0. ``points``: a value from ``least`` to ``most`` on each option, the costs
    summing to ``budget``, by ``prices`` (value -> its whole price; empty: the value itself), unless options
    have prices of their own; the answer maps option ids to values, and what is left out stays at the least. ``words``:
    a sentence for each option; the answer maps option ids to text.
    ``suggested`` is a legal answer that fits what was chosen so far, and stands when nobody answers.
    """

    id: str
    title: str
    text: str
    kind: Literal["choose", "assign", "points", "words"]
    options: tuple[CreationOption, ...]
    suggested: Json
    values: tuple[int, ...] = ()
    least: int = 0
    most: int = 1
    budget: int = 0
    prices: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RulesetFacts:
    """What a ruleset is, and what it leaves out.

    ``attributes`` and ``skills`` are (id, label) pairs that a pack may name; ``difficulties`` the named ones with
    their numbers, ``difficulty_range`` the least and the greatest a pack may write. ``unsupported`` maps the name
    of what the rules do not do to the sentence that refuses it. ``licence`` is the attribution it owes. ``uses``
    names the skill for what any story asks for: persuade, threaten, steal, hide, heal. ``fighting`` are the
    skills that only an attack uses, ``observant`` those by which one comes upon things. ``helped`` is what a
    helper's success adds to the modifiers of a check. ``conjured`` are creatures that the rules themselves call, by
    id, as a bestiary has them. ``capabilities`` are what the rules have that others lack. ``powers`` are the options,
    by id, that somebody may come to be offered by name.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    skills: tuple[tuple[str, str], ...]
    difficulties: Mapping[str, int]
    difficulty_range: tuple[int, int]
    categories: tuple[EncounterCategory, ...]
    unsupported: Mapping[str, str]
    licence: str
    uses: Mapping[str, str] = field(default_factory=dict)
    fighting: tuple[str, ...] = ()
    observant: tuple[str, ...] = ()
    helped: int = 1
    conjured: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    capabilities: tuple[Capability, ...] = ()
    powers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Build:
    """A character as creation leaves it, before it becomes a sheet.

    ``attributes`` empty means: rolled with the dice handed in. ``gear`` are catalogue entries (dicts).
    ``sturdy`` spares beginners the lowest hit points that the rules would let them roll. ``choices`` are the
    answers to the ruleset's own ``creation_steps``, by step id; a missing one is filled with what is suggested.
    """

    name: str
    background: str
    archetype: str
    attributes: Mapping[str, int] = field(default_factory=dict)
    skills: tuple[str, ...] = ()
    foci: tuple[str, ...] = ()
    gear: tuple[Mapping[str, Json], ...] = ()
    bonuses: Mapping[str, int] = field(default_factory=dict)
    xp_track: Literal["fast", "slow"] = "fast"
    sturdy: bool = True
    choices: Mapping[str, Json] = field(default_factory=dict)
