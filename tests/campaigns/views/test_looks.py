"""A world's stylesheet, the page about licences, the pages for when something is wrong."""

import pytest
from django.test import Client

from campaigns.selectors.themes import theme_css
from genre_packs import catalogue


@pytest.mark.django_db
def test_a_world_has_a_stylesheet_in_light_and_dark(client: Client) -> None:
    answer = client.get("/theme/lantern/saltby.css")
    css = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/css")
    assert css.startswith(":root{")
    assert "--accent:#1f5566" in css
    assert "prefers-color-scheme:dark" in css
    assert "--accent:#7fc4d6" in css


@pytest.mark.django_db
def test_a_scoped_stylesheet_touches_nothing_else(client: Client) -> None:
    css = client.get("/theme/lantern/saltby.css?scoped=1").content.decode()
    rules = [line for line in css.splitlines() if "{" in line]
    assert all('[data-theme="lantern/saltby"]{' in rule for rule in rules)


@pytest.mark.django_db
def test_an_unchanged_stylesheet_is_not_sent_again(client: Client) -> None:
    first = client.get("/theme/lantern/saltby.css")
    again = client.get("/theme/lantern/saltby.css", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_a_world_without_a_theme_is_not_found(client: Client) -> None:
    assert client.get("/theme/lantern/nowhere.css").status_code == 404


def test_what_stands_in_a_theme_cannot_leave_its_string() -> None:
    story = catalogue.worlds()[0]
    evil = story.theme.ornament.model_copy(update={"dinkus": '";}*{x'})
    css = theme_css(story.model_copy(update={"theme": story.theme.model_copy(update={"ornament": evil})}))
    assert '";}' not in css.replace('";--', "")


@pytest.mark.django_db
def test_the_rules_get_their_credit(client: Client) -> None:
    page = client.get("/about/").content.decode()
    assert "Worlds Without Number" in page
    assert "SIL Open Font License" in page


@pytest.mark.django_db
def test_a_missing_page_speaks_plainly(client: Client) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


@pytest.mark.django_db
def test_a_forged_form_is_refused_and_explained() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/join/", {"code": "ABCDEF"})
    assert answer.status_code == 403
    assert "The page had grown old" in answer.content.decode()


@pytest.mark.django_db
def test_the_words_of_the_table_come_as_a_script(client: Client) -> None:
    answer = client.get("/words.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert b"gettext" in answer.content
