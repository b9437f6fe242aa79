"""A player who reads what the table's frames show, and acts on it in plain words."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, deque
from typing import Final

from campaigns.realtime.limits import MOST_FRAMES, WINDOW
from genre_packs.resolved import ResolvedWorld
from tests.sockets import Payload, Wire

MOST_SAID: Final = MOST_FRAMES // 2


class Reader:
    """One player at one socket: in a confrontation takes a beat on offer, else follows a goal from the quest log."""

    def __init__(self, wire: Wire, player: str, story: ResolvedWorld, seed: int) -> None:
        self.wire = wire
        self.player = player
        self.story = story
        self.chance = random.Random(seed)
        self.did: Counter[str] = Counter()
        self.said: deque[float] = deque()

    @property
    def over(self) -> bool:
        """Whether the ending has been read."""
        return any(payload.get("kind") == "ending" for payload in self.wire.of("NARRATION"))

    @property
    def fights(self) -> bool:
        """Whether a confrontation runs where this player is."""
        return bool(self.wire.panel("CONFRONTATION")["active"])

    def words(self) -> str:
        """What is typed next."""
        return self._in_the_thick() if self.fights else self._about_the_story()

    async def play(self, most: int) -> None:
        """Say something whenever it is awaited, until the ending is read or ``most`` things have been said."""
        for _said in range(most):
            if self.over:
                return
            mark = len(self.wire.frames)
            await self._take_time()
            await self.wire.act(self.words())
            while not self.over and not (self._heard(mark) and self._awaited()):
                await self.wire.next()

    async def _take_time(self) -> None:
        """Say no more in a second than a table takes from one page."""
        now = asyncio.get_running_loop().time()
        while self.said and now - self.said[0] >= WINDOW:
            self.said.popleft()
        if len(self.said) >= MOST_SAID:
            await asyncio.sleep(self.said[0] + WINDOW - now)
        self.said.append(asyncio.get_running_loop().time())

    def _heard(self, mark: int) -> bool:
        """Whether the table has taken this player's words: the turn closed on them, or shows them as spoken."""
        return any(
            frame["type"] == "THINKING"
            or (frame["type"] == "TURN_STATUS" and not _pending(frame["payload"], self.player))
            for frame in self.wire.frames[mark:]
        )

    def _awaited(self) -> bool:
        """Whether the scene's turn takes words from this player now."""
        types = self.wire.types
        last = {
            name: len(types) - types[::-1].index(name)
            for name in ("TURN_STATUS", "THINKING")
            if name in types
        }
        if last.get("THINKING", 0) > last.get("TURN_STATUS", 0):
            return False
        return _pending(self.wire.panel("TURN_STATUS"), self.player)

    def _in_the_thick(self) -> str:
        """One of the chips that the page shows, in the words that it puts into the box."""
        shown = self.wire.panel("CONFRONTATION")
        beats = [beat for beat in shown["beats"] if beat["kind"] != "yield"]
        if not beats:
            return "I defend myself."
        beat = self.chance.choice(beats)
        self.did[f"{shown['category']}: {beat['kind']}"] += 1
        names = {actor["id"]: actor["name"] for actor in shown.get("actors", ())}
        target = names.get(next(iter(beat.get("targets") or ()), ""), "")
        weapon = beat["label"].partition(": ")[2].lower()
        if beat["kind"] == "attack" and target:
            return f"I attack {target} with the {weapon}" if weapon else f"I attack {target}"
        return f"{beat['label']}: {target}" if target and target not in beat["label"] else str(beat["label"])

    def _about_the_story(self) -> str:
        here = self.wire.panel("MAP_UPDATE")["current"]
        goals = [
            self.story.lead_by_id[quest["id"]]
            for quest in self.wire.panel("QUESTS")["quest_log"]
            if quest["status"] == "open" and quest["id"] in self.story.lead_by_id
        ]
        if not goals:
            return "I look around and listen."
        lead = self.chance.choice(goals[:3])
        npc = self.story.npc_by_id.get(lead.npc or "")
        place = self.story.place_by_id[lead.place]
        features = {feature.id: feature.label for feature in place.features}
        approach = self.chance.choice(lead.approaches)
        whom = npc.name if npc is not None else features.get(lead.feature or "", "")
        about = lead.keywords[0] if lead.keywords else lead.title
        self.did["lead"] += 1
        going = "" if here == lead.place else f"go to {place.name} and "
        return f"I {going}{approach.verbs[0]} {whom} about the {about}."


def _pending(status: Payload, player: str) -> bool:
    return any(entry["player_id"] == player and entry["status"] == "pending" for entry in status["entries"])


def met(readers: tuple[Reader, ...]) -> dict[str, int]:
    """What a table of readers has met, for whoever wants to know what an evening held."""
    frames = readers[0].wire
    found: Counter[str] = Counter()
    for payload in frames.of("DICE_RESULT"):
        found["throws"] += 1
        found[f"throw: {payload.get('outcome')}"] += 1
    for payload in frames.of("CONFRONTATION_OUTCOME"):
        found[f"confrontation: {payload['branch']}"] += 1
    for reader in readers:
        found.update(reader.did)
    found["turns"] = max((payload["round"] for payload in frames.of("NARRATION")), default=0)
    return dict(found)


def problems(wire: Wire) -> list[Payload]:
    """What the server complained of."""
    return wire.of("ERROR")
