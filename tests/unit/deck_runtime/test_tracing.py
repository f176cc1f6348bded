"""The trace context without spans, and what the extra for them costs who does not want it: nothing."""

import subprocess
import sys

import pytest

from deck_runtime import tracing

_GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def test_without_a_recorder_the_context_goes_on_as_it_came() -> None:
    """Within the work it is that of the caller, afterwards there is none."""
    with tracing.span("work", _GIVEN) as done:
        assert tracing.current() == done.traceparent == _GIVEN
    assert tracing.current() == ""


def test_work_without_a_caller_gets_a_trace_of_its_own() -> None:
    """So that its lines in the log can be found; the flags say that nobody has recorded it."""
    with tracing.span("work", "") as done:
        assert tracing.usable(done.traceparent) == done.traceparent
        assert done.traceparent.endswith("-00")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "00-1-1-01",
        _GIVEN.upper(),
        _GIVEN + "-x",
        "ff" + _GIVEN[2:],
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-4bf92f3577b34da6a3ce929d0e0e4736-{'0' * 16}-01",
    ],
)
def test_what_is_no_context_is_passed_over(given: str) -> None:
    """A caller who sends nonsense gets a trace of his own, and no error."""
    assert tracing.usable(given) == ""


@pytest.mark.parametrize(
    ("endpoint", "said"),
    [("", "none"), ("http://127.0.0.1:4318", "DECKMILL_OTLP_ENDPOINT needs the extra otlp: install deckmill[otlp]")],
)
def test_the_extra_is_needed_where_it_is_asked_for_alone(endpoint: str, said: str) -> None:
    """Without an endpoint nothing of it is loaded; with one, who lacks it is told what to install."""
    program = f"""
import sys
sys.modules["opentelemetry"] = None
from deck_runtime.settings import SettingError
from deck_runtime.tracing import begin_tracing
try:
    begin_tracing("test", {endpoint!r})
    print([name for name in sys.modules if name.startswith("opentelemetry.")] or "none")
except SettingError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said in done.stdout
