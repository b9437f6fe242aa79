"""Prints how much of what was planted comes back, on a database that is thrown away; fails below the aim."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402

from tests.cast import set_table  # noqa: E402
from tests.conftest import SMALL_PACKS  # noqa: E402
from tests.eval import paraphrased  # noqa: E402
from tests.eval.memory import TURNS, measure  # noqa: E402

AIM = 0.995
IN_OTHER_WORDS = 1_000


def remembered() -> bool:
    """Print the share of planted facts that reach the prompt; whether it is as high as it should be."""
    name = str(connection.settings_dict["NAME"])
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    met = True
    try:
        for turns in TURNS:
            with override_settings(SIDEQUEST_GENRE_PACKS=SMALL_PACKS):
                session = set_table(present=False).session
            share, missed, took = measure(session, turns)
            told = (
                f"{turns:>6} turns: {share:7.2%} of planted facts within 1,500 tokens, {took:.1f} ms a turn"
            )
            print(told)
            for fact in missed:
                print(f"        missed {fact.sort}: {fact.text} ({fact.asked})")
            met = met and share >= AIM
        with override_settings(SIDEQUEST_GENRE_PACKS=SMALL_PACKS):
            session = set_table(present=False).session
        words, meaning = paraphrased.measure(session, IN_OTHER_WORDS)
        print(
            f"{IN_OTHER_WORDS:>6} turns, asked for in other words: {words:.2%} by words alone, {meaning:.2%} with a "
            "stand-in that knows which words mean the same"
        )
        met = met and meaning >= AIM
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    return met


if __name__ == "__main__":
    sys.exit(0 if remembered() else 1)
