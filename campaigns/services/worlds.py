"""Applies recorded changes of the world to rows. Called inside the caller's transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from django.db.models import JSONField

from campaigns.models import Session, sql
from campaigns.selectors.worlds import ENTITY_ROWS, load_world, remember_on_commit
from campaigns.services.memories import keep_learned
from campaigns.world.entities import Kind
from campaigns.world.state import Change, World, field_names


def apply_changes(session_id: int, changes: Sequence[Change]) -> None:
    """Write changed entities to their rows: one upsert and at most one delete a kind.

    The caller has locked the session's row and moves its ``state_version``.
    """
    written: dict[Kind, list[Change]] = defaultdict(list)
    removed: dict[Kind, list[str]] = defaultdict(list)
    for change in changes:
        if change.after is None:
            removed[change.kind].append(change.id)
        else:
            written[change.kind].append(change)
    for kind, keys in removed.items():
        ENTITY_ROWS[kind]._default_manager.filter(session_id=session_id, key__in=keys).delete()
    for kind, made in written.items():
        _upsert(session_id, kind, made)


def _upsert(session_id: int, kind: Kind, changes: Sequence[Change]) -> None:
    names, structured = _columns(kind)
    values: list[sql.Value] = []
    for change in changes:
        values += (session_id, change.id)
        for name in names:
            value = (change.after or {})[name]
            values.append(json.dumps(value) if name in structured and value is not None else value)  # type: ignore[arg-type]
    kept = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    sql.change(
        f"INSERT INTO {ENTITY_ROWS[kind]._meta.db_table} (session_id, key, {quoted}) "
        f"VALUES {sql.places(len(changes), len(names) + 2)} "
        f"ON CONFLICT (session_id, key) DO UPDATE SET {kept}",
        values,
    )


@cache
def _columns(kind: Kind) -> tuple[tuple[str, ...], frozenset[str]]:
    """The columns that mirror an entity's fields, and which of them hold JSON."""
    names = field_names(kind)
    meta = ENTITY_ROWS[kind]._meta
    return names, frozenset(name for name in names if isinstance(meta.get_field(name), JSONField))


def rebase(session: Session, loaded_version: int, world: World) -> World:
    """The working copy's changes on top of the state as it is now.

    Where somebody else (a late joiner, the GM) changed the session since ``loaded_version``, only what this
    working copy changed is taken over.
    """
    if session.state_version == loaded_version:
        return world
    fresh = load_world(session.pk, session.state_version)
    fresh.merge(world.changes())
    return fresh


def commit_world(session: Session, loaded_version: int, world: World) -> tuple[Change, ...]:
    """Write a working copy's changes and move the session's version; returns what was changed.

    The session's row must be locked by the caller's transaction. The new state is kept for the next turn.
    """
    world = rebase(session, loaded_version, world)
    changes = world.changes()
    if not changes:
        return ()
    apply_changes(session.pk, changes)
    keep_learned(session.pk, world, changes)
    sql.change("UPDATE campaigns_session SET state_version = state_version + 1 WHERE id = %s", (session.pk,))
    session.state_version += 1
    remember_on_commit(session.pk, session.state_version, tuple(world))
    return changes
