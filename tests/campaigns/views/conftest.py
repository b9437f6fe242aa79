"""A table of the cast and a browser for each of them."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.cast import Table, set_table


@pytest.fixture
def table(db: None) -> Table:
    """A table past its opening."""
    return set_table(present=False)


@pytest.fixture
def browser_of() -> Callable[[User], Client]:
    """A browser in which somebody is logged in."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture(autouse=True)
def _no_inline_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page that a test opens keeps to the strict policy: no inline script, style or handler."""
    ask = Client.request

    def request(self: Client, **environment: object) -> object:
        response = ask(self, **environment)
        if response.get("Content-Type", "").startswith("text/html"):
            page = response.content.decode()
            assert not re.search(r"<script(?![^>]*(?:\ssrc=|application/json))[^>]*>", page)
            assert "<style" not in page
            assert not re.search(r"\s(?:style|on\w+)=\"", page)
            assert "unsafe" not in response.headers["Content-Security-Policy"]
        return response

    monkeypatch.setattr(Client, "request", request)
