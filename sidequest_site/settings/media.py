"""Who draws the pictures, and with which model."""

from __future__ import annotations

from sidequest_site.settings import env

SIDEQUEST_RENDERER = env.choice("SIDEQUEST_RENDERER", ("auto", "sketch", "flux", "off"), "auto")
SIDEQUEST_FLUX_MODEL = env.text("SIDEQUEST_FLUX_MODEL")
SIDEQUEST_FLUX_PATH = env.text("SIDEQUEST_FLUX_PATH")
