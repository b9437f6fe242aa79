"""``manage.py narrator_tools``: the narrator's tools as docs/narrator.md shows them."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from narrator.tool_page import tool_tables, with_tables


class Command(BaseCommand):
    """Prints the tables of tools, or writes them into a page between its marks."""

    help = "Print the narrator's tools as Markdown, or write them into a page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--write PAGE``."""
        parser.add_argument("--write", metavar="PAGE", type=Path, help="the page to write them into")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print or write."""
        page: Path | None = options["write"]
        if page is None:
            self.stdout.write(tool_tables())
            return
        try:
            page.write_text(with_tables(page.read_text()))
        except (OSError, ValueError) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{page} has the tools as they are.")
