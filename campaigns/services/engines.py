"""Which narrator tells a campaign's story: the one it has chosen, or the server's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from django.conf import settings
from django.utils.translation import gettext as _

from campaigns.models import EngineProfile, Turn
from campaigns.sealing import CannotOpen, unseal
from campaigns.storage import look_up
from narrator.contracts import (
    Answer,
    Brief,
    CallLedger,
    Draft,
    Embedder,
    Engine,
    Finding,
    Question,
    Sink,
    Toolbox,
)
from narrator.engines.choose import Backend, EmbedderConfig, EngineConfig, choose, choose_embedder, let_go
from narrator.engines.dialect import Effort
from narrator.errors import EngineMisconfigured

LONGEST_CHAIN: Final = 4
HOUSE: Final = "house"


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
        self._embedders: list[tuple[EmbedderConfig, Embedder]] = []

    async def of_turn(self, turn_id: int) -> Engine:
        """Who tells a turn: the table's narrator, or the house's where the GM has chosen it for this one."""
        return await look_up(self._of_turn, turn_id)

    async def of_seat(self, seat_id: int) -> Engine:
        """Who brings a seat's player in."""
        return await look_up(self._find, {"campaigns__sessions__seats": seat_id})

    async def of_session(self, session_id: int) -> Engine:
        """Who answers a session's questions."""
        return await look_up(self._find, {"campaigns__sessions": session_id})

    async def embedder(self) -> Embedder | None:
        """Who says what words mean, where an operator has set one up that can be had."""
        try:
            config = await look_up(embedder_config)
            if config is None:
                return None
            if not self._embedders or self._embedders[-1][0] != config:
                # Who is being asked with the old one right now is answered by it.
                self._embedders.append((config, choose_embedder(config)))
        except EngineMisconfigured:
            # The task that looks after the vectors says why; a turn goes on without.
            return None
        return self._embedders[-1][1]

    async def close(self) -> None:
        """Let go of all their connections."""
        for _config, embedder in self._embedders:
            await embedder.close()
        for engine in (self.own, *self._replaced, *(made for _config, made in self._made.values())):
            await let_go(engine)

    def _of_turn(self, turn_id: int) -> Engine:
        if Turn.objects.filter(pk=turn_id, teller=HOUSE).exists():
            return choose(EngineConfig(backend=HOUSE))
        return self._find({"campaigns__sessions__turns": turn_id})

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


def embedding_profile() -> EngineProfile | None:
    """The profile whose service says what memories mean: the first that names a model for it."""
    return EngineProfile.objects.exclude(embedding_model="").order_by("pk").first()


def embedder_config(profile: EngineProfile | None = None) -> EmbedderConfig | None:
    """A profile's service of embeddings, without one that of this server; None where there is none.

    Raises ``EngineMisconfigured`` where its key cannot be opened.
    """
    profile = profile or embedding_profile()
    if profile is None:
        return None
    return EmbedderConfig(
        model=profile.embedding_model,
        api_key=_key_of(profile),
        base_url=profile.base_url,
        prices=settings.SIDEQUEST_MODEL_PRICES,
    )


def _single(profile: EngineProfile, fallback: EngineConfig | None) -> EngineConfig:
    return EngineConfig(
        backend=cast(Backend, profile.kind),
        api_key=_key_of(profile),
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


def _key_of(profile: EngineProfile) -> str:
    try:
        return unseal(profile.sealed_key) if profile.sealed_key else ""
    except CannotOpen as wrong:
        raise EngineMisconfigured(
            _("The key of the narrator %(name)s cannot be opened.") % {"name": profile.name},
            hint=_("Whoever runs this server: enter it again in the admin."),
        ) from wrong
