"""What travels between processes: Redis pub/sub where a Redis is named, else nothing."""

from __future__ import annotations

from sidequest_site.settings import env

env.url("SIDEQUEST_REDIS_URL", ("redis", "rediss", "unix"))
SIDEQUEST_REDIS_URL = env.text("SIDEQUEST_REDIS_URL")

CHANNEL_LAYERS: dict[str, dict[str, object]] = {}
CACHES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "sidequest"},
}
if SIDEQUEST_REDIS_URL:
    # The pub/sub layer, because the default Redis layer drops messages silently when a process is slow.
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [SIDEQUEST_REDIS_URL], "prefix": "sidequest"},
    }
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": SIDEQUEST_REDIS_URL,
        "KEY_PREFIX": "sidequest",
    }
