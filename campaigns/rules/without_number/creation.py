"""Making sheets: a character from a Build (SRD 1.1 to 1.7), an opponent from a bestiary entry (5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build, Dice, DieSpec, Json
from campaigns.rules.dice import spec
from campaigns.rules.without_number.abilities import Edge
from campaigns.rules.without_number.adepts import check_known
from campaigns.rules.without_number.bodies import Foe, Hero, Pick, Vitals, slug_of
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.fitting import skill_for
from campaigns.rules.without_number.focus import Focus
from campaigns.rules.without_number.gear import read_gear
from campaigns.rules.without_number.magic.learning import as_mage
from campaigns.rules.without_number.magic.memory import Memory
from campaigns.rules.without_number.making import (
    chosen_disciplines,
    chosen_edges,
    chosen_implants,
    prodigy_of,
)
from campaigns.rules.without_number.mutating import chosen_mutations, stigma_of
from campaigns.rules.without_number.tables import (
    ATTRIBUTES,
    COMBAT_SKILLS,
    HIGHEST_SCORE,
    HIGHEST_SKILL_AT_CREATION,
    LOWEST_SCORE,
    SWAPPED_IN_SCORE,
    CharacterClass,
    attribute_modifier,
)

LEAST_SKILL_PICKS = 4
MOST_SKILL_PICKS = 12
LEAST_FIRST_DIE = 4
RANGED_WORDS = ("bow", "sling", "musket", "pistol", "rifle", "dart", "javelin", "spit")


class Choices:
    """The choices of a character in the making, with what was filled in for the player."""

    def __init__(self, book: Book, klass: CharacterClass) -> None:
        self.book = book
        self.klass = klass
        self.skills: dict[str, int] = {}
        self.foci: dict[str, int] = {}
        self.specialty = ""
        self.picks: list[Pick] = []

    def pick_skill(self, skill: str, *, automatic: bool = False) -> None:
        """Level-0 the first time, level-1 the second; any further pick goes to another skill (1.2.2)."""
        if self.skills.get(skill, -1) >= HIGHEST_SKILL_AT_CREATION:
            skill, automatic = self.next_skill(), True
        self.skills[skill] = self.skills.get(skill, -1) + 1
        self.picks.append(Pick(1, "skill", skill, automatic))

    def next_skill(self) -> str:
        """What the class would learn next: something new first, then something better."""
        wanted = [skill for skill in (*self.klass.leaning, *self.book.skills)]
        wanted = [skill for skill in wanted if skill not in self.book.no_pick_skills]
        unknown = next((skill for skill in wanted if skill not in self.skills), None)
        return unknown or next(skill for skill in wanted if self.skills[skill] < HIGHEST_SKILL_AT_CREATION)

    def pick_edge(self, edge: Edge, wanted: str) -> None:
        """The bonus skill of an edge: the ``wanted`` one where it is among those."""
        if edge.skills:
            among = (wanted, *edge.skills) if wanted in edge.skills else edge.skills
            choice = next((s for s in among if self.skills.get(s, -1) < HIGHEST_SKILL_AT_CREATION), among[0])
            self.pick_skill(choice, automatic=True)

    def pick_focus(self, focus: Focus, *, automatic: bool = False) -> None:
        """A level of a focus, with its bonus skill the first time (1.6)."""
        first = focus.id not in self.foci
        self.foci[focus.id] = self.foci.get(focus.id, 0) + 1
        self.picks.append(Pick(1, "focus", focus.id, automatic))
        if not first:
            return
        if focus.any_skill:
            known = [
                skill for skill in self.skills if skill not in (*COMBAT_SKILLS, *self.book.no_pick_skills)
            ]
            leaning = [skill for skill in self.klass.leaning if skill not in COMBAT_SKILLS]
            bonus = [skill for skill in known if self.skills[skill] < HIGHEST_SKILL_AT_CREATION] or leaning
        else:
            bonus = list(focus.skills)
        if focus.id == "specialist":
            self.specialty = bonus[0]
        if bonus:
            choice = next((s for s in bonus if self.skills.get(s, -1) < HIGHEST_SKILL_AT_CREATION), bonus[0])
            self.pick_skill(choice, automatic=True)


def new_hero(book: Book, build: Build, dice: Dice) -> Hero:
    """A first-level character.

    What the build leaves open is thrown (attributes, hit points) or picked sensibly and noted as automatic.
    A ``sturdy`` beginner's hit die counts 4 at least: the house's reading of 1.7.1, so that nobody sits down
    to die of the first scratch.
    Raises RulesError with a hint when a choice is not legal.
    """
    if not build.name.strip():
        raise RulesError("A character needs a name.", hint="Give one.")
    klass = book.class_named(build.archetype)
    klass, memory = as_mage(book, klass, build)
    attributes = _attributes(build, klass, dice)
    edges = chosen_edges(book, klass, build)
    prodigy = prodigy_of(klass, edges, build)
    if prodigy:
        attributes[prodigy] = HIGHEST_SCORE
    choices, gear = Choices(book, klass), read_gear(build.gear)
    for edge in edges:
        choices.pick_edge(book.edges[edge], skill_for(gear, {}))
    least = LEAST_SKILL_PICKS + klass.disciplines + klass.traditions + len(choices.picks)
    _pick_skills(choices, build, memory)
    while len(choices.picks) < least:
        choices.pick_skill(skill_for(gear, choices.skills) or choices.next_skill(), automatic=True)
    extra = ("any",) * sum(book.edges[edge].foci for edge in edges)
    _pick_foci(build, replace(klass, focus_picks=(*klass.focus_picks, *extra)), attributes, choices)
    points = sum(book.edges[edge].mutation_points for edge in edges)
    powers = chosen_mutations(book, build, points, dice)
    tough = sum(book.powers[power].hp for power in powers)
    rolled = dice.throw((DieSpec(6, 1),), reason=f"{build.name}: hit points").faces[0]
    if build.sturdy:
        rolled = max(rolled, LEAST_FIRST_DIE)
    hit_bonus = klass.hit_bonus + sum(book.edges[edge].hit_bonus for edge in edges)
    bonus = hit_bonus + attribute_modifier(attributes["constitution"])
    hp = max(1, rolled + bonus + tough + (2 if "die_hard" in choices.foci else 0))
    stigma, hidden = stigma_of(build, powers, book, dice)
    return Hero(
        name=build.name.strip(),
        background=build.background,
        archetype=klass.id,
        level=1,
        xp=0,
        attributes=attributes,
        skills=choices.skills,
        foci=choices.foci,
        vitals=Vitals(hp, hp),
        xp_track=build.xp_track,
        specialty=choices.specialty,
        gear=gear,
        picks=tuple(choices.picks),
        edges=edges,
        prodigy=prodigy,
        powers=powers,
        stigma=stigma,
        stigma_hidden=hidden,
        magic=memory,
        implants=chosen_implants(book, edges, attributes["constitution"], build),
        rules=slug_of(book),
        book=book,
    )


def new_foe(book: Book, creature: Mapping[str, Json], dice: Dice) -> Foe:
    """An opponent from a bestiary entry; hit points are thrown unless the entry fixes them.

    ``named`` (of the entry) marks somebody who can be mortally injured and saved. Raises RulesError when the
    entry lacks what an opponent needs.
    """
    known = {key: creature[key] for key in _FOE_KEYS if creature.get(key) is not None}
    stats = creature.get("stats")
    if isinstance(stats, dict):
        known.update({key: stats[key] for key in _FOE_STATS if stats.get(key) is not None})
    name, hd, hp = str(known.get("name", "Somebody")), known.get("hd", 1), creature.get("hp")
    if not isinstance(hd, int) or not 1 <= hd <= 30:
        raise RulesError(f"{name} has no hit dice.", hint="Give hd from 1 to 30.")
    lacking = next((key for key in ("ac", "attack", "damage") if key not in known), None)
    if lacking is not None:
        raise RulesError(f"{name} cannot fight: it has no {lacking}.", hint="Complete the bestiary entry.")
    if not isinstance(hp, int):
        hp = sum(dice.throw((DieSpec(8, hd),), reason=f"{name}: hit points", public=False).faces)
    try:
        foe = _FOE.validate_python({**known, "hd": hd, "vitals": Vitals(hp, hp), "rules": book.slug})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"{name} cannot fight: {where}: {first['msg']}", hint="Correct the bestiary entry."
        ) from error
    spec(foe.damage)
    spec(foe.trauma_die)
    ranged = foe.ranged or any(word in foe.weapon.lower() for word in RANGED_WORDS)
    tags = creature.get("tags")
    undead = isinstance(tags, list) and "undead" in tags
    made = replace(foe, ranged=ranged, undead=foe.undead or undead, book=book)
    check_known(made)
    return made


_FOE = TypeAdapter(Foe)
_FOE_STATS = ("melee_ac", "soak", "trauma_target", "trauma_die", "trauma_rating", "size", "swarms", "knows")
_FOE_KEYS = (
    "name", "ac", "attack", "attacks", "damage", "weapon", "shock", "morale", "instinct",
    "skill", "save", "move", "mindless", "ranged", "named", "hd",
)  # fmt: skip


def _attributes(build: Build, klass: CharacterClass, dice: Dice) -> dict[str, int]:
    unknown = [name for name in (*build.attributes, *build.bonuses) if name not in ATTRIBUTES]
    if unknown:
        raise RulesError(
            f"There is no attribute '{unknown[0]}'.", hint=f"Attributes: {', '.join(ATTRIBUTES)}."
        )
    scores = dict(build.attributes) or _rolled(build, klass, dice)
    missing = [name for name in ATTRIBUTES if name not in scores]
    if missing:
        raise RulesError(f"{missing[0].capitalize()} has no score.", hint="Give all six attributes, or none.")
    for name, score in scores.items():
        if not LOWEST_SCORE <= score <= HIGHEST_SCORE:
            raise RulesError(f"{name.capitalize()} cannot be {score}.", hint="Scores are 3 to 18.")
    raised = {name: scores[name] + build.bonuses.get(name, 0) for name in ATTRIBUTES}
    return {name: max(LOWEST_SCORE, min(HIGHEST_SCORE, score)) for name, score in raised.items()}


def _rolled(build: Build, klass: CharacterClass, dice: Dice) -> dict[str, int]:
    """3d6 in order; then a 14 takes the place of the score it helps most (1.1.1)."""
    faces = dice.throw((DieSpec(6, 18),), reason=f"{build.name}: attributes").faces
    scores = {name: sum(faces[index * 3 : index * 3 + 3]) for index, name in enumerate(ATTRIBUTES)}
    prime = next((name for name in klass.prime[:3] if scores[name] < SWAPPED_IN_SCORE), klass.prime[0])
    scores[prime] = max(scores[prime], SWAPPED_IN_SCORE)
    return scores


def _pick_skills(choices: Choices, build: Build, memory: Memory) -> None:
    """The skills of disciplines, the bonus skills of traditions (1.5.7 to 1.5.17), and those that were chosen."""
    for discipline in chosen_disciplines(choices.book, choices.klass, build):
        choices.pick_skill(discipline)
    for tradition in memory.traditions:
        choices.pick_skill(choices.book.traditions[tradition].skill or memory.order, automatic=True)
    for skill in _skill_picks(choices.book, build):
        choices.pick_skill(skill)


def _skill_picks(book: Book, build: Build) -> Sequence[str]:
    picks = list(build.skills)
    background = book.backgrounds.get(build.background)
    if not picks and background is not None:
        picks = [background.free_skill, *background.learning[:2]]
    if len(picks) > MOST_SKILL_PICKS:
        raise RulesError(
            f"{len(picks)} skills are too many to begin with.", hint=f"Pick {MOST_SKILL_PICKS} at most."
        )
    for skill in picks:
        if skill not in book.skills or skill in book.effort_groups:
            raise RulesError(f"There is no skill '{skill}'.", hint=f"Skills: {', '.join(book.skills)}.")
    return picks


def _pick_foci(build: Build, klass: CharacterClass, attributes: Mapping[str, int], choices: Choices) -> None:
    wanted = [choices.book.focus_named(focus_id) for focus_id in build.foci]
    if len(wanted) > len(klass.focus_picks):
        raise RulesError(
            f"A {klass.label} begins with {len(klass.focus_picks)} foci, not {len(wanted)}.",
            hint="Leave some for later levels.",
        )
    open_picks = list(klass.focus_picks)
    for focus in wanted:
        allow(focus, klass, attributes, choices.foci.get(focus.id, 0))
        if focus.kind in open_picks:
            open_picks.remove(focus.kind)
        elif "any" in open_picks:
            open_picks.remove("any")
        else:
            raise RulesError(
                f"{focus.label} does not fit the picks of a {klass.label}.",
                hint=f"One pick each: {', '.join(klass.focus_picks)}.",
            )
        choices.pick_focus(focus)
    for kind in open_picks:
        choices.pick_focus(favourite(choices.book, kind, klass, choices.foci), automatic=True)


def allow(focus: Focus, klass: CharacterClass, attributes: Mapping[str, int], level: int) -> None:
    """Raise RulesError unless somebody of this class may take the next level of a focus."""
    if level >= len(focus.levels):
        raise RulesError(f"{focus.label} has no further level.", hint="Choose another focus.")
    if focus.only and klass.id not in focus.only:
        raise RulesError(f"{focus.label} is not for a {klass.label}.", hint="Choose another focus.")
    if focus.id == "lucky" and min(attribute_modifier(score) for score in attributes.values()) > -1:
        raise RulesError(
            "Lucky is for those with a weakness.", hint="One attribute modifier has to be -1 or less."
        )


def favourite(book: Book, kind: str, klass: CharacterClass, taken: Mapping[str, int]) -> Focus:
    """The sensible next focus of a kind ("combat", "other" or "any") for somebody who has not chosen."""
    if kind == "any":
        kind = "combat" if klass.focus_picks[0] == "combat" else "other"
    return next(book.foci[focus_id] for focus_id in book.favourites[kind] if focus_id not in taken)
