"""The GM finds every ruling by its rule, and those of no other table."""

from django.test import Client
from django.urls import reverse

from campaigns.models import RulingRecord
from tests.campaigns.admin.conftest import House
from tests.campaigns.services.play import play

LIST = "admin:campaigns_rulingrecord_changelist"


def test_rulings_are_listed_with_rule_numbers_and_outcome(house: House, gm: Client) -> None:
    ruling = RulingRecord.objects.filter(session=house.table.session, difficulty__gt=0).latest("pk")
    page = gm.get(reverse(LIST)).content.decode()

    assert f"/rules/wwn/#{ruling.rule}" in page
    assert f"{ruling.total} / {ruling.difficulty}" in page
    assert str(ruling.body["text"])[:20] in page


def test_they_are_found_by_rule(house: House, gm: Client) -> None:
    play(house.table, 2, "I attack Ansel Pike!", "I search the room.")
    rules = set(RulingRecord.objects.filter(session=house.table.session).values_list("rule", flat=True))
    wanted = sorted(rules)[0]
    shown = gm.get(reverse(LIST), {"rule": wanted}).context["cl"].queryset

    assert {ruling.rule for ruling in shown} == {wanted}


def test_a_ruling_opens_with_modifiers_and_what_changed(house: House, gm: Client) -> None:
    ruling = RulingRecord.objects.filter(session=house.table.session).latest("pk")
    page = gm.get(reverse("admin:campaigns_rulingrecord_change", args=[ruling.pk])).content.decode()

    assert ruling.label in page
    assert all(str(one["name"]) in page for one in ruling.body["modifiers"])


def test_another_tables_rulings_are_not_there(house: House, gm: Client) -> None:
    theirs = RulingRecord.objects.filter(session=house.other.session).latest("pk")

    assert theirs.pk not in [one.pk for one in gm.get(reverse(LIST)).context["cl"].queryset]
    assert gm.get(reverse("admin:campaigns_rulingrecord_change", args=[theirs.pk])).status_code in (302, 404)
