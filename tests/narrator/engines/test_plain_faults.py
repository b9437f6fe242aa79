"""What a service says when it fails is for the GM's records; the table gets a plain sentence."""

from __future__ import annotations

import pytest

from narrator.errors import NarratorError
from tests.narrator.engines.stand_in import Answer, serving
from tests.narrator.engines.test_anthropic import Table

RAW = "api_error"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500, 502])
async def test_the_table_reads_no_error_of_the_service(status: int) -> None:
    async with serving(Answer(status=status, error=RAW)) as (app, address):
        table = Table(app, address)
        with pytest.raises(NarratorError) as raised:
            await table.narrate()
    failed = raised.value
    for raw in (RAW, "Error code", "{", str(status)):
        assert raw not in failed.message + failed.hint
    assert failed.message.endswith(".")
    assert RAW in failed.detail
    assert all(RAW in record.error for record in table.ledger.records)
