"""The house narrator's Engine: runs its errands, tells a turn, streams it sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opentelemetry import trace

from narrator.checks.checking import cut_if_left
from narrator.contracts import Answer, Brief, CallLedger, Draft, Finding, Question, Sink, Toolbox
from narrator.engines.house import asides
from narrator.engines.house.alone import own_segments
from narrator.engines.house.arrivals import tell_arrival
from narrator.engines.house.bookends import tell_ending, tell_opening
from narrator.engines.house.errands import Errands
from narrator.engines.house.prose import capital, closed, curled, sentences
from narrator.engines.house.sensing import tell_senses
from narrator.engines.house.telling import Telling
from narrator.engines.house.turns import tell_turn

_tracer = trace.get_tracer("sidequest.narrator")
_TELLERS = {
    "opening": tell_opening,
    "turn": tell_turn,
    "arrival": tell_arrival,
    "ending": tell_ending,
    "senses": tell_senses,
}


class HouseEngine:
    """Tells turns from the brief's own material; calls no service and costs nothing.

    The same brief and the same answers of the toolbox give the same text.
    """

    name = "house"

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Tell one turn; each sentence goes to ``sink`` with the blank or the break that precedes it."""
        del ledger  # nothing is spent here
        telling = Telling(brief)
        errands = Errands(brief, toolbox)
        await errands.before(telling)
        with _tracer.start_as_current_span(
            "narrator.compose", attributes={"narrator.kind": brief.kind}
        ) as span:
            pieces = _compose(telling)
            span.set_attribute("narrator.sentences", len(pieces))
        for piece in pieces:
            await sink(piece)
        footnotes = await errands.after(telling)
        return Draft(
            "".join(pieces),
            segments=tuple(
                replace(one, text=capital(closed(curled(one.text)))) for one in own_segments(brief)
            ),
            footnotes=footnotes,
            mood=_mood(brief),
            visual=_visual(brief),
            tools_called=errands.called,
        )

    async def repair(
        self, brief: Brief, draft: Draft, findings: Sequence[Finding], ledger: CallLedger
    ) -> Draft:
        """Leave out the sentences at fault, where that leaves something to tell."""
        del brief, ledger
        return replace(draft, text=cut_if_left(draft.text, findings))

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Answer from what the asker's character knows."""
        del ledger
        return asides.answer(question)


def _compose(telling: Telling) -> list[str]:
    brief = telling.brief
    tell = tell_ending if brief.ending else _TELLERS[brief.kind]
    paragraphs = [sentences(curled(text)) for text in tell(telling)]
    return _pieces([parts for parts in paragraphs if parts])


def _pieces(paragraphs: list[list[str]]) -> list[str]:
    pieces: list[str] = []
    for parts in paragraphs:
        for number, sentence in enumerate(parts):
            before = "" if not pieces else " " if number else "\n\n"
            pieces.append(before + sentence)
    return pieces


def _mood(brief: Brief) -> str:
    if brief.encounter is not None and not brief.encounter.outcome:
        return "chase" if brief.encounter.category == "chase" else "combat"
    return brief.place.mood


def _visual(brief: Brief) -> str:
    """What a picture of this moment would show."""
    place = brief.place
    first = sentences(place.descriptions[0])[:2] if place.descriptions else []
    people = [f"{one.name}: {one.appearance}" for one in brief.people[:2]]
    return " ".join([f"{place.name}.", *first, *people]).strip()
