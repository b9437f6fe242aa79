"""The folder where everything of this installation is kept: database, logs, secret, made files."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def prepare(folder: Path) -> Path:
    """Make the folder and its ``logs`` if they are missing and return it.

    Raises ImproperlyConfigured where the folder cannot be made or written to.
    """
    try:
        # The tables' secrets are nobody else's business on a machine with several users.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "logs").mkdir(exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {folder} cannot be made: {error.strerror}. "
            "Set SIDEQUEST_DATA_DIR to a folder that you may write to."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(
            f"The data folder {folder} cannot be written to. "
            "Set SIDEQUEST_DATA_DIR to a folder that you may write to."
        )
    return folder


def secret_key(folder: Path) -> str:
    """The installation's own secret key: made once, kept in ``folder`` readable by its owner alone.

    Two processes that start at the same instant agree: whoever comes second reads what the first wrote.
    """
    path = folder / "secret_key"
    draft = folder / f"secret_key.{os.getpid()}"
    try:
        if not path.exists():
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(get_random_secret_key())
            try:
                # link() refuses to replace a file, so only complete keys appear and only the first one.
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key in {path} cannot be kept: {error.strerror}. "
            "Free some space, set SIDEQUEST_DATA_DIR to another folder, or give SIDEQUEST_SECRET_KEY."
        ) from error
    if not key:
        raise ImproperlyConfigured(f"{path} is empty. Delete it and start again; a new one is made.")
    return key
