"""What a client asks for beside the document: on the wire, and in rows of every release so far."""

import pytest

from deck.registry.v1 import job_options_pb2
from deck_domain.errors import Violation
from deck_domain.job_options import Format, JobOptions, OutputMode, PreflightPolicy, RenderOptions, ValidationMode
from deck_wire.job_options import options_from_json, options_from_wire, options_to_json


def test_rows_of_the_first_release_are_read() -> None:
    """It stored the envelope as it was sent: names of the REST API, and keys that mean nothing."""
    stored = {
        "mode": "sync",
        "renderOptions": {
            "formats": ["webp", "pdf"],
            "validationMode": "none",
            "outputMode": "visual_safe",
            "dpi": 300,
        },
        "preflightPolicy": {"renderIfScoreAbove": 80},
        "approvalRequired": True,
        "unknownKeys": ["/renderOption"],
    }
    assert options_from_json(stored) == JobOptions(
        synchronous=True,
        render=RenderOptions((Format.WEBP, Format.PDF), ValidationMode.NONE, OutputMode.VISUAL_SAFE),
        policy=PreflightPolicy(render_if_score_above=80.0),
        approval_required=True,
        unknown_keys=(Violation("/renderOption", "unknown_key", "There is no such field here: it has no effect."),),
    )
    assert options_from_json({"mode": "async"}) == options_from_json({}) == JobOptions()


def test_the_first_release_reads_rows_of_today() -> None:
    """While a release rolls out, its predecessor works on the same rows: names stay those of the REST API."""
    options = JobOptions(
        synchronous=True,
        render=RenderOptions((Format.PDF,), ValidationMode.DESKTOP_ASYNC),
        policy=PreflightPolicy(render_if_score_above=0.0),
        unknown_keys=(Violation("/x", "unknown_key", "`x` is not known here."),),
        file_name="deck.pptx",
    )
    stored = options_to_json(options)
    assert stored["mode"] == "sync"
    assert stored["renderOptions"]["formats"] == ["pdf"]
    assert stored["renderOptions"]["validationMode"] == "desktop_async"
    assert stored["preflightPolicy"] == {"autoFix": "off", "renderIfScoreAbove": 0.0}
    assert (stored["unknownKeys"], stored["fileName"]) == (["/x"], "deck.pptx")
    assert options_from_json(stored) == options


def test_words_of_a_newer_peer_mean_what_no_word_means() -> None:
    """But a deck is never checked less than was asked."""
    newer = job_options_pb2.RenderOptions(formats=["svg", "pdf"], output_mode="loose", max_fallback_level="none_at_all")
    read = options_from_wire(job_options_pb2.JobOptions(render_options=newer))
    assert read == JobOptions(render=RenderOptions(formats=(Format.PDF,)))
    with pytest.raises(ValueError, match="thorough"):
        options_from_wire(job_options_pb2.JobOptions(render_options={"validation_mode": "thorough"}))


def test_a_row_never_raises() -> None:
    """One that did would stop each claim and each list that meets it; what it asks for is then more than we can do."""
    read = options_from_json({"renderOptions": {"validationMode": "thorough"}})
    assert read.render.validation_mode is ValidationMode.DESKTOP_BLOCKING
    assert options_from_json({"renderOptions": {"formats": 7}, "approvalRequired": True}).approval_required


@pytest.mark.parametrize(
    "more",
    [
        {"renderOptions": {"max_fallback_level": 7, "repair_mode": {}, "validation_mode": "none", "[x]": 1}},
        {"preflightPolicy": {"render_if_score_above": 101, "auto_fix": "suggest_only"}},
        {"render_options": {"outputMode": "visual_safe"}, "[deckmill.x]": 1, "@type": "x"},
        {"renderOptions": None, "preflightPolicy": [], "unknownKeys": "x"},
    ],
)
def test_keys_that_mean_nothing_over_rest_mean_nothing_in_rows(more: dict[str, object]) -> None:
    """The first release kept them as they were sent, among them names that protobuf would take for ours."""
    assert options_from_json(more) == JobOptions()
