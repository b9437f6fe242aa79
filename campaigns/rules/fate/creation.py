"""Making sheets: a character from a Build, an opponent from a bestiary entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.answering import read_answer
from campaigns.rules.contracts import Build, CreationOption, CreationStep, Json
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.gearing import with_gear
from campaigns.rules.fate.sheet import RULES, VERSION, Aspect, Being, fresh_stress
from campaigns.rules.fate.tables import CONSEQUENCES, FREE_STUNTS, PYRAMID, REFRESH, SKILLS, Track
from campaigns.rules.fate.templates import ASPECTS, USUAL, Template

MOST_STUNTS: Final = FREE_STUNTS + REFRESH - 1


class _Stats(BaseModel):
    """What a bestiary entry says to these rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    skills: Mapping[str, int]
    stress: Mapping[Track, int] = Field(default_factory=dict)
    consequences: tuple[int, ...] = ()
    aspects: tuple[str, ...] = ()
    stunts: tuple[str, ...] = ()
    concedes: int = Field(default=0, ge=0, le=4)
    mob: int = Field(default=0, ge=0, le=12)
    fate_points: int = Field(default=0, ge=0, le=10)
    armour: int = Field(default=0, ge=0, le=4)


def template_of(build: Build, book: Book) -> Template:
    """The template that a build names; raises RulesError naming the known ones."""
    found = book.templates.get(build.archetype)
    if found is None:
        raise RulesError(
            f"There is no template '{build.archetype}'.", hint=f"Templates: {', '.join(book.templates)}."
        )
    return found


def steps(build: Build, book: Book) -> tuple[CreationStep, ...]:
    """Aspects in words, the pyramid, and stunts; what the template suggests stands when nobody answers."""
    template = template_of(build, book)
    aspects = {slot: template.aspects.get(slot) or USUAL[slot] for slot in ASPECTS}
    skills = cast("dict[str, Json]", template.pyramid) if len(template.skills) == len(PYRAMID) else {}
    return (
        CreationStep(
            "aspects",
            "Aspects",
            "Five phrases that are true of you, good and bad at once. Each can be turned to your "
            "help, or against you.",
            "words",
            tuple(CreationOption(slot, label, text) for slot, (label, text) in ASPECTS.items()),
            cast(Json, aspects),
        ),
        CreationStep(
            "skills",
            "Skills",
            "One thing you are Great at (4), two Good (3), three Fair (2), four Average (1). "
            "Everything else is Mediocre.",
            "assign",
            tuple(CreationOption(skill.id, skill.label, skill.text) for skill in SKILLS.values()),
            skills,
            values=PYRAMID,
        ),
        CreationStep(
            "stunts",
            "Stunts",
            f"Three for nothing; each more costs one refresh, {MOST_STUNTS} at most.",
            "choose",
            tuple(
                CreationOption(stunt.id, stunt.label, stunt.text, group=SKILLS[stunt.skill].label)
                for stunt in book.stunts.values()
            ),
            list(template.stunts),
            least=0,
            most=MOST_STUNTS,
        ),
    )


def new_being(build: Build, book: Book) -> Being:
    """A starting character; raises RulesError with a hint when a choice is not legal."""
    if not build.name.strip():
        raise RulesError("A character needs a name.", hint="Give one.")
    answers = {
        step.id: read_answer(step, build.choices[step.id]) if step.id in build.choices else step.suggested
        for step in steps(build, book)
    }
    aspects = cast("dict[str, str]", answers["aspects"])
    skills = {name: value for name, value in cast("dict[str, int]", answers["skills"]).items() if value}
    stunts = tuple(str(one) for one in cast("list[Json]", answers["stunts"]))
    refresh = REFRESH - max(0, len(stunts) - FREE_STUNTS)
    being = Being(
        RULES,
        VERSION,
        build.name.strip(),
        aspects=tuple(Aspect(slot, aspects[slot]) for slot in ASPECTS),
        skills=skills,
        stunts=stunts,
        edition=book.edition,
        refresh=refresh,
        fate_points=refresh,
        archetype=build.archetype,
    )
    return with_gear(fresh_stress(being), build.gear)


def new_foe(creature: Mapping[str, Json], book: Book) -> Being:
    """An opponent from a bestiary entry's ``stats``; raises RulesError when it lacks what an opponent needs."""
    name = str(creature.get("name") or "Somebody")
    try:
        stats = _Stats.model_validate(creature.get("stats") or {})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"{name} cannot take part: stats.{where}: {first['msg']}", hint="Correct the bestiary entry."
        ) from error
    _hold(name, stats, book)
    return Being(
        RULES,
        VERSION,
        name,
        aspects=tuple(Aspect(f"foe_{index}", text) for index, text in enumerate(stats.aspects)),
        skills=dict(stats.skills),
        stunts=stats.stunts,
        edition=book.edition,
        refresh=0,
        fate_points=stats.fate_points,
        physical=(False,) * stats.stress.get("physical", 0),
        mental=(False,) * stats.stress.get("mental", 0),
        slots=tuple(sorted(stats.consequences)),
        concedes=stats.concedes,
        members=stats.mob,
        weapon=str(creature.get("weapon") or ""),
        armour=stats.armour,
        hero=False,
    )


def _hold(name: str, stats: _Stats, book: Book) -> None:
    hint = "Correct the bestiary entry."
    for skill in stats.skills:
        if skill not in SKILLS:
            raise RulesError(f"{name}: there is no skill '{skill}'.", hint=f"Skills: {', '.join(SKILLS)}.")
    if not any(SKILLS[skill].attacks for skill in stats.skills):
        raise RulesError(f"{name} cannot hurt anybody.", hint="Give fight, shoot or provoke.")
    if any(worth not in CONSEQUENCES for worth in stats.consequences):
        raise RulesError(f"{name}: consequences are worth 2, 4 or 6.", hint=hint)
    unknown = [stunt for stunt in stats.stunts if stunt not in book.stunts]
    if unknown:
        raise RulesError(f"{name}: there is no stunt '{unknown[0]}'.", hint=hint)
