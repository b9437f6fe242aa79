"""Dice that nobody throws: faces from the session's hash chains, each throw kept to be stored and verified."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaigns.models import DiceRoll, Scene, Session, sql
from campaigns.rules.contracts import DieSpec, Throw
from campaigns.rules.fairness import chain_of, faces, locate
from campaigns.rules.records import dump_dice
from campaigns.selectors.dice import scene_secret


class ChainMoved(Exception):
    """Somebody else took seeds from the chain meanwhile; the throws have to be made again."""


def chain_secret(session: Session, *, public: bool) -> bytes:
    """The secret behind the public chain, or behind the one for rolls that not everyone may see."""
    secret = bytes.fromhex(session.chain_secret)
    return secret if public else hmac.digest(secret, b"hidden", "sha256")


def anchor(session: Session) -> str:
    """The public end of the chain in use, hex; shown to everyone who joins."""
    generation, _index = locate(session.chain_next)
    return chain_of(chain_secret(session, public=True), generation).anchor


@dataclass(slots=True)
class ChainDice:
    """The Dice port over a session's chains. Nothing is stored until ``store`` is called.

    ``shown`` says whether the table hears of these throws. Those it does not hear of take their seeds from the
    hidden chain, because each seed of the public one links to the seed that was revealed before it. For the same
    reason what falls in one ``scene`` while the party is apart takes its seeds from a chain of that scene.
    """

    session: Session
    turn_id: int | None = None
    shown: bool = True
    scene: Scene | None = None
    thrown: list[DiceRoll] = field(default_factory=list)
    used: Counter[DiceRoll.Chain] = field(default_factory=Counter)

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """Throw with the chain's next seed."""
        public = public and self.shown
        chain, secret, start = self._next(public=public)
        ordinal = start + self.used[chain]
        self.used[chain] += 1
        generation, index = locate(ordinal)
        seed = chain_of(secret, generation).seed(index)
        fell = faces(seed, self.session.slug, 0, dice)
        key = self.scene.key if chain == DiceRoll.Chain.SCENE and self.scene is not None else ""
        request_id = ".".join(filter(None, (self.session.slug, key, f"{chain[0]}{ordinal}")))
        self.thrown.append(
            DiceRoll(
                session=self.session,
                turn_id=self.turn_id,
                request_id=request_id,
                label=reason[:240],
                dice=dump_dice(tuple(dice)),
                status=DiceRoll.Status.THROWN,
                commitment=hashlib.sha256(seed).hexdigest(),
                server_seed=seed.hex(),
                client_seed=self.session.slug,
                chain=chain,
                chain_index=ordinal,
                scene_key=key,
                faces=list(fell),
                public=public,
                thrown_at=timezone.now(),
            )
        )
        return Throw(request_id, tuple(dice), fell)

    def _next(self, *, public: bool) -> tuple[DiceRoll.Chain, bytes, int]:
        """The chain that a throw takes from: which, its secret, and the number of its next seed."""
        if not public:
            hidden = chain_secret(self.session, public=False)
            return DiceRoll.Chain.HIDDEN, hidden, self.session.hidden_chain_next
        if self.scene is not None:
            return DiceRoll.Chain.SCENE, scene_secret(self.session, self.scene.key), self.scene.chain_next
        return DiceRoll.Chain.PUBLIC, chain_secret(self.session, public=True), self.session.chain_next

    def store(self) -> None:
        """Inside the caller's transaction: take the seeds for good and keep the throws.

        Raises ``ChainMoved`` when another roll took them first; nothing is stored then.
        """
        if not self.thrown:
            return
        moved = Session.objects.filter(
            pk=self.session.pk,
            chain_next=self.session.chain_next,
            hidden_chain_next=self.session.hidden_chain_next,
        ).update(
            chain_next=F("chain_next") + self.used[DiceRoll.Chain.PUBLIC],
            hidden_chain_next=F("hidden_chain_next") + self.used[DiceRoll.Chain.HIDDEN],
        )
        if not moved or not self._scene_moved():
            raise ChainMoved
        sql.insert(self.thrown)

    def _scene_moved(self) -> bool:
        apart = self.used[DiceRoll.Chain.SCENE]
        if self.scene is None or not apart:
            return True
        mine = Scene.objects.filter(pk=self.scene.pk, chain_next=self.scene.chain_next)
        return bool(mine.update(chain_next=F("chain_next") + apart))


@dataclass(slots=True)
class StoringDice:
    """The Dice port for throws that count at once: each is stored in a transaction of its own.

    Blocks on the database; call it off the event loop.
    """

    session_id: int
    turn_id: int | None = None
    shown: bool = True
    thrown: list[DiceRoll] = field(default_factory=list)

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """Throw with the chain's next seed and keep the roll."""
        while True:
            chain = ChainDice(Session.objects.get(pk=self.session_id), self.turn_id, self.shown)
            thrown = chain.throw(dice, reason=reason, public=public)
            try:
                with transaction.atomic():
                    chain.store()
            except ChainMoved:
                continue
            self.thrown.extend(chain.thrown)
            return thrown
