"""The records of decisions: Rulings with the text and the source of a rule, whatever ruleset it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from campaigns.rules.contracts import Check, CheckKind, Modifier, OutcomeTier, Rule, Ruling, Throw


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes the rulings of one ruleset; ``rules`` are its rules by id. Raises KeyError for a rule it has not."""

    rules: Mapping[str, Rule]

    def thrown(
        self,
        check: Check,
        throw: Throw,
        summary: str,
        *,
        outcome: OutcomeTier,
        total: int,
        difficulty: int,
        modifiers: Sequence[Modifier] | None = None,
        changes: Sequence[str] = (),
        rule: str = "",
        public: bool = True,
    ) -> Ruling:
        """The record of a check that was thrown; ``rule`` and ``modifiers`` stand in for the check's when given."""
        known = self.rules[rule or check.rule]
        return Ruling(
            rule=known.id,
            text=known.text,
            source=known.source,
            kind=check.kind,
            actor=check.actor,
            label=check.label,
            stat=check.stat,
            outcome=outcome,
            total=total,
            difficulty=difficulty,
            summary=summary,
            modifiers=tuple(check.modifiers if modifiers is None else modifiers),
            throw=throw,
            check=check.id or None,
            target=check.target,
            changes=tuple(changes),
            public=public,
        )

    def plain(
        self,
        rule: str,
        actor: str,
        label: str,
        summary: str,
        *,
        kind: CheckKind = "other",
        outcome: OutcomeTier = "success",
        total: int = 0,
        difficulty: int = 0,
        stat: str = "",
        modifiers: Sequence[Modifier] = (),
        throw: Throw | None = None,
        target: str | None = None,
        changes: Sequence[str] = (),
        public: bool = True,
    ) -> Ruling:
        """The record of something decided without a player's check (morale, initiative, what needs no roll)."""
        known = self.rules[rule]
        return Ruling(
            rule=known.id,
            text=known.text,
            source=known.source,
            kind=kind,
            actor=actor,
            label=label,
            stat=stat,
            outcome=outcome,
            total=total,
            difficulty=difficulty,
            summary=summary,
            modifiers=tuple(modifiers),
            throw=throw,
            target=target,
            changes=tuple(changes),
            public=public,
        )
