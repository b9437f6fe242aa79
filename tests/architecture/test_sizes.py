"""The house keeps its rooms small: no file over 300 lines, no function over 60."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("campaigns", "narrator", "media", "genre_packs", "sidequest_site", "tests")
FILE_LINES = 300
FUNCTION_LINES = 60
FORBIDDEN_STEMS = {"utils", "helpers", "misc", "common", "handler", "manager"}


def sources() -> list[Path]:
    """Every module that people write: migrations are generated, static files are not ours to split."""
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [path for path in found if not {"migrations", "static"} & set(path.parts)]


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function and method in a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_named_after_a_thing(path: Path) -> None:
    source = path.read_text()
    long_functions = [f"{name} ({lines})" for name, lines in functions(source) if lines > FUNCTION_LINES]
    assert not long_functions, f"split these: {', '.join(long_functions)}"
    lines = source.count("\n")
    assert lines <= FILE_LINES, f"{lines} lines: find the second noun in this file"
    assert path.stem not in FORBIDDEN_STEMS, "a name that says nothing gathers everything"


def test_a_function_that_is_too_long_would_be_seen() -> None:
    source = "class Table:\n    def play(self):\n" + "        pass\n" * FUNCTION_LINES
    assert list(functions(source)) == [("play", FUNCTION_LINES + 1)]
