"""One spell or art being done: what it costs, arts that help it, the saves against it (SRD 1.4.4, 4.2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from campaigns.rules.contracts import Dice
from campaigns.rules.dice import highest_face, spec
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.magic.casting import (
    TOUCHED,
    dice_of,
    fails,
    needed_save,
    takes_effort,
)
from campaigns.rules.without_number.magic.held import Held
from campaigns.rules.without_number.magic.mastery import CAST, commit, free_for, let_go
from campaigns.rules.without_number.magic.passive import knows_art
from campaigns.rules.without_number.magic.workings import Bound, Working
from campaigns.rules.without_number.saves import SaveFace
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import (
    add_strain,
    spend,
)
from campaigns.rules.without_number.wording import sentence


class Invocation:
    """One working being done: ``caster`` is what paying for it has left of them, ``spent`` what was paid besides.

    ``saves`` gives the d20 of a save, by who makes it, its kind, what it has to reach and what is withstood; without
    it they fall with ``dice``.
    """

    def __init__(
        self,
        working: Working,
        caster: Hero,
        actor: str,
        total: int,
        names: Mapping[str, str],
        dice: Dice,
        saves: SaveFace | None = None,
    ) -> None:
        self.working, self.caster, self.actor = working, caster, actor
        self.total, self.names, self.dice = total, names, dice
        self._saves = saves
        self.spent: list[str] = []
        self._span: int | None = None

    def pay(self) -> None:
        """Take the cast or the Effort that it costs; raise nothing, since ``why_not`` was asked before."""
        working, caster = self.working, self.caster
        if working.kind == "spell":
            self.caster = spend(caster, CAST, "day")
        elif working.id in caster.magic.held:
            self.caster = let_go(caster, working)
        elif working.id == "healing_touch":
            paid = commit(caster, working) if takes_effort(caster, working) else caster
            self.caster = paid if TOUCHED in paid.used.scene else spend(paid, TOUCHED, "scene")
        else:
            self.caster = commit(caster, working)
        if working.id == "healers_knife":
            self.caster = add_strain(self.caster, 1)

    def empower(self) -> None:
        """Empowered Sorcery: dice below their average are thrown again, and the better throw counts."""
        art = self.caster.book.workings.get("empowered_sorcery")
        dice = dice_of(self.working, self.caster)
        if self.working.kind != "spell" or not dice or art is None or not self._can(art):
            return
        average = sum(die.count * (highest_face(die.sides) + 1) / 2 for die in dice)
        if self.total >= average:
            return
        again = sum(self.dice.throw(dice, reason=f"{art.label}: {self.working.label}").faces)
        self.caster = commit(self.caster, art)
        self.spent.append(f"{art.label}: {again} instead of {self.total}" if again > self.total else
                          f"{art.label}: {again}, no better than {self.total}")  # fmt: skip
        self.total = max(self.total, again)

    def bound(self, bound: Bound) -> int:
        """A limit in hit dice."""
        level = self.caster.level
        return {"": 0, "one": 1, "four": 4, "level": level, "twice_level": 2 * level}[bound]

    def lasting(self, target_id: str, withstood: bool) -> Held:
        """What a working leaves on somebody; its rounds are thrown once for all."""
        working = self.working
        if not withstood and self._span is None:
            self._span = self._rounds()
        rounds = 1 if withstood else self._span or 0
        amount = working.amount or self.caster.level
        return Held(working.id, working.hold, amount, rounds, self.actor)

    def _rounds(self) -> int:
        level, span = self.caster.level, self.working.span
        if span == "level":
            return level
        if span == "half_level":
            return ceil(level / 2)
        if not span.partition("d")[2]:
            return int(span or 0)
        dice, flat = spec(span)
        return flat + sum(self.dice.throw(dice, reason=f"{self.working.label}: rounds").faces)

    def _can(self, art: Working) -> bool:
        return knows_art(self.caster, art.id) and free_for(self.caster, art) > 0

    def save(self, target_id: str, target: Body, name: str, *, main: bool) -> tuple[bool, tuple[str, ...]]:
        """Whether a target withstands it, and the dice of that as they are told; ``main`` was aimed at."""
        needed = needed_save(self.working, self.caster, target)
        if not needed or self.working.helps:
            return False, ()
        against = f"save against {self.working.label}"
        reason = f"{name}: {against}"
        if self._saves is not None:
            face = self._saves(target_id, self.working.save, needed, against)
        else:
            face = self.dice.throw((D20,), reason=reason).faces[0]
        if isinstance(target, Foe) and target.undead and knows_art(self.caster, "master_of_bones"):
            face = min(face, self.dice.throw((D20,), reason=reason).faces[0])
        art = self.caster.book.workings.get("inexorable_effect")
        pressed = art is not None and main and self._can(art) and art.id not in self.caster.used.scene
        if art is not None and pressed and not fails(face, needed):
            face = min(face, self.dice.throw((D20,), reason=f"{art.label}: {reason}").faces[0])
            self.caster = commit(self.caster, art)
            self.spent.append(f"{art.label}: 1 Effort until tomorrow")
        withstood = not fails(face, needed)
        how = "withstands it" if withstood else "does not"
        shown = f"{sentence(name)}: {self.working.save.capitalize()} save {face} against {needed}, {how}"
        return withstood, (shown,)
