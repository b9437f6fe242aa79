"""WRITE tools: small changes a narrator may make to the working copy, of the scene and of what is known and felt."""

from __future__ import annotations

from typing import Final, get_args

from campaigns.world.draws import made_id
from campaigns.world.entities import CharacterState, FactState, QuestState
from campaigns.world.hours import HOURS, hour_named
from campaigns.world.knowing import is_apart
from campaigns.world.speaking import band_of
from campaigns.world.tooling.desk import Desk, no_more, not_found, ok, refused
from genre_packs.schema.values import Mood
from narrator import tool_changes as args
from narrator.contracts import ToolResult
from narrator.tool_arguments import Category, Confidence

MOODS: Final[tuple[str, ...]] = get_args(Mood.__value__)
MOST_FACTS: Final = 8
MOST_QUESTS: Final = 32
MOST_FEELING: Final = 5


def apply_world_patch(desk: Desk, asked: args.ApplyWorldPatch) -> ToolResult:
    """The hour, the mood or the stakes of the scene."""
    scene = desk.scene
    if asked.path == "/time_of_day":
        return _set_hour(desk, asked.value)
    if asked.path == "/active_stakes":
        desk.world.amend(scene, stakes=asked.value)
        return ok(path=asked.path, value=asked.value)
    mood = asked.value.lower()
    if mood not in MOODS:
        return refused(f"{asked.value!r} is no mood of these: {', '.join(MOODS)}.")
    desk.world.amend(scene, mood=mood)
    return ok(path=asked.path, value=mood)


def _set_hour(desk: Desk, value: str) -> ToolResult:
    """The hour of everybody's day: one that the engine can count on from, and not while the party is apart."""
    if not hour_named(value):
        return refused(f"{value!r} names no hour. Name one of: {', '.join(HOURS)}.")
    if is_apart(desk.world):
        return refused("While the party is apart its hour is kept by the engine.")
    for scene in desk.world.open_scenes():
        desk.world.amend(scene, time_of_day=value[:40])
    return ok(path="/time_of_day", value=value[:40])


def commit_known_fact(desk: Desk, asked: args.CommitKnownFact) -> ToolResult:
    """Write a fact into everybody's journal, or one character's."""
    called = asked.character_ids or ((asked.character_id,) if asked.character_id is not None else ())
    owners: list[str] = []
    for one in called:
        character = desk.character(one)
        if character is None:
            return not_found(one)
        owners.append(character.id)
    return _write_fact(desk, asked, owners or [""])


def _write_fact(desk: Desk, asked: args.CommitKnownFact, owners: list[str]) -> ToolResult:
    """One fact in each journal that does not have it yet."""
    held = {old.character for old in desk.world.facts() if old.content == asked.text}
    lacking = [owner for owner in owners if owner not in held and "" not in held]
    if not lacking:
        same = next(
            old
            for old in desk.world.facts()
            if old.content == asked.text and old.character in ("", owners[0])
        )
        return ok(fact_id=same.id, new=False)
    if sum(mark.startswith("fact:") for mark in desk.done) >= MOST_FACTS:
        return no_more(f"{MOST_FACTS} facts a turn are enough. Tell the story.")
    desk.done.append(f"fact:{asked.text}")
    ids = [
        _put_fact(desk, owner, asked.text, asked.category, asked.confidence, asked.source, asked.topic)
        for owner in lacking
    ]
    return ok(fact_id=ids[0], new=True)


def _put_fact(
    desk: Desk,
    owner: str,
    content: str,
    category: Category,
    confidence: Confidence,
    source: str,
    topic: str,
) -> str:
    desk.serial += 1
    id = made_id(desk.seed, desk.turn, f"fact:{desk.serial}:{content}")
    desk.world.put(
        FactState(
            id=id,
            character=owner,
            content=content,
            category=category,
            confidence=confidence,
            source=source,
            learned_turn=desk.turn,
            topic=topic,
        )
    )
    return id


def note_promise(desk: Desk, asked: args.NotePromise) -> ToolResult:
    """A promise or a debt between somebody's character and somebody else here, as a fact for everybody."""
    giver, taker = desk.somebody(asked.by), desk.somebody(asked.to)
    if giver is None or taker is None:
        return not_found(asked.by if giver is None else asked.to)
    if giver.id == taker.id or not any(isinstance(one, CharacterState) for one in (giver, taker)):
        return refused("A promise is between two, and one of them is a player's character.")
    if isinstance(giver, CharacterState) and not any(one.actor == giver.id for one in desk.outcomes):
        return refused(f"{giver.name} has promised nothing this turn; only their player can.")
    how = "has promised" if asked.kind == "promise" else "owes"
    what = f"{asked.what.rstrip('.')}."
    text = f"{giver.name} {how} {taker.name}{':' if asked.kind == 'promise' else ''} {what}"
    same = next((old for old in desk.facts() if old.content == text), None)
    if same is not None:
        return ok(fact_id=same.id, new=False)
    return ok(fact_id=_put_fact(desk, "", text, "Quest", "Certain", giver.name, asked.kind), new=True)


def update_npc_disposition(desk: Desk, asked: args.UpdateNpcDisposition) -> ToolResult:
    """How somebody feels, by at most five points a turn either way; the narrator reads a band."""
    npc = desk.npc_here(asked.npc_id)
    if npc is None:
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
    if known is not None and known.id not in {quest.id for quest in desk.quests()}:
        return refused("That id is taken. Choose another.")
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
