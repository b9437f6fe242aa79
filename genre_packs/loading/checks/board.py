"""What every check is given: the parts of a world that could be read, and where to put what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

from genre_packs.loading.documents import Document, KeyPath
from genre_packs.loading.findings import Finding, key_path
from genre_packs.loading.sources import Sources
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.values import Consequences, PackFile

type Kind = Literal[
    "place",
    "npc",
    "item",
    "creature",
    "encounter",
    "lead",
    "skill",
    "class",
    "background",
    "focus",
    "faction",
    "flag",
    "axis",
]

_LISTS: dict[Kind, tuple[str, str]] = {
    "place": ("places", "places"),
    "npc": ("npcs", "npcs"),
    "item": ("items", "items"),
    "creature": ("bestiary", "creatures"),
    "encounter": ("encounters", "encounters"),
    "lead": ("conflict", "leads"),
    "skill": ("rules", "skills"),
    "class": ("classes", "classes"),
    "background": ("classes", "backgrounds"),
    "focus": ("classes", "foci"),
    "faction": ("factions", "factions"),
    "axis": ("axes", "definitions"),
}
"""Kind -> file stem and the list in it whose ids count."""


class Board:
    """``world`` has only the files named in ``have``; reading another of its fields is a mistake."""

    def __init__(self, files: Mapping[str, PackFile], sources: Sources) -> None:
        self.world = ResolvedWorld.model_construct(None, **files)
        self.have = frozenset(files)
        self.sources = sources
        self.findings: list[Finding] = []

    def refuse(self, stem: str, path: KeyPath, code: str, message: str, hint: str = "") -> None:
        """An error at ``path`` of ``stem``.yaml; a text part of the path that meets a list is an id."""
        self.findings.append(self.sources.finding(stem, path, code, message, hint))

    def refuse_in(self, document: Document, path: KeyPath, code: str, message: str, hint: str = "") -> None:
        """An error at ``path`` of a known document, with list indices."""
        at = document.file, document.line(path), key_path(path)
        self.findings.append(Finding(*at, code, message, self.sources.pack, hint=hint))

    def warn(self, stem: str, path: KeyPath, code: str, message: str, hint: str = "") -> None:
        """The same as a warning."""
        self.findings.append(self.sources.finding(stem, path, code, message, hint, "warning"))

    def ids(self, kind: Kind) -> frozenset[str] | None:
        """All ids of a kind; None while the file that defines them has errors of its own."""
        if kind == "flag":
            return self.flags
        stem, name = _LISTS[kind]
        if stem == "factions" and stem not in self.have and stem not in self.sources.world:
            return frozenset()
        if stem not in self.have:
            return None
        return frozenset(entry.id for entry in getattr(getattr(self.world, stem), name))

    def refer(self, stem: str, path: KeyPath, kind: Kind, value: str | None) -> None:
        """``value``, standing at ``path``, must be the id of a ``kind``; None is no reference."""
        known = self.ids(kind)
        if value is None or known is None or value in known:
            return
        near = get_close_matches(value, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else ""
        if kind == "flag":
            message = f"nothing sets the flag {value!r}"
            hint = hint or "some lead, stage or encounter must set it"
        else:
            message = f"there is no {kind} {value!r}"
        self.refuse(stem, path, f"unknown_{kind}", message, hint)

    def refer_all(self, stem: str, path: KeyPath, kind: Kind, values: Iterable[str]) -> None:
        """``refer`` for each value of the list at ``path``."""
        for index, value in enumerate(values):
            self.refer(stem, (*path, index), kind, value)

    @cached_property
    def flags(self) -> frozenset[str] | None:
        """Every flag that something sets; None while the conflict or the encounters have errors."""
        if not {"conflict", "encounters"} <= self.have:
            return None
        return frozenset(self._flags())

    def _flags(self) -> Iterator[str]:
        conflict = self.world.conflict
        for stage in conflict.threat.stages:
            yield from stage.flags
        for lead in conflict.leads:
            yield from lead.grants.flags
            yield from lead.cost_on_failure.flags
        for _, consequences in encounter_consequences(self.world):
            yield from consequences.flags


def encounter_consequences(world: ResolvedWorld) -> Iterator[tuple[KeyPath, Consequences]]:
    """All consequences written in encounters.yaml, each with its path."""
    for encounter in world.encounters.encounters:
        here = ("encounters", encounter.id)
        yield (*here, "on_win"), encounter.on_win
        yield (*here, "on_loss"), encounter.on_loss
        yield (*here, "on_flee"), encounter.on_flee
        for beat in encounter.beats:
            for name, effect in (("success", beat.success), ("failure", beat.failure)):
                if effect.also is not None:
                    yield (*here, "beats", beat.id, name, "also"), effect.also
