"""What the narrator is told: a Brief from the world after a turn, holding only what the whole scene may know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from campaigns.world.binding import rules_of
from campaigns.world.draws import made_id
from campaigns.world.entities import CharacterState, NpcState
from campaigns.world.manners import AS_WRITTEN, Manner, axis_values
from campaigns.world.people import health_band, party_of
from campaigns.world.plot import THREAT, read_plot
from campaigns.world.resolution import Resolution, TurnPlan
from campaigns.world.speaking import band_of
from campaigns.world.state import World
from campaigns.world.surroundings import mentions, open_exits
from campaigns.world.wording import words
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import (
    Brief,
    BriefKind,
    CharacterBrief,
    PersonBrief,
    PlaceBrief,
    Pressure,
    Question,
    Voice,
)

FACTS: Final = 16
ANSWERING: Final = 12


def make_brief(
    world: World,
    scene: str,
    story: ResolvedWorld,
    plan: TurnPlan | None,
    resolution: Resolution,
    *,
    seed: str,
    turn: int,
    kind: BriefKind,
    solo: bool,
    recent: Sequence[str],
    note: str = "",
    limits: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    manner: Manner = AS_WRITTEN,
) -> Brief:
    """Everything for one turn's narration, after its resolution has been applied to ``world``.

    ``limits`` are the table's lines and veils.
    """
    state = world.scene(scene)
    if state is None:
        raise LookupError(f"there is no scene {scene!r}")
    acted = {declared.character for declared in plan.declared} if plan is not None else set()
    ending = resolution.ending.prose if resolution.ending is not None else ""
    return Brief(
        kind=kind,
        seed=made_id(seed, turn, "narrator"),
        round=turn,
        scene=scene,
        person="second" if solo else "third",
        voice=voice_of(story, manner),
        verbosity=manner.length_for(len(party_of(world, scene))),
        place=_place(world, state.place, story, resolution),
        characters=tuple(
            _character(one, world, story, plan is None or one.id in acted) for one in party_of(world, scene)
        ),
        people=tuple(
            person_brief(npc, story) for npc in world.people_at(state.place) if not npc.data.get("foe")
        ),
        declared=plan.declared if plan is not None else (),
        outcomes=resolution.outcomes,
        moves=resolution.moves,
        pressure=_pressure(world, story),
        encounter=resolution.encounter,
        private=resolution.private,
        leads=resolution.leads_open,
        quests=tuple(
            quest.title for quest in world.quests() if quest.status == "open" and quest.audience is None
        ),
        facts=tuple(fact.content for fact in world.facts() if not fact.character)[-FACTS:],
        recent=tuple(recent),
        opening=resolution.opening,
        invitation=resolution.invitation,
        ending=ending,
        time_of_day=state.time_of_day,
        note_from_gm=note,
        lines=limits[0],
        veils=limits[1],
    )


def make_question(
    world: World,
    character: str,
    story: ResolvedWorld,
    text: str,
    *,
    seed: str,
    manner: Manner = AS_WRITTEN,
) -> Question:
    """An aside with what the asker's character may know: facts most like the question first."""
    asked = words(text)
    known = [fact for fact in world.facts() if fact.character in ("", character)]
    rated = sorted(
        known,
        key=lambda fact: (
            -mentions(
                [word.low for word in words(f"{fact.content} {fact.topic}") if len(word.low) > 3], asked
            ),
            -fact.learned_turn,
        ),
    )
    asker = world.character(character)
    return Question(
        asker=asker.seat if asker is not None else "",
        character=asker.name if asker is not None else "",
        text=text,
        known=tuple(fact.content for fact in rated[:ANSWERING]),
        seed=made_id(seed, 0, f"aside:{character}:{text}"),
        voice=voice_of(story, manner),
    )


def voice_of(story: ResolvedWorld, manner: Manner = AS_WRITTEN) -> Voice:
    """How this pack's narrator sounds, in the manner that the table has chosen."""
    prompts = story.prompts
    texts = {
        "narrator": prompts.narrator,
        "opening": prompts.opening,
        "combat": prompts.combat,
        "npc": prompts.npc,
        "scene_description": prompts.scene_description,
        "transition_hints": "\n".join(prompts.transition_hints),
        "never": "\n".join(prompts.never),
        "must_narrate": "\n".join(story.lethality_policy.must_narrate),
        "must_not_narrate": "\n".join(story.lethality_policy.must_not_narrate),
        "axes": "\n".join(_axes(story, manner.tone)),
    }
    return Voice(
        genre=story.pack.name,
        world=story.world.name,
        tone=story.world.tone or story.rules.tone,
        prompts={key: text for key, text in texts.items() if text},
        phrasebook=story.prompts.phrasebook,
        vocabulary=manner.words,
        language=manner.language,
        mild=manner.mild,
    )


def person_brief(npc: NpcState, story: ResolvedWorld) -> PersonBrief:
    """Somebody present, as anyone in the scene may see them; their aims and secrets stay out."""
    authored = story.npc_by_id.get(npc.source)
    return PersonBrief(
        id=npc.id,
        name=npc.name,
        pronouns=npc.pronouns,
        role=npc.role,
        appearance=npc.appearance,
        manner=" ".join(authored.voice) if authored is not None else "",
        band=band_of(npc.disposition),
        condition="dead" if npc.status == "dead" else npc.condition,
        lines=_lines(npc, story),
        met=npc.met,
    )


def _lines(npc: NpcState, story: ResolvedWorld) -> dict[str, tuple[str, ...]]:
    """What they may say by use, and what they do when nobody speaks to them (``business``); no answers to
    questions, which only the outcomes hold."""
    authored = story.npc_by_id.get(npc.source)
    if authored is None:
        return {}
    lines = {key: texts for key, texts in authored.lines.items() if not key.startswith("asked_about_")}
    return {**lines, "business": authored.business} if authored.business else lines


def _axes(story: ResolvedWorld, tone: str) -> list[str]:
    found, values = [], axis_values(story, tone)
    for axis in story.axes.definitions:
        value = values[axis.id]
        pole = axis.poles.high if value >= 0.5 else axis.poles.low
        found.append(
            f"{axis.name}: {round(value * 100)} of 100, towards {pole}. {axis.guidance or ''}".strip()
        )
    return found


def _place(world: World, place_id: str, story: ResolvedWorld, resolution: Resolution) -> PlaceBrief:
    place, state = story.place_by_id[place_id], world.place(place_id)
    first = resolution.first_visit
    additions = state.additions if state is not None else ()
    texts = place.description if first or not place.revisit else place.revisit
    return PlaceBrief(
        id=place.id,
        name=place.name,
        descriptions=tuple(" ".join((text, *additions)) for text in texts),
        sensory=place.sensory,
        exits=tuple((way.to, way.label) for way in open_exits(world, place)),
        features=tuple((feature.id, feature.label) for feature in place.features),
        mood=(state.mood if state is not None else "") or place.mood,
        first_visit=first,
        arrived=resolution.place_changed,
    )


def _character(one: CharacterState, world: World, story: ResolvedWorld, acted: bool) -> CharacterBrief:
    rules = rules_of(story)
    band = health_band(rules, one.sheet) if one.sheet else ""
    return CharacterBrief(
        id=one.id,
        seat=one.seat,
        name=one.name,
        pronouns=one.pronouns,
        concept=one.concept,
        look=one.look,
        condition="" if band == "unwounded" else band,
        gear=tuple(item.name for item in world.held_by(one.id)),
        acted=acted,
    )


def _pressure(world: World, story: ResolvedWorld) -> Pressure | None:
    clock = world.clock(THREAT)
    if clock is None or read_plot(world).over:
        return None
    return Pressure(
        name=clock.name,
        level=min(1.0, clock.filled / clock.segments),
        filled=int(clock.filled),
        segments=clock.segments,
        stakes=story.conflict.stakes,
    )
