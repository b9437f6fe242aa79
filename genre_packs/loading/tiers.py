"""Bringing a genre's file and a world's file of the same name together, by the rule the schema declares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from genre_packs.loading.documents import Data, Document, Flaw, KeyPath
from genre_packs.loading.validation import validate
from genre_packs.schema.values import PackFile

type Tier = Literal["genre", "world"]


@dataclass(slots=True)
class Merged:
    """The outcome for one file name: the model (None if it has errors), flaws by tier, who gave what."""

    model: PackFile | None = None
    flaws: list[tuple[Tier, Flaw]] = field(default_factory=list)
    provenance: dict[str, Tier] = field(default_factory=dict)


def deep_merge(lower: Data, upper: Data) -> Data:
    """``upper`` over ``lower``: mappings key by key, anything else of ``upper`` replaces ``lower``'s."""
    if isinstance(lower, dict) and isinstance(upper, dict):
        merged = dict(lower)
        for key, value in upper.items():
            merged[key] = deep_merge(lower[key], value) if key in lower else value
        return merged
    return upper


def merge(stem: str, model: type[PackFile], genre: Document | None, world: Document | None) -> Merged:
    """One file of a resolved world. ``genre`` and ``world`` are what was read in each tier, or None."""
    if genre is None or world is None or model.MERGE == "replace":
        return _single(stem, model, genre, world)
    if model.MERGE == "deep_merge":
        return _deep(stem, model, genre, world)
    return _union(stem, model, genre, world)


def _single(stem: str, model: type[PackFile], genre: Document | None, world: Document | None) -> Merged:
    """The file of one tier alone; the world's where both have one."""
    tier: Tier = "genre" if world is None else "world"
    document = world or genre
    result = Merged(provenance={stem: tier})
    if document is None or document.data is None:
        return result
    result.model, flaws = validate(document, model, document.data)
    result.flaws = [(tier, flaw) for flaw in flaws]
    if result.model is not None and model.MERGE == "union_by_id":
        result.provenance |= {f"{stem}/{entry}": tier for entry in _entries(_list_of(model), result.model)}
    return result


def _deep(stem: str, model: type[PackFile], genre: Document, world: Document) -> Merged:
    result = Merged(provenance={stem: "world"})
    data = deep_merge(genre.data, world.data)
    result.model, flaws = validate(_Both(genre, world).document(), model, data)
    result.flaws = [("world" if world.holds(_anchor(flaw)) else "genre", flaw) for flaw in flaws]
    return result


def _anchor(flaw: Flaw) -> KeyPath:
    """The key a flaw is about: for a missing key, the mapping it is missing from."""
    return flaw.path[:-1] if flaw.code == "missing_key" else flaw.path


class _Both:
    """Two documents seen as one: the world's lines where it has the key, else the genre's."""

    def __init__(self, genre: Document, world: Document) -> None:
        self.genre, self.world = genre, world

    def document(self) -> Document:
        """A document that knows the lines of both."""
        return Document(self.world.file, lines=self.genre.lines | self.world.lines)


def _union(stem: str, model: type[PackFile], genre: Document, world: Document) -> Merged:
    result = Merged()
    tiers: tuple[tuple[Tier, Document], ...] = (("genre", genre), ("world", world))
    parsed: list[PackFile] = []
    for tier, document in tiers:
        found, flaws = validate(document, model, document.data)
        result.flaws += [(tier, flaw) for flaw in flaws]
        if found is not None:
            parsed.append(found)
            result.provenance |= {f"{stem}/{entry}": tier for entry in _entries(_list_of(model), found)}
    if len(parsed) == len(tiers):
        name = _list_of(model)
        entries = {**_entries(name, parsed[0]), **_entries(name, parsed[1])}
        result.model = parsed[1].model_copy(update={name: tuple(entries.values())})
    return result


def _list_of(model: type[PackFile]) -> str:
    """The one list of a file that merges by id: its first field."""
    return next(iter(model.model_fields))


def _entries(name: str, file: PackFile) -> Mapping[str, object]:
    """Entries of the file's list by id, in their order."""
    return {entry.id: entry for entry in getattr(file, name)}
