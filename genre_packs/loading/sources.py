"""The files of one genre and one world, and where in them an entry stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from genre_packs.loading.documents import Data, Document, KeyPath
from genre_packs.loading.findings import Finding, Severity, key_path


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: its shown name, line (from 1) and key path with list indices."""

    file: str
    line: int
    key: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Documents by file stem, in both tiers; ``pack`` is the slug for findings."""

    pack: str
    genre_dir: str
    world_dir: str
    genre: Mapping[str, Document]
    world: Mapping[str, Document]

    def locate(self, stem: str, path: KeyPath) -> Place:
        """Where ``path`` stands. In a list, a text part is the id of the entry meant.

        The world's file is asked first, then the genre's; what stands in neither is put on the file that
        should have it.
        """
        best: tuple[int, Document, KeyPath] | None = None
        for document in (self.world.get(stem), self.genre.get(stem)):
            if document is None:
                continue
            real = _real(document.data, path)
            if best is None or len(real) > best[0]:
                best = len(real), document, real
        if best is None:
            return Place(f"{self.world_dir}/{stem}.yaml", 0, "")
        _, document, real = best
        return Place(document.file, document.line(real), key_path(real))

    def finding(
        self, stem: str, path: KeyPath, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Finding:
        """A finding about the entry at ``path`` of ``stem``.yaml."""
        at = self.locate(stem, path)
        return Finding(at.file, at.line, at.key, code, message, self.pack, severity, hint)


def _real(data: Data, path: KeyPath) -> KeyPath:
    """``path`` with ids turned into list indices, cut where it no longer stands in the data."""
    real: list[str | int] = []
    here = data
    for part in path:
        step: str | int | None = None
        if isinstance(here, dict) and part in here:
            step = str(part)
            here = here[step]
        elif isinstance(here, list):
            step = _index(here, part)
            here = here[step] if step is not None else None
        if step is None:
            break
        real.append(step)
    return tuple(real)


def _index(entries: list[Data], part: str | int) -> int | None:
    if isinstance(part, int):
        return part if part < len(entries) else None
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and entry.get("id") == part:
            return index
    return None
