"""What models cost, and how sure that is."""

import pytest

from narrator.engines.catalogue import (
    CATALOGUE,
    DEAREST,
    FREE,
    Price,
    PriceList,
    find_model,
    on_own_hardware,
    typical_turn_usd,
)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("claude-sonnet-5-5", "Claude Sonnet"),
        ("anthropic/claude-haiku-5-5", "Claude Haiku"),
        ("gpt-5-mini-2025-08-07", "GPT-5 mini"),
        ("x-ai/grok-4-fast", "Grok 4 Fast"),
        ("grok-4-0709", "Grok 4"),
    ],
)
def test_a_model_is_known_by_how_its_name_begins(name: str, label: str) -> None:
    found = find_model(name)
    assert found is not None
    assert found.label == label


def test_every_model_can_be_reached_under_its_own_name() -> None:
    assert [find_model(model.family) for model in CATALOGUE] == list(CATALOGUE)


def test_the_operators_prices_go_before_the_catalogues() -> None:
    prices = PriceList({"grok-4": Price(1, 2, 0.5, 1)})
    assert prices.price("grok-4").input == 1
    assert prices.price("grok-4-0709").input == 3


def test_who_is_unknown_is_dear_unless_at_home() -> None:
    assert PriceList({}).price("llama3.1:8b") == DEAREST
    assert not PriceList({}).knows("llama3.1:8b")
    assert PriceList({}, FREE).price("llama3.1:8b").free
    assert PriceList({}, FREE).price("grok-4").input == 3


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("http://127.0.0.1:11434/v1", True),
        ("http://localhost:8080", True),
        ("http://192.168.1.20:8080/v1", True),
        ("http://studio.local:1234/v1", True),
        ("http://[::1]:8080/v1", True),
        ("https://api.x.ai/v1", False),
        ("https://8.8.8.8/v1", False),
        ("https://localhost.example.org/v1", False),
        ("", False),
    ],
)
def test_ones_own_hardware_is_known_by_its_address(address: str, own: bool) -> None:
    assert on_own_hardware(address) is own


def test_a_dearer_model_makes_dearer_turns() -> None:
    costs = [typical_turn_usd(model.price) for model in CATALOGUE[:3]]
    assert costs == sorted(costs)
    assert 0.01 < costs[1] < 0.2
