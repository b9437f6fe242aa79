"""What can be meant by a player's words at one place: people, ways out, features, things, leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from campaigns.rules.contracts import Json
from campaigns.world.entities import CharacterState, EncounterState, ItemState, NpcState
from campaigns.world.plot import Plot, read_plot
from campaigns.world.state import World
from campaigns.world.wording import LITTLE, Said, Word, beginning, find_phrase, telling, words
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.places import Exit, Place

WHOLE: Final = 10


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be referred to: its id, its own names, and looser descriptions of it."""

    id: str
    names: tuple[str, ...]
    looser: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A reference: which thing, how surely (10 and more: by a whole name), and at which word."""

    id: str
    score: int
    at: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One character's situation, as far as words can refer to it; ``offers`` is what the rules let them do by name,
    ``elsewhere`` are the characters of other scenes.
    """

    story: ResolvedWorld
    world: World
    plot: Plot
    scene: str
    place: Place
    character: CharacterState
    companions: tuple[CharacterState, ...]
    elsewhere: tuple[CharacterState, ...]
    people: tuple[NpcState, ...]
    exits: tuple[Exit, ...]
    lying: tuple[ItemState, ...]
    carried: tuple[ItemState, ...]
    encounter: EncounterState | None
    offers: tuple[Mapping[str, Json], ...] = ()

    @property
    def came_from(self) -> str:
        """The place that the scene was at before; empty for one that has not moved."""
        return self.plot.back.get(self.scene, "")

    def npc_names(self) -> tuple[Named, ...]:
        """The people present."""
        return tuple(name_of_npc(npc, self.story) for npc in self.people)

    def feature_names(self) -> tuple[Named, ...]:
        """What there is to look at."""
        return tuple(
            Named(feature.id, (feature.label, *feature.aliases), _heads((feature.label, *feature.aliases)))
            for feature in self.place.features
        )

    def exit_names(self) -> tuple[Named, ...]:
        """Where one can go from here in one step."""
        found = []
        for way in self.exits:
            place = self.story.place_by_id[way.to]
            names = (place.name, *place.aliases, way.label)
            telling = tuple(word.low for word in words(f"{way.label} {place.name}") if len(word.low) > 3)
            found.append(Named(way.to, names, (*_heads(names), *telling)))
        return tuple(found)

    def own_name(self) -> Named:
        """The place one is at."""
        names = (self.place.name, *self.place.aliases)
        return Named(self.place.id, names, _heads(names))

    def far_names(self) -> tuple[Named, ...]:
        """Places on the players' map that are not next door."""
        near = {way.to for way in self.exits} | {self.place.id}
        return tuple(
            Named(place.id, (place.name, *place.aliases), _heads((place.name, *place.aliases)))
            for place in self.story.places.places
            if place.id not in near and (known := self.world.place(place.id)) is not None and known.known
        )

    def unknown_names(self) -> tuple[Named, ...]:
        """Places the players have not heard of, by their whole names."""
        known = {place.id for place in self.world.places() if place.known}
        return tuple(
            Named(place.id, (place.name, *place.aliases))
            for place in self.story.places.places
            if place.id not in known and place.id != self.place.id
        )

    def absent_names(self) -> tuple[Named, ...]:
        """People of the world who are somewhere else, by their own names and the parts of them."""
        here = {npc.id for npc in self.people}
        return tuple(
            Named(npc.id, (npc.name,), _parts(npc.name))
            for npc in self.world.npcs()
            if npc.id not in here and not npc.data.get("foe")
        )

    def npc(self, id: str) -> NpcState | None:
        """Somebody present."""
        return next((npc for npc in self.people if npc.id == id), None)


def surroundings_of(
    world: World, scene: str, story: ResolvedWorld, character: CharacterState, place: str | None = None
) -> Surroundings:
    """The situation of a character in a scene; ``place`` to look at another place than the scene's."""
    state = world.scene(scene)
    here = place or (state.place if state is not None else character.place)
    authored = story.place_by_id[here]
    party = tuple(one for one in world.characters() if one.scene == scene and one.status == "alive")
    return Surroundings(
        story=story,
        world=world,
        plot=read_plot(world),
        scene=scene,
        place=authored,
        character=character,
        companions=tuple(one for one in party if one.id != character.id),
        elsewhere=tuple(one for one in world.characters() if one.scene != scene and one.status == "alive"),
        people=world.people_at(here),
        exits=open_exits(world, authored),
        lying=world.held_by(here),
        carried=world.held_by(character.id),
        encounter=world.running_encounter(scene),
    )


def open_exits(world: World, place: Place) -> tuple[Exit, ...]:
    """The ways out that have not been closed by what happened."""
    state = world.place(place.id)
    closed = state.closed_exits if state is not None else ()
    return tuple(way for way in place.exits if way.to not in closed)


def name_of_npc(npc: NpcState, story: ResolvedWorld) -> Named:
    """An NPC's names, aliases and role, and the single words of them."""
    authored = story.npc_by_id.get(npc.source)
    creature = story.creature_by_id.get(npc.source)
    aliases = authored.aliases if authored is not None else creature.aliases if creature is not None else ()
    return Named(npc.id, (npc.name, *aliases, npc.role), (*_parts(npc.name), *_heads((*aliases, npc.role))))


def name_of_item(item: ItemState, story: ResolvedWorld) -> Named:
    """An item's names and the head words of them."""
    authored = story.item_by_id.get(item.source)
    names = (item.name, *(authored.aliases if authored is not None else ()))
    return Named(item.id, names, _heads(names))


def name_of_character(character: CharacterState) -> Named:
    """A companion's name and its parts."""
    return Named(character.id, (character.name,), _parts(character.name))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.split() if part.lower() not in LITTLE and len(part) > 2)


def refer(things: Iterable[Named], sentence: Sequence[Word]) -> tuple[Found, ...]:
    """Which of the things a sentence mentions, surest and earliest first.

    A loose word that fits several things equally names none of them.
    """
    said = sentence if isinstance(sentence, Said) else Said(sentence)
    found = [hit for thing in things if (hit := _best(thing, said)) is not None]
    sure = [hit for hit in found if hit.score >= WHOLE]
    loose = [hit for hit in found if hit.score < WHOLE and not any(hit.at == other.at for other in sure)]
    single = [hit for hit in loose if sum(hit.at == other.at for other in loose) == 1]
    return tuple(sorted((*sure, *single), key=lambda hit: (-hit.score, hit.at)))


def _best(thing: Named, sentence: Said) -> Found | None:
    if sentence.places.keys().isdisjoint(_beginnings(thing.names, thing.looser)):
        return None
    best: Found | None = None
    for name in thing.names:
        at = find_phrase(name, sentence, gap=2)
        if at is not None and not (sentence[at].joined and len(telling(name)) == 1):
            score = WHOLE + sum(word.low not in LITTLE for word in words(name))
            if best is None or score > best.score:
                best = Found(thing.id, score, at)
    if best is not None:
        return best
    for loose in thing.looser:
        at = find_phrase(loose, sentence, gap=0)
        if at is not None and not sentence[at].joined:
            return Found(thing.id, 1, at)
    return None


@lru_cache(maxsize=4096)
def _beginnings(names: tuple[str, ...], looser: tuple[str, ...]) -> frozenset[str]:
    """Base forms of which a sentence has at least one where it mentions any of these phrases."""
    return frozenset(base for phrase in (*names, *looser) for base in beginning(phrase))


@lru_cache(maxsize=4096)
def _heads(names: tuple[str, ...]) -> tuple[str, ...]:
    """The noun that a phrase is about: its last word, or the one before "of", "with", "in" and the like."""
    found = []
    for name in names:
        parts = [word for word in words(name) if not word.is_point]
        cut = next(
            (
                n
                for n, word in enumerate(parts)
                if n and word.low in ("of", "in", "at", "on", "with", "to", "by", "from")
            ),
            len(parts),
        )
        head = next((word.low for word in reversed(parts[:cut]) if word.low not in LITTLE), "")
        if len(head) > 2:
            found.append(head)
    return tuple(dict.fromkeys(found))


def mentions(keywords: Iterable[str], sentence: Sequence[Word]) -> int:
    """How many of the keywords a sentence has, in any form."""
    return sum(find_phrase(keyword, sentence) is not None for keyword in keywords)
