"""Whether a world can be played by the ruleset that its pack binds: every number, creature and character in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import Final, cast

from campaigns.errors import CampaignError
from campaigns.rules.autoplay import EvenDice, QuickDice
from campaigns.rules.contracts import Build, Json, Person, Ruleset, Sheet
from campaigns.world.binding import rules_of
from campaigns.world.hazards import exposure_of
from campaigns.world.personas import Answer, build_of, from_answers, from_premade, gear_of
from genre_packs.loading.findings import Finding
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.creation import BackgroundDef, ClassDef, Premade
from genre_packs.schema.places import Hazard

BLOWS: Final = frozenset(("fight", "duel"))
"""The categories in which people come to blows; a world has one of them at least."""


def unfit(world: ResolvedWorld) -> tuple[Finding, ...]:
    """What keeps a world from being played by its rules; empty when nothing does."""
    try:
        rules = rules_of(world)
    except CampaignError as error:
        return (_finding(world, "rules", "ruleset", "no_ruleset", error.message, error.hint),)
    return tuple(_Fitting(world, rules).findings())


class _Fitting:
    """One world held against its rules."""

    def __init__(self, world: ResolvedWorld, rules: Ruleset) -> None:
        self.world, self.rules, self.facts = world, rules, rules.facts()

    def findings(self) -> Iterator[Finding]:
        """All that is wrong."""
        yield from self._names()
        yield from self._difficulties()
        yield from self._powers()
        yield from self._encounters()
        yield from self._creatures()
        yield from self._hazards()
        yield from self._characters()

    def _names(self) -> Iterator[Finding]:
        """Attributes and skills are the ruleset's; all attributes it has are named."""
        skills = {skill for skill, _label in self.facts.skills}
        attributes = [attribute for attribute, _label in self.facts.attributes]
        for skill in self.world.rules.skills:
            if skill.id not in skills:
                hint = f"skills: {', '.join(sorted(skills))}"
                yield self._wrong(
                    "rules", f"skills.{skill.id}", "unknown_skill", f"there is no skill {skill.id!r}", hint
                )
        for attribute in self.world.rules.attribute_map:
            if attribute not in attributes:
                message = f"there is no attribute {attribute!r}"
                yield self._wrong(
                    "rules", "attribute_map", "unknown_attribute", message, ", ".join(attributes)
                )
        for attribute in attributes:
            if attribute not in self.world.rules.attribute_map:
                yield self._wrong(
                    "rules",
                    "attribute_map",
                    "missing_attribute",
                    f"no name for the attribute {attribute!r}",
                    "",
                )

    def _difficulties(self) -> Iterator[Finding]:
        """Every difficulty is one that these rules have."""
        least, most = self.facts.difficulty_range
        found: list[tuple[str, str, int]] = [
            ("rules", "default_difficulty", self.world.rules.default_difficulty)
        ]
        for lead in self.world.conflict.leads:
            found += [
                ("conflict", f"leads.{lead.id}", one.difficulty) for one in lead.approaches if one.skill
            ]
        for place in self.world.places.places:
            found += [("places", f"places.{place.id}", one.difficulty) for one in place.features if one.skill]
            found += [
                ("places", f"places.{place.id}", way.difficulty) for way in place.exits if way.forced_by
            ]
            if isinstance(place.hazard, Hazard) and place.hazard.skill:
                found.append(("places", f"places.{place.id}.hazard", place.hazard.difficulty))
        for encounter in self.world.encounters.encounters:
            where = f"encounters.{encounter.id}"
            found += [("encounters", where, beat.difficulty) for beat in encounter.beats if beat.skill]
        for file, key, difficulty in found:
            if not least <= difficulty <= most:
                message = f"a difficulty of {difficulty} does not exist in {self.facts.name}"
                yield self._wrong(file, key, "difficulty", message, f"use {least} to {most}")

    def _powers(self) -> Iterator[Finding]:
        """Every power that answers a lead is one that these rules offer."""
        for lead in self.world.conflict.leads:
            for power in (power for approach in lead.approaches for power in approach.powers):
                if power not in self.facts.powers:
                    message = f"no power {power!r} in {self.facts.name}"
                    hint = ", ".join(get_close_matches(power, sorted(self.facts.powers)))
                    yield self._wrong("conflict", f"leads.{lead.id}", "unknown_power", message, hint)

    def _encounters(self) -> Iterator[Finding]:
        """The rules can play every encounter, and there is one in which people come to blows."""
        encounters = self.world.encounters.encounters
        if not any(encounter.category in BLOWS for encounter in encounters):
            message = "there is no encounter in which people come to blows"
            yield self._wrong("encounters", "encounters", "no_fight", message, "add a fight or a duel")
        for encounter in encounters:
            if encounter.category not in self.facts.categories:
                reason = self.facts.unsupported.get(
                    encounter.category, f"no {encounter.category} in these rules"
                )
                hint = f"categories: {', '.join(self.facts.categories)}"
                yield self._wrong("encounters", f"encounters.{encounter.id}", "category", reason, hint)
            if (
                encounter.escalates_to is not None
                and encounter.escalates_to not in self.world.encounter_by_id
            ):
                message = f"there is no encounter {encounter.escalates_to!r} for it to become"
                yield self._wrong(
                    "encounters", f"encounters.{encounter.id}", "unknown_encounter", message, ""
                )

    def _creatures(self) -> Iterator[Finding]:
        """Every creature can take part."""
        for creature in self.world.bestiary.creatures:
            entry = cast("dict[str, Json]", creature.model_dump(mode="json"))
            yield from self._tried("bestiary", f"creatures.{creature.id}", partial(self._foe, entry))

    def _hazards(self) -> Iterator[Finding]:
        """The rules can let every hazard happen to somebody."""
        for place in self.world.places.places:
            if isinstance(place.hazard, Hazard):
                yield from self._tried(
                    "places", f"places.{place.id}.hazard", partial(self._exposed, place.hazard)
                )

    def _exposed(self, hazard: Hazard) -> None:
        premade = self.world.premade.characters[0]
        build = build_of(from_premade(self.world, premade), self.world)
        somebody = Person("fit", build.name, "party", self.rules.new_sheet(build, QuickDice("fit")), True)
        self.rules.expose(exposure_of(hazard), somebody, {}, QuickDice("fit"))

    def _characters(self) -> Iterator[Finding]:
        """Every ready-made character, and every class with every background, makes a legal sheet."""
        for premade in self.world.premade.characters:
            yield from self._tried(
                "premade",
                f"characters.{premade.id}",
                partial(self._ready_made, premade),
            )
        yield from self._kits()
        for klass in self.world.classes.classes:
            for background in self.world.classes.backgrounds:
                yield from self._tried(
                    "classes",
                    f"classes.{klass.id} with {background.id}",
                    partial(self._guided, klass, background),
                )
        for number, scene in enumerate(self.world.char_creation.scenes):
            for place, choice in enumerate(scene.choices):
                if choice.mechanical_effects.focus is not None:
                    key = f"scenes[{number}].choices[{place}]"
                    yield from self._tried(
                        "char_creation", key, partial(self._answered, {scene.id: Answer(choice=place)})
                    )

    def _kits(self) -> Iterator[Finding]:
        """What ready-made characters carry, and what every one of a class does, is of use to them: warnings."""
        for premade in self.world.premade.characters:
            yield from self._useless(
                "premade", f"characters.{premade.id}", [partial(self._ready_made, premade)]
            )
        for klass in self.world.classes.classes:
            made = [partial(self._guided, klass, one) for one in self.world.classes.backgrounds]
            yield from self._useless("classes", f"classes.{klass.id}", made)

    def _useless(self, file: str, key: str, makers: Sequence[Callable[[], Sheet]]) -> Iterator[Finding]:
        """What all of these sheets cannot use; a sheet that cannot be made is told elsewhere."""
        found: list[tuple[str, ...]] = []
        for make in makers:
            with suppress(CampaignError):
                found.append(self.rules.misfits(make()))
        for told in found[0] if found else ():
            if all(told in others for others in found):
                yield self._wrong(
                    file, key, "unfit_gear", told, "change what they carry or know"
                ).downgraded()

    def _foe(self, entry: dict[str, Json]) -> None:
        self.rules.validate(self.rules.foe_sheet(entry, QuickDice("fit")))

    def _sheet(self, build: Build) -> Sheet:
        sheet = self.rules.new_sheet(build, QuickDice("fit"))
        self.rules.validate(sheet)
        return sheet

    def _ready_made(self, premade: Premade) -> Sheet:
        return self._sheet(build_of(from_premade(self.world, premade), self.world))

    def _guided(self, klass: ClassDef, background: BackgroundDef) -> Sheet:
        items = dict.fromkeys((*klass.kit, *background.items))
        plain = Build(
            name=klass.label,
            background=background.id,
            archetype=klass.rules_class,
            skills=(background.free_skill, *background.quick_skills),
            gear=tuple(gear_of(self.world.item_by_id[item]) for item in items),
        )
        return self._sheet(replace(plain, choices=cast("dict[str, Json]", dict(klass.choices))))

    def _answered(self, answer: dict[str, Answer]) -> None:
        """What an answer brings along is legal for every class, and for somebody without a weakness."""
        given = [
            {**answer, scene.id: Answer(choice=place)}
            for scene in self.world.char_creation.scenes
            for place, choice in enumerate(scene.choices)
            if choice.mechanical_effects.class_ is not None and scene.id not in answer
        ]
        for answers in given or [answer]:
            persona = from_answers(self.world, answers, default_name="Somebody", attributes={})
            self.rules.validate(self.rules.new_sheet(build_of(persona, self.world), EvenDice()))

    def _tried(self, file: str, key: str, act: Callable[[], object]) -> Iterator[Finding]:
        try:
            act()
        except CampaignError as error:
            yield self._wrong(file, key, "not_legal", error.message, error.hint)

    def _wrong(self, file: str, key: str, code: str, message: str, hint: str) -> Finding:
        return _finding(self.world, file, key, code, message, hint)


def _finding(world: ResolvedWorld, stem: str, key: str, code: str, message: str, hint: str) -> Finding:
    pack, slug = world.key
    tier = world.provenance.get(stem, "genre")
    folder = f"packs/{pack}/worlds/{slug}" if tier == "world" else f"packs/{pack}"
    return Finding(f"{folder}/{stem}.yaml", 0, key, code, message, pack, hint=hint)
