"""How a campaign's story is told is chosen by its host or GM; the tables read it, and it counts from the next turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import Forbidden, InvalidRequest
from campaigns.events import Fleeting
from campaigns.models import Campaign, Member, Session
from campaigns.models.campaign import spoken_languages
from campaigns.selectors.manners import language_name, manner_payload
from campaigns.selectors.narrators import kind_of
from campaigns.selectors.stories import story_of
from campaigns.services.log import Entry, append
from genre_packs.resolved import ResolvedWorld

RESET: Final = "auto"
"""The word that leaves a choice to the table's size or to the world again."""


def choose(session: Session, by: Member, line: str) -> str:
    """One choice, ``<length|words|tone|language> <value>``; every table of the campaign reads of it in its story.

    Raises ``Forbidden`` for a player, ``InvalidRequest`` for what there is no such choice of, naming those there are.
    """
    if not by.is_host and not by.is_gm:
        raise Forbidden(_("The host or the GM chooses how the story is told."))
    word, _space, value = line.partition(" ")
    reading = _READING.get(word.casefold())
    if reading is None:
        hint = "\n".join(f"/tone {name} …" for name in _READING)
        raise InvalidRequest(_("There is no such choice."), hint=hint)
    asked, story = value.strip(), story_of(session)
    chosen = "" if asked.casefold() == RESET else _one_of(asked, reading(story))
    return set_manner(session.campaign_id, _FIELDS[word.casefold()], chosen)


@transaction.atomic
def set_manner(campaign_id: int, field: str, value: str) -> str:
    """Keep a choice and tell the campaign's tables, where it is another; gives back the sentence that they read."""
    changed = Campaign.objects.filter(pk=campaign_id).exclude(**{field: value}).update(**{field: value})
    told = _told(campaign_id, field, value)
    if changed:
        for session in Session.objects.filter(campaign=campaign_id):
            append(session.pk, [Entry("CHAPTER_MARKER", {"title": told, "location": ""})])
            shown = manner_payload(session, story_of(session))
            on_commit(Fleeting(session.pk, "SESSION_EVENT", {"event": "settings", "manner": shown}))
    return told


def _told(campaign_id: int, field: str, value: str) -> str:
    if field == "narration_length":
        lengths = {
            "": _("Told from here on: as long as suits the company."),
            "concise": _("Told from here on: shortly."),
            "standard": _("Told from here on: at middling length."),
            "verbose": _("Told from here on: at length."),
        }
        return lengths[value]
    if field == "narration_words":
        words = {
            "": _("Words from here on: the world's own."),
            "accessible": _("Words from here on: everyday ones."),
            "literary": _("Words from here on: literary ones."),
            "epic": _("Words from here on: those of an epic."),
        }
        return words[value]
    if field == "narration_tone":
        return _("Tone from here on: %(tone)s.") % {"tone": value or _("as this world is written")}
    told = _("Language from here on: %(language)s.") % {"language": language_name(value)}
    if value and kind_of(Campaign.objects.get(pk=campaign_id)) == "house":
        told = f"{told} {_('The house narrator tells in English; a language model would not.')}"
    return told


def _one_of(asked: str, known: dict[str, str]) -> str:
    """The value that was meant, by itself or by its name."""
    wanted = asked.casefold()
    for value, name in known.items():
        if wanted in (value.casefold(), name.casefold()):
            return value
    names = ", ".join([*known.values(), RESET])
    raise InvalidRequest(_("That is none of them."), hint=names[:1500], details={"choices": [*known, RESET]})


def _lengths(story: ResolvedWorld) -> dict[str, str]:
    del story
    return {value: value for value in Campaign.Length.values}


def _words(story: ResolvedWorld) -> dict[str, str]:
    del story
    return {value: value for value in Campaign.Words.values}


def tones(story: ResolvedWorld) -> dict[str, str]:
    """The pack's named tones."""
    return {preset.name: preset.name for preset in story.axes.presets}


def _languages(story: ResolvedWorld) -> dict[str, str]:
    del story
    return dict(spoken_languages())


_READING: Final[dict[str, Callable[[ResolvedWorld], dict[str, str]]]] = {
    "length": _lengths,
    "words": _words,
    "tone": tones,
    "language": _languages,
}
_FIELDS: Final = {name: f"narration_{name}" for name in _READING}
