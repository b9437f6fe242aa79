"""Reading one YAML file into plain data that remembers on which line each key stands.

The only module that touches the YAML library. Plain scalars follow a narrow core schema: ``true``/``false``,
decimal integers and floats, ``null`` and ``~``; everything else, such as ``no``, ``12:30`` or ``2024-01-01``,
is text. Anchors, aliases, tags, merge keys and repeated keys are refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

type Data = dict[str, Data] | list[Data] | str | int | float | bool | None
type KeyPath = tuple[str | int, ...]

MAX_BYTES = 2 * 1024 * 1024
"""No authored file is near this; a larger one is a mistake."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C loader where built
    """A safe loader with the narrow scalars of this module."""

    yaml_implicit_resolvers: Mapping[str, list[tuple[str, re.Pattern[str]]]] = {}


_SCALARS = (
    ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), "tf"),
    ("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""]),
    ("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9]\d*)$"), "-+0123456789"),
    ("tag:yaml.org,2002:float", re.compile(r"^[-+]?\d+\.\d+$"), "-+0123456789"),
)
for _tag, _pattern, _first in _SCALARS:
    _Loader.add_implicit_resolver(_tag, _pattern, list(_first))


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the YAML itself: where (path, line from 1), a code, what and what to do."""

    path: KeyPath
    line: int
    code: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Document:
    """A file that was read.

    ``file`` is the name shown in findings. ``data`` is the plain content. ``lines`` maps each key path to its
    line. ``flaws`` are syntax errors and repeated keys; with a syntax error ``data`` is None.
    """

    file: str
    data: Data = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def line(self, path: KeyPath) -> int:
        """The line of ``path`` or of its nearest ancestor that stands in the file; 1 for the file itself."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return 1

    def holds(self, path: KeyPath) -> bool:
        """Whether ``path`` itself stands in the file."""
        return not path or path in self.lines


def read(path: Path, shown: str) -> Document:
    """Read ``path``; ``shown`` is its name for people. What is wrong is in the document's flaws."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Document(shown, flaws=[Flaw((), 0, "unreadable", f"cannot be read: {error.strerror}")])
    if len(raw) > MAX_BYTES:
        return Document(shown, flaws=[Flaw((), 0, "too_large", f"larger than {MAX_BYTES // 1024} KiB")])
    try:
        return parse(raw.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Document(shown, flaws=[Flaw((), line, "encoding", "is not UTF-8", "save the file as UTF-8")])


def parse(text: str, shown: str) -> Document:
    """Parse YAML ``text``; what is wrong with it is in the document's flaws, never raised."""
    document = Document(shown)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        what = " ".join(part for part in (error.context, error.problem) if part)
        hint = "quote the text if it holds ': ' or ' #', and indent with spaces"
        document.flaws.append(Flaw((), line, "yaml_syntax", what, hint))
        return document
    except yaml.YAMLError as error:
        document.flaws.append(Flaw((), 1, "yaml_syntax", str(error).replace("\n", " ")))
        return document
    if root is not None:
        document.data = _Builder(document).build(root, ())
    return document


class _Builder:
    """Turns YAML nodes into plain data and notes the lines on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def flaw(self, node: yaml.Node, path: KeyPath, code: str, message: str, hint: str = "") -> None:
        """Note a flaw at the node's line."""
        self.document.flaws.append(Flaw(path, node.start_mark.line + 1, code, message, hint))

    def build(self, node: yaml.Node, path: KeyPath) -> Data:
        """Plain data for ``node`` at ``path``."""
        if not isinstance(node, yaml.ScalarNode):
            if id(node) in self.seen:
                self.flaw(node, path, "yaml_alias", "aliases (*name) are not allowed", "write it out")
                return None
            self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return self.sequence(node, path)
        return self.scalar(node, path)

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> Data:
        """A mapping with text keys, each at most once."""
        result: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.flaw(key_node, path, "yaml_key", "a key must be a plain word", "quote { or [ in text")
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in result:
                first = self.document.lines[here]
                self.flaw(
                    key_node, here, "duplicate_key", f"key {key!r} stands here twice, first on line {first}"
                )
                continue
            self.document.lines[here] = key_node.start_mark.line + 1
            result[key] = self.build(value_node, here)
        return result

    def sequence(self, node: yaml.SequenceNode, path: KeyPath) -> Data:
        """A list."""
        result: list[Data] = []
        for index, item in enumerate(node.value):
            here = (*path, index)
            self.document.lines[here] = item.start_mark.line + 1
            result.append(self.build(item, here))
        return result

    def scalar(self, node: yaml.Node, path: KeyPath) -> Data:
        """Text, number, truth value or nothing."""
        tag, value = str(node.tag).removeprefix("tag:yaml.org,2002:"), str(node.value)
        match tag:
            case "str":
                return value
            case "int":
                return int(value)
            case "float":
                return float(value)
            case "bool":
                return value == "true"
            case "null":
                return None
            case _:
                self.flaw(
                    node, path, "yaml_tag", f"the tag {node.tag!r} is not allowed", "quote a text with !"
                )
                return None
