"""System checks of an installation: what would not work, with what to do about it."""

from __future__ import annotations

import difflib
import ipaddress
import os
import re
from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from narrator.errors import EngineMisconfigured
from sidequest_site.engine import configured_engine

HOST_NAME = re.compile(r"\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\]")

# Read by the settings, by the Makefile, or by the suite.
KNOWN_VARIABLES = frozenset(
    {
        "SIDEQUEST_DATABASE_URL",
        "SIDEQUEST_REDIS_URL",
        "SIDEQUEST_SECRET_KEY",
        "SIDEQUEST_ALLOWED_HOSTS",
        "SIDEQUEST_DATA_DIR",
        "SIDEQUEST_GENRE_PACKS",
        "SIDEQUEST_LLM_BACKEND",
        "SIDEQUEST_LLM_BASE_URL",
        "SIDEQUEST_LLM_API_KEY",
        "SIDEQUEST_MODEL_NARRATION",
        "SIDEQUEST_MODEL_ROUTING",
        "SIDEQUEST_MODEL_ACCOUNTING",
        "SIDEQUEST_MODEL_PRICES",
        "SIDEQUEST_KEYS_SECRET",
        "SIDEQUEST_LLM_EFFORT",
        "SIDEQUEST_LLM_TIMEOUT_S",
        "SIDEQUEST_LLM_TRIES",
        "SIDEQUEST_EMBEDDING_WAIT_S",
        "SIDEQUEST_LLM_FALLBACK",
        "SIDEQUEST_SESSION_COST_CEILING_USD",
        "SIDEQUEST_CAMPAIGN_COST_CEILING_USD",
        "SIDEQUEST_DAY_COST_CEILING_USD",
        "SIDEQUEST_RENDERER",
        "SIDEQUEST_FLUX_MODEL",
        "SIDEQUEST_FLUX_PATH",
        "SIDEQUEST_GUESTS",
        "SIDEQUEST_TRUSTED_ORIGINS",
        "SIDEQUEST_TRUSTED_PROXIES",
        "SIDEQUEST_OPEN_DOORS",
        "SIDEQUEST_METRICS_TOKEN",
        "SIDEQUEST_OTLP_ENDPOINT",
        "SIDEQUEST_LOG_LEVEL",
        "SIDEQUEST_TEST_DATABASE_URL",
        "SIDEQUEST_TEST_REDIS_URL",
    }
)


@checks.register("sidequest")
def check_variable_names(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[checks.CheckMessage]:
    """Warn of ``SIDEQUEST_…`` variables that nobody reads: most are misspelt."""
    found: list[checks.CheckMessage] = []
    for name in sorted(os.environ):
        if not name.startswith("SIDEQUEST_") or name in KNOWN_VARIABLES:
            continue
        similar = difflib.get_close_matches(name, KNOWN_VARIABLES, n=1)
        hint = f"Did you mean {similar[0]}?" if similar else "Remove it, or look its name up in the README."
        found.append(checks.Warning(f"{name} is not a setting.", hint=hint, id="sidequest.W001"))
    return found


@checks.register("sidequest")
def check_packs_folder(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[checks.CheckMessage]:
    """Refuse a packs folder that is not there: nobody could start a game."""
    folder = settings.SIDEQUEST_GENRE_PACKS
    if folder.is_dir():
        return []
    return [
        checks.Error(
            f"There is no folder of genre packs at {folder}.",
            hint="Set SIDEQUEST_GENRE_PACKS to a folder that holds packs, or unset it for the ones shipped.",
            id="sidequest.E001",
        )
    ]


@checks.register("sidequest")
def check_hosts(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[checks.CheckMessage]:
    """Refuse host names that are addresses: no request would ever be for them."""
    wrong = [host for host in settings.ALLOWED_HOSTS if host != "*" and not HOST_NAME.fullmatch(host)]
    return [
        checks.Error(
            f"SIDEQUEST_ALLOWED_HOSTS names {host!r}, which is no host name.",
            hint="Name hosts alone, without scheme, port or path, such as tables.example.org.",
            id="sidequest.E003",
        )
        for host in wrong
    ]


@checks.register("sidequest")
def check_proxies(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[checks.CheckMessage]:
    """Refuse trusted proxies that are no addresses: nobody's forwarded address would be believed."""
    return [
        checks.Error(
            f"SIDEQUEST_TRUSTED_PROXIES names {proxy!r}, which is no address.",
            hint="Name IP addresses or networks, such as 10.0.0.0/8, or * for whoever connects.",
            id="sidequest.E004",
        )
        for proxy in settings.SIDEQUEST_TRUSTED_PROXIES
        if not _is_network(proxy)
    ]


def _is_network(text: str) -> bool:
    if text == "*":
        return True
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True


@checks.register("sidequest")
def check_narrator(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[checks.CheckMessage]:
    """Refuse an engine that cannot be had: nobody would tell the story."""
    try:
        configured_engine()
    except EngineMisconfigured as error:
        return [checks.Error(error.message, hint=error.hint, id="sidequest.E002")]
    return []


@checks.register("sidequest")
def check_renderer(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[checks.CheckMessage]:
    """Warn of a renderer that was asked for by name: this version draws no pictures."""
    renderer = settings.SIDEQUEST_RENDERER
    if renderer in {"auto", "off"}:
        return []
    hint = "Unset SIDEQUEST_RENDERER, or set it to off."
    return [checks.Warning(f"There is no {renderer} renderer yet.", hint=hint, id="sidequest.W002")]
