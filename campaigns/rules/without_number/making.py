"""What creation asks in a book with edges: which ones, the prodigy's attribute, the first implants."""

from __future__ import annotations

from math import ceil

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build, CreationOption, CreationStep, Json
from campaigns.rules.without_number import mutating
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.tables import ATTRIBUTES, CharacterClass

EDGE_PICKS = 2
MOST_IMPLANTS = 12


def steps(book: Book, build: Build) -> tuple[CreationStep, ...]:
    """What creation asks beside the pack's scenes; raises RulesError as ``edge_steps`` does."""
    return (*_discipline_steps(book, build), *edge_steps(book, build))


def chosen_disciplines(book: Book, klass: CharacterClass, build: Build) -> tuple[str, ...]:
    """The psychic skills of ``choices["disciplines"]``; one alone counts for every pick there is.

    Raises RulesError for what is no discipline, or too many.
    """
    if not klass.disciplines:
        return ()
    wanted = _ids(build, "disciplines") or book.effort_groups[: klass.disciplines]
    unknown = [found for found in wanted if found not in book.effort_groups]
    if unknown or len(wanted) > klass.disciplines:
        raise RulesError(
            f"{unknown[0]} is no discipline." if unknown else f"{len(wanted)} disciplines are too many.",
            hint=f"Choose up to {klass.disciplines} of {', '.join(book.effort_groups)}.",
        )
    return wanted * klass.disciplines if len(wanted) == 1 else wanted


def _discipline_steps(book: Book, build: Build) -> tuple[CreationStep, ...]:
    if not book.effort_groups:
        return ()
    klass = book.class_named(build.archetype)
    if not klass.disciplines:
        return ()
    options = tuple(
        CreationOption(
            discipline,
            book.skill_label(discipline),
            " ".join(
                f"{power.label}: {power.text}" for power in book.powers.values() if power.group == discipline
            ),
        )
        for discipline in book.effort_groups
    )
    return (
        CreationStep(
            "disciplines",
            "Disciplines",
            "What does your mind reach for? One discipline alone is learned the deeper.",
            "choose",
            options,
            list[Json](book.effort_groups[: klass.disciplines]),
            least=1,
            most=klass.disciplines,
        ),
    )


def edge_steps(book: Book, build: Build) -> tuple[CreationStep, ...]:
    """The steps for somebody who has come this far: ``edges``, then ``prodigy`` and ``implants`` if they lead there.

    Raises RulesError when the build names a class or an edge that the book does not have.
    """
    if not book.edges:
        return ()
    klass = book.class_named(build.archetype)
    edges = chosen_edges(book, klass, build)
    asked = [
        CreationStep(
            "edges",
            "Edges",
            "Choose two things that set you apart from everybody else with a gun.",
            "choose",
            tuple(CreationOption(edge.id, edge.label, edge.text) for edge in book.edges.values()),
            list[Json](klass.edges),
            least=EDGE_PICKS,
            most=EDGE_PICKS,
        )
    ]
    if any(book.edges[edge].gift == "prodigy" for edge in edges):
        asked.append(
            CreationStep(
                "prodigy",
                "Prodigy",
                "In which attribute were you born ahead of everybody?",
                "choose",
                tuple(CreationOption(name, name.capitalize()) for name in _prodigious()),
                [_first_of(klass)],
                least=1,
                most=1,
            )
        )
    budget = _budget(book, edges)
    if budget:
        asked.append(
            CreationStep(
                "implants",
                "Implants",
                "What has been built into you? Prices in thousands; each takes its strain for good.",
                "choose",
                tuple(
                    CreationOption(
                        found.id, found.label, f"{found.text} Strain {found.strain:g}.", found.cost
                    )
                    for found in book.implants.values()
                    if found.cost <= budget
                ),
                list[Json](["cybereyes", "gunlink", "emergency_stabilisation"]),
                most=MOST_IMPLANTS,
                budget=budget,
            )
        )
    if book.gift_groups:
        asked.extend(mutating.steps(book, build, sum(book.edges[edge].mutation_points for edge in edges)))
    return tuple(asked)


def chosen_edges(book: Book, klass: CharacterClass, build: Build) -> tuple[str, ...]:
    """The edges of ``choices["edges"]``, or those of the concept; raises RulesError when they are not two."""
    if not book.edges:
        return ()
    edges = _ids(build, "edges") or klass.edges
    unknown = [edge for edge in edges if edge not in book.edges]
    if unknown:
        raise RulesError(f"There is no edge '{unknown[0]}'.", hint=f"Edges: {', '.join(book.edges)}.")
    again = [edge for edge in set(edges) if edges.count(edge) > 1 and not book.edges[edge].foci]
    if len(edges) != EDGE_PICKS or again:
        raise RulesError(
            f"{len(edges)} edges are not {EDGE_PICKS} different ones.", hint=f"Choose {EDGE_PICKS} edges."
        )
    return edges


def prodigy_of(klass: CharacterClass, edges: tuple[str, ...], build: Build) -> str:
    """The attribute of a prodigy, empty for everybody else; raises RulesError for Constitution."""
    if "prodigy" not in edges:
        return ""
    chosen = next(iter(_ids(build, "prodigy")), _first_of(klass))
    if chosen not in _prodigious():
        raise RulesError(
            f"Nobody is a prodigy of {chosen}.", hint=f"Choose one of {', '.join(_prodigious())}."
        )
    return chosen


def chosen_implants(book: Book, edges: tuple[str, ...], constitution: int, build: Build) -> tuple[str, ...]:
    """The implants of ``choices["implants"]``; raises RulesError when money or body do not bear them."""
    wanted = _ids(build, "implants")
    unknown = [found for found in wanted if found not in book.implants]
    if unknown:
        raise RulesError(
            f"There is no implant '{unknown[0]}'.", hint=f"Implants: {', '.join(book.implants)}."
        )
    if len(set(wanted)) != len(wanted):
        raise RulesError("An implant is built in once.", hint="Choose different ones.")
    cost = sum(book.implants[found].cost for found in wanted)
    if cost > _budget(book, edges):
        raise RulesError(
            f"Implants for {cost} thousand are more than the {_budget(book, edges)} to begin with.",
            hint="Leave some out, or take the edge Wired.",
        )
    strain = ceil(sum(book.implants[found].strain for found in wanted))
    if strain > constitution:
        raise RulesError(
            f"Nobody with Constitution {constitution} bears {strain} strain.", hint="Leave some out."
        )
    return wanted


def _budget(book: Book, edges: tuple[str, ...]) -> int:
    return sum(book.edges[edge].budget for edge in edges)


def _prodigious() -> tuple[str, ...]:
    return tuple(name for name in ATTRIBUTES if name != "constitution")


def _first_of(klass: CharacterClass) -> str:
    return next(name for name in klass.prime if name != "constitution")


def _ids(build: Build, step: str) -> tuple[str, ...]:
    answer = build.choices.get(step)
    return tuple(str(found) for found in answer) if isinstance(answer, list) else ()
