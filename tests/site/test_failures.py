"""What nobody foresaw is answered all the same: an envelope to programs, a page to people."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from sidequest_site import urls


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Alice's secret is out")


urlpatterns = [path("api/broken", broken), path("broken", broken)]
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def visitor(settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_an_unknown_address_answers_programs_in_the_envelope(visitor: Client) -> None:
    answer = visitor.get("/api/nowhere")
    assert answer.status_code == 404
    error = answer.json()["error"]
    assert (error["code"], error["type"]) == (2012, "NOT_FOUND")
    assert error["trace_id"] == answer["X-Trace-ID"]


def test_a_broken_endpoint_tells_its_trace_and_nothing_else(visitor: Client) -> None:
    answer = visitor.get("/api/broken")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == 9001
    assert answer.json()["error"]["trace_id"] == answer["X-Trace-ID"]
    assert b"secret" not in answer.content


def test_a_broken_page_is_a_page_without_a_stack_trace(visitor: Client) -> None:
    answer = visitor.get("/broken")
    assert answer.status_code == 500
    assert answer["Content-Type"].startswith("text/html")
    assert b"secret" not in answer.content
    assert b"Traceback" not in answer.content
