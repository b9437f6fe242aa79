"""Memories are written where state becomes true: what is learned, what a turn leaves, and layers that grow shorter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from campaigns.models import Lore, Memory, sql
from campaigns.services.cases import Adjudicated
from campaigns.world.remembering import NOBODY, Remembered, digest, fact_key, fact_memory, in_short, of_turn
from campaigns.world.state import Change, World
from narrator.contracts import Draft

SCENE_EVERY: Final = 8
CHAPTER_EVERY: Final = 40
_LONGEST: Final = {"scene": 420, "chapter": 700, "campaign": 1000}
_COLUMNS: Final = (
    *("key", "kind", "text", "round", "scene", "said", "about", "audience", "source", "confidence", "weight"),
)
_KEEP: Final = f"""
INSERT INTO campaigns_memory (session_id, locked, reminded, {", ".join(_COLUMNS)}) VALUES {{values}}
ON CONFLICT (session_id, key) DO UPDATE SET audience = EXCLUDED.audience,
text = CASE WHEN campaigns_memory.locked THEN campaigns_memory.text ELSE EXCLUDED.text END,
about = EXCLUDED.about, round = EXCLUDED.round, confidence = EXCLUDED.confidence, weight = EXCLUDED.weight
"""


def keep(session_id: int, made: Sequence[Remembered]) -> None:
    """Write memories in one statement; one that is there is renewed, but for words that the GM has made canon."""
    made = [one for one in made if one.text]
    if not made:
        return
    values: list[sql.Value] = []
    for one in made:
        values += [session_id, False, 0, *(getattr(one, name) for name in _COLUMNS)]
    sql.change(_KEEP.format(values=sql.places(len(made), len(_COLUMNS) + 3)), values)


def keep_learned(session_id: int, world: World, changes: Iterable[Change]) -> None:
    """Follow what characters have come to know, or know no more. Inside the transaction that changes it."""
    touched: dict[str, None] = {}
    for change in changes:
        if change.kind == "fact":
            before, after = (str(one["content"]) if one else "" for one in (change.before, change.after))
            if before and after and before != after:
                Memory.objects.filter(session_id=session_id, key=fact_key(before)).update(
                    key=fact_key(after), text=after
                )
            touched |= dict.fromkeys(text for text in (before, after) if text)
    found = {text: fact_memory(world, text) for text in touched}
    gone = [fact_key(text) for text, memory in found.items() if memory is None]
    if gone:
        Memory.objects.filter(session_id=session_id, key__in=gone).delete()
    keep(session_id, [memory for memory in found.values() if memory is not None])


def keep_lore(lore: Iterable[Lore]) -> None:
    """Follow lore that was seeded or edited; what is secret is kept for nobody but the GM."""
    for session_id, entries in _by_session(lore).items():
        keep(
            session_id,
            [
                Remembered(
                    key=f"lore:{one.key}",
                    kind="lore",
                    text=f"{one.title}: {one.text}",
                    about=one.title,
                    audience=NOBODY if one.secret else "",
                    source=one.category,
                    weight=2,
                )
                for one in entries
            ],
        )


def _by_session(lore: Iterable[Lore]) -> dict[int, list[Lore]]:
    found: dict[int, list[Lore]] = defaultdict(list)
    for one in lore:
        found[one.session_id].append(one)
    return found


def keep_turn(done: Adjudicated, draft: Draft, world: World) -> None:
    """Remember a turn that settles, and now and then what the last ones came to. Inside the settle's transaction."""
    case = done.case
    round_ = case.turn.number
    keep(
        case.session.pk,
        of_turn(world, case.scene, round_, done.plan, done.resolution, draft, case.witnesses),
    )
    if round_ and round_ % SCENE_EVERY == 0:
        roll_up(case.session.pk, case.scene, round_)


def roll_up(session_id: int, scene: str, round_: int) -> None:
    """Put a scene's last turns in short; when a chapter is full, its scenes and the whole campaign too."""
    turns = _since(session_id, "turn", "scene", scene)
    keep(session_id, [_shorter("scene", scene, round_, who, rows) for who, rows in turns.items()])
    if round_ % CHAPTER_EVERY:
        return
    for who, rows in _since(session_id, "scene", "chapter").items():
        chapter = _shorter("chapter", "", round_, who, rows)
        told = Memory.objects.filter(session_id=session_id, audience=who)
        # A rewind takes the campaign's memory with it; its chapters are there to make it from again.
        so_far = told.filter(kind="campaign") or told.filter(kind="chapter").order_by("round")
        before = [Remembered(one.key, one.kind, one.text, about=one.about, weight=2) for one in so_far]
        whole = _shorter("campaign", "", round_, who, [*before, chapter])
        keep(session_id, [chapter, whole])


def _since(session_id: int, kind: str, layer: str, scene: str = "") -> dict[str, list[Remembered]]:
    """The memories of a kind that no memory of the layer above holds yet, by who may know them, oldest first."""
    rows = Memory.objects.filter(session_id=session_id)
    if scene:
        rows = rows.filter(scene=scene)
    last = rows.filter(kind=layer).order_by("-round").values_list("round", flat=True).first()
    found: dict[str, list[Remembered]] = defaultdict(list)
    for row in rows.filter(kind=kind, round__gt=-1 if last is None else last).order_by("round", "pk"):
        found[row.audience].append(
            Remembered(row.key, kind, row.text, row.round, about=row.about, weight=row.weight)
        )
    return found


def _shorter(layer: str, scene: str, round_: int, audience: str, parts: Sequence[Remembered]) -> Remembered:
    text = in_short(((part.text, part.weight) for part in parts), _LONGEST[layer])
    names = dict.fromkeys(name for part in parts for name in part.about.split(" · ") if name and name in text)
    when = "" if layer == "campaign" else f":{scene}:{round_}"
    return Remembered(
        key=f"{layer}{when}:{digest(audience)[:12]}",
        kind=layer,
        text=text,
        round=round_,
        scene=scene,
        about=" · ".join(names),
        audience=audience,
        weight=2,
    )


def forget_after(session_id: int, round_: int) -> None:
    """Drop what came after a round, but for the GM's canon; what is known follows the state that is restored."""
    later = Memory.objects.filter(session_id=session_id, round__gt=round_, locked=False)
    later.exclude(kind__in=(Memory.Kind.LORE, Memory.Kind.FACT)).delete()
