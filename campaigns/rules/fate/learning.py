"""What a milestone lets somebody change: one thing rearranged each time, steps of skills, in time the high concept.

Condensed: Minor Milestones, Major Milestones, Improving Skill Ratings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import CreationOption, CreationStep, Json
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.sheet import Being
from campaigns.rules.fate.tables import CAP, SKILLS, rung
from campaigns.rules.fate.templates import ASPECTS
from campaigns.rules.growing import Stage, ids_in, raised

MAJOR_EVERY: Final = 3
"""Every third milestone is a major one: refresh, and the cap rises."""
HIGH_CONCEPT: Final = "high_concept"
WAYS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "swap": ("Two skills change places", "Or an Average one makes room for one you do not have."),
        "aspect": ("An aspect is rewritten", "Any but the high concept."),
        "trade": ("A stunt is traded", "One goes, another comes."),
        "buy": ("A new stunt", "It costs a point of refresh, for good."),
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody in the middle of a milestone: what they rearrange (``way``), and the stunt that has gone for another."""

    being: Being
    book: Book
    way: str = ""
    gone: str = ""


def stages(being: Being) -> tuple[Stage[Change], ...]:
    """Everything that is due, in the order in which it is asked."""
    found: list[Stage[Change]] = []
    for number in being.due:
        found += (
            _stage(_ask_way, _take_way, number),
            _stage(_ask_swap, _take_swap, number),
            _stage(_ask_aspect, _take_words, number),
            _stage(_ask_stunt_out, _take_stunt_out, number),
            _stage(_ask_stunt_in, _take_stunt_in, number),
        )
        if number % MAJOR_EVERY == 0:
            found.append(_stage(_ask_concept, _take_words, number))
    found.append(_stage(_ask_skills, _take_skills, being.milestones))
    return tuple(found)


def suggested(being: Being) -> dict[str, int]:
    """The skills that points would raise: the highest that may rise with the columns standing, step by step."""
    skills = dict(being.skills)
    for _ in range(being.points):
        chosen = _better(skills, _cap(being))
        if chosen:
            skills[chosen] = skills.get(chosen, 0) + 1
    return {skill: value for skill, value in skills.items() if value != being.skill(skill)}


type _Ask = Callable[[Change, int], CreationStep | None]
type _Take = Callable[[Change, CreationStep, Json], Change]


def _stage(ask: _Ask, take: _Take, number: int) -> Stage[Change]:
    return Stage(lambda change: ask(change, number), take)


def _ask_way(change: Change, number: int) -> CreationStep:
    being = change.being
    able = ["swap", "aspect"]
    if _strange_stunts(change):
        able += ["trade"] if any(one in change.book.stunts for one in being.stunts) else []
        able += ["buy"] if being.refresh > 1 else []
    return CreationStep(
        f"way_{number}",
        "Something else than before",
        "One thing about you may have changed, or nothing.",
        "choose",
        tuple(CreationOption(way, *WAYS[way]) for way in able),
        [],
    )


def _take_way(change: Change, step: CreationStep, answer: Json) -> Change:
    return replace(change, way=next(iter(ids_in(answer)), ""), gone="")


def _ask_swap(change: Change, number: int) -> CreationStep | None:
    if change.way != "swap":
        return None
    ranked = sorted(SKILLS, key=lambda skill: -change.being.skill(skill))
    best = change.being.skill(ranked[0])
    other = next(skill for skill in ranked if change.being.skill(skill) != best)
    return CreationStep(
        f"swap_{number}",
        "Two skills",
        "They change places. Who has none of a skill can only have it for an Average one.",
        "choose",
        tuple(
            CreationOption(skill, SKILLS[skill].label, rung(change.being.skill(skill))) for skill in ranked
        ),
        [ranked[0], other],
        least=2,
        most=2,
    )


def _take_swap(change: Change, step: CreationStep, answer: Json) -> Change:
    one, other = ids_in(answer)
    ranks = change.being.skill(one), change.being.skill(other)
    if ranks[0] == ranks[1] or (min(ranks) == 0 and max(ranks) != 1):
        raise RulesError(
            f"{SKILLS[one].label} and {SKILLS[other].label} cannot change places.",
            hint="Choose two of different ranks; a skill you do not have comes for an Average one.",
        )
    swapped = {**change.being.skills, one: ranks[1], other: ranks[0]}
    return _with(change, skills={skill: value for skill, value in swapped.items() if value})


def _ask_aspect(change: Change, number: int) -> CreationStep | None:
    if change.way != "aspect":
        return None
    return _words_step(
        change,
        f"aspect_{number}",
        "An aspect",
        "Rewrite one of them.",
        [one for one in ASPECTS if one != HIGH_CONCEPT],
    )


def _ask_concept(change: Change, number: int) -> CreationStep | None:
    return _words_step(
        change, f"concept_{number}", "High concept", "Rewrite it, if it is not true any more.", [HIGH_CONCEPT]
    )


def _words_step(change: Change, id: str, title: str, text: str, able: list[str]) -> CreationStep | None:
    own = {aspect.id: aspect.text for aspect in change.being.aspects if aspect.id in able}
    if not own:
        return None
    options = tuple(CreationOption(slot, *ASPECTS[slot]) for slot in own)
    return CreationStep(id, title, text, "words", options, dict[str, Json](own))


def _take_words(change: Change, step: CreationStep, answer: Json) -> Change:
    written = answer if isinstance(answer, Mapping) else {}
    aspects = tuple(
        replace(one, text=str(written[one.id])) if one.id in written else one for one in change.being.aspects
    )
    if sum(new.text != old.text for new, old in zip(aspects, change.being.aspects, strict=True)) > 1:
        raise RulesError("More than one aspect is rewritten.", hint="Leave the others as they are.")
    return _with(change, aspects=aspects)


def _ask_stunt_out(change: Change, number: int) -> CreationStep | None:
    if change.way != "trade":
        return None
    known = [change.book.stunts[one] for one in change.being.stunts if one in change.book.stunts]
    options = tuple(CreationOption(one.id, one.label, one.text) for one in known)
    return CreationStep(
        f"stunt_out_{number}", "The stunt that goes", "It makes room for another.", "choose", options,
        [known[-1].id], least=1,
    )  # fmt: skip


def _take_stunt_out(change: Change, step: CreationStep, answer: Json) -> Change:
    gone = ids_in(answer)[0]
    left = tuple(one for one in change.being.stunts if one != gone)
    return replace(_with(change, stunts=left), gone=gone)


def _ask_stunt_in(change: Change, number: int) -> CreationStep | None:
    if change.way not in ("trade", "buy"):
        return None
    able = [change.book.stunts[one] for one in _strange_stunts(change)]
    options = tuple(
        CreationOption(one.id, one.label, one.text, group=SKILLS[one.skill].label) for one in able
    )
    likely = max(able, key=lambda one: change.being.skill(one.skill))
    return CreationStep(
        f"stunt_in_{number}", "The new stunt", "What can you do now that others cannot?", "choose", options,
        [likely.id], least=1,
    )  # fmt: skip


def _take_stunt_in(change: Change, step: CreationStep, answer: Json) -> Change:
    price = 1 if change.way == "buy" else 0
    return _with(
        change, stunts=(*change.being.stunts, ids_in(answer)[0]), refresh=change.being.refresh - price
    )


def _strange_stunts(change: Change) -> list[str]:
    return [one for one in change.book.stunts if one not in (*change.being.stunts, change.gone)]


def _ask_skills(change: Change, number: int) -> CreationStep | None:
    being = change.being
    if not being.points:
        return None
    options = tuple(
        CreationOption(skill.id, skill.label, skill.text, prices=_prices(being, skill.id))
        for skill in SKILLS.values()
        if being.skill(skill.id) < _cap(being)
    )
    steps = "1 step" if being.points == 1 else f"{being.points} steps"
    return CreationStep(
        "skills",
        "Skills",
        f"You have {steps}. No rung may hold more skills than the one below it, and none may stand above "
        f"{rung(_cap(being))}. What you do not take stays for later.",
        "points",
        options,
        dict[str, Json](suggested(being)),
        budget=being.points,
    )


def _prices(being: Being, skill: str) -> dict[int, int]:
    now = being.skill(skill)
    return {value: value - now for value in range(now, min(_cap(being), now + being.points) + 1)}


def _take_skills(change: Change, step: CreationStep, answer: Json) -> Change:
    being = change.being
    risen = raised(step, answer)
    skills = {**being.skills, **risen}
    crowded = next(
        (rank for rank in range(2, _cap(being) + 1) if _held(skills, rank) > _held(skills, rank - 1)), 0
    )
    if crowded:
        raise RulesError(
            f"There would be more skills at {rung(crowded)} than at {rung(crowded - 1)}.",
            hint="Raise one from below first, or keep the step for later.",
        )
    spent = sum(value - being.skill(skill) for skill, value in risen.items())
    return _with(change, skills=skills, points=being.points - spent)


def _with(change: Change, **changes: object) -> Change:
    return replace(change, being=replace(change.being, **changes))  # type: ignore[arg-type]  # fields of Being, named above


def _cap(being: Being) -> int:
    return CAP + being.milestones // MAJOR_EVERY


def _held(skills: Mapping[str, int], rank: int) -> int:
    return sum(value == rank for value in skills.values())


def _better(skills: Mapping[str, int], cap: int) -> str:
    """The skill that a point goes to: the highest that may rise with its column still standing on the one below.

    Empty when nothing may rise.
    """
    for skill, value in sorted(skills.items(), key=lambda pair: (-pair[1], pair[0])):
        if skill in SKILLS and 1 <= value < cap and _held(skills, value + 1) + 1 <= _held(skills, value) - 1:
            return skill
    return next((skill for skill in SKILLS if not skills.get(skill)), "")
