"""Holding a document against its model, with messages a pack author can act on."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, TypeAliasType, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from genre_packs.loading.documents import Data, Document, Flaw, KeyPath
from genre_packs.schema.values import PackFile


def validate[FileT: PackFile](
    document: Document, model: type[FileT], data: Data
) -> tuple[FileT | None, list[Flaw]]:
    """``data`` (the document's own, or merged) as ``model``; or None and what is wrong, with lines."""
    if not isinstance(data, dict):
        return None, [Flaw((), 1, "wrong_type", "the file must be a mapping of keys")]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _echo(detail)]
        return None, [_flaw(document, model, data, detail) for detail in details]


def _echo(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items have errors of their own."""
    given = detail["input"]
    return (
        detail["type"] == "too_short"
        and isinstance(given, list)
        and len(given) >= detail["ctx"]["min_length"]
    )


def _flaw(document: Document, model: type[BaseModel], data: Data, detail: ErrorDetails) -> Flaw:
    path = _real_path(detail["loc"], data, detail["type"] == "missing")
    code, message, hint = _explain(model, path, detail)
    return Flaw(path, document.line(path), code, message, hint)


def _real_path(location: tuple[str | int, ...], data: Data, missing: bool) -> KeyPath:
    """Pydantic's location without what is not a key of the data (union tags, ``[key]`` marks)."""
    path: list[str | int] = []
    here: Data = data
    for part in location:
        if isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            continue
        path.append(part)
    if missing:
        path.append(location[-1])
    return tuple(path)


def _explain(model: type[BaseModel], path: KeyPath, detail: ErrorDetails) -> tuple[str, str, str]:
    """Code, message and hint for one of pydantic's errors."""
    kind, given = detail["type"], detail["input"]
    match kind:
        case "extra_forbidden":
            known = sorted(known_keys(model, path[:-1]))
            near = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
            if given is None and " " in str(path[-1]):
                hint = "a comma inside {…} parts keys: quote the text before it"
            return "unknown_key", f"unknown key {path[-1]!r}", hint
        case "missing":
            return "missing_key", f"{path[-1]!r} is missing", ""
        case "string_type" if isinstance(given, Mapping):
            return "wrong_type", "must be text, but is a mapping", "quote the text: it holds ': '"
        case "string_type" if given is None:
            return "wrong_type", "must be text, but nothing stands here", ""
        case "string_type":
            return "wrong_type", f"must be text, but is {given!r}", "quote it"
        case "tuple_type":
            return "wrong_type", "must be a list", "one item a line, each beginning with '- '"
        case "string_too_short":
            return "blank", "must not be blank", ""
        case _:
            return "invalid_value", f"{detail['msg']}; found {_short(given)}", ""


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def known_keys(model: type[BaseModel], path: KeyPath) -> set[str]:
    """The keys that may stand in the mapping at ``path`` of a file of ``model``."""
    annotations: list[object] = [model]
    for part in path:
        following: list[object] = []
        for annotation in annotations:
            following.extend(_step(annotation, part))
        annotations = following
    models = [found for annotation in annotations for found in _models(annotation)]
    return {field.alias or name for found in models for name, field in found.model_fields.items()}


def _step(annotation: object, part: str | int) -> Iterator[object]:
    """The annotations one level below ``annotation``, at key or index ``part``."""
    if isinstance(part, int):
        yield from (args[0] for kind, args in _generic(annotation) if kind is tuple and args)
        return
    for model in _models(annotation):
        for name, field in model.model_fields.items():
            if part in (name, field.alias):
                yield field.annotation
    yield from (args[1] for kind, args in _generic(annotation) if kind is Mapping and len(args) == 2)


def _branches(annotation: object) -> Iterator[object]:
    """``annotation`` with aliases, ``Annotated`` and unions taken apart."""
    if isinstance(annotation, TypeAliasType):
        yield from _branches(annotation.__value__)
    elif get_origin(annotation) is Annotated:
        yield from _branches(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for branch in get_args(annotation):
            yield from _branches(branch)
    elif annotation is not NoneType:
        yield annotation


def _models(annotation: object) -> list[type[BaseModel]]:
    return [b for b in _branches(annotation) if isinstance(b, type) and issubclass(b, BaseModel)]


def _generic(annotation: object) -> Iterator[tuple[object, tuple[object, ...]]]:
    """Origin and arguments of tuples and mappings among the branches."""
    for branch in _branches(annotation):
        origin = get_origin(branch)
        if origin is tuple:
            yield tuple, get_args(branch)
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            yield Mapping, get_args(branch)
