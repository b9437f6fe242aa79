"""Talk: what people answer, what they keep to themselves, and what they think of it."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Ruling
from campaigns.world.consequences import know_place, like
from campaigns.world.entities import NpcState
from campaigns.world.knowing import come_to_know
from campaigns.world.quests import discover
from campaigns.world.resolution import Act
from campaigns.world.speaking import band_of, line_key, short_name, spoken
from campaigns.world.surroundings import mentions
from campaigns.world.topics import Asked, others_who_know, topic_words, what_is_asked
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import Word, first_lower, split_speech, words
from genre_packs.schema.cast import Knowledge, Npc
from genre_packs.schema.values import Fact

_ALONE: Final = (
    "Nobody here answers.",
    "The words find no one to hear them.",
    "There is no one near enough to answer.",
)
_BLANK: Final = (
    "{npc} considers it and has no answer to give.",
    "{npc} shakes {their} head: that is beyond what {they} can tell.",
    "“I could not say,” {npc} answers, and seems to mean it.",
    "{npc} opens {their} mouth, thinks again, and lets the question stand.",
)
_POINTERS: Final = (
    "“That is not mine to tell. Ask {other}, at {place}.”",
    "“{other} would know. You will find {them} at {place}.”",
    "“If anyone can say, it is {other}. Try {place}.”",
)
_THEY: Final = {
    "she/her": ("she", "her", "her"),
    "he/him": ("he", "him", "his"),
    "it/its": ("it", "it", "its"),
}
KIND, RUDE, FRIGHTENED, PESTERED, ACCUSED = 4, -10, -15, -3, -6


def converse(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Carry out talking, asking and threatening."""
    npc = _partner(paper, act)
    if npc is None:
        if not _spoken_to_companion(paper, act):
            paper.tell(act.character, act.intent.kind, "Nobody is there to answer.", told=_nobody(paper))
        return
    if npc.status == "dead" or lies_down(paper, npc):
        how = "is dead and does" if npc.status == "dead" else "lies there and can"
        paper.tell(act.character, act.intent.kind, f"{npc.name} {how} not answer.", target=npc.id)
        return
    paper.plot.focus[act.character] = npc.id
    if act.intent.kind == "threaten":
        _threatened(paper, act, npc, ruling)
    elif act.intent.kind == "accuse":
        _accused(paper, act, npc, ruling)
    elif act.intent.kind == "ask" or act.check:
        _answer(paper, act, npc, ruling)
    else:
        _chat(paper, act, npc)
    _feel(paper, act, npc.id)


def partner_of(paper: Unfolding, person: str) -> NpcState | None:
    """The NPC of that id if they are here."""
    npc = paper.world.npc(person)
    return (
        npc
        if npc is not None and npc.place == paper.scene.place and npc.status in ("alive", "dead")
        else None
    )


def lies_down(paper: Unfolding, npc: NpcState) -> bool:
    """Whether somebody is down and can do nothing."""
    return bool(npc.sheet) and not paper.rules.view(npc.sheet).can_act


def line(paper: Unfolding, npc: NpcState, *keys: str) -> str:
    """One of somebody's authored lines under the first key that has any."""
    authored = paper.story.npc_by_id.get(npc.source)
    if authored is None:
        return ""
    for key in keys:
        options = authored.lines.get(key, ())
        if options:
            return paper.fill(paper.variant(f"{npc.id}:{key}", options), npc=npc.id)
    return ""


def say(paper: Unfolding, npc: NpcState, text: str, verb: str = "says") -> str:
    """A line as prose, the speaker under the short name once met."""
    return spoken(text, short_name(npc.name) if npc.met else npc.name, verb) if text else ""


def _partner(paper: Unfolding, act: Act) -> NpcState | None:
    named = partner_of(paper, act.intent.person)
    if named is not None:
        return named
    here = [npc for npc in paper.world.people_at(paper.scene.place) if npc.status == "alive"]
    focus = [npc for npc in here if npc.id == paper.plot.focus.get(act.character)]
    whole = _whole(act)
    knowing = [npc for npc in here if _knows(paper.story.npc_by_id.get(npc.source), whole)]
    return next(iter((*focus, *knowing, *here)), None)


def _knows(authored: Npc | None, whole: tuple[Word, ...]) -> bool:
    return authored is not None and any(mentions(topic_words(entry), whole) for entry in authored.knows)


def _whole(act: Act) -> tuple[Word, ...]:
    bare, speech = split_speech(act.intent.text)
    return words(f"{bare} {' '.join(speech)}")


def _spoken_to_companion(paper: Unfolding, act: Act) -> bool:
    return len(paper.party) > 1


def _nobody(paper: Unfolding) -> str:
    options = paper.story.prompts.phrasebook.get("talk_nobody", _ALONE)
    return paper.fill(paper.variant("talk_nobody", options))


def _answer(paper: Unfolding, act: Act, npc: NpcState, ruling: Ruling | None) -> None:
    asked = what_is_asked(npc, _whole(act), paper.plot, paper.story)
    won = ruling is not None and ruling.succeeded
    if asked.guarded and not won:
        _refuse(paper, act, npc, ruling)
        return
    if asked.knowledge is not None:
        _tell(paper, act, npc, asked.knowledge, ruling)
    elif asked.lore is not None:
        fact = Fact(id=f"lore_{asked.lore.id}"[:64], text=asked.lore.text, category="lore")
        new = paper.learn(fact, source=npc.name, topic=asked.lore.title)
        opened = say(paper, npc, line(paper, npc, "helpful"), "says") if new else ""
        paper.tell(
            act.character,
            "ask",
            f"{npc.name} tells what is known of {first_lower(asked.lore.title)}: {asked.lore.text}",
            label=f"Ask {npc.name}",
            target=npc.id,
            told=f"{opened} {asked.lore.text}".strip(),
        )
    else:
        _no_answer(paper, act, npc, asked)


def _tell(paper: Unfolding, act: Act, npc: NpcState, known: Knowledge, ruling: Ruling | None) -> None:
    told = paper.plot.told.setdefault(npc.id, [])
    again = known.topic in told
    repeated = line(paper, npc, f"asked_about_{known.topic}") if again else ""
    text = repeated or paper.fill(known.text, npc=npc.id)
    before = line(paper, npc, "persuaded") if ruling is not None and not again else ""
    if not again:
        told.append(known.topic)
        paper.gained = True
    if known.lead is not None:
        discover(paper, known.lead)
    if known.fact is not None:
        paper.learn(known.fact, source=npc.name, topic=known.topic)
    first = say(paper, npc, before, "says")
    paper.tell(
        act.character,
        "ask",
        f"{npc.name} speaks of {known.topic.replace('_', ' ')}: {text}",
        label=ruling.label if ruling is not None else f"Ask {npc.name}",
        tier=ruling.outcome if ruling is not None else None,
        target=npc.id,
        told=f"{first} “{text}”".strip() if first else say(paper, npc, text, "says"),
        roll=ruling.summary if ruling is not None else "",
    )


def _refuse(paper: Unfolding, act: Act, npc: NpcState, ruling: Ruling | None) -> None:
    text = line(paper, npc, "refuses", "wary")
    like(paper, npc.id, PESTERED)
    paper.tell(
        act.character,
        "ask",
        f"{npc.name} will not speak of it yet.",
        label=ruling.label if ruling is not None else f"Ask {npc.name}",
        tier=ruling.outcome if ruling is not None else None,
        target=npc.id,
        told=say(paper, npc, text, "says"),
        roll=ruling.summary if ruling is not None else "",
    )
    if ruling is not None:
        paper.failures += paper.story.conflict.threat.on_failure


def _no_answer(paper: Unfolding, act: Act, npc: NpcState, asked: Asked) -> None:
    del asked
    they, them, their = _THEY.get(npc.pronouns, ("they", "them", "their"))
    other = others_who_know(npc, _whole(act), paper.story)
    state = paper.world.npc(other.id) if other is not None else None
    place = (
        paper.story.place_by_id.get(state.place) if state is not None and state.status == "alive" else None
    )
    if other is not None and place is not None and band_of(npc.disposition) not in ("hostile", "wary"):
        know_place(paper, place.id)
        _they, other_them, _their = _THEY.get(other.pronouns, ("they", "them", "their"))
        if place.id == paper.scene.place:
            text = (
                f"“{other.name} can tell you that better,” says {short_name(npc.name)}, with a look across."
            )
        else:
            chosen = paper.variant("pointer", _POINTERS)
            text = chosen.format(other=other.name, place=first_lower(place.name), them=other_them)
            text = f"{text} {short_name(npc.name)} nods the way." if npc.met else text
        paper.tell(act.character, "ask", f"{npc.name} points to {other.name}.", target=npc.id, told=text)
        return
    name = short_name(npc.name) if npc.met else npc.name
    text = paper.variant("blank", _BLANK).format(npc=name, they=they, them=them, their=their)
    paper.tell(act.character, "ask", f"{npc.name} has no answer to that.", target=npc.id, told=text)


def _chat(paper: Unfolding, act: Act, npc: NpcState) -> None:
    leaving = any(word.low in ("goodbye", "farewell", "bye") for word in _whole(act))
    key = (
        "hostile"
        if act.intent.tone == "rude"
        else "farewell"
        if leaving
        else line_key(npc.disposition, met=npc.met)
    )
    text = line(paper, npc, key, "greeting")
    paper.tell(
        act.character,
        "talk",
        f"{npc.name} answers.",
        label=f"Speak with {npc.name}",
        target=npc.id,
        told=say(paper, npc, text),
    )


def _threatened(paper: Unfolding, act: Act, npc: NpcState, ruling: Ruling | None) -> None:
    won = ruling is not None and ruling.succeeded
    like(paper, npc.id, FRIGHTENED)
    text = say(paper, npc, line(paper, npc, "afraid" if won else "hostile"))
    asked = what_is_asked(npc, _whole(act), paper.plot, paper.story)
    paper.tell(
        act.character,
        "threaten",
        f"{npc.name} {'gives way to the threat' if won else 'does not give way'}.",
        label=ruling.label if ruling is not None else "",
        tier=ruling.outcome if ruling is not None else None,
        target=npc.id,
        told=text,
        roll=ruling.summary if ruling is not None else "",
    )
    if won and asked.knowledge is not None and asked.knowledge.topic not in paper.plot.told.get(npc.id, []):
        _tell(paper, act, npc, asked.knowledge, None)
    if not won:
        paper.failures += paper.story.conflict.threat.on_failure


def _accused(paper: Unfolding, act: Act, npc: NpcState, ruling: Ruling | None) -> None:
    """Somebody is told to their face: they answer for it, and may give way."""
    like(paper, npc.id, ACCUSED)
    asked = what_is_asked(npc, _whole(act), paper.plot, paper.story)
    opened = (
        asked.knowledge is not None
        and asked.named
        and (not asked.guarded or bool(ruling and ruling.succeeded))
    )
    paper.tell(
        act.character,
        "accuse",
        f"{npc.name} {'gives way' if opened else 'answers the charge'}.",
        label=ruling.label if ruling is not None else f"Accuse {npc.name}",
        tier=ruling.outcome if ruling is not None else None,
        target=npc.id,
        told=say(paper, npc, line(paper, npc, "accused", "wary")),
        roll=ruling.summary if ruling is not None else "",
    )
    if opened and asked.knowledge is not None:
        _tell(paper, act, npc, asked.knowledge, None)


def _feel(paper: Unfolding, act: Act, npc: str) -> None:
    state = paper.world.npc(npc)
    if state is None:
        return
    change = KIND if act.intent.tone == "kind" else RUDE if act.intent.tone == "rude" else 0
    if not state.met:
        change += 1
    come_to_know(paper.world, paper.scene_id, state)
    like(paper, npc, change)
