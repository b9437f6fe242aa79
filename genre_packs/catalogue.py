"""The installed packs, parsed once per process.

``settings.SIDEQUEST_GENRE_PACKS`` names the directory that holds the pack directories.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from opentelemetry import trace

from genre_packs.errors import PackInvalid, PackUnreadable, UnknownDigest, UnknownPack, UnknownWorld
from genre_packs.loading.findings import Finding
from genre_packs.loading.loader import GenrePack, load
from genre_packs.resolved import ResolvedWorld, undump

PINNED_KEPT = 32
"""Snapshots of worlds that no longer match the files, kept parsed; more than tables that run at once."""

_tracer = trace.get_tracer("sidequest.genre_packs")
_lock = threading.Lock()
_loaded: dict[Path, Mapping[str, GenrePack]] = {}
_pinned: OrderedDict[str, ResolvedWorld] = OrderedDict()


def root() -> Path:
    """The directory that holds the installed packs."""
    return Path(settings.SIDEQUEST_GENRE_PACKS)


def installed(where: Path | None = None) -> Mapping[str, GenrePack]:
    """All packs below ``where`` (default: ``root()``) by slug, those with errors too.

    Parsed at the first call in a process and kept until ``clear()``. Raises PackUnreadable.
    """
    where = (where or root()).resolve()
    with _lock:
        if where not in _loaded:
            _loaded[where] = {directory.name: _load(directory) for directory in directories(where)}
        return _loaded[where]


def _load(directory: Path) -> GenrePack:
    """One pack; one that cannot be read stands among the others with that as its error."""
    with _tracer.start_as_current_span("genre_pack.load", attributes={"pack.slug": directory.name}) as span:
        try:
            pack = load(directory)
        except PackUnreadable as error:
            file = f"{directory.parent.name}/{directory.name}"
            finding = Finding(file, 0, "", error.code, error.message, directory.name, hint=error.hint)
            pack = GenrePack(directory.name, None, {}, {}, (finding,))
        span.set_attributes({"pack.worlds": len(pack.worlds), "pack.errors": len(pack.errors)})
        return pack


def directories(where: Path) -> list[Path]:
    """The pack directories below ``where``, by name. Raises PackUnreadable if it cannot be listed."""
    try:
        return sorted(path for path in where.iterdir() if path.is_dir() and path.name[0] not in "._")
    except OSError as error:
        hint = "set SIDEQUEST_GENRE_PACKS to the directory that holds the packs"
        raise PackUnreadable(f"{where} cannot be read: {error.strerror}", hint=hint) from error


def worlds(where: Path | None = None) -> tuple[ResolvedWorld, ...]:
    """Every playable world of every pack, in order of pack and world slug; without drafts."""
    return tuple(world for pack in installed(where).values() for _, world in sorted(pack.worlds.items()))


def problems(where: Path | None = None) -> tuple[Finding, ...]:
    """All findings about all installed packs."""
    return tuple(finding for pack in installed(where).values() for finding in pack.findings)


def world(genre: str, slug: str, where: Path | None = None) -> ResolvedWorld:
    """The world ``slug`` of the pack ``genre``. Raises UnknownPack, PackInvalid or UnknownWorld."""
    packs = installed(where)
    if genre not in packs:
        raise UnknownPack(f"no pack {genre!r} is installed", hint=f"installed: {', '.join(packs) or 'none'}")
    pack = packs[genre]
    found = pack.worlds.get(slug)
    if found is not None:
        return found
    if pack.errors:
        hint = "run manage.py check_packs"
        raise PackInvalid(
            f"{genre}/{slug} cannot be played: {pack.errors[0]}", findings=pack.errors, hint=hint
        )
    hint = f"playable: {', '.join(pack.worlds) or 'none'}"
    raise UnknownWorld(f"the pack {genre!r} has no playable world {slug!r}", hint=hint)


def by_digest(digest: str, where: Path | None = None) -> ResolvedWorld:
    """The installed world of that digest. Raises UnknownDigest if the files have changed since."""
    for found in worlds(where):
        if found.digest == digest:
            return found
    raise UnknownDigest(
        f"no installed world has the digest {digest[:12]}…", hint="use the session's own snapshot"
    )


def pinned(digest: str, snapshot: Callable[[], str]) -> ResolvedWorld:
    """The world a session is pinned to, whatever has become of the files.

    ``snapshot`` returns the text that ``dump`` wrote when the session began; it is called only if no
    installed world has the digest. Raises SnapshotUnreadable.
    """
    with _lock:
        if digest in _pinned:
            _pinned.move_to_end(digest)
            return _pinned[digest]
    try:
        found = by_digest(digest)
    except (UnknownDigest, PackUnreadable):
        found = undump(snapshot())
    with _lock:
        _pinned[digest] = found
        while len(_pinned) > PINNED_KEPT:
            _pinned.popitem(last=False)
    return found


def clear() -> None:
    """Forget everything parsed; the next call reads the files again."""
    with _lock:
        _loaded.clear()
        _pinned.clear()
