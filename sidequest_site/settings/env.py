"""Typed readers of environment variables; what cannot be meant stops start-up and says what could be.

Every reader takes the variable's name and returns a value of one type. An empty variable counts as unset.
All of them raise :class:`django.core.exceptions.ImproperlyConfigured` with the name, the value and a hint.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


def refuse(name: str, value: str, hint: str) -> ImproperlyConfigured:
    """The error for one variable: name and value as given, and what to write instead."""
    return ImproperlyConfigured(f"{name}={value!r} cannot be used. {hint}")


def text(name: str, default: str = "") -> str:
    """The variable's text without surrounding blanks."""
    return os.environ.get(name, "").strip() or default


def choice[T: str](name: str, allowed: Sequence[T], default: T) -> T:
    """One of ``allowed``, compared without regard to case."""
    value = text(name, default).lower()
    for word in allowed:
        if word == value:
            return word
    raise refuse(name, text(name), f"Choose one of: {', '.join(allowed)}.")


def flag(name: str, default: bool = False) -> bool:
    """A yes or a no."""
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE_WORDS:
        return True
    if value in FALSE_WORDS:
        return False
    raise refuse(name, value, "Write 1 for yes or 0 for no.")


def amount(name: str, default: str) -> Decimal:
    """A sum of money or another decimal number, zero or more."""
    value = text(name, default)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise refuse(name, value, f"Write a plain number such as {default}.") from None
    if not number.is_finite() or number < 0:
        raise refuse(name, value, f"Write a number that is zero or more, such as {default}.")
    return number


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A list separated by commas, blanks around the entries removed, empty entries dropped."""
    given = [word.strip() for word in text(name).split(",") if word.strip()]
    return given or list(default)


def url(name: str, schemes: Sequence[str]) -> SplitResult | None:
    """A URL with one of ``schemes``, taken apart; None where the variable is unset."""
    value = text(name)
    if not value:
        return None
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise refuse(name, _without_password(value), "The address or its port cannot be read.") from None
    if parts.scheme not in schemes or (not parts.netloc and not parts.path) or port == 0:
        expected = " or ".join(f"{scheme}://…" for scheme in schemes)
        raise refuse(name, _without_password(value), f"Write a URL that begins with {expected}.")
    return parts


def origins(name: str) -> list[str]:
    """Origins such as ``https://play.example.org``: a scheme and a host, perhaps a port, nothing after it."""
    given = words(name)
    for value in given:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
            raise refuse(name, value, "Write origins like https://play.example.org, separated by commas.")
    return given


def folder(name: str, default: Path) -> Path:
    """An absolute path; ``~`` and relative paths are resolved against the working directory."""
    return Path(text(name, str(default))).expanduser().resolve()


def _without_password(value: str) -> str:
    """The URL with whatever stands between the scheme and an ``@`` removed, for error messages."""
    head, separator, tail = value.rpartition("@")
    if not separator:
        return value
    return f"{head.split('://')[0]}://***@{tail}"
