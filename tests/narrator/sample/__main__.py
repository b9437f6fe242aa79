"""``python -m tests.narrator.sample [seed] [second|third]`` prints the evening, to be read."""

from __future__ import annotations

import asyncio
import sys

from tests.narrator.sample.evening import evening, tell
from tests.narrator.sample.steps import EVENING

chosen = sys.argv[1] if len(sys.argv) > 1 else "e1"
who = sys.argv[2] if len(sys.argv) > 2 else "second"
for place, text in enumerate(asyncio.run(tell(evening(chosen, who)))):
    said = EVENING[place - 1].text if 0 < place <= len(EVENING) else ""
    sys.stdout.write(f"--- {place}  ({len(text.split())} words)  > {said}\n\n{text}\n\n")
