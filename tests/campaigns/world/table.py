"""A table without a database: the pure middle of turns, played by hand or at random."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from campaigns.rules.contracts import DieSpec, Ruleset, Throw
from campaigns.world.binding import rules_of
from campaigns.world.briefing import make_brief
from campaigns.world.knowing import is_apart, withhold
from campaigns.world.meetings import meet
from campaigns.world.personas import from_premade
from campaigns.world.plot import read_plot
from campaigns.world.resolution import Declaration, Resolution, TurnPlan
from campaigns.world.seating import seat_character
from campaigns.world.state import World
from campaigns.world.turning import opening, plan_turn, resolve_turn, seed_world
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import Brief

SEED = "5eed"


@dataclass
class SeededDice:
    """The Dice port with faces from a seed; ``fixed`` faces (by sides) fall instead where given."""

    seed: str = SEED
    fixed: Mapping[int, int] = field(default_factory=dict)
    count: int = 0

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        self.count += 1
        chance = random.Random(f"{self.seed}:{self.count}:{reason}")
        faces = [self._face(die, chance) for die in dice for _ in range(die.count)]
        return Throw(f"r{self.count}", tuple(dice), tuple(faces))

    def _face(self, die: DieSpec, chance: random.Random) -> int:
        if die.sides == "F":
            return chance.randint(-1, 1)
        return self.fixed.get(die.sides) or chance.randint(1, die.sides)


@dataclass
class Table:
    """One session in memory: ``players`` premade characters sit in seats s0, s1 …"""

    story: ResolvedWorld
    players: int = 1
    seed: str = SEED
    fixed: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rules: Ruleset = rules_of(self.story)
        self.dice = SeededDice(self.seed, self.fixed)
        self.world: World = seed_world(self.story, self.rules, self.dice, seed=self.seed)
        self.turn = 0
        self.scenes: dict[str, Resolution] = {}
        self.plan: TurnPlan | None = None
        premade = self.story.premade.characters
        for number in range(self.players):
            seat_character(
                self.world,
                self.story,
                self.rules,
                from_premade(self.story, premade[number % len(premade)], f"Player{number}" if number else ""),
                seat=f"s{number}",
                scene="main",
                character_id=f"c{number}",
                dice=self.dice,
            )
        self.last: Resolution = opening(
            self.world, "main", self.story, seed=self.seed, solo=self.players == 1
        )

    def play(self, *texts: str) -> Resolution:
        """One turn: one text a player, in seat order; an empty text is silence, ``yield`` a yield."""
        self.turn += 1
        declared = [self._declare(number, text) for number, text in enumerate(texts)]
        self.scenes = {}
        over = self.over
        for number, scene in enumerate(self.world.open_scenes()):
            here = [one for one in declared if self._scene_of(one.character) == scene.id]
            if (here or not texts) and self.over == over:
                self.scenes[scene.id] = self._play_in(scene.id, here, ticks=not number)
        meet(self.world, self.rules, self.dice)
        return self.last

    def _play_in(self, scene: str, declared: Sequence[Declaration], *, ticks: bool) -> Resolution:
        self.plan = plan_turn(
            self.world, scene, declared, self.rules, self.story, seed=self.seed, turn=self.turn
        )
        throws = {check.id: self.dice.throw(check.dice, reason=check.label) for check in self.plan.checks}
        # A working copy, so that what this turn has brought to light can be told from what was known.
        copy = World(self.world)
        self.last = resolve_turn(
            copy,
            self.plan,
            throws,
            self.rules,
            self.story,
            self.dice,
            seed=self.seed,
            turn=self.turn,
            ticks=ticks,
        )
        if is_apart(self.world):
            withhold(copy, scene)
        self.world = World(copy)
        return self.last

    def _scene_of(self, character: str) -> str:
        found = self.world.character(character)
        return found.scene if found is not None else ""

    def where(self, player: int) -> str:
        """The place of a player's character."""
        found = self.world.character(f"c{player}")
        assert found is not None
        return found.place

    def brief(self) -> Brief:
        """What the narrator would be told of the last turn."""
        return make_brief(
            self.world,
            "main",
            self.story,
            self.plan,
            self.last,
            seed=self.seed,
            turn=self.turn,
            kind="turn" if self.turn else "opening",
            solo=self.players == 1,
            recent=(),
        )

    def at(self, place: str) -> Table:
        """Put the party at a place, as if it had walked there."""
        scene = self.world.scene("main")
        assert scene is not None
        self.world.amend(scene, place=place)
        return self

    def hardy(self, npc: str) -> Table:
        """Give somebody numbers that outlast a blow or two."""
        state = self.world.npc(npc)
        assert state is not None
        entry = {"name": state.name, "hd": 4, "hp": 30, "ac": 12, "attack": 1, "damage": "1d4", "morale": 12}
        self.world.amend(state, sheet=self.rules.foe_sheet(entry, self.dice))
        return self

    @property
    def place(self) -> str:
        """Where the party is."""
        scene = self.world.scene("main")
        assert scene is not None
        return scene.place

    @property
    def over(self) -> bool:
        """Whether an ending has been told."""
        return read_plot(self.world).over

    def told(self) -> str:
        """Everything that the last turn tells, as one text."""
        last = self.last
        parts = [f"{one.summary} {one.told}" for one in last.outcomes] + [move.text for move in last.moves]
        return "\n".join([*parts, last.invitation, last.ending.prose if last.ending else ""])

    @staticmethod
    def _declare(number: int, text: str) -> Declaration:
        kind = "silent" if not text else "yield" if text == "yield" else "words"
        return Declaration(f"s{number}", f"c{number}", text, kind)


def things_to_say(story: ResolvedWorld, chance: random.Random) -> str:
    """Something a player might type: plausible, odd, or nonsense."""
    place = chance.choice(story.places.places)
    npc = chance.choice(story.npcs.npcs)
    feature = chance.choice([one for spot in story.places.places for one in spot.features])
    lead = chance.choice(story.conflict.leads)
    approach = chance.choice(lead.approaches)
    item = chance.choice(story.items.items)
    keyword = chance.choice([word for entry in npc.knows for word in entry.keywords] or ["the night"])
    return chance.choice(
        (
            f"I go to {place.name}.",
            f"I walk over to {place.name} and look around",
            f"I ask {npc.name} about {keyword}.",
            f'I say to {npc.name}: "What do you know of {keyword}?"',
            f"I examine the {feature.label} carefully.",
            f"I {chance.choice(approach.verbs)} {lead.title}",
            f"I {chance.choice(approach.verbs)} {npc.name}, {' '.join(lead.keywords)}",
            f"I take the {item.name}",
            f"I give my {item.name} to {npc.name}",
            f"I use the {item.name}",
            f"I attack {npc.name}!",
            f"I strike with my {item.name}",
            f"I threaten {npc.name}",
            f"I steal from {npc.name}",
            "I search the place from top to bottom",
            "I hide and listen.",
            "I help my friend",
            "I rest for a while",
            "I wait",
            "I run away",
            "I fall back",
            "I defend myself",
            "I bandage my wounds",
            "yield",
            "",
            "What happened here?",
            "xyzzy \u2603 ''' \"\" I I I the the",
            "You you you, what about we?",
        )
    )
