"""A GM sees the rows of their own campaigns; everybody else finds the door shut."""

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from campaigns.admin import site
from campaigns.admin.scoped import CampaignScoped
from campaigns.models import Encounter, Member, Memory, NarratorCall, Proposal, Scene, ToolCall
from tests.campaigns.admin.conftest import BrowserOf, House
from tests.cast import Table, user

SCOPED = {model: admin for model, admin in site._registry.items() if isinstance(admin, CampaignScoped)}
MODELS = sorted(SCOPED, key=lambda model: model._meta.model_name)


def _address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:campaigns_{model._meta.model_name}_{page}", args=args)


def _rows(model: type[Model], table: Table):
    path = SCOPED[model].campaign_path
    return model._default_manager.filter(**{path: table.session.campaign_id})


def _row(model: type[Model], table: Table) -> Model:
    """A row of this kind at a table, made where a round of play makes none."""
    row = _rows(model, table).first()
    if row is not None:
        return row
    turn = table.session.turns.first()
    if model is ToolCall:
        return ToolCall.objects.create(
            turn=turn, attempt=1, call_id="one", name="look", category="READ", status="ok"
        )
    if model is NarratorCall:
        return NarratorCall.objects.create(
            session=table.session, turn=turn, purpose="narration", engine="e", outcome="ok"
        )
    if model is Proposal:
        return Proposal.objects.create(
            session=table.session,
            turn=turn,
            number=1,
            kind="item_gained",
            text=f"{table.session.slug} has it",
            quote="It is so.",
        )
    assert model is Encounter
    scene = Scene.objects.get(session=table.session)
    return Encounter.objects.create(
        session=table.session, key="brawl", scene=scene.key, type="brawl", label="A brawl", category="fight"
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
class TestEveryPage:
    def test_the_gm_finds_her_rows_and_no_others(self, model, house: House, gm: Client) -> None:
        mine, theirs = _row(model, house.table), _row(model, house.other)
        page = gm.get(_address(model, "changelist"))
        assert page.status_code == 200
        shown = {row.pk for row in page.context["cl"].result_list}
        assert shown
        assert shown <= {row.pk for row in _rows(model, house.table)}
        assert theirs.pk not in shown
        assert "The other table" not in page.content.decode()
        assert gm.get(_address(model, "change", mine.pk)).status_code == 200
        assert gm.get(_address(model, "history", mine.pk)).status_code == 200

    def test_rows_of_another_campaign_cannot_be_addressed(self, model, house: House, gm: Client) -> None:
        theirs = _row(model, house.other)
        for page in ("change", "history"):
            answer = gm.get(_address(model, page, theirs.pk))
            assert answer.status_code == 302
            assert answer["Location"] == reverse("admin:index")
        answer = gm.post(_address(model, "change", theirs.pk), {"name": "Stolen"})
        assert answer.status_code in (302, 403)
        assert str(_rows(model, house.other).get(pk=theirs.pk)) == str(theirs)

    def test_search_and_filters_stay_inside(self, model, house: House, gm: Client) -> None:
        theirs, campaign = _row(model, house.other), house.other.session.campaign
        sent = [{"q": str(theirs)[:20]}]
        offered = [entry if isinstance(entry, str) else entry[0] for entry in SCOPED[model].list_filter]
        sent += [{f"{name}__id__exact": campaign.pk} for name in offered if name.endswith("campaign")]
        for asked in sent:
            page = gm.get(_address(model, "changelist"), asked)
            assert page.status_code == 200
            assert theirs.pk not in {row.pk for row in page.context["cl"].result_list}

    def test_nothing_is_added_or_deleted_by_hand(self, model, house: House, gm: Client) -> None:
        mine = _row(model, house.table)
        by_hand = model is Memory  # what a GM says is canon
        assert gm.get(_address(model, "add")).status_code == (200 if by_hand else 403)
        assert gm.post(_address(model, "delete", mine.pk), {"post": "yes"}).status_code == 403
        gm.post(_address(model, "changelist"), {"action": "delete_selected", "_selected_action": [mine.pk]})
        assert _rows(model, house.table).filter(pk=mine.pk).exists()

    def test_nobody_else_comes_in(self, model, house: House, browser_of: BrowserOf) -> None:
        mine = _row(model, house.table)
        Member.objects.filter(pk=house.table.alice.pk).update(is_gm=False)  # a host who is not GM
        for name in ("Alice", "Bob", "Mallory", None):
            client = browser_of(user(name) if name else None)
            for address in (_address(model, "changelist"), _address(model, "change", mine.pk)):
                answer = client.get(address)
                assert answer.status_code == 302
                assert answer["Location"].startswith(reverse("admin:login"))


def test_a_gm_keeps_out_of_the_accounts(house: House, gm: Client) -> None:
    assert gm.get(reverse("admin:auth_user_changelist")).status_code == 403
    assert gm.get(reverse("admin:auth_group_changelist")).status_code == 403


def test_the_front_page_lists_her_tables_only(house: House, gm: Client) -> None:
    page = gm.get(reverse("admin:index"))
    assert [table.pk for table in page.context["tables"]] == [house.table.session.pk]


def test_the_operator_sees_every_table(house: House, admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:campaigns_session_changelist"))
    shown = {row.pk for row in page.context["cl"].result_list}
    assert shown == {house.table.session.pk, house.other.session.pk}


def test_actions_reach_no_row_of_another_campaign(house: House, gm: Client) -> None:
    session = house.other.session
    gm.post(
        reverse("admin:campaigns_session_changelist"), {"action": "pause", "_selected_action": [session.pk]}
    )
    session.refresh_from_db()
    assert session.paused_at is None


def test_the_login_asks_for_no_staff(house: House, client: Client) -> None:
    alice = user("Alice")
    alice.set_password("a long enough word")
    alice.save()
    asked = {"username": "alice", "password": "a long enough word", "next": "/admin/"}
    answer = client.post(reverse("admin:login"), asked)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
