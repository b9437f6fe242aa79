"""The Anthropic engine: a hand-written tool loop over streamed requests, with every parameter pinned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import httpx2
from anthropic import AsyncAnthropic

from narrator.contracts import (
    Answer,
    Brief,
    CallLedger,
    Draft,
    Json,
    Question,
    Segment,
    Sink,
    Toolbox,
    ToolSpec,
)
from narrator.engines.anthropic_calls import MeteredCalls
from narrator.engines.anthropic_stream import Block, Reply, Request, ToolCall
from narrator.engines.closing_tool import CLOSE_TURN, Extras, read_extras
from narrator.engines.story_marks import StoryFilter, whole_sentences
from narrator.errors import Refused, UnreadableReply
from narrator.prompting import Prompt, compose, compose_aside

NARRATION_MODEL: Final = "claude-sonnet-5-5"
ASIDE_MODEL: Final = "claude-haiku-5-5"
CAP: Final = 8
"""Requests of one turn in which tools may be called; one more follows in which they may not."""
_ROOM: Final = {"concise": 1200, "standard": 2000, "verbose": 3000}
_CACHED: Final[dict[str, Json]] = {"type": "ephemeral", "ttl": "1h"}
_MOVING: Final[dict[str, Json]] = {"type": "ephemeral", "ttl": "5m"}
_GROUNDED: Final[dict[str, Json]] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["answer", "facts"],
    "properties": {"answer": {"type": "string"}, "facts": {"type": "array", "items": {"type": "integer"}}},
}


@dataclass(slots=True)
class _Turn:
    """One narration under way: the conversation, the story as it comes, what came beside it."""

    messages: list[Block]
    story: StoryFilter = field(default_factory=StoryFilter)
    extras: Extras = field(default_factory=Extras)
    tools_called: int = 0
    capped: bool = False
    closed: bool = False


class AnthropicEngine:
    """Tells turns through the Messages API. The key is handed in; the address is the SDK's own unless given."""

    name = "anthropic"

    def __init__(
        self,
        api_key: str,
        *,
        base_url: str | None = None,
        narration_model: str = "",
        aside_model: str = "",
        timeout_s: float = 60.0,
        effort: Literal["low", "medium", "high"] = "low",
    ) -> None:
        self._client = AsyncAnthropic(
            api_key=api_key,
            base_url=base_url or None,
            max_retries=1,
            timeout=httpx2.Timeout(timeout_s, connect=min(10.0, timeout_s)),
        )
        self._narration_model = narration_model or NARRATION_MODEL
        self._aside_model = aside_model or ASIDE_MODEL
        self._effort = effort

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Tell one turn. What the model writes outside its story marks is read to nobody.

        A story cut short by the length limit is told up to its last whole sentence.
        """
        prompt = compose(brief)
        calls = MeteredCalls(self._client, ledger, "narration", prompt.whole())
        turn = _Turn(messages=[{"role": "user", "content": [{"type": "text", "text": prompt.user}]}])
        specs = (*toolbox.specs(), CLOSE_TURN)

        async def heard(delta: str) -> None:
            piece = turn.story.feed(delta)
            if piece:
                await sink(piece)

        for number in range(CAP + 1):
            turn.capped = number == CAP
            request = self._request(prompt, turn, specs, brief)
            reply = await calls.send(request, heard)
            rest = turn.story.end()
            if rest:
                await sink(rest)
            _check(reply)
            if not await self._goes_on(reply, turn, toolbox, brief):
                break
        return await _draft(brief, turn, sink)

    def _request(self, prompt: Prompt, turn: _Turn, specs: Sequence[ToolSpec], brief: Brief) -> Request:
        # Tools stay in the last request too, because the conversation mentions them and they are part of the
        # cached prefix; the choice "none" is what takes them away.
        tools: list[Block] = [
            {"name": spec.name, "description": spec.description, "input_schema": dict(spec.schema)}
            for spec in specs
        ]
        tools[-1]["cache_control"] = _CACHED
        system: list[Block] = [{"type": "text", "text": text} for text in prompt.system]
        system[-1]["cache_control"] = _CACHED
        return {
            "model": self._narration_model,
            "max_tokens": _ROOM[brief.verbosity],
            "system": system,
            "messages": _with_moving_mark(turn.messages),
            "tools": tools,
            "tool_choice": {"type": "none" if turn.capped else "auto"},
            "thinking": {"type": "disabled"},
            "output_config": {"effort": self._effort},
        }

    async def _goes_on(self, reply: Reply, turn: _Turn, toolbox: Toolbox, brief: Brief) -> bool:
        """Answer a reply's calls; False when the turn is told."""
        if reply.stop_reason == "pause_turn":
            turn.messages.append({"role": "assistant", "content": list(reply.blocks)})
            return not turn.capped
        results: list[Json] = []
        for call in reply.calls:
            results.append(await self._answer_call(call, turn, toolbox, brief))
        others = [call for call in reply.calls if call.name != CLOSE_TURN.name]
        if not reply.calls or turn.capped or (turn.closed and turn.story.told and not others):
            return False
        turn.messages.append({"role": "assistant", "content": list(reply.blocks)})
        turn.messages.append({"role": "user", "content": results})
        return True

    async def _answer_call(self, call: ToolCall, turn: _Turn, toolbox: Toolbox, brief: Brief) -> Block:
        if call.arguments is None:
            return _result(call, {"error": "The arguments were no JSON object. Call again."}, failed=True)
        if call.name == CLOSE_TURN.name:
            turn.extras, turn.closed = read_extras(call.arguments, brief.round), True
            told = bool(turn.story.told)
            return _result(
                call, {"ok": told, "hint": "" if told else "The narration is missing. Write it now."}
            )
        turn.tools_called += 1
        done = await toolbox.call(call.name, call.arguments, call_id=call.id)
        return _result(call, {"status": done.status, **done.content}, failed=done.status.startswith("error"))

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Answer an aside from the known facts; raises ``UnreadableReply`` when no answer comes."""
        prompt = compose_aside(question)
        calls = MeteredCalls(self._client, ledger, "aside", prompt.whole())
        request: Request = {
            "model": self._aside_model,
            "max_tokens": 400,
            "system": [{"type": "text", "text": text} for text in prompt.system],
            "messages": [{"role": "user", "content": prompt.user}],
            "thinking": {"type": "disabled"},
            "output_config": {"format": {"type": "json_schema", "schema": _GROUNDED}},
        }
        reply = await calls.send(request, _unheard)
        _check(reply)
        return _read_answer(reply.text, question)


async def _unheard(delta: str) -> None:
    """An aside is not streamed."""


def _check(reply: Reply) -> None:
    if reply.stop_reason == "refusal":
        raise Refused(
            "The narrator declined to go on.", hint="Put the action in other words and resume the turn."
        )
    if reply.stop_reason == "model_context_window_exceeded" and not reply.text:
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
        segments=tuple(Segment(cue.text, (cue.seat,)) for cue in brief.private),
        footnotes=turn.extras.footnotes,
        mood=turn.extras.mood or brief.place.mood,
        visual=turn.extras.visual,
        tools_called=turn.tools_called,
        capped=turn.capped,
    )


def _result(call: ToolCall, content: dict[str, Json], *, failed: bool = False) -> Block:
    return {
        "type": "tool_result",
        "tool_use_id": call.id,
        "content": json.dumps(content, ensure_ascii=False),
        "is_error": failed,
    }


def _with_moving_mark(messages: Sequence[Block]) -> list[Block]:
    """The conversation with its cache mark on the last block, so that each request reads what the last wrote."""
    marked = [dict(message) for message in messages]
    content = marked[-1]["content"]
    if isinstance(content, list) and isinstance(content[-1], dict):
        marked[-1]["content"] = [*content[:-1], {**content[-1], "cache_control": _MOVING}]
    return marked


def _read_answer(text: str, question: Question) -> Answer:
    try:
        read = json.loads(text)
    except ValueError as error:
        raise UnreadableReply("The narrator's answer cannot be read.") from error
    answer = read.get("answer") if isinstance(read, dict) else None
    if not isinstance(answer, str) or not answer.strip():
        raise UnreadableReply("The narrator answered nothing.")
    numbers = read.get("facts")
    used = [number for number in numbers if isinstance(number, int)] if isinstance(numbers, list) else []
    grounds = tuple(question.known[number - 1] for number in used if 0 < number <= len(question.known))
    return Answer(answer.strip(), grounds)
