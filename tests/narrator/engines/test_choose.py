"""Which engine a configuration chooses."""

import pytest

from narrator.engines.anthropic import AnthropicEngine
from narrator.engines.chain import ChainEngine
from narrator.engines.choose import EngineConfig, choose
from narrator.engines.house import HouseEngine
from narrator.engines.openai import OpenAIEngine
from narrator.errors import EngineMisconfigured


def test_without_a_key_the_house_narrates() -> None:
    assert isinstance(choose(EngineConfig()), HouseEngine)


def test_with_a_key_anthropic_narrates() -> None:
    assert isinstance(choose(EngineConfig(api_key="key")), AnthropicEngine)


@pytest.mark.parametrize(
    "config",
    [
        EngineConfig("openai", api_key="key", narration_model="grok-4"),
        EngineConfig("openai", base_url="http://127.0.0.1:11434/v1", narration_model="llama3.1:8b"),
    ],
)
def test_openai_needs_a_model_and_a_key_or_an_address(config: EngineConfig) -> None:
    assert isinstance(choose(config), OpenAIEngine)


def test_a_fallback_makes_a_chain() -> None:
    engine = choose(EngineConfig(api_key="key", fallback=EngineConfig("house")))
    assert isinstance(engine, ChainEngine)
    assert engine.name == "anthropic"


@pytest.mark.parametrize(
    "config",
    [
        EngineConfig("openai", api_key="key"),
        EngineConfig("openai", narration_model="grok-4"),
        EngineConfig("anthropic"),
    ],
)
def test_what_cannot_be_had_is_refused_with_a_hint(config: EngineConfig) -> None:
    with pytest.raises(EngineMisconfigured) as refusal:
        choose(config)
    assert "SIDEQUEST_" in refusal.value.hint
