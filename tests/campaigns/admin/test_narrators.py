"""The operator's narrators: a key goes in and never comes out, and nobody else sees the page."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from campaigns.models import EngineProfile
from campaigns.sealing import unseal
from tests.campaigns.admin.conftest import BrowserOf, House

ADD = "admin:campaigns_engineprofile_add"
CHANGE = "admin:campaigns_engineprofile_change"
KEY = "sk-live-0123456789"
WISH = {"name": "Grok", "kind": "openai", "narration_model": "grok-4", "effort": "low", "offered": "on"}


@pytest.fixture
def operator(db: None, browser_of: BrowserOf) -> Client:
    """The browser of who runs the server."""
    return browser_of(User.objects.create_superuser("root"))


def test_a_key_is_kept_sealed_and_never_shown(operator: Client) -> None:
    operator.post(reverse(ADD), {**WISH, "new_key": KEY})
    kept = EngineProfile.objects.get()
    assert unseal(kept.sealed_key) == KEY
    pages = (
        operator.get(reverse(CHANGE, args=[kept.pk])),
        operator.get(reverse("admin:campaigns_engineprofile_changelist")),
    )
    for page in pages:
        assert KEY not in page.content.decode()
        assert kept.sealed_key not in page.content.decode()
    history = operator.get(reverse("admin:campaigns_engineprofile_history", args=[kept.pk]))
    assert KEY not in history.content.decode()


def test_a_change_without_a_key_keeps_the_key(operator: Client) -> None:
    operator.post(reverse(ADD), {**WISH, "new_key": KEY})
    kept = EngineProfile.objects.get()
    operator.post(reverse(CHANGE, args=[kept.pk]), {**WISH, "narration_model": "grok-4-fast"})
    kept.refresh_from_db()
    assert (kept.narration_model, unseal(kept.sealed_key)) == ("grok-4-fast", KEY)


def test_a_key_can_be_forgotten(operator: Client) -> None:
    operator.post(reverse(ADD), {**WISH, "new_key": KEY})
    kept = EngineProfile.objects.get()
    wish = {**WISH, "base_url": "http://127.0.0.1:11434/v1", "forget_key": "on"}
    operator.post(reverse(CHANGE, args=[kept.pk]), wish)
    kept.refresh_from_db()
    assert kept.sealed_key == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"narration_model": ""},
        {"new_key": ""},
        {"base_url": "ftp://host/v1"},
        {"base_url": "https://me:secret@host/v1"},
        {"kind": "oracle"},
    ],
)
def test_a_narrator_that_cannot_be_had_is_not_kept(operator: Client, wrong: dict[str, str]) -> None:
    page = operator.post(reverse(ADD), {**WISH, "new_key": KEY, **wrong})
    assert page.context["errors"]
    assert not EngineProfile.objects.exists()


def test_a_gm_finds_no_such_page(house: House, gm: Client) -> None:
    kept = EngineProfile.objects.create(name="House", kind="house")
    for address in (reverse(ADD), reverse(CHANGE, args=[kept.pk])):
        assert gm.get(address).status_code == 403
    assert "engineprofile" not in gm.get(reverse("admin:index")).content.decode()


FINDER = {
    "name": "Finder",
    "kind": "openai",
    "effort": "low",
    "base_url": "http://127.0.0.1:11434/v1",
    "embedding_model": "nomic-embed-text",
}


def test_one_that_only_finds_memories_need_not_tell(operator: Client) -> None:
    operator.post(reverse(ADD), FINDER)
    assert EngineProfile.objects.get().embedding_model == "nomic-embed-text"


def test_one_that_is_offered_has_to_tell_too(operator: Client) -> None:
    page = operator.post(reverse(ADD), {**FINDER, "offered": "on"}).content.decode()
    assert "has no model" in page
    assert not EngineProfile.objects.exists()


def test_a_service_that_has_no_embeddings_finds_no_memories(operator: Client) -> None:
    page = operator.post(reverse(ADD), {**FINDER, "kind": "anthropic", "new_key": KEY}).content.decode()
    assert "can find memories" in page
    assert not EngineProfile.objects.exists()


def test_why_memories_are_not_found_by_meaning_stands_in_the_list(operator: Client) -> None:
    operator.post(reverse(ADD), FINDER)
    EngineProfile.objects.update(embedding_trouble="The narrator's service cannot be reached just now.")
    page = operator.get(reverse("admin:campaigns_engineprofile_changelist")).content.decode()
    assert "cannot be reached just now" in page
