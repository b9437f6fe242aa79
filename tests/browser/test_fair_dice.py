"""The page's own verification of dice agrees with the rules', and catches what is not honest."""

import hashlib
import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from campaigns.rules.contracts import DieSpec
from campaigns.rules.fairness import SeedChain, commitment, faces
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

MODULE = "/static/campaigns/js/table/dice/fairness.js"
VERIFY = f"async ([result, anchor]) => (await import('{MODULE}')).verify(result, anchor)"
SEED = hashlib.sha256(b"a seed").digest()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for all of them: only its static files matter here."""
    folder = tmp_path_factory.mktemp("dice")
    running = LiveServer(folder, extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


@pytest.fixture
def page(server: LiveServer, person: Callable[..., Page]) -> Page:
    """A page of the site, which may load its scripts."""
    page = person()
    page.goto(f"{server.url}/about/")
    return page


def thrown(dice: list[DieSpec], *, client_seed: str = "abc", nonce: int = 0, seed: bytes = SEED) -> dict:
    """A DICE_RESULT as the server sends it."""
    values = list(faces(seed, client_seed, nonce, dice))
    rolls = []
    for die in dice:
        rolls.append({"spec": {"sides": die.sides, "count": die.count}, "faces": values[: die.count]})
        values = values[die.count :]
    return {
        "commitment": commitment(seed),
        "server_seed": seed.hex(),
        "client_seed": client_seed,
        "nonce": nonce,
        "rolls": rolls,
    }


@pytest.mark.parametrize(
    ("dice", "client_seed", "nonce"),
    [
        ([DieSpec(20, 1), DieSpec(6, 1)], "abc", 0),
        ([DieSpec(6, 40)], "", 3),
        ([DieSpec("F", 4)], "zß∂", 0),
        ([DieSpec(100, 7), DieSpec(12, 2)], json.dumps({"x": 1}), 12),
    ],
)
def test_an_honest_throw_is_confirmed(page: Page, dice: list[DieSpec], client_seed: str, nonce: int) -> None:
    result = thrown(dice, client_seed=client_seed, nonce=nonce)
    assert page.evaluate(VERIFY, [result, ""]) == {"faces": True, "promise": True}


def test_a_changed_face_is_caught(page: Page) -> None:
    result = thrown([DieSpec(20, 2)])
    result["rolls"][0]["faces"][0] = result["rolls"][0]["faces"][0] % 20 + 1
    assert page.evaluate(VERIFY, [result, ""]) == {"faces": False, "promise": True}


def test_a_seed_that_was_not_promised_is_caught(page: Page) -> None:
    result = {**thrown([DieSpec(20, 1)]), "commitment": commitment(b"\1" * 32)}
    assert page.evaluate(VERIFY, [result, ""]) == {"faces": True, "promise": False}


@pytest.mark.parametrize("ordinal", [0, 1, 200])
def test_a_roll_of_the_chain_leads_back_to_its_end(page: Page, ordinal: int) -> None:
    chain = SeedChain(b"secret")
    result = {**thrown([DieSpec(20, 1)], seed=chain.seed(ordinal + 1)), "chain_index": ordinal}
    assert page.evaluate(VERIFY, [result, chain.anchor])["promise"] is True
    assert page.evaluate(VERIFY, [{**result, "chain_index": ordinal + 1}, chain.anchor])["promise"] is False


def test_every_wave_of_a_throw_is_checked(page: Page) -> None:
    later = thrown([DieSpec(6, 1)], seed=hashlib.sha256(b"another seed").digest())
    result = {**thrown([DieSpec(6, 3)]), "waves": [later]}
    assert page.evaluate(VERIFY, [result, ""]) == {"faces": True, "promise": True}
    later["rolls"][0]["faces"][0] = later["rolls"][0]["faces"][0] % 6 + 1
    assert page.evaluate(VERIFY, [result, ""]) == {"faces": False, "promise": True}
