"""Which pages of other sites may speak to us: the rule behind every socket and every JSON endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}


def origin_allowed(origin: str | None, host: str, trusted: Sequence[str]) -> bool:
    """Whether a request with this ``Origin`` header may be served.

    ``host`` is the request's own ``Host`` header (name, perhaps a port), ``trusted`` the origins the operator
    named. An absent Origin is accepted: browsers always send one where it matters, and other programs are
    not who it protects against. ``null`` and everything unreadable is refused.
    """
    if origin is None:
        return True
    if origin in trusted:
        return True
    given = _place(origin)
    if given is None:
        return False
    scheme = origin.split("://", 1)[0]
    return given == _place(f"{scheme}://{host}")


def _place(url: str) -> tuple[str, int] | None:
    """Name and port that a URL points to; None where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        return None
    return parts.hostname.lower(), port or DEFAULT_PORTS[parts.scheme]
