"""A session's first state, and turn 0 by an authored opening."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.rules.contracts import Dice, Ruleset
from campaigns.world.belongings import make_item
from campaigns.world.draws import made_id, pick
from campaigns.world.entities import (
    MAIN_SCENE,
    CharacterState,
    ClockState,
    FactState,
    NpcState,
    PlaceState,
    QuestState,
    SceneState,
)
from campaigns.world.leads import open_leads
from campaigns.world.pace import weigh
from campaigns.world.people import npc_sheet_source, party_of
from campaigns.world.plot import PROGRESS, THREAT, Plot, plot_data, read_plot, write_plot
from campaigns.world.resolution import Learned, Resolution
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.openings import Opening
from narrator.contracts import PrivateCue

MAIN: str = MAIN_SCENE
STAKES: str = "stakes"


def seed_world(story: ResolvedWorld, rules: Ruleset, dice: Dice, *, seed: str, scene: str = MAIN) -> World:
    """The world of a new session: scene, places, people, things, clocks and the leads known from the start."""
    world = World()
    start = story.world.starting_location
    world.put(
        SceneState(
            id=scene,
            place=start,
            title=story.conflict.title,
            mood=story.place_by_id[start].mood,
            time_of_day=story.world.time_of_day,
            stakes=story.conflict.stakes,
        )
    )
    _places(world, story, start)
    _people(world, story, rules, dice)
    _things(world, story, seed)
    _conflict(world, story)
    return world


def opening(world: World, scene: str, story: ResolvedWorld, *, seed: str, solo: bool) -> Resolution:
    """Turn 0: an opening that suits the party sets the place, who is there, and what is at stake."""
    party = party_of(world, scene)
    chosen = _choose(story, party, seed, solo)
    state = world.scene(scene)
    if state is None:
        raise LookupError(f"there is no scene {scene!r}")
    world.amend(state, place=chosen.place, mood=chosen.mood, stakes=chosen.stakes)
    for character in party:
        world.amend(character, place=chosen.place)
    for npc in chosen.present_npcs:
        here = world.npc(npc)
        if here is not None:
            world.amend(here, place=chosen.place)
    _arrive(world, story, chosen.place)
    plot = read_plot(world)
    plot.opening = chosen.id
    note = weigh(world, story, plot)
    plot.first_time = story.world.time_of_day
    write_plot(world, plot)
    return Resolution(
        private=tuple(cue for character in party if (cue := _own_beat(chosen, character, seed)) is not None),
        learned=(Learned(STAKES, "", chosen.stakes, "Quest"),),
        place_changed=True,
        first_visit=True,
        chapter=chosen.name,
        mood=chosen.mood,
        leads_open=tuple(lead.summary for lead in open_leads(story, plot, world)),
        invitation=chosen.first_turn_invitation,
        opening=pick(seed, 0, f"opening:{chosen.id}", chosen.establishing_narration),
        gm_notes=(note,) if note else (),
    )


def _places(world: World, story: ResolvedWorld, start: str) -> None:
    for place in story.places.places:
        known = place.discovered or place.id == start
        world.put(PlaceState(place.id, place.name, known=known))


def _people(world: World, story: ResolvedWorld, rules: Ruleset, dice: Dice) -> None:
    for npc in story.npcs.npcs:
        state = NpcState(
            id=npc.id,
            name=npc.name,
            pronouns=npc.pronouns,
            role=npc.role,
            place=next((stop.place for stop in npc.schedule if stop.from_turn == 0), npc.place),
            source=npc.id,
            appearance=npc.appearance,
            disposition=npc.initial_disposition,
        )
        entry = npc_sheet_source(state, story)
        if entry is not None:
            state = NpcState(
                id=state.id,
                name=state.name,
                pronouns=state.pronouns,
                role=state.role,
                place=state.place,
                source=state.source,
                appearance=state.appearance,
                disposition=state.disposition,
                sheet=rules.foe_sheet(entry, dice),
            )
        world.put(state)


def _things(world: World, story: ResolvedWorld, seed: str) -> None:
    """What lies at features, each thing once."""
    for place in story.places.places:
        for feature in place.features:
            for number, source in enumerate(feature.items):
                entry = story.item_by_id[source]
                id = (
                    source if entry.unique else made_id(seed, 0, f"{place.id}:{feature.id}:{source}:{number}")
                )
                if world.item(id) is None:
                    world.put(make_item(entry, id, place.id, "place", feature=feature.id))


def _conflict(world: World, story: ResolvedWorld) -> None:
    conflict = story.conflict
    known = [lead for lead in conflict.leads if lead.known]
    plot = Plot(known=[lead.id for lead in known])
    world.put(ClockState(THREAT, conflict.threat.name, conflict.threat.segments, data=plot_data(plot)))
    world.put(ClockState(PROGRESS, conflict.progress.name, conflict.progress.segments))
    for lead in known:
        world.put(QuestState(lead.id, lead.title, lead.summary, anchor=lead.place, giver=lead.npc or ""))
    world.put(
        FactState(
            id="premise",
            character="",
            content=conflict.premise,
            category="Quest",
            source=story.world.name,
            topic=conflict.title,
        )
    )


def _choose(story: ResolvedWorld, party: Sequence[CharacterState], seed: str, solo: bool) -> Opening:
    """The opening that suits: by how many play, then by whose background it was written for."""
    size = 1 if solo else max(2, len(party))
    wanted = "solo" if solo else "multiplayer"
    fitting = [
        one
        for one in story.openings.openings
        if one.mode in (wanted, "either") and one.min_players <= size <= one.max_players
    ] or [one for one in story.openings.openings if one.mode in (wanted, "either")]
    fitting = fitting or list(story.openings.openings)
    backgrounds = {str(character.data.get("background", "")) for character in party}
    written_for = [one for one in fitting if backgrounds & set(one.backgrounds)]
    anyone = [one for one in fitting if not one.backgrounds]
    return pick(seed, 0, "opening", written_for or anyone or fitting)


def _arrive(world: World, story: ResolvedWorld, place: str) -> None:
    state = world.place(place)
    if state is not None:
        world.amend(state, known=True, visited=True)
    for way in story.place_by_id[place].exits:
        other = world.place(way.to)
        if other is not None and not other.known:
            world.amend(other, known=True)


def _own_beat(chosen: Opening, character: CharacterState, seed: str) -> PrivateCue | None:
    """A sentence for one character: written for their background, else for anyone."""
    background = str(character.data.get("background", ""))
    own = [beat.beat for beat in chosen.per_pc_beats if beat.applies_to == background]
    anyone = [beat.beat for beat in chosen.per_pc_beats if beat.applies_to == "any"]
    if not own and not anyone:
        return None
    return PrivateCue(character.seat, character.id, pick(seed, 0, f"beat:{character.id}", own or anyone))
