"""WRITE and GENERATE tools: small changes a narrator may make to the working copy, names and chance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from campaigns.rules.contracts import DieSpec, Json, Throw
from campaigns.rules.dice import parse
from campaigns.world.draws import made_id, number
from campaigns.world.entities import FactState, QuestState
from campaigns.world.speaking import band_of
from campaigns.world.tool_desk import Desk, not_found, ok, refused
from genre_packs.schema.cultures import Culture
from narrator import tool_arguments as args
from narrator.contracts import ToolResult

MOST_QUESTS: Final = 32
MOST_FEELING: Final = 5
_PART: Final = re.compile(r"\{(\w+)\}")


def apply_world_patch(desk: Desk, asked: args.ApplyWorldPatch) -> ToolResult:
    """The hour, the mood or the stakes of the scene."""
    scene = desk.scene
    if asked.path == "/time_of_day":
        desk.world.amend(scene, time_of_day=asked.value[:40])
    elif asked.path == "/atmosphere":
        desk.world.amend(scene, mood=asked.value.split()[0].lower()[:40])
    else:
        desk.world.amend(scene, stakes=asked.value)
    return ok(path=asked.path, value=asked.value)


def commit_known_fact(desk: Desk, asked: args.CommitKnownFact) -> ToolResult:
    """Write a fact into everybody's journal, or one character's."""
    owner = ""
    if asked.character_id is not None:
        character = desk.character(asked.character_id)
        if character is None:
            return not_found(asked.character_id)
        owner = character.id
    same = next(
        (old for old in desk.world.facts() if old.content == asked.text and old.character in ("", owner)),
        None,
    )
    if same is not None:
        return ok(fact_id=same.id, new=False)
    desk.serial += 1
    id = made_id(desk.seed, desk.turn, f"fact:{desk.serial}:{asked.text}")
    desk.world.put(
        FactState(
            id=id,
            character=owner,
            content=asked.text,
            category=asked.category,
            confidence=asked.confidence,
            source=asked.source,
            learned_turn=desk.turn,
            topic=asked.topic,
        )
    )
    return ok(fact_id=id, new=True)


def update_npc_disposition(desk: Desk, asked: args.UpdateNpcDisposition) -> ToolResult:
    """How somebody feels, by at most five points a turn either way; the narrator reads a band."""
    npc = desk.npc(asked.npc_id)
    if npc is None or npc.status == "dead":
        return not_found(asked.npc_id)
    so_far = desk.moved.get(npc.id, 0)
    total = max(-MOST_FEELING, min(MOST_FEELING, so_far + asked.delta))
    desk.moved[npc.id] = total
    disposition = max(-100, min(100, npc.disposition + total - so_far))
    desk.world.amend(npc, disposition=disposition)
    return ok(npc=npc.name, attitude=band_of(disposition), applied=total - so_far)


def record_quest(desk: Desk, asked: args.RecordQuest) -> ToolResult:
    """A goal for the journal; the story's own goals are kept by the story, and there is room for 32."""
    if asked.quest_id in desk.story.lead_by_id:
        return refused("That goal belongs to the story and is kept by it.")
    known = desk.world.quest(asked.quest_id)
    if known is None and len(desk.world.quests()) >= MOST_QUESTS:
        return refused(f"There are {MOST_QUESTS} goals already; close one first.")
    if asked.anchor is not None and asked.anchor not in desk.story.place_by_id:
        return refused(f"There is no place {asked.anchor!r}.")
    desk.world.put(
        QuestState(
            id=asked.quest_id,
            title=asked.title,
            objective=asked.objective,
            status=asked.status,
            anchor=asked.anchor or (known.anchor if known is not None else ""),
            stakes=known.stakes if known is not None else "",
            giver=known.giver if known is not None else "",
            audience=known.audience if known is not None else None,
        )
    )
    return ok(quest_id=asked.quest_id, new=known is None)


def set_stakes(desk: Desk, asked: args.SetStakes) -> ToolResult:
    """What may be won or lost in this scene."""
    desk.world.amend(desk.scene, stakes=asked.text)
    return ok(stakes=asked.text)


def roll_dice(desk: Desk, asked: args.RollDice) -> ToolResult:
    """Chance, by the session's own dice; ``roll`` names the first of the throws that it took."""
    thrown: list[Throw] = []

    def throw(dice: Sequence[DieSpec]) -> tuple[int, ...]:
        thrown.append(desk.dice.throw(dice, reason=asked.reason))
        return thrown[-1].faces

    tally = parse(asked.notation).evaluate(throw)
    faces: list[Json] = [face for one in thrown for face in one.faces]
    return ok(roll=thrown[0].id, faces=faces, total=tally.total)


def generate_name(desk: Desk, asked: args.GenerateName) -> ToolResult:
    """Names that fit the world, none that is taken."""
    cultures = desk.story.cultures.cultures
    culture = (
        next((one for one in cultures if one.id == asked.culture), None) if asked.culture else cultures[0]
    )
    if culture is None:
        return refused(
            f"There is no culture {asked.culture!r}. There are: {', '.join(one.id for one in cultures)}."
        )
    taken = {npc.name for npc in desk.world.npcs()} | {one.name for one in desk.world.characters()}
    names: list[str] = []
    for attempt in range(asked.count * 8):
        desk.serial += 1
        name = _name(desk, culture, asked.kind, attempt)
        if name and name not in taken and name not in names:
            names.append(name)
        if len(names) == asked.count:
            break
    return ok(names=list(names)) if names else refused("This culture has no names of that kind.")


def _name(desk: Desk, culture: Culture, kind: str, attempt: int) -> str:
    places = culture.place_patterns if culture.place_first else culture.family
    patterns: dict[str, tuple[str, ...]] = {
        "given": ("{given}",),
        "family": ("{family}",),
        "full": culture.person_patterns,
        "place": culture.place_patterns,
        "tavern": ("The {family} Arms", "The {place_first} Cup", "The {byname} Door"),
        "ship": ("{given}", "{place_first}", "{family}'s Luck"),
    }
    del places
    options = [text for text in patterns[kind] if all(_parts(culture, part) for part in _PART.findall(text))]
    if not options:
        return ""
    chosen = options[number(desk.seed, desk.turn, f"name:{desk.serial}:{attempt}") % len(options)]
    for part in _PART.findall(chosen):
        words = _parts(culture, part)
        word = words[number(desk.seed, desk.turn, f"name:{desk.serial}:{attempt}:{part}") % len(words)]
        chosen = chosen.replace("{" + part + "}", word, 1)
    return chosen


def _parts(culture: Culture, part: str) -> tuple[str, ...]:
    if part == "given":
        return (*culture.given, *culture.given_feminine, *culture.given_masculine)
    lists: dict[str, tuple[str, ...]] = {
        "family": culture.family,
        "byname": culture.byname,
        "place_first": culture.place_first,
        "place_last": culture.place_last,
    }
    return lists.get(part, ())
