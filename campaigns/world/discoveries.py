"""Looking closely, following leads, and trying one's skill: what comes of it."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Ruling
from campaigns.world.consequences import apply_cost, apply_grants, reveal_secrets
from campaigns.world.conversations import partner_of
from campaigns.world.knowing import come_to_know
from campaigns.world.leads import lead_answered
from campaigns.world.pace import how_far, work_of
from campaigns.world.plot import THREAT, move_clock
from campaigns.world.quests import discover, finish
from campaigns.world.resolution import HELPED, Act
from campaigns.world.searches import Goal, found_with, goal_of, key
from campaigns.world.speaking import short_name
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower, listed, with_article, words
from genre_packs.schema.conflict import Lead
from genre_packs.schema.places import Feature

_NOTHING: Final = (
    "There is nothing here that has not been seen already.",
    "The place keeps nothing more back.",
    "A second look shows what the first one did.",
)
_MISSED: Final = (
    "If there is more to it, it does not show itself.",
    "Something about it does not fit, but the thought will not come.",
    "The longer one looks, the less it says.",
)
_NOT_YET: Final = (
    "The thought is right, but something is still missing for it.",
    "It could be done here, only not with what is at hand now.",
    "Not yet: one thing more is needed first.",
)
_HEADWAY: Final = (
    "That is a good part of it. It wants one more like that, from anybody.",
    "So far, so good; it is more than one pair of hands does in one go.",
    "It has begun to give. Once more, or with somebody's help, and it is done.",
)
MOST_TOLD: Final = 2
BOON: Final = -0.25


def follow_lead(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Take up a lead: closed for good by success or without a check, dearer by failure."""
    lead = paper.story.lead_by_id[act.intent.lead]
    approach = lead.approaches[act.intent.approach]
    if act.intent.person:
        _meet(paper, act.character, act.intent.person)
    if not act.intent.met:
        paper.tell(
            act.character, "lead", "Something is still missing.", told=paper.variant("not_yet", _NOT_YET)
        )
        return
    if lead.id in paper.plot.closed:
        paper.tell(act.character, "lead", "That has been seen to already.")
        return
    won = ruling is None or ruling.succeeded
    if won and not _settles(paper, lead, ruling):
        _get_on(paper, act, lead, ruling)
        return
    texts = approach.success if won else approach.failure or paper.story.prompts.phrasebook["failure"]
    told = paper.fill(
        paper.variant(f"{lead.id}:{act.intent.approach}:{won}", texts), pc=act.character, npc=lead.npc or ""
    )
    _tell_lead(
        paper, act, lead, ruling, "settled" if won else "it fails, and may be tried otherwise", told=told
    )
    if won:
        _settle(paper, lead, act.character)
    else:
        tries = paper.plot.tries.get(lead.id, 0)
        paper.plot.tries[lead.id] = tries + 1
        discover(paper, lead.id)
        apply_cost(paper, lead.cost_on_failure, act.character, lead.title)
        if not tries:
            paper.provoked = lead.cost_on_failure.starts_encounter or ""


def answer_by_power(paper: Unfolding, act: Act, ruling: Ruling) -> None:
    """A spell, an art or the like that was used where it answers a lead: that lead is followed by it."""
    character = paper.world.character(act.character)
    if character is None or not ruling.succeeded:
        return
    answered = lead_answered(act.intent.option, words(act.intent.text), paper.around(character))
    if answered is None:
        return
    lead, index = answered
    texts = lead.approaches[index].success
    told = paper.fill(paper.variant(f"{lead.id}:{index}:True", texts), pc=act.character, npc=lead.npc or "")
    _tell_lead(paper, act, lead, None, "settled", told=told)
    _settle(paper, lead, act.character)


def _settle(paper: Unfolding, lead: Lead, actor: str) -> None:
    before = set(paper.plot.known)
    close_lead(paper, lead, actor)
    tell_new_leads(paper, actor, before)


def _settles(paper: Unfolding, lead: Lead, ruling: Ruling | None) -> bool:
    """Whether a success is the last that a lead takes; one with help counts twice, what simply works is done."""
    if ruling is None:
        return True
    steps = 2 if any(part.name == HELPED for part in ruling.modifiers) else 1
    made = paper.plot.headway[lead.id] = paper.plot.headway.get(lead.id, 0) + steps
    return made >= work_of(lead, paper.story, paper.plot.seats)


def _get_on(paper: Unfolding, act: Act, lead: Lead, ruling: Ruling | None) -> None:
    """A success that is not the last: headway, which anybody of the party may build on."""
    discover(paper, lead.id)
    quest = paper.world.quest(lead.id)
    if quest is not None:
        paper.world.amend(quest, stakes=how_far(lead, paper.story, paper.plot))
    paper.gained = True
    book = paper.story.prompts.phrasebook["partial"]
    told = paper.fill(paper.variant("book:partial", book), pc=act.character, npc=lead.npc or "")
    more = paper.variant("headway", _HEADWAY)
    _tell_lead(paper, act, lead, ruling, "a good part of it is done", told=f"{told} {more}")


def _tell_lead(paper: Unfolding, act: Act, lead: Lead, ruling: Ruling | None, how: str, *, told: str) -> None:
    paper.tell(
        act.character,
        "lead",
        f"{lead.title}: {how}.",
        label=ruling.label if ruling is not None else lead.title,
        tier=ruling.outcome if ruling is not None else None,
        target=lead.npc or "",
        told=told,
        roll=ruling.summary if ruling is not None else "",
    )


def close_lead(paper: Unfolding, lead: Lead, actor: str) -> None:
    """What a lead reveals and grants becomes so."""
    source = paper.story.npc_by_id[lead.npc].name if lead.npc else paper.story.place_by_id[lead.place].name
    finish(paper, lead.id, won=True)
    private = paper.story.visibility_baseline.default_visibility.get("lead") == "actor_only"
    for fact in lead.reveals:
        if paper.learn(fact, source=source, character=actor if private else "") and private:
            character = paper.world.character(actor)
            if character is not None:
                paper.whisper(character, fact.text)
    apply_grants(paper, lead.grants, actor)
    reveal_secrets(paper, lead.id)
    paper.xp += sum(mark.xp for mark in paper.story.progression.milestones if mark.when == "lead_closed")


def tell_new_leads(paper: Unfolding, actor: str, before: set[str]) -> None:
    """Say where the story leads from here: the leads found since ``before``, two at most."""
    found = [paper.story.lead_by_id[id] for id in paper.plot.known if id not in before]
    for lead in found[:MOST_TOLD]:
        texts = paper.story.prompts.phrasebook.get("lead_found", ())
        begin = paper.fill(paper.variant("lead_found", texts), pc=actor) if lead is found[0] else ""
        paper.tell(
            actor, "lead_found", lead.summary, label=lead.title, told=f"{begin} {lead.summary}".strip()
        )


def search(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Look at a person, a thing, a feature, or about the place."""
    if act.intent.person and not act.intent.feature:
        _look_at_person(paper, act)
        return
    if act.intent.item and not act.intent.feature:
        _look_at_item(paper, act)
        return
    character = paper.world.character(act.character)
    if character is None:
        return
    goal = goal_of(act.intent.feature, paper.around(character))
    if goal.feature is None and goal.lead is None:
        options = paper.story.prompts.phrasebook.get("search_nothing", _NOTHING)
        paper.tell(
            act.character,
            "search",
            "Nothing new is found.",
            told=paper.fill(paper.variant("nothing", options)),
        )
        return
    _find(paper, act, goal, ruling)


def try_skill(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """A deed nobody wrote down: success buys time or shows something, failure costs it."""
    if ruling is None:
        if act.intent.feature:
            search(paper, act, None)
        return
    won = ruling.succeeded
    key_ = "success" if won else "failure"
    told = paper.fill(paper.variant(f"book:{key_}", paper.story.prompts.phrasebook[key_]), pc=act.character)
    paper.tell(
        act.character,
        "skill",
        ruling.summary,
        label=ruling.label,
        tier=ruling.outcome,
        told=told,
        roll=ruling.summary,
    )
    if not won:
        paper.failures += paper.story.conflict.threat.on_failure
        return
    move_clock(paper.world, THREAT, BOON)
    if act.intent.feature or act.intent.skill in paper.rules.facts().observant:
        search(paper, act, None)


def _find(paper: Unfolding, act: Act, goal: Goal, ruling: Ruling | None) -> None:
    feature, told = goal.feature, []
    before = set(paper.plot.known)
    won = ruling is None or ruling.succeeded
    if feature is not None:
        told.append(paper.fill(feature.detail, pc=act.character))
        told.extend(_uncover(paper, act, feature, won, ruling is not None))
    if goal.lead is not None and won and (feature is None or goal.lead.feature in (None, feature.id)):
        discover(paper, goal.lead.id)
    name = first_lower(feature.label) if feature is not None else "the place"
    paper.tell(
        act.character,
        "search",
        f"{with_article(name)} is looked at closely." if feature is not None else "Something turns up.",
        label=ruling.label if ruling is not None else "",
        tier=ruling.outcome if ruling is not None else None,
        target=feature.id if feature is not None else "",
        told=" ".join(part for part in told if part),
        roll=ruling.summary if ruling is not None else "",
    )
    tell_new_leads(paper, act.character, before)


def _uncover(paper: Unfolding, act: Act, feature: Feature, won: bool, checked: bool) -> list[str]:
    """What a feature gives up: its fact, its things."""
    place, told = paper.scene.place, []
    mark = key(place, feature.id)
    if mark not in paper.plot.examined:
        paper.plot.examined.append(mark)
        paper.gained = True
    if feature.reveals is not None and (feature.skill is None or checked):
        if won:
            paper.plot.examined.append(f"{mark}!")
            if paper.learn(feature.reveals, source=feature.label):
                told.append(feature.reveals.text)
        else:
            told.append(paper.variant("missed", _MISSED))
            paper.failures += paper.story.conflict.threat.on_failure / 2
    things = found_with(feature, paper.world.held_by(place))
    if things:
        names = listed([with_article(first_lower(item.name)) for item in things])
        told.append(f"{names[:1].upper()}{names[1:]} {'is' if len(things) == 1 else 'are'} here to be taken.")
    return told


def _look_at_person(paper: Unfolding, act: Act) -> None:
    npc = partner_of(paper, act.intent.person)
    friend = paper.world.character(act.intent.person)
    if npc is None and friend is not None:
        paper.tell(
            act.character, "search", f"{friend.name}: {friend.look or friend.concept}", target=friend.id
        )
        return
    if npc is None:
        paper.tell(act.character, "search", "There is nobody like that here.")
        return
    authored = paper.story.npc_by_id.get(npc.source)
    manner = paper.variant(f"{npc.id}:business", authored.business) if authored is not None else ""
    _meet(paper, act.character, npc.id)
    paper.tell(
        act.character,
        "search",
        f"{npc.name}, {npc.role}.",
        target=npc.id,
        told=" ".join(part for part in (npc.appearance, manner) if part)
        or f"{short_name(npc.name)} looks back.",
    )


def _look_at_item(paper: Unfolding, act: Act) -> None:
    item = paper.world.item(act.intent.item)
    if item is None:
        return
    text = str(item.data.get("text") or "")
    told = f"{item.description} It reads: “{text}”" if text else item.description
    paper.tell(act.character, "search", f"{item.name}: {item.description}", label=item.name, told=told)


def _meet(paper: Unfolding, character: str, npc: str) -> None:
    state = paper.world.npc(npc)
    paper.plot.focus[character] = npc
    if state is not None:
        come_to_know(paper.world, paper.scene_id, state)
