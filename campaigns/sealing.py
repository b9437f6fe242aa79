"""Secrets of the operator's at rest: sealed with a key that is not in the database.

The one module that touches the cryptography package. Fernet is AES-128-CBC with an HMAC-SHA256 over it; its key is
derived with HKDF-SHA256 (RFC 5869) from ``SIDEQUEST_KEYS_SECRET``, or from the secret key where that is not set. The
first secret seals, all of them open, so that a new one can be put in front of an old one.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class CannotOpen(Exception):
    """What was sealed cannot be opened with any of the secrets there are."""


def seal(text: str) -> str:
    """The text sealed, as ASCII."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text that was sealed; raises ``CannotOpen``."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as wrong:
        raise CannotOpen from wrong


def is_newest(sealed: str) -> bool:
    """Whether the first secret alone opens what was sealed."""
    try:
        Fernet(_key(settings.SIDEQUEST_KEYS_SECRET[0])).decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in settings.SIDEQUEST_KEYS_SECRET])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sidequest engine keys").derive(
        secret.encode()
    )
    return base64.urlsafe_b64encode(derived)
