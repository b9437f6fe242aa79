"""What the house narrator asks of the toolbox: what it must know to tell, what is so once it has told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from narrator.contracts import Brief, Footnote, Json, Toolbox, ToolResult
from narrator.engines.house.outcomes import SOCIAL
from narrator.engines.house.prose import bare, lower_first
from narrator.engines.house.telling import Telling

_FEELING = {"critical_success": 4, "success": 2, "failure": -1, "critical_failure": -3}
_FEATURES = 3


class Errands:
    """The calls of one turn, numbered so that a repeated turn repeats their ids; only what is on offer."""

    def __init__(self, brief: Brief, toolbox: Toolbox) -> None:
        self._brief = brief
        self._toolbox = toolbox
        self._offered = {spec.name for spec in toolbox.specs()}
        self.called = 0

    async def _call(self, name: str, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
        """What a call brought back; an empty mapping where the tool is not on offer or found nothing."""
        if name not in self._offered:
            return {}
        self.called += 1
        call_id = f"house-{self._brief.scene}-{self._brief.round}-{self.called}"
        result: ToolResult = await self._toolbox.call(name, arguments, call_id=call_id)
        return result.content if result.status == "ok" else {}

    async def before(self, telling: Telling) -> None:
        """Look up what players ask about, draw what chance decides; the answers are left with the telling."""
        brief = self._brief
        answered = {outcome.actor for outcome in brief.outcomes}
        for declared in brief.declared:
            if declared.character in answered or not (declared.topic or "?" in declared.text):
                continue
            found = await self._call("query_known_facts", {"topic": declared.topic[:120], "limit": 3})
            telling.recalled[declared.character] = texts_in(found)
        if any(declared.intent == "search" for declared in brief.declared):
            seen = await self._call("query_scene_state", {"include": ["features"]})
            telling.in_sight = names_in(seen)
        quiet = brief.kind == "turn" and not brief.moves and brief.encounter is None
        if quiet and telling.seldom("walk-on", 0.2):
            found = await self._call("generate_name", {"kind": "given", "count": 1})
            telling.overheard = next(iter(names_in(found)), "")
        elif quiet and brief.people and telling.seldom("rumour", 0.25):
            heard = await self._call("generate_rumour", {})
            telling.rumour = tuple(str(heard.get(part) or "") for part in ("text", "told", "about"))
        if quiet and brief.pressure is not None and telling.seldom("omen", 0.15):
            sign: dict[str, Json] = {"notation": "1d6", "reason": "Which sign of the threat shows itself."}
            rolled = await self._call("roll_dice", sign)
            telling.omen = str(rolled.get("total") or "")

    async def after(self, telling: Telling) -> tuple[Footnote, ...]:
        """Write down what the prose has established."""
        await self._feelings()
        await self._stakes()
        notes: list[Footnote] = []
        for person in telling.introduced:
            where = telling.brief.place.name
            text = f"{person.name}, {lower_first(bare(person.role))}, was first met at {where}."
            done = await self._call(
                "commit_known_fact",
                {"text": text[:300], "source": f"Seen at {where}."[:300], "category": "Person"},
            )
            fact_id = str(done.get("fact_id") or done.get("id") or f"met_{person.id}")
            notes.append(Footnote(str(len(notes) + 1), fact_id, text, "Person"))
        return tuple(notes)

    async def _feelings(self) -> None:
        done: set[str] = set()
        people = {one.id for one in self._brief.people}
        for outcome in self._brief.outcomes:
            delta = _FEELING.get(outcome.tier or "", 0)
            if outcome.intent not in SOCIAL or outcome.target not in people - done or not delta:
                continue
            done.add(outcome.target)
            reason = (outcome.summary or outcome.label or outcome.intent)[:300]
            await self._call(
                "update_npc_disposition", {"npc_id": outcome.target, "delta": delta, "reason": reason}
            )

    async def _stakes(self) -> None:
        brief = self._brief
        began = brief.encounter is not None and brief.encounter.began
        if brief.pressure is None or not (brief.kind == "opening" or began):
            return
        reason = f"{brief.encounter.label} begins." if brief.encounter and began else "The story begins."
        await self._call("set_stakes", {"text": brief.pressure.stakes[:300], "reason": reason[:300]})
        if brief.place.mood in ("calm", "merry") and brief.pressure.level >= 0.5:
            patch: dict[str, Json] = {"path": "/atmosphere", "value": "tense", "reason": brief.pressure.name}
            await self._call("apply_world_patch", patch)


def texts_in(content: Mapping[str, Json]) -> tuple[str, ...]:
    """The sentences of a look-up, whatever they are filed under: ``facts`` as texts or as objects."""
    found: list[str] = []
    for value in content.values():
        for item in value if isinstance(value, list) else ():
            if isinstance(item, str):
                found.append(item)
            elif isinstance(item, Mapping):
                text = item.get("content") or item.get("text") or item.get("summary")
                found += [text] if isinstance(text, str) else []
    return tuple(text for text in found if re.search(r"\w{3}", text))


def names_in(content: Mapping[str, Json]) -> tuple[str, ...]:
    """The names or labels of a look-up."""
    found: list[str] = []
    for value in content.values():
        for item in value if isinstance(value, list) else ():
            if isinstance(item, str):
                found.append(item)
            elif isinstance(item, Mapping):
                name = item.get("label") or item.get("name")
                found += [name] if isinstance(name, str) else []
    return tuple(found)
