"""How what runs between processes fails: Redis has errors of its own, which are no ``OSError``."""

from __future__ import annotations

from typing import Final

from redis.exceptions import RedisError

LAYER_ERRORS: Final = (RedisError, OSError, TimeoutError)
"""What a channel layer or a shared cache raises while its service is away."""
