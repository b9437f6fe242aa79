"""What is not due yet is shown to nobody, not even to the GM: seeds of dice to come, keys that let somebody in."""

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import DiceRoll, Member, Session
from campaigns.rules.fairness import chain_of, commitment, locate
from tests.campaigns.admin.conftest import House
from tests.campaigns.admin.test_permissions import MODELS, SCOPED

OPEN_SEED = "5eed" * 16


@pytest.fixture
def open_roll(house: House) -> DiceRoll:
    """A throw that Bob has been asked for and has not made."""
    turn = house.table.session.turns.order_by("-number").first()
    return DiceRoll.objects.create(
        session=house.table.session,
        turn=turn,
        seat=house.table.bob_seat,
        request_id="asked",
        label="To climb the wall",
        dice=[{"sides": 6, "count": 2}],
        commitment=commitment(bytes.fromhex(OPEN_SEED)),
        server_seed=OPEN_SEED,
    )


def test_the_seed_of_a_fallen_throw_is_there_to_read(house: House, gm: Client) -> None:
    fallen = DiceRoll.objects.filter(session=house.table.session, status="thrown").first()
    page = gm.get(reverse("admin:campaigns_diceroll_change", args=(fallen.pk,)))
    assert fallen.server_seed in page.content.decode()


def test_the_seed_of_an_open_throw_is_nowhere(house: House, gm: Client, open_roll: DiceRoll) -> None:
    pages = [
        reverse("admin:campaigns_diceroll_change", args=(open_roll.pk,)),
        reverse("admin:campaigns_diceroll_changelist"),
        reverse("admin:campaigns_turn_change", args=(open_roll.turn_id,)),
        reverse("admin:campaigns_diceroll_history", args=(open_roll.pk,)),
    ]
    for address in pages:
        page = gm.get(address)
        assert page.status_code == 200
        assert OPEN_SEED not in page.content.decode()
    found = gm.get(reverse("admin:campaigns_diceroll_changelist"), {"q": OPEN_SEED})
    assert found.context["cl"].result_count == 0


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_no_page_shows_a_secret(model, house: House, gm: Client) -> None:
    session = Session.objects.get(pk=house.table.session.pk)
    generation, index = locate(session.chain_next)
    next_seed = chain_of(bytes.fromhex(session.chain_secret), generation).seed(index).hex()
    keys = Member.objects.values_list("return_key", flat=True)
    name = model._meta.model_name
    rows = model._default_manager.filter(**{SCOPED[model].campaign_path: session.campaign_id})
    pages = [gm.get(reverse(f"admin:campaigns_{name}_changelist"))]
    pages += [gm.get(reverse(f"admin:campaigns_{name}_change", args=(row.pk,))) for row in rows[:3]]
    for page in pages:
        assert page.status_code == 200
        shown = page.content.decode()
        for secret in (session.seed, session.chain_secret, next_seed, *keys):
            assert secret not in shown


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        ("session", "chain_secret__startswith"),
        ("session", "seed__gt"),
        ("session", "campaign__host__password__startswith"),
        ("diceroll", "server_seed__startswith"),
        ("member", "return_key__startswith"),
        ("member", "user__password__startswith"),
        ("event", "session__chain_secret__startswith"),
        ("character", "session__seed__startswith"),
    ],
)
def test_secrets_cannot_be_felt_out_by_filtering(model: str, asked: str, house: House, gm: Client) -> None:
    """Django answers a filter that is not offered as it answers any suspicious request: with 400."""
    assert gm.get(reverse(f"admin:campaigns_{model}_changelist"), {asked: "a"}).status_code == 400


def test_what_is_offered_filters(house: House, gm: Client, open_roll: DiceRoll) -> None:
    page = gm.get(reverse("admin:campaigns_diceroll_changelist"), {"status__exact": "open"})
    assert [row.pk for row in page.context["cl"].result_list] == [open_roll.pk]
    day = open_roll.created_at
    asked = {"created_at__year": day.year, "created_at__month": day.month, "created_at__day": day.day}
    page = gm.get(reverse("admin:campaigns_diceroll_changelist"), asked)
    assert page.context["cl"].result_count > 1
