"""``make eval``: how the narrator's prose is checked, and what is remembered.

How much of what is wrong is found, how much that is right is taken for wrong, whether anything that is not for
everybody gets out, and whether what matters comes back. Prints the figures with their method; fails where an aim is
missed.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.test")

import django

django.setup()

from tests.eval.figures import discretion, house, truth, wire  # noqa: E402
from tests.eval.remembered import remembered  # noqa: E402

if __name__ == "__main__":
    sys.exit(0 if all([truth(), house(), discretion(), wire(), remembered()]) else 1)
