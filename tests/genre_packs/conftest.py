"""A small pack of our own to play with: copied for each test, so that a test may break it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from genre_packs.loading.findings import Finding
from genre_packs.loading.loader import GenrePack, load

PACKS = Path(__file__).parent / "fixtures" / "packs"
WORLD = "worlds/saltby"


@dataclass
class Workshop:
    """A copy of the Lantern pack and the tools to change it."""

    directory: Path

    def change(self, file: str, old: str, new: str) -> None:
        """Replace ``old``, which must be there, by ``new`` in ``file``."""
        path = self.directory / file
        text = path.read_text()
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1))

    def write(self, file: str, text: str) -> None:
        """Write a whole file."""
        (self.directory / file).write_text(text)

    def load(self) -> GenrePack:
        """The pack as it stands now."""
        return load(self.directory)

    def only_error(self) -> Finding:
        """The one error there is."""
        errors = self.load().errors
        assert len(errors) == 1, [str(error) for error in errors]
        return errors[0]

    def codes(self) -> set[str]:
        """Codes of all errors."""
        return {error.code for error in self.load().errors}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A fresh copy of the pack under ``packs/lantern``."""
    target = tmp_path / "packs" / "lantern"
    shutil.copytree(PACKS / "lantern", target)
    return Workshop(target)


@pytest.fixture(scope="session")
def lantern() -> GenrePack:
    """The pack as it is, read once."""
    return load(PACKS / "lantern")


@pytest.fixture
def line_of() -> Callable[[Path, str], int]:
    """The line, from 1, on which a text first stands in a file."""

    def find(path: Path, text: str) -> int:
        return next(n for n, line in enumerate(path.read_text().splitlines(), 1) if text in line)

    return find
