"""Keys follow a new secret, so that the old one can be dropped; none is ever printed."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from campaigns.models import EngineProfile
from campaigns.sealing import CannotOpen, seal, unseal


def profile(name: str, key: str) -> EngineProfile:
    """A narrator with a key."""
    sealed = seal(key) if key else ""
    return EngineProfile.objects.create(name=name, kind="openai", narration_model="m", sealed_key=sealed)


def run() -> str:
    """What the command says."""
    out = StringIO()
    call_command("reseal_keys", stdout=out)
    return out.getvalue()


def opened(row: EngineProfile) -> str:
    """A narrator's key."""
    row.refresh_from_db()
    return unseal(row.sealed_key)


def test_keys_open_with_the_new_secret_alone_afterwards(db: None, settings: Settings) -> None:
    settings.SIDEQUEST_KEYS_SECRET = ["old"]
    one, none = profile("One", "sk-1"), profile("None", "")
    settings.SIDEQUEST_KEYS_SECRET = ["new", "old"]
    two = profile("Two", "sk-2")
    said = run()
    assert said.startswith("1 sealed anew, 1 were already.")
    assert "sk-" not in said
    settings.SIDEQUEST_KEYS_SECRET = ["new"]
    assert (opened(one), opened(two)) == ("sk-1", "sk-2")
    none.refresh_from_db()
    assert none.sealed_key == ""


def test_it_can_be_run_again(db: None, settings: Settings) -> None:
    settings.SIDEQUEST_KEYS_SECRET = ["new"]
    row = profile("One", "sk-1")
    before = row.sealed_key
    assert run().startswith("0 sealed anew, 1 were already.")
    row.refresh_from_db()
    assert row.sealed_key == before


def test_a_key_that_nothing_opens_is_named_and_left_as_it_is(db: None, settings: Settings) -> None:
    settings.SIDEQUEST_KEYS_SECRET = ["lost"]
    lost = profile("Lost one", "sk-0")
    settings.SIDEQUEST_KEYS_SECRET = ["old"]
    one = profile("One", "sk-1")
    settings.SIDEQUEST_KEYS_SECRET = ["new", "old"]
    with pytest.raises(CommandError, match="Lost one") as refused:
        run()
    assert "sk-" not in str(refused.value)
    assert opened(one) == "sk-1"
    with pytest.raises(CannotOpen):
        opened(lost)
