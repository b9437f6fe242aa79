"""The rules for anybody to read: which are installed, what they do, and each rule under its id."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import escape

from campaigns.rules.registry import known_rulesets, ruleset_of
from tests.campaigns.views.test_table_page import config_of
from tests.cast import Table

pytestmark = pytest.mark.django_db


def test_the_installed_rules_are_listed_with_their_credit(client: Client) -> None:
    page = client.get("/rules/").content.decode()
    for slug in known_rulesets():
        assert f'href="/rules/{slug}/"' in page
        assert escape(ruleset_of(slug).facts().name) in page
        assert escape(ruleset_of(slug).facts().licence) in page


@pytest.mark.parametrize("slug", known_rulesets())
def test_a_rulebook_shows_every_rule_under_its_id(client: Client, slug: str) -> None:
    page = client.get(f"/rules/{slug}/").content.decode()
    for rule in ruleset_of(slug).rulebook().values():
        assert page.count(f'id="{rule.id}"') == 1
        assert escape(rule.text) in page
        assert escape(rule.source) in page


@pytest.mark.parametrize("slug", known_rulesets())
def test_a_rulebook_says_what_the_rules_do_and_what_they_refuse(client: Client, slug: str) -> None:
    page = client.get(f"/rules/{slug}/").content.decode()
    facts = ruleset_of(slug).facts()
    assert escape(facts.licence) in page
    for sentence in facts.unsupported.values():
        assert escape(sentence) in page
    for _id, label in (*facts.attributes, *facts.skills):
        assert escape(label) in page


def test_every_page_and_the_table_lead_to_the_rules(client: Client, table: Table, browser_of) -> None:
    assert 'href="/rules/"' in client.get("/").content.decode()
    page = browser_of(table.bob.user).get(f"/play/{table.session.slug}").content.decode()
    address = config_of(page)["rulesPage"]
    assert address == "/rules/wwn/"
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("slug", ["nothing", "WWN"])
def test_rules_that_are_not_installed_are_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/rules/{slug}/").status_code == 404


def test_the_rules_are_only_read(client: Client) -> None:
    assert client.post("/rules/").status_code == 405
    assert client.post("/rules/wwn/").status_code == 405
