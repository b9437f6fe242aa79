"""Random orders of submit, drop, return, crash of the owner and late owner, against a reference model.

What must hold in every order: each round is narrated once, its dice fall once, no accepted word is lost, and
whoever is left at the table can always bring the turn to its end.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from campaigns.models import DiceRoll, Event, EventBody, Presence, Submission, Turn
from campaigns.selectors import worlds
from campaigns.services.adjudicating import adjudicate
from campaigns.services.cases import Adjudicated
from campaigns.services.leases import Fenced, claim
from campaigns.services.reviewing import Reviewed
from campaigns.services.settling import settle
from campaigns.services.sweeping import look_around, sweep
from campaigns.services.turns import submit
from narrator.contracts import Draft
from tests.cast import Table, arrive, set_table

WORDS = ("I wait and listen.", "I look around the room.", "I attack the nearest stranger!", "I go outside.")

SEAT = st.sampled_from(["bob", "cleo"])
OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("submit"), SEAT, st.sampled_from(WORDS)),
        st.tuples(st.just("drop"), SEAT),
        st.tuples(st.just("return"), SEAT),
        st.tuples(st.just("claim"), st.sampled_from(["one", "two"])),
        st.tuples(st.just("adjudicate"), st.sampled_from(["one", "two"])),
        st.tuples(st.just("settle"), st.sampled_from(["one", "two"])),
        st.tuples(st.just("lease runs out")),
        st.tuples(st.just("look around")),
    ),
    min_size=4,
    max_size=28,
)


@dataclass
class Owner:
    """A web process that may hold the turn, or believe so."""

    turn: int | None = None
    attempt: int = 0
    done: Adjudicated | None = None


@dataclass
class Play:
    """The system under test and the model of what must have become of it."""

    table: Table
    owners: dict[str, Owner] = field(default_factory=lambda: {"one": Owner(), "two": Owner()})
    accepted: dict[int, dict[str, str]] = field(default_factory=dict)

    def submit(self, who: str, words: str) -> None:
        seat = self.table.bob_seat if who == "bob" else self.table.cleo_seat
        result = submit(seat.pk, text=words)
        self.accepted.setdefault(result.round, {})[who] = words

    def drop(self, who: str) -> None:
        seat = self.table.bob_seat if who == "bob" else self.table.cleo_seat
        Presence.objects.filter(seat=seat).update(expires_at=timezone.now() - timedelta(seconds=1))
        sweep()

    def come_back(self, who: str) -> None:
        member = self.table.bob if who == "bob" else self.table.cleo
        arrive(self.table.session, member, self.table.bob_seat if who == "bob" else self.table.cleo_seat)

    def claim(self, who: str) -> None:
        waiting = Turn.objects.filter(session=self.table.session, status__in=Turn.OPEN).first()
        if waiting is None:
            return
        attempt = claim(waiting.pk, who)
        if attempt is not None:
            self.owners[who] = Owner(waiting.pk, attempt)

    def adjudicate(self, who: str) -> None:
        owner = self.owners[who]
        if owner.turn is None:
            return
        try:
            owner.done = adjudicate(owner.turn, owner.attempt)
        except Fenced:
            self.owners[who] = Owner()

    def settle(self, who: str) -> None:
        owner = self.owners[who]
        if owner.done is None:
            return
        with suppress(Fenced):
            settle(owner.done, Reviewed(Draft(f"told by {who}")), owner.done.case.world.branch())
        self.owners[who] = Owner()

    def lease_runs_out(self) -> None:
        past = timezone.now() - timedelta(seconds=1)
        Turn.objects.filter(status=Turn.Status.RESOLVING).update(lease_expires_at=past)

    def do(self, operation: tuple[str, ...]) -> None:
        name, *rest = operation
        if name == "submit":
            self.submit(*rest)
        elif name == "drop":
            self.drop(*rest)
        elif name == "return":
            self.come_back(*rest)
        elif name == "claim":
            self.claim(*rest)
        elif name == "adjudicate":
            self.adjudicate(*rest)
        elif name == "settle":
            self.settle(*rest)
        elif name == "lease runs out":
            self.lease_runs_out()
        else:
            look_around((), renewing=None)

    def finish(self) -> None:
        """Whatever happened before, a fresh process can bring every closed turn to its end."""
        self.lease_runs_out()
        for _round in range(4):
            for turn_id in look_around((), renewing=None).turns or self._closed():
                self.owners["one"] = Owner()
                attempt = claim(turn_id, "one")
                if attempt is not None:
                    self.owners["one"] = Owner(turn_id, attempt)
                    self.adjudicate("one")
                    self.settle("one")

    def _closed(self) -> tuple[int, ...]:
        return tuple(Turn.objects.filter(status=Turn.Status.CLOSED).values_list("pk", flat=True))


class TurnLifeTests(TestCase):
    """Every order of events leaves a story in which each round was told once."""

    @settings(max_examples=40, deadline=None)
    @given(OPERATIONS)
    def test_every_order_tells_each_round_once(self, operations: list[tuple[str, ...]]) -> None:
        worlds.forget()
        play = Play(set_table())
        for operation in operations:
            play.do(operation)
        play.finish()
        self._check(play)

    def _check(self, play: Play) -> None:
        session = play.table.session
        turns = list(Turn.objects.filter(session=session).order_by("number"))
        assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
        assert turns[-1].status == Turn.Status.COLLECTING
        for turn in turns[:-1]:
            assert turn.status == Turn.Status.NARRATED, (turn.number, turn.status)
            told = EventBody.objects.filter(event__turn=turn, event__kind="NARRATION").count()
            assert told == 1, f"round {turn.number} was told {told} times"
            said = dict(Submission.objects.filter(turn=turn).values_list("seat__public_id", "text"))
            expected = {
                (play.table.bob_seat if who == "bob" else play.table.cleo_seat).public_id: words
                for who, words in play.accepted.get(turn.number, {}).items()
            }
            assert said == expected
            requests = list(DiceRoll.objects.filter(turn=turn).values_list("request_id", flat=True))
            assert len(requests) == len(set(requests))
            assert not DiceRoll.objects.filter(turn=turn, status=DiceRoll.Status.OPEN).exists()
        positions = list(
            Event.objects.filter(session=session).order_by("position").values_list("position", flat=True)
        )
        assert positions == list(range(1, len(positions) + 1))
        waiting = play.accepted.get(turns[-1].number, {})
        assert Submission.objects.filter(turn=turns[-1]).count() == len(waiting)
