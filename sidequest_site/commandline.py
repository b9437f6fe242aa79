"""What of a command line has to be known before the settings are read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path


def apply_data_dir(arguments: Sequence[str]) -> None:
    """Let ``--data-dir FOLDER`` count as ``SIDEQUEST_DATA_DIR``.

    The settings open the folder long before Django parses a command's own options.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", type=Path)
    folder = parser.parse_known_args(arguments)[0].data_dir
    if folder is not None:
        os.environ["SIDEQUEST_DATA_DIR"] = str(folder)
