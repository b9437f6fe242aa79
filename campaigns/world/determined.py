"""A player who wants to win: follows what the journal says, in plain words, and uses what a confrontation offers."""

from __future__ import annotations

import random
from typing import Final, cast

from campaigns.rules.autoplay import Option, QuickDice, choose
from campaigns.rules.contracts import Json, Ruleset
from campaigns.world.entities import CharacterState, EncounterState
from campaigns.world.leads import open_leads
from campaigns.world.offers import open_offers
from campaigns.world.pace import work_of
from campaigns.world.people import people_by_id
from campaigns.world.plot import read_plot
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import Lead

MINDED: Final = 3
"""How many of the open goals a player weighs against each other."""
LOOKING: Final = "I look around and listen."


class Determined:
    """The players of one scene in one turn: what each of them types.

    Who keeps together takes up what is to be done where they are before they agree on another place; ``apart`` each
    follows a goal of their own, alone.
    """

    def __init__(
        self,
        world: World,
        scene: str,
        story: ResolvedWorld,
        rules: Ruleset,
        chance: random.Random,
        dice: QuickDice,
        *,
        apart: bool,
    ) -> None:
        self._world, self._scene, self._story, self._rules = world, scene, story, rules
        self._chance, self._dice, self._apart = chance, dice, apart
        self._plot = read_plot(world)
        self._goals = list(open_leads(story, self._plot, world))
        self._agreed = self._meeting_place()

    def words(self, character: CharacterState, number: int) -> str:
        """What the player of a character types; ``number`` is their place at the table, from 0."""
        running = self._world.running_encounter(self._scene)
        if running is not None:
            return self._in_the_thick(character, running)
        if self._plot.climax == "warned":
            return f"I go to {self._story.place_by_id[self._story.conflict.climax.place].name}."
        return self._about_the_story(character, number)

    def _meeting_place(self) -> str:
        scene = self._world.scene(self._scene)
        here = scene.place if scene is not None else ""
        places = [self._place_of(goal) for goal in self._goals]
        if not places or here in places:
            return here
        return self._chance.choice(places[:MINDED])

    def _about_the_story(self, character: CharacterState, number: int) -> str:
        goals = self._goals if self._apart else [g for g in self._goals if self._place_of(g) == self._agreed]
        if not goals:
            return LOOKING
        if not self._apart:
            goals = [goal for goal in goals for _hand in range(self._left(goal))]
        if not self._apart and number >= len(goals):
            return self._help(character)
        lead = goals[number % len(goals)]
        place = self._place_of(lead)
        going = ""
        if place != character.place:
            alone = "alone " if self._apart else ""
            going = f"go {alone}to {self._story.place_by_id[place].name} and "
        about = lead.keywords[0] if lead.keywords else lead.title
        approach = self._chance.choice(lead.approaches)
        return f"I {going}{approach.verbs[0]} {self._object(lead)} about the {about}."

    def _left(self, lead: Lead) -> int:
        """How many successes a goal still takes."""
        return max(1, work_of(lead, self._story, self._plot.seats) - self._plot.headway.get(lead.id, 0))

    def _help(self, character: CharacterState) -> str:
        """A hand for somebody who takes up a goal; the first at the table does."""
        first = next((one for one in self._world.characters() if one.scene == self._scene), character)
        return f"I help {first.name}." if first.id != character.id else LOOKING

    def _place_of(self, lead: Lead) -> str:
        npc = self._world.npc(lead.npc) if lead.npc is not None else None
        return npc.place if npc is not None and npc.status == "alive" else lead.place

    def _object(self, lead: Lead) -> str:
        npc = self._world.npc(lead.npc) if lead.npc is not None else None
        if npc is not None:
            return npc.name
        features = self._story.place_by_id[lead.place].features
        return next((one.label for one in features if one.id == lead.feature), "")

    def _in_the_thick(self, character: CharacterState, running: EncounterState) -> str:
        """One of the beats on offer, in the words that the page puts into the box."""
        people = people_by_id(self._world, running.participants)
        if character.id not in people:
            return "I defend myself."
        offered = self._rules.options(dict(running.state), people[character.id], people)
        options = open_offers(offered, self._world, running.type, self._story, character.id)
        if not options:
            return "I defend myself."
        return self._said(
            choose(options, self._dice, "thoughtful"), {one: p.name for one, p in people.items()}
        )

    def _said(self, option: Option, names: dict[str, str]) -> str:
        label = str(option["label"])
        targets = [str(one) for one in cast("list[Json]", option.get("targets") or [])]
        target = names.get(targets[0], "") if targets else ""
        weapon = label.partition(": ")[2].lower()
        if option["kind"] == "attack" and target:
            return f"I attack {target} with the {weapon}" if weapon else f"I attack {target}"
        return f"{label}: {target}" if target and target not in label else label
