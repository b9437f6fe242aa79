"""Reading a whole pack: every file, every world, every error."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from genre_packs.errors import PackUnreadable
from genre_packs.loading.checks.identity import repeated_ids
from genre_packs.loading.checks.register import check
from genre_packs.loading.documents import Document, Flaw, read
from genre_packs.loading.findings import Finding, arranged, errors_in, key_path
from genre_packs.loading.sources import Sources
from genre_packs.loading.tiers import Tier, merge
from genre_packs.loading.validation import validate
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.layout import GENRE_FILES, WORLD_FILES, world_overrides
from genre_packs.schema.pack import Pack
from genre_packs.schema.values import PackFile
from genre_packs.schema.world import WorldCard

IGNORED = frozenset({"README.md", "LICENSES.md", "worlds", "assets", "audio", "images"})
"""What may lie in a pack besides its files."""


@dataclass(frozen=True, slots=True)
class GenrePack:
    """One pack as far as it could be read.

    ``slug`` is its directory's name; ``card`` its pack.yaml, None if that has errors. ``worlds`` are
    playable; ``drafts`` are clean but not listed; a world with an error is in neither, and ``findings`` says
    why.
    """

    slug: str
    card: Pack | None
    worlds: Mapping[str, ResolvedWorld]
    drafts: Mapping[str, ResolvedWorld]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that block; drafts have none."""
        return errors_in(self.findings)


@dataclass(frozen=True, slots=True)
class _World:
    """One world's outcome; ``resolved`` is None if it has errors."""

    slug: str
    resolved: ResolvedWorld | None
    draft: bool
    findings: tuple[Finding, ...]


def load(directory: Path) -> GenrePack:
    """Read the pack in ``directory`` (``…/packs/<slug>``), without raising for anything that is wrong in it.

    Raises PackUnreadable if a directory cannot be listed at all.
    """
    slug, shown = directory.name, f"{directory.parent.name}/{directory.name}"
    if not directory.is_dir():
        raise PackUnreadable(
            f"{shown} is not a directory", hint="name a pack's directory, or one that holds packs"
        )
    genre, found = _read_tier(directory, shown, slug, set(GENRE_FILES))
    findings = [*found, *_absent(genre, shown, slug, _required(GENRE_FILES))]
    card = _card(genre, slug, findings)
    directories = sorted(path for path in _children(directory / "worlds") if path.is_dir())
    if not directories:
        findings.append(
            Finding(shown, 0, "", "no_world", "the pack has no world", slug, hint="add worlds/<slug>/")
        )
    worlds = [_load_world(path, f"{shown}/worlds/{path.name}", slug, shown, genre) for path in directories]
    findings += _merge_all(Sources(slug, shown, shown, genre, {}))[2]
    for world in worlds:
        findings += world.findings
    blocked = bool(errors_in(f for f in findings if not f.file.startswith(f"{shown}/worlds/")))
    usable = {} if blocked else {w.slug: (w.draft, w.resolved) for w in worlds if w.resolved is not None}
    return GenrePack(
        slug=slug,
        card=card,
        worlds={name: resolved for name, (draft, resolved) in usable.items() if not draft},
        drafts={name: resolved for name, (draft, resolved) in usable.items() if draft},
        findings=arranged(findings),
    )


def _children(directory: Path) -> list[Path]:
    """What lies in ``directory``, without hidden files; nothing if it is not there."""
    try:
        return [path for path in sorted(directory.iterdir()) if not path.name.startswith((".", "_"))]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise PackUnreadable(f"{directory.name} cannot be read: {error.strerror}") from error


def _required(files: Mapping[str, type[PackFile]]) -> list[str]:
    return [stem for stem, model in files.items() if model.REQUIRED]


def _read_tier(
    directory: Path, shown: str, slug: str, known: set[str]
) -> tuple[dict[str, Document], list[Finding]]:
    """The documents of one directory by stem, and what is wrong with them as YAML."""
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for path in _children(directory):
        if path.name in IGNORED:
            continue
        if path.suffix != ".yaml" or path.stem not in known:
            near = get_close_matches(path.stem, sorted(known), n=1)
            hint = f"did you mean {near[0]}.yaml?" if near else ""
            name = f"{shown}/{path.name}"
            findings.append(
                Finding(name, 0, "", "orphan_file", "nothing reads this file", slug, "warning", hint)
            )
            continue
        document = read(path, f"{shown}/{path.name}")
        documents[path.stem] = document
        for flaw in [*document.flaws, *repeated_ids(document)]:
            findings.append(_finding(document, flaw, slug))
    return documents, findings


def _finding(document: Document, flaw: Flaw, slug: str) -> Finding:
    key = key_path(flaw.path)
    return Finding(document.file, flaw.line, key, flaw.code, flaw.message, slug, hint=flaw.hint)


def _absent(documents: Mapping[str, Document], shown: str, slug: str, required: list[str]) -> list[Finding]:
    return [
        Finding(f"{shown}/{stem}.yaml", 0, "", "missing_file", "this file is missing", slug)
        for stem in required
        if stem not in documents
    ]


def _card(genre: Mapping[str, Document], slug: str, findings: list[Finding]) -> Pack | None:
    """pack.yaml by itself; its slug and its list of extensions are held against the directory."""
    document = genre.get("pack")
    if document is None or document.flaws:
        return None
    card, flaws = validate(document, Pack, document.data)
    findings += [_finding(document, flaw, slug) for flaw in flaws]
    if card is None:
        return None
    if card.slug != slug:
        flaw = Flaw(
            ("slug",), document.line(("slug",)), "wrong_slug", f"must be the directory's name, {slug!r}"
        )
        findings.append(_finding(document, flaw, slug))
    optional = {stem for stem, model in GENRE_FILES.items() if not model.REQUIRED}
    line = document.line(("extensions",))
    for stem in sorted(optional & set(genre) - set(card.extensions)):
        flaw = Flaw(
            ("extensions",), line, "undeclared_extension", f"{stem}.yaml is there but not declared here"
        )
        findings.append(_finding(document, flaw, slug))
    for stem in sorted(set(card.extensions) - (optional & set(genre))):
        flaw = Flaw(("extensions",), line, "missing_file", f"declares {stem!r}, but there is no {stem}.yaml")
        findings.append(_finding(document, flaw, slug))
    return card


def _load_world(
    directory: Path, shown: str, slug: str, genre_dir: str, genre: Mapping[str, Document]
) -> _World:
    """One world over its genre. In a draft every error of its own files is a warning."""
    known = set(WORLD_FILES) | set(world_overrides())
    world, findings = _read_tier(directory, shown, slug, known)
    findings += _absent(world, shown, slug, _required(WORLD_FILES))
    sources = Sources(slug, genre_dir, shown, genre, world)
    files, provenance, flaws = _merge_all(sources)
    findings += flaws
    findings += check(files, sources)
    card = files.get("world")
    draft = isinstance(card, WorldCard) and card.draft
    if isinstance(card, WorldCard) and card.slug != directory.name:
        message = f"must be the directory's name, {directory.name!r}"
        findings.append(sources.finding("world", ("slug",), "wrong_slug", message))
    broken = bool(errors_in(findings)) or set(_required(WORLD_FILES) + _required(GENRE_FILES)) - set(files)
    resolved = None if broken else ResolvedWorld.model_validate({**files, "provenance": provenance})
    if draft:
        inside = f"{shown}/"
        findings = [f.downgraded() if f.file.startswith(inside) else f for f in findings]
    return _World(directory.name, resolved, draft, tuple(findings))


def _merge_all(sources: Sources) -> tuple[dict[str, PackFile], dict[str, Tier], list[Finding]]:
    """Every file of both tiers, merged: models by stem, provenance, findings."""
    files: dict[str, PackFile] = {}
    provenance: dict[str, Tier] = {}
    findings: list[Finding] = []
    for stem, model in (GENRE_FILES | WORLD_FILES).items():
        genre, world = sources.genre.get(stem), sources.world.get(stem)
        if (genre is None and world is None) or any(d is not None and d.flaws for d in (genre, world)):
            continue
        merged = merge(stem, model, genre, world)
        provenance |= merged.provenance
        for tier, flaw in merged.flaws:
            document = genre if tier == "genre" else world
            if document is not None:
                findings.append(_finding(document, flaw, sources.pack))
        if merged.model is not None:
            files[stem] = merged.model
    return files, provenance, findings
