"""The steps of creation that a mage goes through: tradition, order, arts, spells."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.rules.contracts import Build, CreationOption, CreationStep, Json
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.magic.learning import (
    art_picks,
    arts_open,
    chosen_traditions,
    open_to,
    spells_open,
    table_for,
)
from campaigns.rules.without_number.magic.traditions import ORDERS
from campaigns.rules.without_number.magic.workings import Tradition, Working
from campaigns.rules.without_number.tables import CharacterClass


def steps(book: Book, build: Build) -> tuple[CreationStep, ...]:
    """The steps for the traditions chosen so far; none for who is no mage. Raises RulesError for a wrong choice."""
    if not book.traditions:
        return ()
    klass = book.class_named(build.archetype)
    if not klass.traditions:
        return ()
    able = open_to(book, klass)
    traditions = chosen_traditions(book, klass, build)
    asked = [
        CreationStep(
            "tradition",
            "Tradition",
            "Whose magic is it?"
            if klass.traditions == 1
            else "Whose magic is it? You follow two traditions.",
            "choose",
            tuple(CreationOption(found.id, found.label, found.text) for found in able),
            list[Json]([found.id for found in able[: klass.traditions]]),
            least=klass.traditions,
            most=klass.traditions,
        )
    ]
    if any(not tradition.skill for tradition in traditions):
        asked.append(
            CreationStep(
                "order",
                "Order",
                "What does your order teach beside the fist?",
                "choose",
                tuple(CreationOption(skill, book.skill_label(skill)) for skill in ORDERS),
                [ORDERS[0]],
                least=1,
                most=1,
            )
        )
    asked.append(_arts(book, klass, traditions))
    table = table_for(klass, traditions)
    if table is not None:
        able_spells = spells_open(book, traditions, 1, ())
        asked.append(
            CreationStep(
                "spells",
                "Spells",
                f"Which spells stand in your book? The first {min(table.prepared[0], table.known)} are prepared.",
                "choose",
                tuple(_option(spell) for spell in able_spells),
                list[Json]([spell.id for spell in able_spells[: table.known]]),
                most=table.known,
            )
        )
    return tuple(asked)


def _arts(book: Book, klass: CharacterClass, traditions: Sequence[Tradition]) -> CreationStep:
    able = [(found, arts_open(book, found.id, 1, ()), art_picks(klass, found, 1)) for found in traditions]
    return CreationStep(
        "arts",
        "Arts",
        " ".join(f"{found.label}: {picks}." for found, _, picks in able),
        "choose",
        tuple(
            CreationOption(art.id, art.label, art.text, 0, found.label)
            for found, arts, _ in able
            for art in arts
        ),
        list[Json]([art.id for _, arts, picks in able for art in arts[:picks]]),
        most=sum(picks for _, _, picks in able),
    )


def _option(spell: Working) -> CreationOption:
    return CreationOption(spell.id, spell.label, spell.text, 0, spell.group.replace("_", " ").capitalize())
