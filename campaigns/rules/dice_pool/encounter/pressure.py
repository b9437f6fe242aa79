"""Dials: what the tries of a round move, and how the opposition presses its own."""

from __future__ import annotations

from campaigns.rules.contracts import Ruling
from campaigns.rules.dice_pool.encounter.coming import DIAL_SKILLS, DIALLED
from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.figures import pool_for, state_modifiers
from campaigns.rules.dice_pool.pool import throw_pool
from campaigns.rules.dice_pool.rulings import plain_ruling
from campaigns.rules.dice_pool.wording import counted

PRESSING_TN = 5


def count_try(fray: Fray, ruling: Ruling) -> None:
    """Remember how a try at the party's dial went; a tie counts for nobody."""
    if ruling.succeeded:
        fray.gained.append(2 if ruling.outcome == "critical_success" else 1)
    elif ruling.outcome != "tie":
        fray.gained.append(-1)


def settle_dials(fray: Fray) -> None:
    """The end of a round with dials.

    The party's own tries move its dial together: one when any went well, two when more went well than badly and
    there were two of them or a triumph; when not more went well than badly, the other dial moves one. Then the
    opposition presses: once for each two of the party who stand (rounded up), its best skill against 5. A round in
    which no dial went forward is the opposition's.
    """
    well = [gain for gain in fray.gained if gain > 0]
    badly = len(fray.gained) - len(well)
    if well:
        clear = len(well) > badly and (len(well) > 1 or max(well) > 1)
        fray.move_dials(2 if clear else 1, 0)
    if badly and badly >= len(well):
        fray.move_dials(0, 1)
    if fray.encounter.category in DIALLED and not fray.encounter.hostile:
        for _ in range((len(fray.standing("party")) + 1) // 2):
            _press(fray)
    if not fray.moved:
        fray.move_dials(0, 1)


def _press(fray: Fray) -> None:
    pools = {id: _best_pool(fray, id) for id in fray.standing("opposition")}
    if not pools:
        return
    id = max(pools, key=lambda one: pools[one])
    tn = PRESSING_TN + sum(part.value for part in state_modifiers(fray.book, fray.bodies[id]))
    thrown, fallen = throw_pool(pools[id], fray.dice, f"{fray.people[id].name} presses")
    hits = fallen.successes(tn)
    dial = fray.encounter.opposition_dial.name
    how = f"gains ground: {dial} moves on" if hits else "gets no further"
    fray.record(
        plain_ruling(
            "dice_pool.press",
            id,
            "Pressing",
            f"{fray.named(id)} {how} ({fallen.told} against {tn}, {counted(hits, 'success')}).",
            kind="skill",
            outcome="success" if hits else "failure",
            total=fallen.highest,
            difficulty=tn,
            throw=thrown,
        )
    )
    if hits:
        fray.move_dials(0, 1)


def _best_pool(fray: Fray, id: str) -> int:
    """The best pool for what this is about; what nobody has learned is tried on the attribute, one die short."""
    body = fray.bodies[id]
    skills = DIAL_SKILLS[fray.encounter.category]
    trained = max(body.skill(skill) for skill in skills)
    if trained:
        return trained
    return max((pool_for(fray.book, body, skill) or (1, ()))[0] for skill in skills) - 1
