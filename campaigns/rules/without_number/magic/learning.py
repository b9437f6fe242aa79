"""Choosing and learning magic: tradition, arts and spells at creation (1.7.5) and with each level (2.7.1.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.magic.mastery import prepared_most
from campaigns.rules.without_number.magic.memory import Memory
from campaigns.rules.without_number.magic.passive import fitted
from campaigns.rules.without_number.magic.traditions import ORDERS
from campaigns.rules.without_number.magic.workings import DUAL, FULL, PARTIAL, Casting, Tradition, Working
from campaigns.rules.without_number.tables import CharacterClass


def chosen_traditions(book: Book, klass: CharacterClass, build: Build) -> tuple[Tradition, ...]:
    """The traditions of ``choices["tradition"]``, or the first ones; none for who is no mage.

    Raises RulesError for what is no tradition, or not one for this class, or for the wrong number of them.
    """
    if not klass.traditions:
        return ()
    able = open_to(book, klass)
    wanted = answer(build, "tradition") or tuple(found.id for found in able[: klass.traditions])
    names = ", ".join(found.id for found in able)
    unknown = [found for found in wanted if found not in {one.id for one in able}]
    if unknown:
        raise RulesError(f"'{unknown[0]}' is no tradition for a {klass.label}.", hint=f"Choose from {names}.")
    if len(set(wanted)) != klass.traditions or len(wanted) != klass.traditions:
        raise RulesError(
            f"A {klass.label} follows {klass.traditions}, not {len(set(wanted))}.",
            hint=f"Choose from {names}.",
        )
    return tuple(book.traditions[found] for found in wanted)


def open_to(book: Book, klass: CharacterClass) -> tuple[Tradition, ...]:
    """The traditions that a class may follow: some are only half of one."""
    return tuple(found for found in book.traditions.values() if found.full or not klass.full_mage)


def chosen_order(traditions: Sequence[Tradition], build: Build) -> str:
    """The skill of a Vowed's order; empty for everybody else. Raises RulesError for a skill no order teaches."""
    if all(tradition.skill for tradition in traditions):
        return ""
    order = next(iter(answer(build, "order")), ORDERS[0])
    if order not in ORDERS:
        raise RulesError(f"No order teaches '{order}'.", hint=f"Orders teach {', '.join(ORDERS)}.")
    return order


def table_for(klass: CharacterClass, traditions: Sequence[Tradition]) -> Casting | None:
    """The table that a beginner of these traditions casts by; None without spells."""
    casters = [tradition for tradition in traditions if tradition.lists]
    if not casters:
        return None
    return FULL if klass.full_mage else DUAL if len(casters) > 1 else PARTIAL


def art_picks(klass: CharacterClass, tradition: Tradition, level: int) -> int:
    """How many arts of one's choice a tradition gives at a level."""
    return (tradition.full_arts if klass.full_mage else tradition.partial_arts)[level - 1]


def arts_open(book: Book, tradition: str, level: int, known: Sequence[str]) -> list[Working]:
    """The arts that can be learned now, those that serve most people first."""
    favourites = book.traditions[tradition].favourites
    found = [
        art
        for art in book.workings.values()
        if art.kind == "art"
        and art.group == tradition
        and not art.given
        and art.level <= level
        and art.id not in known
    ]
    return sorted(
        found, key=lambda art: favourites.index(art.id) if art.id in favourites else len(favourites)
    )


def spells_open(
    book: Book, traditions: Sequence[Tradition], most: int, known: Sequence[str]
) -> list[Working]:
    """The spells that can be learned, from the highest level down to the first."""
    lists = {name for tradition in traditions for name in tradition.lists}
    preferred = [spell for tradition in traditions for spell in tradition.spells]
    found = [
        spell
        for spell in book.workings.values()
        if spell.kind == "spell" and spell.group in lists and spell.level <= most and spell.id not in known
    ]

    def order(spell: Working) -> tuple[int, int, bool]:
        liked = preferred.index(spell.id) if spell.id in preferred else len(preferred)
        return (-spell.level, liked, spell.effect == "told")

    return sorted(found, key=order)


def as_mage(book: Book, klass: CharacterClass, build: Build) -> tuple[CharacterClass, Memory]:
    """The class as the traditions of a mage shape it, and what they have learned; raises as ``new_memory`` does."""
    memory = new_memory(book, klass, build)
    traditions = tuple(book.traditions[found] for found in memory.traditions)
    return fitted(klass, traditions, memory.order), memory


def new_memory(book: Book, klass: CharacterClass, build: Build) -> Memory:
    """What a beginner has learned; raises RulesError when arts or spells are not theirs or too many."""
    traditions = chosen_traditions(book, klass, build)
    if not traditions:
        return Memory()
    arts: list[str] = []
    for tradition in traditions:
        arts.extend(tradition.basics)
        arts.extend(_picked_arts(book, klass, tradition, build))
    allowed = {art.id for tradition in traditions for art in arts_open(book, tradition.id, 1, ())}
    _refuse_strange("art", answer(build, "arts"), allowed)
    spells = _picked_spells(book, klass, traditions, build)
    table = table_for(klass, traditions)
    prepared = spells[: table.prepared[0]] if table is not None else ()
    return Memory(
        traditions=tuple(tradition.id for tradition in traditions),
        order=chosen_order(traditions, build),
        arts=tuple(arts),
        spells=spells,
        prepared=prepared,
    )


def _picked_arts(book: Book, klass: CharacterClass, tradition: Tradition, build: Build) -> list[str]:
    picks = art_picks(klass, tradition, 1)
    able = [art.id for art in arts_open(book, tradition.id, 1, ())]
    wanted = [art for art in dict.fromkeys(answer(build, "arts")) if art in able]
    if len(wanted) > picks:
        raise RulesError(
            f"A new {tradition.label} knows {picks} arts of their choice, not {len(wanted)}.",
            hint="Leave some for later levels.",
        )
    return [*wanted, *(art for art in able if art not in wanted)][:picks]


def _picked_spells(
    book: Book, klass: CharacterClass, traditions: Sequence[Tradition], build: Build
) -> tuple[str, ...]:
    table = table_for(klass, traditions)
    if table is None:
        _refuse_strange("spell", answer(build, "spells"), set())
        return ()
    able = [spell.id for spell in spells_open(book, traditions, 1, ())]
    wanted = list(dict.fromkeys(answer(build, "spells")))
    _refuse_strange("spell", wanted, {*able})
    if len(wanted) > table.known:
        raise RulesError(
            f"A beginner knows {table.known} spells, not {len(wanted)}.", hint="Leave some for later levels."
        )
    return tuple([*wanted, *(spell for spell in able if spell not in wanted)][: table.known])


def _refuse_strange(what: str, wanted: Sequence[str], allowed: set[str]) -> None:
    strange = [found for found in wanted if found not in allowed]
    if strange:
        raise RulesError(
            f"'{strange[0]}' is no {what} that you can begin with.",
            hint=f"Choose from {', '.join(sorted(allowed)) or 'none'}.",
        )


def with_spell(hero: Hero, spell: Working) -> Hero:
    """The hero with a spell more in the book, prepared where that is better than before."""
    memory = replace(hero.magic, spells=(*hero.magic.spells, spell.id))
    known: Mapping[str, Working] = hero.book.workings
    prepared = list(memory.prepared)
    lesser = sorted((found for found in prepared if found in known), key=lambda found: known[found].level)
    if len(prepared) < prepared_most(hero):
        prepared.append(spell.id)
    elif lesser and known[lesser[0]].level < spell.level:
        prepared[prepared.index(lesser[0])] = spell.id
    return replace(hero, magic=replace(memory, prepared=tuple(prepared)))


def filled(hero: Hero) -> Hero:
    """Every place for a prepared spell filled, as far as the book goes."""
    memory = hero.magic
    room = prepared_most(hero) - len(memory.prepared)
    more = [spell for spell in memory.spells if spell not in memory.prepared][: max(0, room)]
    return replace(hero, magic=replace(memory, prepared=(*memory.prepared, *more))) if more else hero


def answer(build: Build, step: str) -> tuple[str, ...]:
    """The ids that a build's answer to a step names."""
    given = build.choices.get(step)
    return tuple(str(found) for found in given) if isinstance(given, list) else ()
