"""Making sheets: a character from a Build, an opponent from a bestiary entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, cast

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.answering import read_answer
from campaigns.rules.contracts import Build, CreationOption, CreationStep, Dice, DieSpec, Json
from campaigns.rules.dial.bodies import Foe, Hero, Vitals
from campaigns.rules.dial.book import Archetype, Book
from campaigns.rules.dial.figures import max_edge, max_resolve
from campaigns.rules.dial.gear import read_gear
from campaigns.rules.dial.tables import (
    ATTRIBUTES,
    FIRST_KNACKS,
    HIGHEST_SCORE,
    LEAST_BOUGHT,
    LOWEST_SCORE,
    MOST_BOUGHT,
    POINTS,
    PRICES,
    SKILLS,
)
from campaigns.rules.dice import spec

BOUGHT: Final = (15, 14, 13, 12, 8, 8)
MOST_TRAINED: Final = 8


def steps(book: Book, build: Build) -> tuple[CreationStep, ...]:
    """What is asked: how scores are found and what they are, the knacks, the flaw."""
    klass = book.archetype(build.archetype)
    asked = () if _given(build) else (_method_step(), _score_step(book, build, klass))
    return (*asked, _knack_step(book, build, klass), _flaw_step(book, klass))


def new_hero(book: Book, build: Build) -> Hero:
    """A first-level character; raises RulesError with a hint when a choice is not legal."""
    if not build.name.strip():
        raise RulesError("The character has no name.", hint="Give them one.")
    answers = {step.id: _answer(step, build) for step in steps(book, build)}
    klass = book.archetype(build.archetype)
    scores = _scores(build, answers)
    chosen = [str(one) for one in cast("list[Json]", answers["knacks"])]
    knacks = tuple(book.knack(one) for one in dict.fromkeys((*build.foci, *chosen)))
    flaws = [str(one) for one in cast("list[Json]", answers["flaw"])]
    resolve = max_resolve(scores, 1, knacks)
    hero = Hero(
        name=build.name.strip(),
        background=build.background,
        archetype=klass.id,
        level=1,
        xp=0,
        scores=scores,
        trained=_trained(build, klass),
        knacks=knacks,
        flaw=book.flaws[flaws[0]] if flaws else None,
        vitals=Vitals(resolve, resolve),
        edge=0,
        gear=read_gear(build.gear),
    )
    return replace(hero, edge=max_edge(hero))


def new_foe(creature: Mapping[str, Json], dice: Dice) -> Foe:
    """An opponent from a bestiary entry: its ``stats`` first, then the entry's own numbers.

    ``resolve`` is a number or dice. Raises RulesError when it cannot hurt anybody or lacks what it needs.
    """
    stats = creature.get("stats") or {}
    if not isinstance(stats, dict):
        raise RulesError("stats is no mapping.", hint="Correct the bestiary entry.")
    name = str(creature.get("name") or "Somebody")
    unknown = next((key for key in stats if key not in _STATS), None)
    if unknown is not None:
        raise RulesError(f"{name}: stats.{unknown} is not read.", hint=f"stats are {', '.join(_STATS)}.")
    found = {key: stats.get(key, creature.get(_ENTRY.get(key, key))) for key in _STATS}
    if not found["damage"] or not _hurts(str(found["damage"])):
        raise RulesError(f"{name} cannot hurt anybody.", hint="Give stats.damage as dice, such as 1d6.")
    if found["attack"] is None or found["resolve"] is None:
        missing = "attack" if found["attack"] is None else "resolve"
        raise RulesError(f"{name} has no {missing}.", hint=f"Give stats.{missing}.")
    resolve = _resolve(name, found.pop("resolve"), dice)
    known = {key: value for key, value in found.items() if value is not None}
    try:
        return _FOE.validate_python(
            {**known, "name": name, "damage": str(known["damage"]), "vitals": Vitals(resolve, resolve)}
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"{name} cannot take part: {where}: {first['msg']}", hint="Correct the bestiary entry."
        ) from error


_FOE = TypeAdapter(Foe)
_STATS: Final = (
    "resolve", "attack", "damage", "defence", "will", "skill", "initiative", "attacks", "soak", "base",
    "morale", "mindless", "named", "cheats", "weapon",
)  # fmt: skip
_ENTRY: Final = {"resolve": "hp", "defence": "ac"}


def _hurts(damage: str) -> bool:
    dice, flat = spec(damage)
    return sum(die.count * (die.sides if isinstance(die.sides, int) else 1) for die in dice) + flat > 0


def _resolve(name: str, given: Json, dice: Dice) -> int:
    rolled: tuple[DieSpec, ...] = ()
    flat = 0
    if isinstance(given, str):
        rolled, flat = spec(given)
    elif type(given) is int:
        flat = given
    if rolled:
        flat += sum(dice.throw(rolled, reason=f"{name}: resolve", public=False).faces)
    if flat < 1:
        raise RulesError(f"{name} has no resolve.", hint="Give stats.resolve, 1 or more, or dice.")
    return flat


def _given(build: Build) -> bool:
    return bool(build.attributes) and "scores" not in build.choices


def _answer(step: CreationStep, build: Build) -> Json:
    given = build.choices.get(step.id)
    return step.suggested if given is None else read_answer(step, given)


def _method_step() -> CreationStep:
    options = (
        CreationOption("array", "Six scores to lay out"),
        CreationOption("points", "Points to spend", f"{POINTS} points buy scores of 8 to 15."),
    )
    return CreationStep(
        "score_method", "Scores", "How are your scores found?", "choose", options, ["array"], least=1
    )


def _score_step(book: Book, build: Build, klass: Archetype) -> CreationStep:
    options = tuple(CreationOption(name, name.capitalize()) for name in ATTRIBUTES)
    if build.choices.get("score_method") == ["points"]:
        return CreationStep(
            "scores", "Scores", "What are you made of?", "points", options,
            dict[str, Json](zip(klass.prime, BOUGHT, strict=True)), least=LEAST_BOUGHT, most=MOST_BOUGHT,
            budget=POINTS, prices=PRICES,
        )  # fmt: skip
    suggested = dict[str, Json](zip(klass.prime, book.array, strict=True))
    return CreationStep(
        "scores", "Scores", "What are you made of?", "assign", options, suggested, values=book.array
    )


def _knack_step(book: Book, build: Build, klass: Archetype) -> CreationStep:
    left = max(0, FIRST_KNACKS - len(set(build.foci)))
    options = tuple(
        CreationOption(knack.id, knack.label, knack.text)
        for knack in book.knacks.values()
        if knack.id not in build.foci
    )
    liked = [one for one in dict.fromkeys((*klass.knacks, *book.knacks)) if one not in build.foci]
    return CreationStep(
        "knacks", "Knacks", "What do you do better than others?", "choose", options,
        list[Json](liked[:left]), least=left, most=left,
    )  # fmt: skip


def _flaw_step(book: Book, klass: Archetype) -> CreationStep:
    options = tuple(CreationOption(flaw.id, flaw.label, flaw.text) for flaw in book.flaws.values())
    text = "What gets in your way? It is worth a point of edge."
    light = [flaw.id for flaw in book.flaws.values() if not set(flaw.skills) & set(klass.trained)]
    likely = (light or list(book.flaws))[0]
    return CreationStep("flaw", "Flaw", text, "choose", options, [likely], least=1)


def _scores(build: Build, answers: Mapping[str, Json]) -> dict[str, int]:
    given = build.attributes if "scores" not in answers else cast("dict[str, int]", answers["scores"])
    unknown = next((name for name in (*given, *build.bonuses) if name not in ATTRIBUTES), None)
    if unknown is not None:
        raise RulesError(f"There is no attribute '{unknown}'.", hint=f"Attributes: {', '.join(ATTRIBUTES)}.")
    missing = next((name for name in ATTRIBUTES if name not in given), None)
    if missing is not None:
        raise RulesError(f"{missing.capitalize()} has no score.", hint="Give all six, or none.")
    for name, score in given.items():
        if not LOWEST_SCORE <= score <= HIGHEST_SCORE:
            raise RulesError(f"{name.capitalize()} cannot be {score}.", hint="Scores are 3 to 20.")
    raised = {name: given[name] + build.bonuses.get(name, 0) for name in ATTRIBUTES}
    return {name: max(LOWEST_SCORE, min(HIGHEST_SCORE, score)) for name, score in raised.items()}


def _trained(build: Build, klass: Archetype) -> tuple[str, ...]:
    trained = tuple(dict.fromkeys((*klass.trained, *build.skills)))
    unknown = next((skill for skill in trained if skill not in SKILLS), None)
    if unknown is not None:
        raise RulesError(f"There is no skill '{unknown}'.", hint=f"Skills: {', '.join(SKILLS)}.")
    return trained[:MOST_TRAINED]
