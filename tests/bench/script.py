"""What one benchmarked turn consists of: four players, twenty deltas at least 40 ms apart, about 1.5 kB of prose."""

from __future__ import annotations

SEATS = 4
DELTAS = 20
DELAY = 0.04
PIECE = "The lamp swings once, and the water under the boards answers it slowly. "
ACTION = "I wait by the door and listen to the water under the boards."
