"""Which narrator tells a campaign's story: the one it has chosen, or the server's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from django.conf import settings
from django.utils.translation import gettext as _

from campaigns.models import EngineProfile
from campaigns.sealing import CannotOpen, unseal
from campaigns.storage import look_up
from narrator.contracts import Answer, Brief, CallLedger, Draft, Engine, Finding, Question, Sink, Toolbox
from narrator.engines.choose import Backend, EngineConfig, choose, let_go
from narrator.engines.dialect import Effort
from narrator.errors import EngineMisconfigured

LONGEST_CHAIN: Final = 4


class _Unusable:
    """Stands for a narrator that cannot be had: says why whenever it is asked."""

    name = "unusable"

    def __init__(self, why: EngineMisconfigured) -> None:
        self._why = why

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        raise self._why

    async def repair(
        self, brief: Brief, draft: Draft, findings: Sequence[Finding], ledger: CallLedger
    ) -> Draft:
        raise self._why

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        raise self._why


class Engines:
    """The narrators of one process. Each is made when it is first needed, and anew when its profile has changed."""

    def __init__(self, own: Engine) -> None:
        self.own = own
        self._made: dict[int, tuple[EngineConfig, Engine]] = {}
        self._replaced: list[Engine] = []

    async def of_turn(self, turn_id: int) -> Engine:
        """Who tells a turn."""
        return await look_up(self._find, {"campaigns__sessions__turns": turn_id})

    async def of_seat(self, seat_id: int) -> Engine:
        """Who brings a seat's player in."""
        return await look_up(self._find, {"campaigns__sessions__seats": seat_id})

    async def of_session(self, session_id: int) -> Engine:
        """Who answers a session's questions."""
        return await look_up(self._find, {"campaigns__sessions": session_id})

    async def close(self) -> None:
        """Let go of all their connections."""
        for engine in (self.own, *self._replaced, *(made for _config, made in self._made.values())):
            await let_go(engine)

    def _find(self, where: dict[str, int]) -> Engine:
        profile = EngineProfile.objects.filter(**where).first()
        if profile is None:
            return self.own
        try:
            config = config_of(profile)
            held = self._made.get(profile.pk)
            if held is None or held[0] != config:
                if held is not None:
                    # Who tells with the old one right now goes on with it.
                    self._replaced.append(held[1])
                held = self._made[profile.pk] = (config, choose(config))
        except EngineMisconfigured as why:
            return _Unusable(why)
        return held[1]


def config_of(profile: EngineProfile) -> EngineConfig:
    """A profile as configuration, who tells instead included.

    Raises ``EngineMisconfigured`` where its key cannot be opened, or its stand-ins go round in a circle.
    """
    chain = [profile]
    while chain[-1].fallback is not None:
        chain.append(chain[-1].fallback)
        if len(chain) > LONGEST_CHAIN:
            raise EngineMisconfigured(
                _("Too many narrators stand in for each other."),
                hint=_("Whoever runs this server: look at who tells instead of whom."),
            )
    config = None
    for one in reversed(chain):
        config = _single(one, config)
    assert config is not None
    return config


def _single(profile: EngineProfile, fallback: EngineConfig | None) -> EngineConfig:
    try:
        key = unseal(profile.sealed_key) if profile.sealed_key else ""
    except CannotOpen as wrong:
        raise EngineMisconfigured(
            _("The key of the narrator %(name)s cannot be opened.") % {"name": profile.name},
            hint=_("Whoever runs this server: enter it again in the admin."),
        ) from wrong
    return EngineConfig(
        backend=cast(Backend, profile.kind),
        api_key=key,
        base_url=profile.base_url,
        narration_model=profile.narration_model,
        aside_model=profile.aside_model,
        accounting_model=profile.accounting_model,
        timeout_s=settings.SIDEQUEST_LLM_TIMEOUT_S,
        effort=cast(Effort, profile.effort),
        tries=settings.SIDEQUEST_LLM_TRIES,
        fallback=fallback,
        prices=settings.SIDEQUEST_MODEL_PRICES,
    )
