"""What a pack's homebrew may change: archetypes, knacks, flaws and three tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.dial.knacks import FLAWS, KNACKS, Flaw, Knack
from campaigns.rules.dial.manoeuvres import CELLS, Cell, check_cells
from campaigns.rules.dial.tables import ARRAY, ATTRIBUTES, DIFFICULTIES, SKILLS

NAME: Final = "the dial rules"


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Archetype:
    """A way of going about things: where good scores go first, what it is trained in, knacks that suit it."""

    id: str
    label: str
    prime: tuple[str, ...]
    trained: tuple[str, ...]
    knacks: tuple[str, ...] = ()


_ARCHETYPES = (
    Archetype("vanguard", "Vanguard", ("force", "grit", "grace", "heart", "presence", "wits"),
              ("fight", "athletics", "endure"), ("heavy_hand", "hard_to_kill")),
    Archetype("scout", "Scout", ("grace", "wits", "grit", "force", "heart", "presence"),
              ("shoot", "sneak", "notice"), ("true_aim", "first_to_move")),
    Archetype("sage", "Sage", ("wits", "heart", "grit", "presence", "grace", "force"),
              ("know", "craft", "heal"), ("long_memory", "schemer")),
    Archetype("voice", "Voice", ("presence", "heart", "wits", "grace", "grit", "force"),
              ("convince", "read", "command"), ("silver_tongue", "lucky_star")),
    Archetype("ace", "Ace", ("grace", "wits", "presence", "grit", "heart", "force"),
              ("pilot", "shoot", "gamble"), ("born_pilot", "card_sharp")),
)  # fmt: skip
ARCHETYPES: Final[Mapping[str, Archetype]] = MappingProxyType({kind.id: kind for kind in _ARCHETYPES})


@dataclass(frozen=True, slots=True)
class Book:
    """The tables in use."""

    archetypes: Mapping[str, Archetype] = field(default_factory=lambda: ARCHETYPES)
    knacks: Mapping[str, Knack] = field(default_factory=lambda: KNACKS)
    flaws: Mapping[str, Flaw] = field(default_factory=lambda: FLAWS)
    difficulties: Mapping[str, int] = field(default_factory=lambda: DIFFICULTIES)
    array: tuple[int, ...] = ARRAY
    cells: tuple[Cell, ...] = CELLS

    def archetype(self, wanted: str) -> Archetype:
        """The archetype of that id; raises RulesError naming the known ones."""
        found = self.archetypes.get(wanted)
        if found is None:
            raise RulesError(
                f"There is no archetype '{wanted}'.", hint=f"Archetypes: {', '.join(self.archetypes)}."
            )
        return found

    def knack(self, wanted: str) -> Knack:
        """The knack of that id; raises RulesError naming the known ones."""
        found = self.knacks.get(wanted)
        if found is None:
            raise RulesError(f"There is no knack '{wanted}'.", hint=f"Knacks: {', '.join(self.knacks)}.")
        return found


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class _Tables:
    difficulties: Mapping[str, Annotated[int, Field(ge=10, le=30)]] | None = None
    array: tuple[Annotated[int, Field(ge=3, le=20)], ...] | None = None
    manoeuvres: tuple[Cell, ...] | None = None


PUBLISHED: Final = Book()


def with_homebrew(book: Book, homebrew: Mapping[str, Json]) -> Book:
    """The book with a pack's own ``tables``, ``classes`` and ``powers``; raises RulesError naming the place."""
    for key in homebrew:
        if homebrew[key] and key not in ("tables", "classes", "powers"):
            raise RulesError(
                f"homebrew.{key}: {NAME} take no {key} from a pack.", hint="Remove it from homebrew.yaml."
            )
    book = _with_tables(book, homebrew.get("tables") or {})
    for place, entry in _entries(homebrew, "powers"):
        book = _with_power(book, place, entry)
    for place, entry in _entries(homebrew, "classes"):
        made = _read(TypeAdapter(Archetype), place, entry)
        _known(place, made.trained, SKILLS, "skill")
        _known(place, made.knacks, book.knacks, "knack")
        if sorted(made.prime) != sorted(ATTRIBUTES):
            raise _bad(f"{place}.prime", "all six attributes are wanted, each once")
        book = replace(book, archetypes={**book.archetypes, made.id: made})
    return book


def _with_tables(book: Book, given: Json) -> Book:
    tables = _read(TypeAdapter(_Tables), "homebrew.tables", given)
    if tables.difficulties is not None:
        if sorted(tables.difficulties) != sorted(DIFFICULTIES):
            raise _bad("homebrew.tables.difficulties", f"name all of {', '.join(DIFFICULTIES)}")
        book = replace(book, difficulties={key: tables.difficulties[key] for key in DIFFICULTIES})
    if tables.array is not None:
        if len(tables.array) != len(ATTRIBUTES):
            raise _bad("homebrew.tables.array", "six scores are wanted")
        book = replace(book, array=tuple(sorted(tables.array, reverse=True)))
    if tables.manoeuvres is not None:
        check_cells(tables.manoeuvres, "homebrew.tables.manoeuvres")
        book = replace(book, cells=tables.manoeuvres)
    return book


def _with_power(book: Book, place: str, entry: Json) -> Book:
    if not isinstance(entry, dict) or entry.get("type") not in ("knack", "flaw"):
        raise _bad(f"{place}.type", "a power of these rules is a knack or a flaw")
    plain = {key: value for key, value in entry.items() if key != "type"}
    if entry["type"] == "knack":
        knack = _read(TypeAdapter(Knack), place, plain)
        _known(place, knack.skills, SKILLS, "skill")
        return replace(book, knacks={**book.knacks, knack.id: knack})
    flaw = _read(TypeAdapter(Flaw), place, plain)
    _known(place, flaw.skills, SKILLS, "skill")
    return replace(book, flaws={**book.flaws, flaw.id: flaw})


def _entries(homebrew: Mapping[str, Json], key: str) -> list[tuple[str, Json]]:
    given = homebrew.get(key) or []
    if not isinstance(given, list):
        raise _bad(f"homebrew.{key}", "a list is wanted")
    return [(f"homebrew.{key}.{number}", entry) for number, entry in enumerate(given)]


def _read[T](adapter: TypeAdapter[T], place: str, given: Json) -> T:
    try:
        return adapter.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join((place, *(str(part) for part in first["loc"])))
        raise _bad(where, first["msg"]) from error


def _known(place: str, names: object, known: Mapping[str, object], what: str) -> None:
    for name in names if isinstance(names, tuple | dict) else ():
        if name not in known:
            raise _bad(place, f"there is no {what} '{name}'")


def _bad(where: str, why: str) -> RulesError:
    return RulesError(f"{where}: {why}.", hint="Correct homebrew.yaml.", details={"where": where})
