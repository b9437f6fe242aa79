"""OpenTelemetry, set up in one place and silent until ``SIDEQUEST_OTLP_ENDPOINT`` names a collector.

The rooms open spans and count through OpenTelemetry's API, whose default does nothing. Only here are the SDK,
the exporters and the instrumentations known.
"""

from __future__ import annotations

from functools import cache

from celery.signals import worker_process_init
from django.conf import settings
from django_opentelemetry.contrib.channels import OpenTelemetryMiddleware
from opentelemetry import metrics, trace
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.celery import CeleryInstrumentor
from opentelemetry.instrumentation.django import DjangoInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator

from campaigns.tracing import current_trace_id
from sidequest_site.gates import Application, Scope


class TraceIds(RandomIdGenerator):
    """Gives new traces the id of the work at hand, so that spans, logs and events tell of one another."""

    def generate_trace_id(self) -> int:
        """The current trace id as a number of 128 bits, or a random one outside of any work."""
        current = current_trace_id()
        return int(current, 16) if current else super().generate_trace_id()


@cache
def configure() -> bool:
    """Set up providers and instrumentations once per process; False where no collector is named.

    It has to run before the request handler is built, because the HTTP spans come from a middleware.
    """
    endpoint = settings.SIDEQUEST_OTLP_ENDPOINT.rstrip("/")
    if not endpoint:
        return False
    resource = Resource.create(
        {"service.name": "sidequest", "service.version": settings.SIDEQUEST_VERSION},
    )
    tracing = TracerProvider(resource=resource, id_generator=TraceIds())
    tracing.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{endpoint}/v1/traces")))
    trace.set_tracer_provider(tracing)
    reader = PeriodicExportingMetricReader(OTLPMetricExporter(endpoint=f"{endpoint}/v1/metrics"))
    metrics.set_meter_provider(MeterProvider(resource=resource, metric_readers=[reader]))
    # Second, so that the trace middleware has named the work before its span begins.
    DjangoInstrumentor().instrument(middleware_position=1)
    CeleryInstrumentor().instrument()  # type: ignore[no-untyped-call]
    return True


@worker_process_init.connect  # type: ignore[untyped-decorator]
def configure_worker(**kwargs: object) -> None:
    """Celery's forked workers each need exporters of their own."""
    configure()


def socket_span(scope: Scope) -> tuple[str, dict[str, str]]:
    """The name and attributes of a socket's span: the door it came through, never a slug or a token."""
    path = str(scope.get("path", "/"))
    door = path if path in {"/ws", "/ws/watcher", "/ws/rpc", "/neuro"} else "/" + path.split("/")[1]
    return f"socket {door}", {"url.path": door}


def traced_sockets(application: Application) -> Application:
    """The application with a span around each socket, or as it is where nobody collects spans."""
    if not configure():
        return application
    wrapped: Application = OpenTelemetryMiddleware(
        application, default_span_details=socket_span, exclude_spans=["receive", "send"]
    )
    return wrapped
