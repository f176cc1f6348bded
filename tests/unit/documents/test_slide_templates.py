"""Templates: plain params in, slides of `protocol_v2` out, and faults at their places."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from deck_documents.protocol_v2 import SLIDE_TYPES
from deck_documents.slide_templates import TEMPLATES, filled, search, template_named
from deck_documents.template_request import read_template_request
from deck_domain.errors import InvalidDocument, NotFound
from tests.gallery.template_pictures import DIGESTS, FOLDER, digest_of

_NAMED = [
    "kpi_dashboard",
    "swot",
    "porter_five_forces",
    "bcg_matrix",
    "value_chain",
    "timeline",
    "comparison",
    "gantt",
    "waterfall",
    "icon_grid",
    "architecture_overview",
    "data_platform",
    "application_integration",
]


def _faults(template: str, params: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidDocument) as raised:
        filled(TEMPLATES[template], params)
    return [(one.pointer, one.code) for one in raised.value.violations]


def test_there_is_a_template_for_each_type_of_slides() -> None:
    """Beside those that the contract names."""
    assert list(TEMPLATES)[: len(_NAMED)] == _NAMED
    assert {name.replace("-", "_") for name in SLIDE_TYPES} <= TEMPLATES.keys()


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_example_keeps_to_its_schema_and_has_its_picture(name: str) -> None:
    """Whoever reads a template can send what it shows; `make template-pictures` draws what is out of date."""
    template = TEMPLATES[name]
    jsonschema_rs.Draft202012Validator(template.schema).validate(template.example)
    assert template.description.endswith(".")
    assert filled(template, template.example)["title"] == template.example["title"]
    drawn = json.loads(Path(DIGESTS).read_text())
    assert drawn[name] == digest_of(template), "run make template-pictures"
    assert (FOLDER / f"{name}.png").stat().st_size < 40_000


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_refuses_what_it_does_not_know(name: str) -> None:
    """With its place and the nearest name, also below arrays."""
    template = TEMPLATES[name]
    assert _faults(name, {**template.example, "titel": "x"}) == [("/params/titel", "unknown_key")]
    with pytest.raises(InvalidDocument) as raised:
        filled(template, {**template.example, "titel": "x"})
    assert raised.value.violations[0].message == "There is no `titel` here: did you mean `title`?"
    without = {key: value for key, value in template.example.items() if key != "title"}
    assert ("/params/title", "missing") in _faults(name, without)


def test_metrics_read_their_trends() -> None:
    """A direction, or a change with its sign; numbers have their thousands parted."""
    metrics = [
        {"label": "A", "value": 1234567, "trend": "+12 %"},
        {"label": "B", "value": 0.5, "trend": "\u22123 points", "note": "since May"},
        {"label": "C", "value": "62", "trend": "Flat"},
        {"label": "D", "value": "1"},
    ]
    items = filled(TEMPLATES["kpi_dashboard"], {"title": "T", "metrics": metrics})["items"]
    assert [(one["value"], one["trend"], one.get("sublabel")) for one in items] == [
        ("1,234,567", "up", "+12 %"),
        ("0.5", "down", "\u22123 points \u00b7 since May"),
        ("62", "flat", None),
        ("1", "none", None),
    ]


def test_steps_of_a_waterfall_know_what_they_are() -> None:
    """The first and the last are totals, the others go where their sign says, unless they say otherwise."""
    steps = [
        {"label": "A", "value": 8},
        {"label": "B", "value": -3},
        {"label": "C", "value": 2},
        {"label": "D", "value": 7},
    ]
    slide = filled(TEMPLATES["waterfall"], {"title": "T", "steps": steps, "unit": "$M"})
    assert [one["type"] for one in slide["entries"]] == ["total", "decrease", "increase", "total"]
    assert slide["subtitle"] == "$M"


@pytest.mark.parametrize(
    ("template", "params", "pointer", "code"),
    [
        ("kpi_dashboard", {"title": "T", "metrics": [{"label": "A", "value": "1"}]}, "/params/metrics", "too_few"),
        ("kpi_dashboard", {"title": "T", "metrics": [{"label": "A"}] * 2}, "/params/metrics/0/value", "missing"),
        (
            "kpi_dashboard",
            {"title": "T", "metrics": [{"label": "A", "value": "1", "trnd": "up"}] * 2},
            "/params/metrics/0/trnd",
            "unknown_key",
        ),
        ("swot", {"title": "T", "strengths": "x"}, "/params/strengths", "wrong_type"),
        ("timeline", {"title": 7}, "/params/title", "wrong_type"),
        ("org_chart", {"title": "T", "nodes": [{"id": "a", "labl": "A"}] * 2}, "/params/nodes/0/label", "missing"),
        ("chart", {"title": "T", "chart": {"chart_type": "lime"}}, "/params/chart/chart_type", "unknown_chart_type"),
        ("swot", [], "/params", "wrong_type"),
        ("swot", {"title": "a\u0000"}, "/params/title", "control_character"),
    ],
)
def test_faults_are_where_the_params_are(template: str, params: Any, pointer: str, code: str) -> None:
    """Also of the rules of documents, whose keys are written otherwise."""
    assert (pointer, code) in _faults(template, params)


def test_options_that_no_row_is_about_are_told() -> None:
    """What only the whole slide shows to be wrong is a fault of the params, too."""
    params = {"title": "T", "options": ["A", "B"], "rows": [{"label": "x", "values": ["1", "2", "3"]}]}
    assert all(pointer.startswith("/params/rows") for pointer, _ in _faults("comparison", params))


def test_templates_are_found_by_what_people_call_them() -> None:
    """Names before other words; nothing where nothing fits."""
    assert search("gantt")[0].id == "gantt"
    assert search("project plan")[0].id == "gantt"
    assert search("Bridge")[0].id == "waterfall"
    assert {"kpi_dashboard", "kpi_grid"} <= {one.id for one in search("metrics")}
    assert search("zebra") == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Kennzahlen", "kpi_dashboard"),
        ("Organigramm", "org_chart"),
        ("Who reports to whom?", "org_chart"),
        ("Projektzeitplan", "gantt"),
        ("Wo verlieren wir Kunden?", "funnel"),
        ("where do we lose customers", "funnel"),
        ("Stärken und Schwächen", "swot"),
        ("Umsatzentwicklung", "chart"),
        ("vorher, nachher", "before_after"),
        ("pros and cons", "pros_cons"),
        ("risk heat map", "matrix"),
        ("compare two offers", "comparison"),
    ],
)
def test_templates_are_found_by_what_shall_be_shown(query: str, first: str) -> None:
    """In English and German, in compounds and questions."""
    assert search(query)[0].id == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("swott", "swot"),
        ("tymeline", "timeline"),
        ("sales funel", "funnel"),
        ("organigrama", "org_chart"),
        ("frise chronologique", "timeline"),
        ("ガントチャート", "gantt"),
        ("組織図を作りたい", "org_chart"),
        ("مقارنة", "comparison"),
    ],
)
def test_templates_are_found_in_other_languages_and_misspelt(query: str, first: str) -> None:
    """The word that a misspelt one is most like is meant, where no template knows it as it stands."""
    assert search(query)[0].id == first


def test_templates_are_not_found_by_parts_of_words() -> None:
    """Nor by words that say nothing."""
    assert search("we are in at the") == []
    assert "team" not in {one.id for one in search("eam")}


def test_a_name_is_found_whatever_its_dashes() -> None:
    """And a wrong one names the nearest."""
    assert template_named("KPI-Dashboard").id == "kpi_dashboard"
    with pytest.raises(NotFound, match="did you mean waterfall"):
        template_named("watrfall")


def test_a_request_becomes_a_document_in_its_theme() -> None:
    """With what stands around the slide, and what has no effect."""
    request, document, unused = read_template_request(
        {
            "template": "swot",
            "params": TEMPLATES["swot"].example,
            "theme_id": "paper_serif",
            "chrome": {"subtitle": "Board, May", "footer": "Confidential"},
            "enrich": True,
            "mood": "calm",
        }
    )
    (slide,) = document["slides"]
    assert (document["theme"], document["title"], request.include_pdf) == ("editorial-serif", slide["title"], False)
    assert (slide["subtitle"], slide["chrome"]["footer"]["disclaimer"]) == ("Board, May", "Confidential")
    assert [each.pointer for each in unused] == ["/mood", "/enrich"]
