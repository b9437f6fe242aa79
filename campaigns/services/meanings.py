"""What words mean, as an embedding model says: of a turn while it is resolved, of memories in the background."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from campaigns.models import EngineProfile, Memory, MemoryVector, NarratorCall, sql
from campaigns.services.cases import Adjudicated
from campaigns.services.engines import embedder_config, embedding_profile
from campaigns.services.ledger import SessionLedger
from campaigns.storage import in_database
from campaigns.world.recalling import Meaning, packed
from campaigns.world.remembering import NOBODY
from narrator.contracts import Embedder, Vector
from narrator.engines.choose import choose_embedder
from narrator.errors import BudgetExceeded, NarratorError

log = logging.getLogger(__name__)

BATCH: Final = 64
LETTERS: Final = 16_000
"""The most memories of one request, and letters of them."""
BATCHES: Final = 20
AT_IT: Final = "meanings.at_it"
AT_MOST: Final = 600
"""The cache's key of who is at it, and the seconds after which somebody who has died there counts no more."""
_PENDING: Final = """
SELECT m.session_id, m.id, m.text FROM campaigns_memory m
LEFT JOIN campaigns_memoryvector v ON v.memory_id = m.id AND v.model = %s AND v.of_text = m.text
WHERE v.memory_id IS NULL AND m.text <> '' AND m.audience <> %s AND m.kind IN ('lore', 'fact', 'event', 'turn')
AND m.session_id NOT IN ({but})
ORDER BY m.session_id DESC, m.weight DESC, m.id DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of asking for a turn's meaning: None where it is not to be had, and the requests to be kept."""

    meaning: Meaning | None = None
    calls: tuple[NarratorCall, ...] = ()


async def meaning_of(done: Adjudicated, embedder: Embedder | None) -> Asked:
    """What was declared for a turn means this; a service that is away costs
    ``SIDEQUEST_EMBEDDING_WAIT_S`` seconds at most; then a turn remembers by words alone."""
    declared = done.plan.declared if done.plan is not None else ()
    text = "\n".join(one.text for one in declared if one.text)
    if embedder is None or not text:
        return Asked()
    case = done.case
    ledger = SessionLedger(case.session.pk, case.turn.pk, case.attempt)
    meaning = None
    try:
        async with asyncio.timeout(settings.SIDEQUEST_EMBEDDING_WAIT_S):
            (vector,) = await embedder.embed([text], ledger)
            meaning = Meaning(embedder.model, vector)
    except (NarratorError, TimeoutError) as failed:
        log.warning("memories are found by words alone", extra={"turn": case.turn.pk, "error": str(failed)})
    return Asked(meaning, tuple(ledger.free))


async def catch_up() -> int:
    """Say of every memory that is new or has other words what it means; returns of how many.

    What the GM alone knows is sent to nobody: it is told to no narrator either. Stops where the service fails, notes
    why with its profile, and goes on from there the next time; does nothing while another is at it. A session that has
    no money left is passed over.
    """
    profile = await in_database(embedding_profile)
    # A service that hangs holds up one worker, not all of them.
    if profile is None or not cache.add(AT_IT, profile.pk, AT_MOST):
        return 0
    try:
        made, trouble = await _catch_up(profile)
    finally:
        cache.delete(AT_IT)
    await in_database(_note, profile.pk, trouble)
    return made


async def _catch_up(profile: EngineProfile) -> tuple[int, str]:
    """Of how many memories it could be said, and what went wrong after them."""
    made, trouble = 0, ""
    broke: list[int] = []
    try:
        config = embedder_config(profile)
        assert config is not None
        embedder = choose_embedder(config)
        try:
            for _batch in range(BATCHES):
                done = await _batch_of(embedder, broke)
                if done is None:
                    break
                made += done
        finally:
            await embedder.close()
    except NarratorError as failed:
        trouble = f"{failed.message} {failed.detail}".strip()
        log.warning("memories have no meanings yet", extra={"error": trouble})
    return made, trouble


async def _batch_of(embedder: Embedder, broke: list[int]) -> int | None:
    """Of how many memories it could be said in one go, None where none is left; ``broke`` grows by the sessions that
    may spend no more."""
    statement = _PENDING.format(but=", ".join(["%s"] * (len(broke) + 1)))
    pending = await in_database(sql.rows, statement, [embedder.model, NOBODY, 0, *broke, BATCH])
    made = 0
    for session, rows in groupby(pending, key=lambda row: int(str(row[0]))):
        texts: dict[int, str] = {}
        for _session, id, text in rows:
            if sum(map(len, texts.values())) < LETTERS:
                texts[int(str(id))] = str(text)
        try:
            vectors = await embedder.embed(
                [text[:LETTERS] for text in texts.values()], SessionLedger(session, None, 0)
            )
        except BudgetExceeded:
            broke.append(session)
            continue
        await in_database(_keep, embedder.model, texts, vectors)
        made += len(texts)
    return made if pending else None


@transaction.atomic
def _keep(model: str, texts: dict[int, str], vectors: Sequence[Vector]) -> None:
    """Keep vectors of the memories that are still there; what a memory had before is written over."""
    alive = set(Memory.objects.select_for_update().filter(pk__in=texts).values_list("pk", flat=True))
    MemoryVector.objects.bulk_create(
        [
            MemoryVector(
                memory_id=id, model=model, dimension=len(vector), of_text=text, vector=packed(vector)
            )
            for (id, text), vector in zip(texts.items(), vectors, strict=True)
            if id in alive
        ],
        update_conflicts=True,
        unique_fields=["memory"],
        update_fields=["model", "dimension", "of_text", "vector"],
    )


def _note(profile_id: int, trouble: str) -> None:
    """Keep with a profile why memories have no meanings yet; nothing where they have."""
    changed = EngineProfile.objects.filter(pk=profile_id).exclude(embedding_trouble=trouble[:240])
    changed.update(embedding_trouble=trouble[:240])
