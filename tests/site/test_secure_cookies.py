"""Cookies of an encrypted visit stay on encrypted lines."""

import pytest
from django.test import AsyncClient, Client

pytestmark = pytest.mark.django_db


def test_a_cookie_that_came_encrypted_is_marked_secure() -> None:
    client = Client()
    client.get("/login/", secure=True)
    assert client.cookies["csrftoken"]["secure"] is True


def test_a_cookie_of_a_plain_visit_is_not() -> None:
    client = Client()
    client.get("/login/")
    assert not client.cookies["csrftoken"]["secure"]


async def test_the_same_holds_on_the_asynchronous_way() -> None:
    client = AsyncClient()
    await client.get("/login/", secure=True)
    assert client.cookies["csrftoken"]["secure"] is True
