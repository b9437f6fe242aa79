"""What a turn is told with from before: shared memories for the prompt, one seat's own ones for that seat alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.models import Memory
from campaigns.selectors.memories import own, recall
from campaigns.services.cases import Adjudicated
from campaigns.world.recalling import Meaning, own_memories, seats_of, wanted_for, words_to_find
from campaigns.world.state import World
from narrator.contracts import MemoryBrief, PrivateCue


@dataclass(frozen=True, slots=True)
class Recalled:
    """Memories for one turn; ``private`` reach no prompt, only their own seats."""

    shared: tuple[MemoryBrief, ...]
    private: tuple[PrivateCue, ...]


def remembered_for(done: Adjudicated, world: World, meaning: Meaning | None = None) -> Recalled:
    """What to remember for an adjudicated turn, after its resolution was applied to ``world``: two queries,
    and one more for each turn in which somebody is reminded, or whose ``meaning`` is known."""
    case = done.case
    declared = done.plan.declared if done.plan is not None else ()
    seats = seats_of(world, case.scene)
    round_ = case.turn.number
    shared = recall(case.session.pk, wanted_for(world, case.scene, declared, round_), seats, meaning)
    words = words_to_find(" ".join(one.text for one in declared))
    alone = own_memories(own(case.session.pk, words, seats, round_), declared, seats, round_)
    if alone:
        Memory.objects.filter(pk__in=[memory.id for _one, memory in alone]).update(reminded=round_)
    private = tuple(
        PrivateCue(one.seat, one.character, _("You remember: %(what)s") % {"what": memory.text})
        for one, memory in alone
    )
    return Recalled(shared, private)
