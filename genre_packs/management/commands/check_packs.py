"""``manage.py check_packs``: hold packs against schema and checks, with file, line and key."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from genre_packs import catalogue
from genre_packs.errors import PackError
from genre_packs.loading.findings import Finding
from genre_packs.loading.loader import GenrePack, load

CLEAN, WRONG, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    """Exit status 0: no errors; 1: errors; 2: cannot be read."""

    help = "Check genre packs. Exit status 0: clean, 1: errors, 2: cannot be read."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``path``: one pack, or a directory that holds packs; ``--json`` for machines."""
        parser.add_argument("path", nargs="?", type=Path, help="a pack, or a directory that holds packs")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(
        self, *args: object, path: Path | None = None, as_json: bool = False, **options: object
    ) -> None:
        """Print what is wrong, and leave with the status."""
        try:
            packs = _packs(path or catalogue.root())
        except PackError as error:
            if as_json:
                self.stdout.write(
                    json.dumps({"passed": False, "errors": [_unreadable(error)], "warnings": []})
                )
            else:
                self.stderr.write(f"{error.message}" + (f" ({error.hint})" if error.hint else ""))
            sys.exit(UNREADABLE)
        findings = [finding for pack in packs for finding in pack.findings]
        errors = [finding for finding in findings if finding.severity == "error"]
        warnings = [finding for finding in findings if finding.severity == "warning"]
        if as_json:
            self.stdout.write(json.dumps(_report(errors, warnings), ensure_ascii=False, indent=2))
        else:
            self._tell(packs, errors, warnings)
        if errors:
            sys.exit(WRONG)

    def _tell(self, packs: list[GenrePack], errors: list[Finding], warnings: list[Finding]) -> None:
        for finding in errors:
            self.stdout.write(self.style.ERROR(f"error: {finding}"))
        for finding in warnings:
            self.stdout.write(self.style.WARNING(f"warning: {finding}"))
        for pack in packs:
            worlds = (
                ", ".join([*pack.worlds, *(f"{slug} (draft)" for slug in pack.drafts)]) or "no playable world"
            )
            self.stdout.write(f"{pack.slug}: {worlds}")
        self.stdout.write(f"{len(errors)} errors, {len(warnings)} warnings in {len(packs)} packs")


def _packs(path: Path) -> list[GenrePack]:
    """The pack at ``path``, or all packs below it. Raises PackUnreadable."""
    if (path / "pack.yaml").exists():
        return [load(path.resolve())]
    return [load(directory.resolve()) for directory in catalogue.directories(path)]


def _report(errors: list[Finding], warnings: list[Finding]) -> dict[str, object]:
    return {
        "passed": not errors,
        "errors": [finding.as_json() for finding in errors],
        "warnings": [finding.as_json() for finding in warnings],
    }


def _unreadable(error: PackError) -> dict[str, str | int]:
    what: dict[str, str | int] = {"code": error.code, "severity": "error", "message": error.message}
    return {**what, "hint": error.hint, "pack": "", "file": "", "line": 0, "key": ""}
