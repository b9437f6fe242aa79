"""What was so long ago is in the prompt again when it matters, and a secret only with whom it belongs."""

from __future__ import annotations

import asyncio

from campaigns.models import Turn
from campaigns.services.memories import keep
from campaigns.storage import in_database
from campaigns.world.remembering import Remembered
from narrator.contracts import Brief, CallLedger, Draft, Segment, Sink, Toolbox
from narrator.engines.house.engine import HouseEngine
from narrator.prompting import compose
from tests.cast import Table
from tests.sockets import Floor

OIL = "Ida Marsh owes Ansel two barrels of oil."
HERON = "The heron carried a brass key over the marsh."


class Listening(HouseEngine):
    """The house narrator, which keeps the briefs that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.briefs: list[Brief] = []
        self.drafts: list[Draft] = []

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Keep the brief and tell the turn."""
        self.briefs.append(brief)
        self.drafts.append(await super().narrate(brief, toolbox, ledger, sink))
        return self.drafts[-1]


def _remember(table: Table) -> None:
    """Fifty turns into a story, in which everybody once heard of the oil, and Cleo of the heron."""
    keep(
        table.session.pk,
        [
            Remembered("oil", "event", OIL, weight=4),
            Remembered("heron", "event", HERON, audience=f"|{table.cleo_seat.public_id}|"),
        ],
    )
    Turn.objects.filter(session=table.session).update(number=50)


async def _turn(floor: Floor, bob_says: str, cleo_says: str) -> None:
    bob, cleo = await floor.pair()
    await in_database(_remember, floor.table)
    await asyncio.gather(bob.act(bob_says), cleo.act(cleo_says))
    await asyncio.gather(bob.ended(50), cleo.ended(50))


async def test_what_was_long_ago_is_in_the_prompt_when_it_is_spoken_of(opening) -> None:
    engine = Listening()
    await _turn(await opening(engine), "I think about the oil we still owe.", "I wait.")
    prompt = compose(engine.briefs[0])
    assert OIL in prompt.user
    assert OIL not in "".join(prompt.system)


async def test_what_one_player_alone_knows_comes_back_to_them_alone(opening) -> None:
    engine = Listening()
    floor: Floor = await opening(engine)
    await _turn(floor, "I look for a heron with a key.", "I think of the heron and the brass key.")
    assert HERON not in compose(engine.briefs[0]).user
    own = [one for one in engine.drafts[0].segments if HERON in one.text]
    assert own == [Segment(f"You remember: {HERON}", (floor.table.cleo_seat.public_id,))]
