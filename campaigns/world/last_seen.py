"""What those elsewhere last saw of people and goals: their pages change when they come back or are told, not before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, cast

from campaigns.rules.contracts import Json
from campaigns.world.entities import CharacterState, NpcState, QuestState
from campaigns.world.knowing import is_apart
from campaigns.world.plot import Plot, read_plot, write_plot
from campaigns.world.senses import missed_by
from campaigns.world.speaking import band_of
from campaigns.world.state import Change, World

type Seen = Mapping[str, Mapping[str, Json]]
"""What one character last saw, by ``kind:id`` of a person or a goal, where that is not how it is now."""

_OLD_NEWS: Final[Seen] = {}


def seen_by(world: World, character: str | None) -> Seen:
    """What a character last saw otherwise than it is now; None (the GM) sees everything as it is."""
    return _OLD_NEWS if character is None else read_plot(world).seen.get(character, _OLD_NEWS)


def anybody_behind(world: World) -> bool:
    """Whether some page shows something otherwise than it is."""
    return any(read_plot(world).seen.values())


def shows_anew(change: Change) -> bool:
    """Whether a change puts people or goals before somebody's eyes otherwise than by changing them.

    A scene is at another place now, where other people are; or somebody has caught up with what they had missed.
    """
    before, after = change.before or {}, change.after or {}
    if change.kind == "scene":
        return before.get("place") != after.get("place")
    old, new = (cast("Mapping[str, Json]", one.get("data") or {}) for one in (before, after))
    return change.kind == "clock" and old.get("seen", {}) != new.get("seen", {})


def person_shown(npc: NpcState, seen: Seen) -> tuple[str, str]:
    """The band and the status of a person, as somebody last saw them."""
    old = seen.get(f"npc:{npc.id}", {})
    return str(old.get("band", band_of(npc.disposition))), str(old.get("status", npc.status))


def goal_shown(quest: QuestState, seen: Seen) -> tuple[str, str, str]:
    """The status, the objective and the stakes of a goal, as somebody last knew them."""
    old = seen.get(f"quest:{quest.id}", {})
    shown = _goal({"status": quest.status, "objective": quest.objective, "stakes": quest.stakes})
    return tuple(str(old.get(key, shown[key])) for key in ("status", "objective", "stakes"))  # type: ignore[return-value]


def keep_for_those_elsewhere(world: World, scene: str) -> None:
    """After a turn that some have not witnessed: who was not there, or missed it, goes on seeing what they saw last.

    Whoever was there sees how it is now, and so does everybody once the party is together.
    """
    plot, missing = read_plot(world), missed_by(world, scene)
    present = [one.id for one in world.characters() if one.scene == scene and one.id not in missing]
    behind = [one.id for one in world.characters() if one.id not in present and one.status != "left"]
    for change in world.changes():
        old = _visible(change.kind, change.before)
        if old is None or old == _visible(change.kind, change.after):
            continue
        key = f"{change.kind}:{change.id}"
        for one in behind:
            plot.seen.setdefault(one, {}).setdefault(key, old)
        for one in present:
            plot.seen.get(one, {}).pop(key, None)
    here = world.scene(scene)
    for npc in world.npcs():
        if here is not None and npc.place == here.place:
            for one in present:
                plot.seen.get(one, {}).pop(f"npc:{npc.id}", None)
    plot.seen = {one: old for one, old in plot.seen.items() if old}
    write_plot(world, plot)


def look_up(world: World) -> None:
    """Who is with all the others again, and perceives them, sees everything as it is."""
    plot = read_plot(world)
    if plot.seen and not is_apart(world):
        missing = {who for scene in world.open_scenes() for who in missed_by(world, scene.id)}
        plot.seen = {who: old for who, old in plot.seen.items() if who in missing}
        write_plot(world, plot)


def pass_on(plot: Plot, speaker: str, listeners: Iterable[CharacterState]) -> int:
    """Those who listen see as the speaker does; how many things were new to some of them."""
    mine = plot.seen.get(speaker, {})
    new: set[str] = set()
    for one in listeners:
        if one.id != speaker and one.id in plot.seen:
            new |= plot.seen[one.id].keys() - mine.keys()
            plot.seen[one.id] = {key: old for key, old in plot.seen[one.id].items() if key in mine}
    return len(new)


def _visible(kind: str, data: Mapping[str, Json] | None) -> dict[str, Json] | None:
    """What a page shows of a person who has been met, or of a goal; None for anything else."""
    if data is None:
        return None
    if kind == "npc" and data.get("met"):
        return {"band": band_of(cast("int", data["disposition"])), "status": data["status"]}
    return _goal(data) if kind == "quest" else None


def _goal(data: Mapping[str, Json]) -> dict[str, Json]:
    return {key: data[key] for key in ("status", "objective", "stakes")}
