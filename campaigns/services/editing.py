"""The GM edits one row of the world: rows, save, log and panels move as one, and a stale form changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args, get_origin, get_type_hints

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import Conflict, InvalidRequest, NotFound
from campaigns.models import Session
from campaigns.rules.contracts import Json, Ruleset
from campaigns.selectors.panels import changed_panels
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.fallen import follow_the_fallen
from campaigns.services.log import Entry, append
from campaigns.services.perceiving import see_everywhere
from campaigns.services.saves import keep_changes
from campaigns.services.worlds import commit_world
from campaigns.world.binding import rules_of
from campaigns.world.entities import ENTITY_TYPES, Entity, ItemState, Kind
from campaigns.world.people import refit
from campaigns.world.state import Change, World, dump_entity, load_entity
from genre_packs.resolved import ResolvedWorld


def words_of(kind: Kind, field: str) -> tuple[str, ...]:
    """The words that a field of an entity may hold; empty for a field that holds anything."""
    hint = get_type_hints(ENTITY_TYPES[kind]).get(field)
    return get_args(hint) if get_origin(hint) is Literal else ()


def check_edit(
    session_id: int, kind: Kind, key: str, fields: Mapping[str, Json], *, shown: Mapping[str, Json]
) -> None:
    """Raise what ``edit_entity`` would raise for the state as it is now; changes nothing."""
    session = Session.objects.get(pk=session_id)
    world = load_world(session.pk, session.state_version)
    _edited(world, story_of(session), kind, key, fields, shown)


@transaction.atomic
def edit_entity(
    session_id: int, kind: Kind, key: str, fields: Mapping[str, Json], *, shown: Mapping[str, Json], by: str
) -> tuple[Change, ...]:
    """Set fields of one entity. ``shown`` are these fields as the form showed them, ``by`` is a player id or name.

    Raises ``NotFound``, ``Conflict`` when play has changed one of the fields meanwhile, ``InvalidRequest`` for
    a word or place that there is not, and ``RulesError`` for a sheet that the ruleset does not accept; nothing is
    changed then.
    """
    session = Session.objects.select_for_update().get(pk=session_id)
    version = session.state_version
    world = load_world(session.pk, version)
    story = story_of(session)
    _put(world, _edited(world, story, kind, key, fields, shown), rules_of(story))
    see_everywhere(session, world, story)
    changes = commit_world(session, version, world)
    if changes:
        keep_changes(session, None, changes, reason=f"edited by {by}"[:40])
        append(session.pk, [Entry("GM_ACTION", {"text": f"{kind} {key}: {', '.join(fields)}"}, audience=())])
        for scene in world.open_scenes():
            on_commit(*changed_panels(session, scene.id, changes, story, world))
        follow_the_fallen(session, changes)
    return changes


def _put(world: World, after: Entity, rules: Ruleset) -> None:
    """Bring the entity in; the sheets of those who carry a thing, or did, follow it."""
    before = world.item(after.id) if isinstance(after, ItemState) else None
    world.put(after)
    if before is not None and isinstance(after, ItemState):
        for holder in dict.fromkeys((before.holder, after.holder)):
            refit(world, holder, rules)


def _edited(
    world: World,
    story: ResolvedWorld,
    kind: Kind,
    key: str,
    fields: Mapping[str, Json],
    shown: Mapping[str, Json],
) -> Entity:
    """The entity as it would be; raises as ``edit_entity`` says."""
    before = next((item for item in world if item.kind == kind and item.id == key), None)
    if before is None:
        raise NotFound(_("Play has taken that away meanwhile."))
    data = dump_entity(before)
    if any(data.get(name) != value for name, value in shown.items()):
        raise Conflict(
            _("Play has changed this meanwhile."), hint=_("Load the page again and make your change.")
        )
    _check_words(kind, fields)
    _check_places(world, story, kind, fields, {**data, **fields})
    sheet = fields.get("sheet")
    if isinstance(sheet, dict) and sheet:
        rules_of(story).validate(sheet)
    return load_entity(kind, key, {**data, **fields})


def _check_words(kind: Kind, fields: Mapping[str, Json]) -> None:
    for name, value in fields.items():
        words = words_of(kind, name)
        if words and value not in words:
            raise InvalidRequest(
                _("%(field)s cannot be %(value)s.") % {"field": name, "value": value}, hint=", ".join(words)
            )


def _check_places(
    world: World, story: ResolvedWorld, kind: Kind, fields: Mapping[str, Json], data: Mapping[str, Json]
) -> None:
    """Who is moved is moved to a place of the map, and things go to somebody or somewhere that there is."""
    if kind == "npc" and "place" in fields and data["place"] not in story.place_by_id:
        raise InvalidRequest(_("There is no place of that name."), hint=", ".join(story.place_by_id))
    moved = kind == "item" and not {"holder", "holder_kind"}.isdisjoint(fields)
    if not moved or data["holder_kind"] == "nowhere":
        return
    holders = {
        "character": {person.id for person in world.characters()},
        "npc": {person.id for person in world.npcs()},
        "place": set(story.place_by_id),
    }[str(data["holder_kind"])]
    if data["holder"] not in holders:
        raise InvalidRequest(
            _("Nobody and nothing of that kind has this id."), hint=", ".join(sorted(holders))
        )
