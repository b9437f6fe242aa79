"""The rules as one pack plays them: the published tables with the pack's own stunts, templates and edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.fate.stunts import STUNTS, Stunt, When
from campaigns.rules.fate.tables import PYRAMID, SKILLS, Action, Edition
from campaigns.rules.fate.templates import ASPECTS, TEMPLATES, Template


@dataclass(frozen=True, slots=True)
class Book:
    """Everything of the rules that a pack may change."""

    edition: Edition = "condensed"
    stunts: Mapping[str, Stunt] = field(default_factory=lambda: STUNTS)
    templates: Mapping[str, Template] = field(default_factory=lambda: TEMPLATES)


PUBLISHED: Final = Book()


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Tables(_Model):
    edition: Edition = "condensed"


class _Power(_Model):
    id: str
    kind: Literal["stunt"] = "stunt"
    label: str
    text: str
    effect: Literal["bonus", "swap", "once", "tough"] = "bonus"
    skill: str
    action: Action | Literal[""] = ""
    bonus: int = Field(default=2, ge=1, le=4)
    when: str = ""
    instead_of: str = ""


class _Class(_Model):
    id: str
    label: str
    aspects: Mapping[str, str] = Field(default_factory=dict)
    skills: Mapping[str, int]
    stunts: Sequence[str] = ()


class _Homebrew(_Model):
    tables: _Tables = _Tables()
    powers: Sequence[_Power] = ()
    classes: Sequence[_Class] = ()


def book_of(homebrew: Mapping[str, Json]) -> Book:
    """The book of a pack; raises RulesError naming the place that is wrong."""
    try:
        read = _Homebrew.model_validate(homebrew)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(f"homebrew.yaml: {where}: {first['msg']}", hint="Correct the entry.") from error
    own = {power.id: _stunt(power) for power in read.powers}
    stunts = {**STUNTS, **own}
    templates = {**TEMPLATES, **{klass.id: _template(klass, stunts) for klass in read.classes}}
    return Book(read.tables.edition, stunts, templates)


def _stunt(power: _Power) -> Stunt:
    for skill in (power.skill, power.instead_of):
        if skill and skill not in SKILLS:
            raise RulesError(
                f"homebrew.yaml: powers.{power.id}: there is no skill '{skill}'.",
                hint=f"Skills: {', '.join(SKILLS)}.",
            )
    if power.effect == "swap" and not power.instead_of:
        raise RulesError(
            f"homebrew.yaml: powers.{power.id}: a swap needs 'instead_of'.", hint="Name a skill."
        )
    seen: When = cast(When, power.when) if power.when in get_args(When.__value__) else ""
    return Stunt(
        power.id, power.label, power.text, power.effect, power.skill, power.action, power.bonus, seen,
        power.instead_of, "" if seen else power.when,
    )  # fmt: skip


def _template(klass: _Class, stunts: Mapping[str, Stunt]) -> Template:
    where = f"homebrew.yaml: classes.{klass.id}"
    unknown = [skill for skill in klass.skills if skill not in SKILLS]
    unknown += [stunt for stunt in klass.stunts if stunt not in stunts]
    unknown += [slot for slot in klass.aspects if slot not in ASPECTS]
    if unknown:
        raise RulesError(
            f"{where}: there is no '{unknown[0]}'.", hint="Use ids of skills, stunts and aspects."
        )
    ranked = sorted(klass.skills.items(), key=lambda pair: -pair[1])
    if tuple(value for _, value in ranked if value) != PYRAMID:
        raise RulesError(f"{where}: the skills are no pyramid.", hint=f"Use {', '.join(map(str, PYRAMID))}.")
    order = tuple(skill for skill, value in ranked if value)
    return Template(klass.id, klass.label, dict(klass.aspects), order, tuple(klass.stunts))
