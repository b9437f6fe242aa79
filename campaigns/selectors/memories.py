"""Memories read again: found by words, by whom they are about, by layer, only those that all who read may know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from campaigns.models import Memory, Session, fulltext, sql
from campaigns.selectors.worlds import load_world
from campaigns.world.contradictions import contradictions
from campaigns.world.recalling import Found, Meaning, Wanted, Way, chosen, nearest
from narrator.contracts import MemoryBrief

MOST: Final = 40
REMINDED_EVERY: Final = 20
"""Rounds before somebody is reminded of the same thing again."""
CANDIDATES: Final = 2_000
_CANON: Final = 60
_LAYERS: Final = 6
_COMPARED: Final = 2000
_ROW: Final = "m.id, m.kind, m.round, m.text, m.said, m.about, m.weight, m.audience"


def search(
    session_id: int, phrases: Sequence[str], seats: Sequence[str], most: int = MOST
) -> tuple[Found, ...]:
    """The memories that hold any of some words or phrases, the most like them first.

    What not all of ``seats`` may know is not looked at; without seats, only what everybody may know.
    """
    query = fulltext.any_of(phrases)
    if not query:
        return ()
    statement, values = _by_words(session_id, query, seats, most)
    return tuple(_found(row) for row in sql.rows(statement, values))


def recall(
    session_id: int, wanted: Wanted, seats: Sequence[str], meaning: Meaning | None = None
) -> tuple[MemoryBrief, ...]:
    """What a prompt that all of ``seats`` may read is to remember, in 1,500 tokens: one query.

    With the ``meaning`` of what was declared one more, for what means the same in other words.
    """
    parts: list[tuple[str, list[sql.Value]]] = []
    words, names = fulltext.any_of(wanted.words), fulltext.any_of(wanted.present)
    if words:
        parts.append(_by_words(session_id, words, seats, MOST))
    if names:
        parts.append(_by_name(session_id, names, seats))
    parts.append(_layers(session_id, seats))
    parts.append(_locked(session_id, seats))
    statement = " UNION ALL ".join(
        f"SELECT * FROM ({part}) p{number}" for number, (part, _) in enumerate(parts)
    )
    rows = sql.rows(statement, [value for _part, values in parts for value in values])
    near = near_to(session_id, meaning, seats) if meaning is not None else ()
    return chosen([*(_found(row) for row in rows), *near], wanted)


def near_to(session_id: int, meaning: Meaning, seats: Sequence[str]) -> tuple[Found, ...]:
    """The memories, of those that all of ``seats`` may know, that mean most nearly the same; no vector of another
    model or of words that are others now. The weightiest and latest ``CANDIDATES`` are looked at."""
    may, who = _may_know(seats)
    statement = (
        f"SELECT 'meaning', {_ROW}, v.vector FROM campaigns_memory m "
        "JOIN campaigns_memoryvector v ON v.memory_id = m.id WHERE m.session_id = %s AND v.model = %s "
        f"AND v.dimension = %s AND v.of_text = m.text AND {may} "
        f"ORDER BY m.weight DESC, m.round DESC LIMIT {CANDIDATES}"
    )
    rows = sql.rows(statement, [session_id, meaning.model, len(meaning.vector), *who])
    return nearest(((_found(row[:-1]), cast(bytes, row[-1])) for row in rows), meaning)


def story_in_short(session_id: int, seats: Sequence[str]) -> tuple[str, ...]:
    """The story as far as all of ``seats`` know it, from wide to near: the campaign, then the scenes since it was put
    in short. Empty while it is young."""
    may, who = _may_know(seats)
    statement = (
        f"SELECT m.text FROM campaigns_memory m WHERE m.session_id = %s AND {may} AND (m.kind = 'campaign' OR "
        "(m.kind = 'scene' AND m.round > COALESCE((SELECT MAX(w.round) FROM campaigns_memory w "
        "WHERE w.session_id = m.session_id AND w.kind = 'campaign'), 0))) ORDER BY m.round, m.id"
    )
    return tuple(str(text) for (text,) in sql.rows(statement, [session_id, *who]))


def own(session_id: int, words: Sequence[str], seats: Sequence[str], round_: int) -> tuple[Found, ...]:
    """Memories that hold some of the words and are known to one of ``seats``, but not to everybody.

    Those that somebody was reminded of not long before ``round_`` are left out; in the same round they are told again.
    """
    query = fulltext.any_of(words)
    if not query or not seats:
        return ()
    known = " OR ".join(["m.audience LIKE %s"] * len(seats))
    ranked, more = _ranked(query)
    statement = (
        f"SELECT 'words', {_ROW} FROM {fulltext.found_by()} AND m.session_id = %s AND ({known}) "
        f"AND (m.reminded = 0 OR m.reminded < %s OR m.reminded = %s) ORDER BY {ranked} LIMIT {MOST}"
    )
    values: list[sql.Value] = [query, session_id, *(f"%|{seat}|%" for seat in seats)]
    values += [round_ - REMINDED_EVERY, round_, *more]
    return tuple(_found(row) for row in sql.rows(statement, values))


def clashes(session_id: int) -> dict[int, str]:
    """What of a session's memories does not go together: what the latest of them do not go with, by row."""
    session = Session.objects.only("pk", "state_version").get(pk=session_id)
    told = Memory.objects.filter(session=session, kind__in=("fact", "lore", "event"))
    rows = list(told.order_by("-round", "-pk").values_list("pk", "text")[:_COMPARED])
    found: dict[int, str] = {}
    for one in contradictions(rows, load_world(session.pk, session.state_version)):
        found.setdefault(one.memory, one.other)
    return found


def _by_words(session_id: int, query: str, seats: Sequence[str], most: int) -> tuple[str, list[sql.Value]]:
    may, who = _may_know(seats)
    ranked, more = _ranked(query)
    return (
        f"SELECT 'words', {_ROW} FROM {fulltext.found_by()} AND m.session_id = %s AND {may} "
        f"ORDER BY {ranked}, m.weight DESC LIMIT {int(most)}",
        [query, session_id, *who, *more],
    )


def _by_name(session_id: int, query: str, seats: Sequence[str]) -> tuple[str, list[sql.Value]]:
    may, who = _may_know(seats)
    return (
        f"SELECT 'about', {_ROW} FROM {fulltext.found_by()} AND m.session_id = %s AND {may} "
        f"ORDER BY m.weight DESC, m.round DESC LIMIT {MOST}",
        [query, session_id, *who],
    )


def _layers(session_id: int, seats: Sequence[str]) -> tuple[str, list[sql.Value]]:
    may, who = _may_know(seats)
    return (
        f"SELECT 'layer', {_ROW} FROM campaigns_memory m WHERE m.session_id = %s "
        f"AND m.kind IN ('scene', 'chapter', 'campaign') AND {may} ORDER BY m.round DESC LIMIT {_LAYERS}",
        [session_id, *who],
    )


def _locked(session_id: int, seats: Sequence[str]) -> tuple[str, list[sql.Value]]:
    may, who = _may_know(seats)
    return (
        f"SELECT 'canon', {_ROW} FROM campaigns_memory m WHERE m.session_id = %s AND m.locked AND {may} "
        f"ORDER BY m.round DESC LIMIT {_CANON}",
        [session_id, *who],
    )


def _may_know(seats: Sequence[str]) -> tuple[str, list[sql.Value]]:
    """The condition that every seat may know a memory, with its values."""
    if not seats:
        return "m.audience = ''", []
    each = " AND ".join(["m.audience LIKE %s"] * len(seats))
    return f"(m.audience = '' OR ({each}))", [f"%|{seat}|%" for seat in seats]


def _ranked(query: str) -> tuple[str, list[sql.Value]]:
    ranked = fulltext.likeness()
    return ranked, [query] * ranked.count("%s")


def _found(row: sql.Row) -> Found:
    way, id, kind, round_, text, said, about, weight, audience = row
    names = tuple(name for name in str(about).split(" · ") if name)
    seats = tuple(seat for seat in str(audience).split("|") if seat) if audience else None
    return Found(
        cast(Way, way),
        int(str(id)),
        str(kind),
        int(str(round_)),
        str(text),
        str(said),
        names,
        int(str(weight)),
        seats,
    )
