"""Which engine a configuration chooses."""

import pytest

from narrator.engines.anthropic import AnthropicEngine
from narrator.engines.choose import EngineConfig, choose
from narrator.engines.house import HouseEngine
from narrator.errors import EngineMisconfigured


def test_without_a_key_the_house_narrates() -> None:
    assert isinstance(choose(EngineConfig()), HouseEngine)


def test_with_a_key_anthropic_narrates() -> None:
    assert isinstance(choose(EngineConfig(api_key="key")), AnthropicEngine)


@pytest.mark.parametrize("config", [EngineConfig("openai", api_key="key"), EngineConfig("anthropic")])
def test_what_cannot_be_had_is_refused_with_a_hint(config: EngineConfig) -> None:
    with pytest.raises(EngineMisconfigured) as refusal:
        choose(config)
    assert "SIDEQUEST_LLM_BACKEND" in refusal.value.hint
