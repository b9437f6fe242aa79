"""Which pages may open a socket here or call the JSON endpoints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.origins import origin_allowed

TRUSTED = ["https://play.example.org"]


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, "localhost:8000"),
        ("http://localhost:8000", "localhost:8000"),
        ("http://LOCALHOST:8000", "localhost:8000"),
        ("https://table.example", "table.example"),
        ("https://table.example:443", "table.example"),
        ("http://[::1]:8000", "[::1]:8000"),
        ("https://play.example.org", "10.0.0.7:8000"),
    ],
)
def test_our_own_pages_trusted_ones_and_programs_are_welcome(origin: str | None, host: str) -> None:
    assert origin_allowed(origin, host, TRUSTED)


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://localhost:8001",
        "http://localhost:8000.evil.example",
        "https://play.example.org.evil.example",
        "null",
        "",
        "file://",
        "http://localhost:99999999",
        "//localhost:8000",
    ],
)
def test_pages_of_others_are_not(origin: str) -> None:
    assert not origin_allowed(origin, "localhost:8000", TRUSTED)


@given(st.text(max_size=40))
def test_whatever_a_client_sends_as_origin_is_answered(origin: str) -> None:
    assert origin_allowed(origin, "localhost:8000", []) in {True, False}
