"""A sealed round about to be fought: who is there, in what state, and what each attempt asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import Beat, beat_named
from campaigns.rules.contracts import Attempt, Check, Modifier, Person, Refusal
from campaigns.rules.dice_pool.attacks import Bearing, Between, plan_attack
from campaigns.rules.dice_pool.bodies import Body, read
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.care import plan_first_aid, plan_item
from campaigns.rules.dice_pool.casting import PREFIX, held_modifier, plan_cast, spell_meant
from campaigns.rules.dice_pool.checks import plan_skill
from campaigns.rules.dice_pool.encounter.net import NET_DEEDS, plan_net
from campaigns.rules.dice_pool.encounter.state import Actor, Encounter
from campaigns.rules.dice_pool.figures import weapon_at_hand
from campaigns.rules.dice_pool.planning import targets_of
from campaigns.rules.dice_pool.sight import Ground
from campaigns.rules.dice_pool.wording import called, sentence

type Planned = Check | Refusal | None
DIALLED = ("chase", "social", "contest")
DIAL_SKILLS: Mapping[str, tuple[str, ...]] = {
    "chase": ("driving", "athletics", "stealth"),
    "social": ("negotiation", "etiquette", "deception", "intimidation", "streetwise"),
    "contest": ("athletics", "sleight", "perception", "engineering", "driving"),
    "netrun": ("hacking",),
}


class Coming:
    """A round before it is walked. ``people`` hold the sheets that count."""

    def __init__(self, book: Book, encounter: Encounter, people: Mapping[str, Person]) -> None:
        self.book = book
        self.encounter = encounter
        self.people = people
        self.bodies: dict[str, Body] = {
            actor.id: read(people[actor.id].sheet, people[actor.id].name)
            for actor in encounter.actors
            if actor.id in people
        }

    def stands(self, actor_id: str | None) -> bool:
        """Whether somebody is in the encounter and up."""
        actor = self.encounter.actor(actor_id or "")
        return actor is not None and actor.standing == "in" and self.bodies[actor.id].condition == "up"

    def enemies(self, actor: Actor) -> list[Actor]:
        """Who stands against an actor: those at arm's length first, then by distance."""
        found = [one for one in self.encounter.actors if one.side != actor.side and self.stands(one.id)]
        return sorted(found, key=lambda one: (one.id not in actor.engaged, abs(one.place - actor.place)))

    def friends(self, actor: Actor) -> list[Actor]:
        """The others of an actor's side, the worst off first."""
        found = [one for one in self.encounter.actors if one.side == actor.side and one.id != actor.id]
        return sorted(
            found, key=lambda one: (self.bodies[one.id].condition != "mortal", -self.bodies[one.id].physical)
        )

    def foremost(self, actor: Actor) -> str | None:
        """Whom a deed without a target means."""
        return next((one.id for one in self.enemies(actor)), None)

    def check_id(self, actor_id: str) -> str:
        """The id of an actor's one check of this round."""
        return f"{self.encounter.id}-r{self.encounter.round}-{actor_id}"

    def natural(self, actor: Actor) -> tuple[Modifier, ...]:
        """What others have done to an actor: hindrance, help, spells held up on them."""
        spells, _ = held_modifier(self.book, self.bodies, actor.id)
        parts = (
            Modifier("Hindered", actor.hindered),
            Modifier("Helped", -actor.aided),
            Modifier("Spells", spells),
        )
        return tuple(part for part in parts if part.value)

    def between(self, actor: Actor, other: Actor) -> Between:
        """What lies between two actors."""
        near = other.id in actor.engaged
        return Between(
            1 if near else max(2, abs(actor.place - other.place)),
            Ground(self.encounter.light, self.encounter.conditions),
            Bearing(actor.gait, aimed=actor.aimed, engaged=bool(actor.engaged), natural=self.natural(actor)),
            Bearing(other.gait, cover=0 if near else other.cover, ward=other.ward),
        )

    def plan_round(self, attempts: Sequence[Attempt]) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
        """All checks and refusals of a round; the first attempt of each actor counts."""
        seen: set[str] = set()
        checks: list[Check] = []
        refusals: list[Refusal] = []
        for attempt in attempts:
            if attempt.actor in seen:
                refusals.append(Refusal(attempt.actor, "one_action", "One action a round."))
                continue
            seen.add(attempt.actor)
            planned = self.plan(attempt)
            if isinstance(planned, Refusal):
                refusals.append(planned)
            elif planned is not None:
                checks.append(planned)
        return tuple(checks), tuple(refusals)

    def plan(self, attempt: Attempt) -> Planned:
        """What one attempt asks for: a Check, a Refusal, or nothing to throw.

        An offer that is taken up comes with the number it was shown with; it is reckoned anew here.
        """
        if attempt.option:
            attempt = replace(attempt, difficulty="")
        actor = self.encounter.actor(attempt.actor)
        refused = self._cannot_act(attempt, actor)
        if refused is not None or actor is None:
            return refused
        beat = beat_named(self.encounter, attempt.beat)
        if attempt.beat and beat is None:
            return Refusal(attempt.actor, "no_beat", "That is not to be done here.")
        if beat is not None:
            return self._beat(attempt, actor, beat)
        if self.encounter.category == "netrun" and self._netted(attempt):
            return plan_net(self, attempt, actor)
        return self._deed(attempt, actor)

    def _netted(self, attempt: Attempt) -> bool:
        plain = attempt.kind in ("skill", "attack", "power") and not attempt.option.startswith(PREFIX)
        return attempt.option in NET_DEEDS or (plain and attempt.skill in ("", "hacking"))

    def _cannot_act(self, attempt: Attempt, actor: Actor | None) -> Refusal | None:
        if self.encounter.outcome is not None:
            return Refusal(attempt.actor, "over", "It is over.")
        if actor is None:
            return Refusal(attempt.actor, "not_here", "You take no part in this.")
        name = sentence(called(self.people[actor.id].name))
        if actor.standing != "in":
            return Refusal(attempt.actor, "left", f"{name} is out of it already.")
        if not self.stands(actor.id):
            return Refusal(attempt.actor, "cannot_act", f"{name} is down and cannot act.")
        return None

    def _deed(self, attempt: Attempt, actor: Actor) -> Planned:
        match attempt.kind:
            case "attack":
                return self._attack(attempt, actor)
            case "power":
                return self._cast(attempt, actor)
            case "skill":
                return self._skill(attempt, actor)
            case "stabilise":
                return self._first_aid(attempt, actor)
            case "aid":
                return self._aid(attempt, actor)
            case "use_item":
                target = self.people.get(attempt.target or "")
                return plan_item(attempt, self.people[actor.id], target, self.check_id(actor.id))
            case "withdraw" | "run" if not self.encounter.can_flee:
                return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
        return None

    def _attack(self, attempt: Attempt, actor: Actor) -> Planned:
        target = attempt.target or self.foremost(actor)
        found = self.encounter.actor(target or "")
        if target is None or found is None:
            return Refusal(attempt.actor, "no_target", "There is nobody like that to attack here.")
        name = sentence(called(self.people[target].name))
        if found.side == actor.side:
            return Refusal(attempt.actor, "friend", f"{name} is on your side.")
        if not self.stands(target):
            return Refusal(attempt.actor, "target_down", f"{name} is out of the fight already.")
        planned = plan_attack(
            self.book,
            attempt,
            self.people[actor.id],
            self.people[target],
            self.check_id(actor.id),
            self.between(actor, found),
        )
        if isinstance(planned, Refusal):
            return None if planned.code == "too_far" else planned
        if self._is_empty(actor, planned):
            return Refusal(attempt.actor, "empty", "The magazine is empty; load it first.")
        if found.guarded and not found.surprised:
            planned = replace(planned, data={**planned.data, "guarded": True})
        return planned

    def _is_empty(self, actor: Actor, check: Check) -> bool:
        weapon = weapon_at_hand(self.bodies[actor.id], str(check.data.get("item", ""))).weapon
        shots = check.data.get("shots")
        if weapon is None or not weapon.ammo or not isinstance(shots, int) or not actor.is_character:
            return False
        return actor.fired + shots > weapon.ammo

    def _cast(self, attempt: Attempt, actor: Actor) -> Planned:
        spell = spell_meant(self.book, self.bodies[actor.id], attempt)
        given = attempt.target if self.encounter.actor(attempt.target or "") is not None else None
        if given is None and spell is not None and spell.resist:
            given = self.foremost(actor)
        if given is None and spell is not None and spell.effect == "heal":
            given = targets_of(spell, self.people[actor.id], self.people)[0]
        target = self.people[given] if given is not None else None
        planned = plan_cast(
            self.book, replace(attempt, target=given), self.people[actor.id], target, self.check_id(actor.id)
        )
        return planned if isinstance(planned, Refusal) else self._with_natural(planned, actor)

    def _with_natural(self, check: Check, actor: Actor) -> Check:
        parts = (*check.modifiers, *self.natural(actor))
        base = check.data.get("base")
        total = (base if isinstance(base, int) else check.difficulty) + sum(part.value for part in parts)
        return replace(check, modifiers=parts, difficulty=max(2, total))

    def _skill(self, attempt: Attempt, actor: Actor) -> Planned:
        given = self.encounter.actor(attempt.target or "")
        if attempt.skill == "medicine" and (given is None or given.side == actor.side):
            return self._first_aid(attempt, actor)
        skill = attempt.skill
        if not skill and not attempt.attribute and self.encounter.category in DIALLED:
            skill = self.best_of(actor, DIAL_SKILLS[self.encounter.category])
        target = attempt.target if given is not None else self.foremost(actor)
        opponent = self.people[target] if target and self.stands(target) and target != actor.id else None
        return plan_skill(
            self.book,
            replace(attempt, skill=skill, target=target),
            self.people[actor.id],
            opponent,
            self.check_id(actor.id),
            extra=self.natural(actor),
        )

    def best_of(self, actor: Actor, skills: Sequence[str]) -> str:
        """The skill of several that somebody is best at."""
        return max(skills, key=lambda skill: self.bodies[actor.id].skill(skill))

    def _first_aid(self, attempt: Attempt, actor: Actor) -> Planned:
        hurt = [one.id for one in self.friends(actor) if self.bodies[one.id].physical]
        target = attempt.target or next(iter(hurt), actor.id)
        found = self.encounter.actor(target)
        if found is None or found.side != actor.side:
            return Refusal(attempt.actor, "no_target", "There is nobody to tend.")
        return plan_first_aid(
            self.book, replace(attempt, target=target), self.people[actor.id], self.people[target],
            self.check_id(actor.id),
        )  # fmt: skip

    def _aid(self, attempt: Attempt, actor: Actor) -> Planned:
        friends = [one.id for one in self.friends(actor) if self.stands(one.id)]
        target = attempt.target or next(iter(friends), None)
        if target not in friends:
            return Refusal(attempt.actor, "no_target", "There is nobody to help.")
        return plan_skill(
            self.book,
            replace(attempt, target=target),
            self.people[actor.id],
            None,
            self.check_id(actor.id),
            rule="dice_pool.aid",
            extra=self.natural(actor),
        )

    def _beat(self, attempt: Attempt, actor: Actor, beat: Beat) -> Planned:
        if beat.success.leave and not self.encounter.can_flee:
            return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
        held = self.bodies[actor.id].gear
        if beat.requires_item and not any(item.answers_to(beat.requires_item) for item in held):
            return Refusal(attempt.actor, "no_item", f"{beat.label} takes something you do not have.")
        named = replace(attempt, label=attempt.label or beat.label)
        if beat.success.strike:
            return self._attack(named, actor)
        if not beat.skill and not beat.attribute:
            return None
        given = self.encounter.actor(attempt.target or "")
        return plan_skill(
            self.book,
            replace(
                named,
                kind="skill",
                skill=beat.skill or "",
                attribute=attempt.attribute or beat.attribute or "",
                difficulty=str(beat.difficulty),
                target=attempt.target if given is not None else self.foremost(actor),
            ),
            self.people[actor.id],
            None,
            self.check_id(actor.id),
            rule="dice_pool.beat",
            extra=self.natural(actor),
        )
