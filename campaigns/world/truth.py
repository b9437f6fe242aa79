"""What prose is held against before it settles: the state of play, and what nobody in the scene may know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.rules.contracts import Ruling
from campaigns.world.binding import rules_of
from campaigns.world.people import health_band
from campaigns.world.plot import read_plot
from campaigns.world.resolution import Resolution
from campaigns.world.senses import missed_by
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from narrator.checks.known import Known
from narrator.checks.matter import grounds
from narrator.checks.secrets import Secrets, secrets_of
from narrator.contracts import Brief, PrivateCue

_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Hidden:
    """One thing not everybody may know: ``seats`` may, none of them where it is the GM's alone."""

    text: str
    seats: frozenset[str] = frozenset()


def known_of(
    world: World, story: ResolvedWorld, brief: Brief, resolution: Resolution, minted: Iterable[str] = ()
) -> Known:
    """What the prose for a brief is held against, after its turn has been applied to ``world``.

    ``minted`` are names that the narrator's tools have made up for this turn. A secret that everybody who reads the
    prose knows is none. Nothing here is ever part of a prompt.
    """
    hidden = tuple(hidden_in(world, story, brief.private, resolution.gm_notes))
    unseeing = missed_by(world, brief.scene)
    everybody = frozenset(one.seat for one in brief.characters)
    seats = frozenset(one.seat for one in brief.characters if one.id not in unseeing)
    people = _people(world, story)
    scene = world.scene(brief.scene)
    here = scene.place if scene is not None else brief.place.id
    facts = tuple(fact.content for fact in world.facts() if not fact.character)
    names = story.capitalised | {word for name in minted for word in name.split()}
    public = (*grounds(brief), *brief.recent, *people, *facts, " ".join(sorted(story.capitalised)))
    note = (brief.note_from_gm,) if brief.note_from_gm else ()
    return Known(
        people=people,
        places=tuple(place.name for place in story.places.places if place.id != here),
        items=tuple(
            dict.fromkeys((*(one.name for one in story.items.items), *(one.name for one in world.items())))
        ),
        held=frozenset(item.name for one in brief.characters for item in world.held_by(one.id)),
        present=frozenset(npc.name for npc in world.people_at(here)),
        dead=frozenset(
            (
                *(one.name for one in world.npcs() if one.status == "dead"),
                *(one.name for one in world.characters() if one.status == "dead"),
            )
        ),
        hurt=_hurt(world, brief) | _wounded(world, story),
        amounts=frozenset(number for ruling in resolution.rulings for number in _amounts(ruling)),
        vocabulary=names,
        secrets=secrets_of(
            [one.text for one in hidden if not seats or not seats <= one.seats], public, long=note
        ),
        own={
            # Two may have been told the same, each for themselves: what is one's own is no secret to them.
            seat: secrets_of(
                [one.text for one in hidden if seat not in one.seats],
                (*public, *(one.text for one in hidden if seat in one.seats)),
                long=note,
            )
            for seat in {*everybody, *(cue.seat for cue in brief.private)}
        },
    )


def hidden_in(
    world: World, story: ResolvedWorld, private: Sequence[PrivateCue] = (), notes: Sequence[str] = ()
) -> Iterator[Hidden]:
    """Everything that somebody may not know: the world's own secrets, what single seats have learned, and what one
    turn has for single seats (``private``) and for the GM (``notes``)."""
    plot = read_plot(world)
    revealed = {*plot.closed, *plot.flags}
    for npc in story.npcs.npcs:
        if npc.secret is not None and npc.secret.revealed_by not in revealed:
            yield Hidden(npc.secret.text)
    yield from (Hidden(entry.text) for entry in story.lore.entries if entry.secret)
    yield from (Hidden(stage.secret_event) for stage in story.conflict.threat.stages if stage.secret_event)
    yield from (Hidden(note) for note in notes)
    seat_of = {one.id: one.seat for one in world.characters()}
    knowing: dict[str, set[str]] = {}
    for fact in world.facts():
        if fact.character:
            knowing.setdefault(fact.content, set()).add(seat_of.get(fact.character, ""))
    yield from (Hidden(content, frozenset(seats)) for content, seats in knowing.items())
    for quest in world.quests():
        if quest.audience is not None:
            yield Hidden(f"{quest.title}. {quest.objective}", frozenset(quest.audience))
    yield from (Hidden(cue.text, frozenset((cue.seat,))) for cue in private)


def secrets_from(world: World, story: ResolvedWorld, seat: str, known: Sequence[str]) -> Secrets:
    """What must not be told to one seat alone; ``known`` are texts that it may read."""
    hidden = [one.text for one in hidden_in(world, story) if seat not in one.seats]
    return secrets_of(hidden, (*known, " ".join(sorted(story.capitalised))))


def _people(world: World, story: ResolvedWorld) -> dict[str, tuple[str, ...]]:
    """Names with the names they go by as well."""
    found = {}
    for npc in world.npcs():
        authored = story.npc_by_id.get(npc.source)
        also = authored.aliases if authored is not None else ()
        found[npc.name] = tuple(alias for alias in also if alias[:1].isupper())
    return found


def _hurt(world: World, brief: Brief) -> frozenset[str]:
    """Who is hurt or was struck at this turn."""
    names = {one.id: one.name for one in world.npcs()} | {one.id: one.name for one in world.characters()}
    struck = {names.get(one.target, one.target) for one in brief.outcomes if one.tier is not None}
    told = " ".join(
        f"{one.summary} {one.told}" for one in brief.outcomes if one.actor not in names or one.tier
    )
    struck |= {name for name in names.values() if brief.encounter is not None and name in told}
    return frozenset({*struck, *(npc.name for npc in world.npcs() if npc.condition)})


def _wounded(world: World, story: ResolvedWorld) -> frozenset[str]:
    """Whose sheet says so."""
    rules = rules_of(story)
    return frozenset(
        one.name for one in world.characters() if one.sheet and health_band(rules, one.sheet) != "unwounded"
    )


def _amounts(ruling: Ruling) -> Iterator[int]:
    yield from (ruling.total, ruling.difficulty)
    if ruling.throw is not None:
        yield from ruling.throw.faces
        yield sum(ruling.throw.faces)
    yield from (int(found) for found in _DIGITS.findall(ruling.summary))
