"""Registering, logging in and out, a new password, and a guest who stays."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from campaigns.models import Member, Session
from sidequest_site.settings import mail as letters

ACCOUNT = {
    "username": "bob",
    "email": "bob@example.org",
    "password1": "lantern-tide-7",
    "password2": "lantern-tide-7",
}
START = {"name": "Bob", "mode": "multiplayer", "turn_mode": "cinematic", "campaign": "", "deadline": ""}


@pytest.mark.django_db
def test_registering_logs_in(client: Client) -> None:
    answer = client.post("/register/", {**ACCOUNT, "next": "/campaigns/"})
    assert answer.headers["Location"] == "/campaigns/"
    assert client.get("/campaigns/").status_code == 200


@pytest.mark.django_db
def test_a_guest_who_registers_keeps_their_seats(client: Client) -> None:
    client.post("/start/lantern/saltby/", START)
    client.post("/register/", ACCOUNT)
    assert User.objects.count() == 1
    assert Member.objects.get().user.username == "bob"
    assert client.get(f"/play/{Session.objects.get().slug}").status_code == 200
    elsewhere = Client()
    assert elsewhere.login(username="bob", password="lantern-tide-7")
    assert elsewhere.get(f"/play/{Session.objects.get().slug}").status_code == 200


@pytest.mark.django_db
def test_registering_never_leads_to_another_site(client: Client) -> None:
    assert client.post("/register/", {**ACCOUNT, "next": "https://evil.example/"}).headers["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"username": ""}, {"password2": "other"}, {"password1": "1", "password2": "1"}]
)
def test_what_is_wrong_with_an_account_is_said(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post("/register/", {**ACCOUNT, **wrong})
    assert answer.status_code == 400
    assert not User.objects.exists()


@pytest.mark.django_db
def test_logging_in_and_out(client: Client) -> None:
    User.objects.create_user("bob", "bob@example.org", "lantern-tide-7")
    assert client.post("/login/", {"username": "bob", "password": "wrong"}).status_code == 200
    assert client.post("/login/", {"username": "bob", "password": "lantern-tide-7"}).status_code == 302
    client.post("/logout/")
    assert client.get("/campaigns/").status_code == 302


@pytest.mark.django_db
def test_a_letter_with_a_link_resets_the_password(client: Client) -> None:
    User.objects.create_user("bob", "bob@example.org", "forgotten-tide-7")
    client.post("/password/reset/", {"email": "bob@example.org"})
    link = re.search(r"http://testserver(/password/reset/\S+/)", mail.outbox[0].body)
    assert link
    form = client.get(link.group(1), follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"new_password1": "lantern-tide-7", "new_password2": "lantern-tide-7"})
    assert client.login(username="bob", password="lantern-tide-7")


@pytest.mark.django_db
def test_an_unknown_address_gets_the_same_answer_and_no_letter(client: Client) -> None:
    answer = client.post("/password/reset/", {"email": "nobody@example.org"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/password/reset/sent/"
    assert mail.outbox == []


@pytest.mark.django_db
def test_a_link_that_is_used_up_says_so(client: Client) -> None:
    assert "Ask for another" in client.get("/password/reset/MQ/gone/").content.decode()


def test_letters_land_in_a_folder_by_default() -> None:
    assert letters.MAILERS["default"]["BACKEND"].endswith("filebased.EmailBackend")
    assert Path(letters.MAILERS["default"]["OPTIONS"]["file_path"]).name == "mail"
