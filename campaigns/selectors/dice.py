"""What requests for throws and their results say on the wire."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import timedelta
from typing import Final, cast

from django.utils.translation import gettext as _

from campaigns.models import DiceRoll, Scene, Session
from campaigns.rules.contracts import Check, Json, Ruling, Spend
from campaigns.rules.fairness import chain_of, locate
from campaigns.rules.records import dump_modifiers
from campaigns.selectors.roster import SeatedHere
from campaigns.world.visibility import INSTEAD

THROW_WITHIN: Final = timedelta(seconds=60)
"""How long players may take; then the dice fall by themselves."""


def request_payload(
    roll: DiceRoll, seat: SeatedHere, check: Check, odds: float, scene: str
) -> dict[str, Json]:
    """DICE_REQUEST: the dice, what is at stake, the exact odds, and the promise of the server's seed.

    ``physical`` asks for the faces of real dice; ``throw_within`` is how many seconds the table waits for them.
    """
    return {
        "request_id": roll.request_id,
        "rolling_player_id": seat.player,
        "character_name": seat.character_name,
        "dice": cast("list[Json]", roll.dice),
        "modifier": check.modifier,
        "modifiers": dump_modifiers(check.modifiers),
        "stat": check.stat,
        "difficulty": check.difficulty,
        "label": check.label,
        "context": check.label,
        "stakes": check.stakes,
        "odds": round(odds, 4),
        "commitment": roll.commitment,
        "physical": roll.physical,
        "throw_within": int(THROW_WITHIN.total_seconds()),
        "scene_id": scene,
    }


def spends_payload(roll: DiceRoll, spends: Sequence[Spend]) -> dict[str, Json]:
    """DICE_SPENDS: what may be spent on a throw that lies, what it costs, and the chance it would give."""
    options: list[Json] = [
        {"id": one.id, "label": one.label, "cost": one.cost, "odds": round(one.odds, 4)} for one in spends
    ]
    return {
        "request_id": roll.request_id,
        "label": roll.label,
        "spends": options,
        "within": int(THROW_WITHIN.total_seconds()),
    }


def result_body(roll: DiceRoll, ruling: Ruling, round_: int, scene: str) -> dict[str, Json]:
    """DICE_RESULT: faces, seeds to verify them by, every named modifier, the rule and what it came to."""
    seat = roll.seat
    body: dict[str, Json] = {
        "request_id": roll.request_id,
        "rolling_player_id": seat.member.public_id if seat is not None and seat.member is not None else "",
        "character_name": seat.character_name if seat is not None else "",
        "label": ruling.label or roll.label,
        "stat": ruling.stat,
        "dice": cast("list[Json]", roll.dice),
        "rolls": split_faces(roll),
        "modifier": sum(modifier.value for modifier in ruling.modifiers),
        "modifiers": dump_modifiers(ruling.modifiers),
        "total": ruling.total,
        "difficulty": ruling.difficulty,
        "outcome": ruling.outcome if _decides(ruling) else None,
        "summary": ruling.summary,
        "rule": {"id": ruling.rule, "text": ruling.text, "source": ruling.source},
        "round": round_,
        "scene_id": scene,
        **proof(roll),
    }
    return body


def _decides(ruling: Ruling) -> bool:
    """Whether a throw is won or lost: initiative and hit points gained are counted, and some dice wait for others."""
    return not ruling.open and (ruling.check is not None or bool(ruling.difficulty))


def plain_body(roll: DiceRoll, round_: int, scene: str) -> dict[str, Json]:
    """DICE_RESULT of a throw that no ruling tells of: what it was for, its faces and their proof."""
    faces = [int(face) for face in roll.faces or ()]
    return {
        "request_id": roll.request_id,
        "rolling_player_id": "",
        "character_name": "",
        "label": roll.label,
        "dice": cast("list[Json]", roll.dice),
        "rolls": split_faces(roll),
        "modifier": 0,
        "total": sum(faces),
        "round": round_,
        "scene_id": scene,
        **proof(roll),
    }


_PROOF: Final = (
    *(
        "request_id",
        "dice",
        "rolls",
        "round",
        "scene_id",
        "commitment",
        "server_seed",
        "client_seed",
        "nonce",
    ),
    *("chain_index", "chain", "physical", "waves"),
)


def kept_bare(body: dict[str, Json], seats: Sequence[str]) -> dict[str, Json]:
    """A DICE_RESULT of which some seats see the dice and their proof alone: not whose they were, nor what for."""
    if not seats:
        return body
    faces = [face for group in cast("list[dict[str, list[int]]]", body["rolls"]) for face in group["faces"]]
    bare: dict[str, Json] = {
        **{key: body[key] for key in _PROOF if key in body},
        "rolling_player_id": "",
        "character_name": "",
        "label": _("Dice fall. What they decide does not reach you."),
        "modifier": 0,
        "total": sum(faces),
    }
    return {**body, INSTEAD: {seat: bare for seat in seats}}


def proof(roll: DiceRoll) -> dict[str, Json]:
    """What a player needs to check that a throw was honest; a throw of real dice has no seed and is marked."""
    shown: dict[str, Json] = {
        "commitment": roll.commitment,
        "server_seed": "" if roll.physical else roll.server_seed,
        "client_seed": roll.client_seed,
        "nonce": roll.nonce,
    }
    if roll.chain_index is not None:
        shown["chain_index"] = roll.chain_index
    if roll.scene_key:
        shown["chain"] = "scene"
    if roll.physical:
        shown["physical"] = True
    return shown


def split_faces(roll: DiceRoll) -> list[Json]:
    """Faces grouped by kind of die: ``[{"spec": {"sides": 20, "count": 1}, "faces": [17]}]``."""
    found: list[Json] = []
    faces = list(roll.faces or [])
    for spec in roll.dice:
        count = int(spec["count"])
        found.append({"spec": dict(spec), "faces": cast("list[Json]", faces[:count])})
        faces = faces[count:]
    return found


def scene_secret(session: Session, scene: str) -> bytes:
    """The secret behind the chain of one scene, which only those who are in it can follow."""
    return hmac.digest(bytes.fromhex(session.chain_secret), b"scene:" + scene.encode(), "sha256")


def scene_anchor(session: Session, scene: Scene) -> str:
    """The end of a scene's chain in use, hex; shown to those who are in it."""
    generation, _index = locate(scene.chain_next)
    return chain_of(scene_secret(session, scene.key), generation).anchor
