"""An engine that tells through a language model: a hand-written tool loop over streamed requests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from narrator.contracts import (
    Answer,
    Brief,
    CallLedger,
    Draft,
    Finding,
    Json,
    Question,
    Sink,
    Toolbox,
)
from narrator.engines.accounting import ModelAccountant
from narrator.engines.closing_tool import CLOSE_TURN, Extras, read_extras
from narrator.engines.dialect import Asking, CallSettings, Exchange, Retelling, Telling, ToolAnswer
from narrator.engines.house.alone import own_segments
from narrator.engines.metering import MeteredCalls, Service
from narrator.engines.model_picker import ModelPicker
from narrator.engines.model_router import ModelRouter
from narrator.engines.replies import Reply, ToolCall
from narrator.engines.story_marks import CLOSE, OPEN, StoryFilter, whole_sentences
from narrator.errors import Refused, UnreadableReply
from narrator.prompting import compose, compose_aside, repair_request

CAP: Final = 8
"""Requests of one turn in which tools may be called; one more follows in which they may not."""
ROOM: Final = {"concise": 0.6, "standard": 1.0, "verbose": 1.5}
"""How much of the tokens that telling is given goes to each length of narration."""
_GROUNDED: Final[Mapping[str, Json]] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["answer", "facts"],
    "properties": {"answer": {"type": "string"}, "facts": {"type": "array", "items": {"type": "integer"}}},
}


@dataclass(slots=True)
class _Turn:
    """One narration under way: what was said to and fro, the story as it comes, what came beside it."""

    exchanges: list[Exchange] = field(default_factory=list)
    story: StoryFilter = field(default_factory=StoryFilter)
    extras: Extras = field(default_factory=Extras)
    tools_called: int = 0
    garbled: int = 0
    capped: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class CallKinds:
    """How each kind of call is made; ``accounting`` is None where no model is set up for it."""

    narration: CallSettings
    aside: CallSettings
    accounting: CallSettings | None = None


class ModelEngine:
    """Tells turns and answers asides through one service."""

    def __init__(self, service: Service, kinds: CallKinds) -> None:
        self.name = service.dialect.name
        self._service = service
        self._kinds = kinds
        self.picker = ModelPicker(service, kinds.aside)
        self.router = ModelRouter(service, kinds.aside)
        accounts = kinds.accounting
        self.accountant = None if accounts is None else ModelAccountant(service, accounts)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._service.dialect.close()

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Tell one turn. What the model writes outside its story marks is read to nobody.

        A story cut short by the length limit is told up to its last whole sentence.
        """
        prompt = compose(brief)
        settings = self._for_telling(brief)
        calls = MeteredCalls(self._service, settings, ledger, "narration", prompt.whole())
        turn = _Turn()
        specs = (*toolbox.specs(), CLOSE_TURN)

        async def heard(delta: str) -> None:
            piece = turn.story.feed(delta)
            if piece:
                await sink(piece)

        for number in range(CAP + 1):
            turn.capped = number == CAP
            telling = Telling(prompt, turn.exchanges, specs, may_call=not turn.capped)
            remark = f"After {CAP} requests with tools it has to tell without them." if turn.capped else ""
            request = self._service.dialect.telling(telling, settings)
            reply = await calls.send(request, heard, remark=remark)
            rest = turn.story.end()
            if rest:
                await sink(rest)
            _check(reply)
            if not await _goes_on(reply, turn, toolbox, brief):
                break
        return await _draft(brief, turn, sink)

    async def repair(
        self, brief: Brief, draft: Draft, findings: Sequence[Finding], ledger: CallLedger
    ) -> Draft:
        """Have the model tell its narration once more; a reply without a whole story leaves the draft as it was."""
        prompt, wanted = compose(brief), repair_request(findings)
        settings = self._for_telling(brief)
        calls = MeteredCalls(self._service, settings, ledger, "narration", f"{prompt.whole()}\n\n{wanted}")
        retelling = Retelling(prompt, f"{OPEN}{draft.text}{CLOSE}", wanted)
        reply = await calls.send(self._service.dialect.retelling(retelling, settings), _unheard)
        _check(reply)
        story = StoryFilter()
        story.feed(reply.text)
        whole = reply.ending == "told" and CLOSE in reply.text
        return replace(draft, text=story.told) if whole and story.told else draft

    def _for_telling(self, brief: Brief) -> CallSettings:
        settings = self._kinds.narration
        return replace(settings, max_tokens=round(settings.max_tokens * ROOM[brief.verbosity]))

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Answer an aside from the known facts; raises ``UnreadableReply`` when no answer comes."""
        prompt = compose_aside(question)
        settings = self._kinds.aside
        calls = MeteredCalls(self._service, settings, ledger, "aside", prompt.whole())
        request = self._service.dialect.asking(Asking(prompt, _GROUNDED), settings)
        reply = await calls.send(request, _unheard)
        _check(reply)
        return _read_answer(reply.text, question)


async def _unheard(delta: str) -> None:
    """An aside is not streamed, and neither is a repair."""


async def _goes_on(reply: Reply, turn: _Turn, toolbox: Toolbox, brief: Brief) -> bool:
    """Answer a reply's calls; False when the turn is told."""
    if reply.ending == "paused":
        turn.exchanges.append(Exchange(reply, ()))
        return not turn.capped
    answers = [await _answer_call(call, turn, toolbox, brief) for call in reply.calls]
    others = [call for call in reply.calls if call.name != CLOSE_TURN.name]
    if not reply.calls or turn.capped or (turn.closed and turn.story.told and not others):
        return False
    turn.exchanges.append(Exchange(reply, tuple(answers)))
    return True


async def _answer_call(call: ToolCall, turn: _Turn, toolbox: Toolbox, brief: Brief) -> ToolAnswer:
    if call.arguments is None:
        turn.garbled += 1
        again = "Call again." if turn.garbled == 1 else "Go on without it."
        return _answered(call, {"error": f"The arguments were no JSON object. {again}"}, failed=True)
    if call.name == CLOSE_TURN.name:
        turn.extras, turn.closed = read_extras(call.arguments, brief.round), True
        told = bool(turn.story.told)
        return _answered(
            call, {"ok": told, "hint": "" if told else "The narration is missing. Write it now."}
        )
    turn.tools_called += 1
    # Some services number the calls of every reply anew.
    once = f"{len(turn.exchanges)}.{call.id}"
    done = await toolbox.call(call.name, call.arguments, call_id=once)
    return _answered(call, {"status": done.status, **done.content}, failed=done.status.startswith("error"))


def _answered(call: ToolCall, content: Mapping[str, Json], *, failed: bool = False) -> ToolAnswer:
    return ToolAnswer(call.id, json.dumps(content, ensure_ascii=False), failed)


def _check(reply: Reply) -> None:
    if reply.ending == "refused":
        raise Refused(
            "The narrator declined to go on.", hint="Put the action in other words and resume the turn."
        )
    if reply.ending == "overfull" and not reply.text:
        raise UnreadableReply(
            "The story has grown too long for this model.", hint="Choose a model with more room."
        )


async def _draft(brief: Brief, turn: _Turn, sink: Sink) -> Draft:
    text = turn.story.told
    if not text and turn.story.unmarked:
        text = turn.story.unmarked
        await sink(text)
    text = text if text.rstrip()[-1:] in (*'.!?…"”\u2019)', "") else whole_sentences(text)
    if not text:
        raise UnreadableReply("The narrator's reply holds nothing that can be told.")
    return Draft(
        text,
        segments=own_segments(brief),
        footnotes=turn.extras.footnotes,
        mood=turn.extras.mood or brief.place.mood,
        visual=turn.extras.visual,
        tools_called=turn.tools_called,
    )


def _read_answer(text: str, question: Question) -> Answer:
    # Models that were not held to a schema put words or a fence around the object.
    held = text[text.find("{") : text.rfind("}") + 1]
    try:
        read = json.loads(held)
    except ValueError as error:
        raise UnreadableReply("The narrator's answer cannot be read.") from error
    answer = read.get("answer") if isinstance(read, dict) else None
    if not isinstance(answer, str) or not answer.strip():
        raise UnreadableReply("The narrator answered nothing.")
    numbers = read.get("facts")
    used = [number for number in numbers if isinstance(number, int)] if isinstance(numbers, list) else []
    grounds = tuple(question.known[number - 1] for number in used if 0 < number <= len(question.known))
    return Answer(answer.strip(), grounds)
