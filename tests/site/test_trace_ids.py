"""Every response carries a trace id: the caller's where it is valid, a new one where it is not."""

import pytest
from django.test import Client

from campaigns.tracing import TRACE_ID, accepted_trace_id

SENT = "4bf92f3577b34da6a3ce929d0e0e4736"


def test_the_callers_trace_id_comes_back(client: Client) -> None:
    answer = client.get("/nowhere", headers={"X-Trace-ID": SENT})
    assert answer["X-Trace-ID"] == SENT


def test_a_traceparent_counts_where_no_trace_id_was_sent(client: Client) -> None:
    answer = client.get("/nowhere", headers={"traceparent": f"00-{SENT}-00f067aa0ba902b7-01"})
    assert answer["X-Trace-ID"] == SENT


async def test_asynchronous_requests_are_traced_as_well(async_client) -> None:
    answer = await async_client.get("/nowhere", headers={"X-Trace-ID": SENT})
    assert answer["X-Trace-ID"] == SENT


@pytest.mark.parametrize("sent", [None, "", "0" * 32, "xyz", SENT + "0", f"{SENT}\r\nSet-Cookie: a=b"])
def test_anything_else_is_replaced_by_a_new_id(sent: str | None) -> None:
    made = accepted_trace_id(sent)
    assert made != sent
    assert TRACE_ID.fullmatch(made)
