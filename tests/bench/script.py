"""What one benchmarked turn consists of: four players, twenty deltas at least 40 ms apart, about 1.5 kB of prose."""

from __future__ import annotations

import os
from typing import Final

DELTAS_FROM: Final = "SIDEQUEST_BENCH_DELTAS"
"""The environment variable by which a stage asks for longer narrations."""
SEATS = 4
DELTAS = int(os.environ.get(DELTAS_FROM, "20"))
DELAY = 0.04
PIECE = "The lamp swings once, and the water under the boards answers it slowly. "
ACTION = "I wait by the door and listen to the water under the boards."
