"""The working paper of one turn: the world being changed, and everything there is to tell about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from campaigns.rules.contracts import Dice, Resolved, Ruleset, Ruling
from campaigns.world.draws import made_id, number, rotate
from campaigns.world.entities import MAIN_SCENE, CharacterState, FactState, SceneState
from campaigns.world.knowing import is_shared, witnesses, write_down
from campaigns.world.people import name_of, party_of, refit, store_sheets
from campaigns.world.plot import Plot, read_plot, write_plot
from campaigns.world.resolution import Act, EncounterOutcome, Ending, Learned
from campaigns.world.state import World
from campaigns.world.surroundings import Surroundings, surroundings_of
from campaigns.world.wording import fill_in, first_lower, in_sentence
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.values import Fact, FactCategory
from narrator.contracts import EncounterBrief, OutcomeBrief, PrivateCue, Tier, WorldMove

CATEGORIES: dict[FactCategory, str] = {
    "person": "Person",
    "place": "Place",
    "clue": "Quest",
    "danger": "Quest",
}


@dataclass(slots=True)
class Unfolding:
    """One turn being resolved.

    ``round`` is the turn's number in its scene, ``turn`` the same on the story's clock, which all scenes share: a
    scene that lags behind the others does not move it (``ticks`` False). ``failures`` are threat segments earned by
    failing, ``provoked`` the confrontation that a failure brings on, ``gained`` whether anything came of what the
    players did, ``xp`` points for each character; ``abed`` is what those do who have lain down for the night, ``slept``
    whether it has passed. ``partings`` are the papers of those who have gone their own way.
    """

    world: World
    scene_id: str
    story: ResolvedWorld
    rules: Ruleset
    dice: Dice
    seed: str
    turn: int
    plot: Plot
    round: int = 0
    ticks: bool = True
    outcomes: list[OutcomeBrief] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    moves: list[WorldMove] = field(default_factory=list)
    private: list[PrivateCue] = field(default_factory=list)
    learned: list[Learned] = field(default_factory=list)
    encounter: EncounterBrief | None = None
    encounter_outcome: EncounterOutcome | None = None
    began: bool = False
    ending: Ending | None = None
    arrived: bool = False
    first_visit: bool = False
    chapter: str | None = None
    mood: str = ""
    hint: str = ""
    found_leads: list[str] = field(default_factory=list)
    failures: float = 0.0
    provoked: str = ""
    gained: bool = False
    xp: int = 0
    gm_notes: list[str] = field(default_factory=list)
    abed: list[Act] = field(default_factory=list)
    slept: bool = False
    partings: tuple[Unfolding, ...] = ()

    @classmethod
    def of(
        cls,
        world: World,
        scene: str,
        story: ResolvedWorld,
        rules: Ruleset,
        dice: Dice,
        *,
        seed: str,
        turn: int,
        now: int = 0,
        ticks: bool = True,
    ) -> Unfolding:
        """A fresh paper over a working copy; ``now`` is the latest round of all scenes, where that is not ``turn``."""
        own = seed if scene == MAIN_SCENE else f"{seed}:{scene}"
        return cls(world, scene, story, rules, dice, own, max(turn, now), read_plot(world), turn, ticks)

    def keep(self) -> None:
        """Write the plot back to the world."""
        write_plot(self.world, self.plot)

    def around(self, character: CharacterState) -> Surroundings:
        """A character's situation as it is at this moment."""
        self.keep()
        return surroundings_of(self.world, self.scene_id, self.story, character)

    @property
    def scene(self) -> SceneState:
        """The scene as it stands; raises LookupError when it was never seeded."""
        scene = self.world.scene(self.scene_id)
        if scene is None:
            raise LookupError(f"there is no scene {self.scene_id!r}")
        return scene

    @property
    def engaged(self) -> frozenset[str]:
        """Whoever takes part in a confrontation now, in whichever scene."""
        return frozenset(id for running in self.world.running_encounters() for id in running.participants)

    @property
    def party(self) -> tuple[CharacterState, ...]:
        """The living characters of the scene."""
        return party_of(self.world, self.scene_id)

    def tell(
        self,
        actor: str,
        intent: str,
        summary: str,
        *,
        label: str = "",
        tier: Tier | None = None,
        target: str = "",
        told: str = "",
        roll: str = "",
    ) -> None:
        """Record one thing that is so."""
        self.outcomes.append(
            OutcomeBrief(
                actor=actor,
                intent=intent,
                label=label,
                summary=summary,
                tier=tier,
                target=target,
                told=told,
                roll=roll,
            )
        )

    def stir(self, move: WorldMove) -> None:
        """Record something the world does by itself."""
        self.moves.append(move)

    def variant(self, purpose: str, options: Sequence[str]) -> str:
        """The next of several ways to say the same, each before one comes again; empty when there is none."""
        if not options:
            return ""
        used = self.plot.used.get(purpose, 0)
        self.plot.used[purpose] = used + 1
        return rotate(self.seed, purpose, options, used)

    def draw(self, purpose: str, below: int) -> int:
        """A number from 0 up to but without ``below``."""
        return number(self.seed, self.round, purpose) % below

    def new_id(self, purpose: str) -> str:
        """An id for something made this turn."""
        return made_id(self.seed, self.round, purpose)

    def fill(
        self, text: str, *, pc: str = "", npc: str = "", foe: str = "", place: str = "", item: str = ""
    ) -> str:
        """Authored prose with its placeholders replaced; ``pc``, ``npc`` and ``foe`` are ids or names."""
        here = self.story.place_by_id.get(place or self.scene.place)
        return fill_in(
            text,
            {
                "pc": name_of(self.world, pc) or pc,
                "npc": in_sentence(name_of(self.world, npc) or npc),
                "foe": in_sentence(name_of(self.world, foe) or foe),
                "place": first_lower(here.name if here is not None else place),
                "item": item,
            },
        )

    def keep_rulings(self, resolved: Resolved) -> None:
        """Take over what the rules decided: rulings, sheets, things used up."""
        self.rulings.extend(resolved.rulings)
        store_sheets(self.world, resolved.sheets, self.rules)
        self.use_up(resolved.used_items)

    def use_up(self, used: Sequence[tuple[str, str]]) -> None:
        """Spend one of each thing; the last one is gone."""
        for holder, item_id in used:
            item = self.world.item(item_id)
            if item is not None and item.quantity > 0:
                left = item.quantity - 1
                changes = {"quantity": left}
                self.world.amend(item, **changes)
                if left == 0:
                    emptied = self.world.item(item_id)
                    if emptied is not None:
                        self.world.put(replace(emptied, holder="", holder_kind="nowhere", equipped=False))
                refit(self.world, holder, self.rules)

    def learn(self, fact: Fact, *, source: str, character: str = "", topic: str = "") -> bool:
        """Write a fact into journals: one character's, or everybody's; False when it was known."""
        if self._known(fact.id, character):
            return False
        category = CATEGORIES.get(fact.category, "Lore")
        made = FactState(
            id=f"{fact.id}.{character}" if character else fact.id,
            character=character,
            content=fact.text,
            category=category,  # type: ignore[arg-type]  # CATEGORIES holds only these words
            confidence="Discovered",
            source=source,
            learned_turn=self.turn,
            topic=topic,
        )
        if character:
            self.world.put(made)
        else:
            write_down(self.world, self.scene_id, made)
        self.learned.append(Learned(fact.id, character, fact.text, category))
        self.gained = True
        return True

    def _known(self, fact: str, character: str) -> bool:
        """Whether a fact is known to a character; for nobody by name, to all witnesses of the scene."""
        holders = {old.character for old in self.world.facts() if old.id in (fact, f"{fact}.{old.character}")}
        wanted = {character} if character else {one.id for one in witnesses(self.world, self.scene_id)}
        alone = bool(character) or not is_shared(self.world, self.scene_id)
        return "" in holders or (alone and wanted <= holders)

    def whisper(self, character: CharacterState, text: str) -> None:
        """Something for one seat alone."""
        self.private.append(PrivateCue(character.seat, character.id, text))
