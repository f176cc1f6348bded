"""The page about metrics: complete, and by the conventions of Prometheus."""

import pytest

from deckmill.metrics_document import Metric, document, metrics

METRICS = sorted(metrics(), key=lambda metric: metric.name)
_OF_ONE = {"tenant", "job", "job_id", "task", "user", "key", "url", "path", "file", "id"}
"""Labels that would make a series for each of them."""


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_names_say_what_is_measured(metric: Metric) -> None:
    """Ours begin alike; what only grows ends with `_total`, durations are in seconds, sizes in bytes."""
    assert metric.name.startswith("deckmill_")
    assert metric.name.endswith("_total") == (metric.kind == "counter")
    assert metric.kind != "histogram" or metric.name.endswith("_seconds")
    assert not metric.name.endswith(("_ms", "_milliseconds", "_kb", "_mb"))
    assert metric.meaning.endswith(".")


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_no_label_grows_with_use(metric: Metric) -> None:
    """A series for each job or tenant would fill the operator's Prometheus."""
    assert not _OF_ONE & set(metric.labels)


def test_each_is_on_the_page_once() -> None:
    """In the section of whoever defines it."""
    page = document()
    assert [page.count(f"| `{metric.name}` |") for metric in METRICS] == [1] * len(METRICS)
    assert (
        page.index("## Job-registry") < page.index("`deckmill_queue_age_seconds` | gauge") < page.index("## Previewer")
    )
