"""The cast of one scene as the accounting of its prose reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from campaigns.world.entities import CharacterState, ItemState, NpcState
from campaigns.world.people import party_of
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from narrator.accounting.cast import Being, Cast, Thing
from narrator.checks.naming import aliases


def cast_of(world: World, story: ResolvedWorld, scene: str, listener: str = "") -> Cast:
    """Who and what prose of a scene can speak of; ``listener`` is the id of the character that "you" means."""
    state = world.scene(scene)
    place = state.place if state is not None else ""
    party = party_of(world, scene)
    people = tuple(npc for npc in world.npcs() if npc.status != "gone")
    here = {npc.id for npc in people if npc.place == place and npc.status in ("alive", "dead")}
    taken = [npc.name for npc in people]
    coin = story.rules.currency
    return Cast(
        beings=(
            *(_character(one, taken) for one in party),
            *_people(people, here, story, [one.name for one in party]),
        ),
        things=tuple(
            Thing(item.id, names_of(item, story), item.holder)
            for holder in (place, *(one.id for one in party), *here)
            for item in world.held_by(holder)
        ),
        places=tuple(
            (one.id, one.name.removeprefix("The ")) for one in story.places.places if one.id != place
        ),
        coins=(coin.singular, coin.plural),
        you=listener or (party[0].id if len(party) == 1 else ""),
    )


def names_of(item: ItemState, story: ResolvedWorld) -> tuple[str, ...]:
    """What a thing is called."""
    authored = story.item_by_id.get(item.source)
    return (item.name, *(authored.aliases if authored is not None else ()))


def _character(one: CharacterState, taken: list[str]) -> Being:
    return Being(one.id, aliases(one.name, taken), one.pronouns, player=True)


def _people(
    people: tuple[NpcState, ...], here: set[str], story: ResolvedWorld, taken: list[str]
) -> Iterator[Being]:
    """Everybody by their names; those present also by what they are, where only one of them is that."""
    parts = Counter(part for npc in people for part in npc.name.split())
    trades = Counter(_trade(npc) for npc in people if npc.id in here)
    for npc in people:
        shared = [part for part, count in parts.items() if count > 1]
        authored = story.npc_by_id.get(npc.source)
        names = [*aliases(npc.name, [*taken, *shared]), *(authored.aliases if authored is not None else ())]
        if npc.id in here and trades[_trade(npc)] == 1:
            names.append(f"the {_trade(npc)}")
        names += [f"T{name[1:]}" for name in names if name.startswith("the ")]
        yield Being(npc.id, tuple(dict.fromkeys(names)), npc.pronouns, here=npc.id in here)


def _trade(npc: NpcState) -> str:
    """The noun of what somebody is: "keeper" of a keeper of the lamp."""
    before = npc.role.partition(" of ")[0].partition(",")[0].split()
    return before[-1].lower() if before else npc.id
