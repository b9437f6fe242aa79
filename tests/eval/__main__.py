"""``make eval``: how the narrator's prose is checked, what is remembered, and how evenings of the house narrator read.

How much of what is wrong is found, how much that is right is taken for wrong, whether anything that is not for
everybody gets out, whether what matters comes back, and what is told twice or left unanswered. Prints the figures
with their method; fails where an aim is missed.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.test")

import django

django.setup()

from tests.eval.figures import discretion, house, truth, wire  # noqa: E402
from tests.eval.remembered import remembered  # noqa: E402
from tests.eval.situations import worlds  # noqa: E402
from tests.eval.storytelling import storytelling  # noqa: E402

if __name__ == "__main__":
    sys.exit(0 if all([truth(), house(), discretion(), wire(), remembered(), storytelling(worlds())]) else 1)
