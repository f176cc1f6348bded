"""What holds for every page, whatever it has to show."""

import io
import re
import zipfile
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_domain.findings import Finding
from deck_fonts import FontBook
from deck_presentation.contrast import contrast
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.deck.slides.stories import Prose
from renderer.layout import lay_out
from renderer.layout.sheet import paragraph
from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Chart, Connector, Page, Shape, Table
from renderer.scene.theme import theme_for
from renderer.typesetting.scripts import is_rtl
from renderer.typesetting.typesetter import Typesetter
from tests.support.page_checks import strings

WORDS = [
    "ARR",
    "grew",
    "12.4 %",
    "Rechtsschutzversicherungsgesellschaften",
    "und",
    "売上高は増加しました。",
    "نمو",
    "a&<b>\"'",
    "x" * 60,
    "🎉",
]
_SETTINGS = {"slideType", "id", "parentId", "trend", "tone", "emphasis"}
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
SHORT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


def record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> Any:
    """A strategy for objects."""
    return st.fixed_dictionaries(required, optional=optional or {})


def rows_of(columns: list[str]) -> Any:
    """Rows that fit a table's columns."""
    count = len(columns) - 1
    values = st.lists(SHORT, min_size=count, max_size=count)
    row = record({"label": SHORT, "values": values}, {"highlight": st.booleans()})
    rows = st.lists(row, min_size=1, max_size=12)
    return rows.map(lambda found: {"slideType": "comparison-table", "columns": columns, "rows": found})


def forest(parents: list[int]) -> dict[str, Any]:
    """An org chart in which each node hangs on an earlier one or on none."""
    nodes = [{"id": "n0", "label": "Head of everything"}]
    for index, parent in enumerate(parents, 1):
        above = {} if parent % (index + 1) == index else {"parentId": f"n{parent % (index + 1)}"}
        nodes.append({"id": f"n{index}", "label": f"Director {index}", "role": "Sales and service", **above})
    return {"slideType": "org-chart", "nodes": nodes}


TONES = ("good", "bad", "neutral")
KPI = record(
    {"label": SHORT, "value": SHORT},
    {"trend": st.sampled_from(["up", "down", "flat"]), "tone": st.sampled_from(TONES), "sublabel": SHORT},
)
COMPANY = record({"name": SHORT, "x": st.integers(0, 100), "y": st.integers(0, 100)}, {"emphasis": st.just("primary")})
EVENT = record({"label": SHORT}, {"date": SHORT, "description": PHRASE})
DEAL = record({"name": SHORT}, {"subtitle": SHORT, "metrics": st.lists(SHORT, max_size=4)})
CONTENT = st.one_of(
    record({"slideType": st.just("title-body"), "body": st.lists(PHRASE, min_size=1, max_size=12)}, {"eyebrow": SHORT}),
    record({"slideType": st.just("kpi-grid"), "items": st.lists(KPI, min_size=2, max_size=6)}),
    st.lists(SHORT, min_size=3, max_size=6).flatmap(rows_of),
    record(
        {"slideType": st.just("market-map"), "companies": st.lists(COMPANY, min_size=2, max_size=12)},
        {"quadrants": st.lists(SHORT, min_size=4, max_size=4), "xAxisLabel": SHORT, "yAxisLabel": SHORT},
    ),
    record({"slideType": st.just("timeline"), "events": st.lists(EVENT, min_size=2, max_size=10)}),
    st.lists(st.integers(0, 400), min_size=1, max_size=19).map(forest),
    record({"slideType": st.just("tombstone-grid"), "items": st.lists(DEAL, min_size=2, max_size=12)}),
)
FRAME = record({"title": SHORT}, {"subtitle": SHORT, "insight": PHRASE, "notes": st.lists(PHRASE, max_size=6)})
SLIDES = st.builds(lambda content, frame: {**content, **frame}, CONTENT, FRAME)


def pages_of(slide: dict[str, Any], **root: Any) -> tuple[tuple[Page, ...], list[Finding]]:
    """The pages of a deck of one slide, and what was said about it."""
    document = {"version": "2.0", "title": "T", "slides": [slide], **root}
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    return scene.pages, list(findings)


def page_of(slide: dict[str, Any]) -> tuple[Page, set[str]]:
    """The first page of a deck of one slide, and the codes of what was said about it."""
    pages, findings = pages_of(slide)
    return pages[0], {finding.code for finding in findings}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(SLIDES)
def test_pages_hold_what_they_are_given(slide: dict[str, Any]) -> None:
    """Nothing is off the page, text stays in its box and off other text; if it could not, a finding says so."""
    pages, findings = pages_of(slide)
    for number, page in enumerate(pages):
        hold(page, {finding.code for finding in findings if finding.slide_index in {number, None}})


def hold(page: Page, codes: set[str]) -> None:
    """Check one page."""
    measure = Typesetter(FontBook.load()).measure
    texts = [element for element in page.elements if isinstance(element, Shape) and element.paragraphs]
    for element in page.elements:
        if not isinstance(element, Connector):
            frame = element.frame
            assert min(frame.x, frame.y, frame.width, frame.height) >= 0
            assert frame.x + frame.width <= round(PAGE_WIDTH_PT * EMU_PER_PT)
            assert frame.y + frame.height <= round(PAGE_HEIGHT_PT * EMU_PER_PT)
    for shape in texts:
        width, height = shape.frame.width / EMU_PER_PT, shape.frame.height / EMU_PER_PT
        assert shape.body is not None
        width, height = (height, width) if shape.body.vertical else (width, height)
        left, top, right, bottom = shape.body.insets
        measured = measure(shape.paragraphs, width - left - right)
        fits = measured.height <= height - top - bottom + 1
        assert fits or codes & {"OVERFLOW_BODY_TEXT", "TABLE_TOO_DENSE"}
    for one, other in combinations(texts, 2):
        assert not overlap(one, other) or codes & {"OVERFLOW_BODY_TEXT"}, (one.name, other.name)


def overlap(one: Shape, other: Shape) -> bool:
    """Whether two frames share more than an edge, give or take a pt."""
    a, b, slack = one.frame, other.frame, EMU_PER_PT
    return (
        a.x + slack < b.x + b.width
        and b.x + slack < a.x + a.width
        and a.y + slack < b.y + b.height
        and b.y + slack < a.y + a.height
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(SLIDES)
def test_every_text_of_the_document_is_in_the_file(slide: dict[str, Any]) -> None:
    """Nothing is cut or dropped, however much there is."""
    document = {"version": "2.0", "title": "T", "slides": [slide]}
    compiled = compile_deck(parse("protocol_v2", document))
    with zipfile.ZipFile(io.BytesIO(compiled.pptx)) as archive:
        names = [name for name in archive.namelist() if re.search(r"/(slide|notesSlide)\d+\.xml$", name)]
        shown = "\n".join("".join(etree.fromstring(archive.read(name)).itertext()) for name in names)
    for text in strings(slide, lambda key: key not in _SETTINGS):
        assert text in shown.replace("\xa0", " ")  # blanks that tie figures to their units


@pytest.mark.parametrize("accent", ["#FFFFFF", "#FFFF00", "#FFD400", "#000000", "#2563EB", "#7FFFD4", "#FF0000"])
def test_text_reads_on_every_accent(accent: str) -> None:
    """At least 4.5 : 1 on the ground, on surfaces and on the accent's tint."""
    colors = theme_for(accent).colors
    for ink in ("dk1", "dk2", "accent2", "accent3", "accent4"):
        for ground in ("lt1", "lt2", "accent6"):
            assert contrast(colors[ink], colors[ground]) >= 4.5


def test_right_to_left_pages_are_mirrored() -> None:
    """The title's accent and the cards start at the right; tables say that they do, and keep the order of reading."""
    table = {
        "slideType": "comparison-table",
        "title": "مقارنة",
        "columns": ["", "أ", "ب"],
        "rows": [{"label": "السعر", "values": ["10", "20"]}],
    }
    page, _ = page_of(table)
    found = next(element for element in page.elements if isinstance(element, Table))
    assert found.from_right
    assert [cell.paragraphs[0].text for cell in found.rows[1]] == ["السعر", "10", "20"]
    assert all(cell.paragraphs[0].rtl for cell in found.rows[1])
    title = next(element for element in page.elements if element.name == "Title")
    assert (title.paragraphs[0].align, title.paragraphs[0].rtl) == ("r", True)


def test_the_number_of_a_mirrored_page_runs_as_digits_do() -> None:
    """It stands at the left; in the tall font of the script it would hang out of its box."""
    page, _ = page_of({"slideType": "title-body", "title": "مقارنة الأسعار", "body": ["السعر", "الجودة"]})
    (number,) = (element for element in page.elements if element.name == "Page number")
    assert isinstance(number, Shape)
    assert not any(line.rtl for line in number.paragraphs)
    assert number.frame.x < PAGE_WIDTH_PT * EMU_PER_PT / 2


MIXED = [
    "Excel: ייצוא הנתונים לקובץ אחד",
    "iPhone 15 נמכר יותר מכל דגם אחר",
    "2026 תהיה שנת צמיחה",
    "Microsoft Azure",
    "KPI",
]


@pytest.mark.parametrize("title", ["סיכום הרבעון", "KPI רבעוני", "KPI 2026", "Microsoft Azure סיכום"])
def test_latin_words_and_figures_do_not_turn_a_hebrew_page(title: str) -> None:
    """Every point runs from the right, with its sign at the right edge, whatever it or the title begins with."""
    slide = {"slideType": "title-body", "title": title, "body": MIXED}
    signs = {"ornament": {"bullet": {"marker": "chevron"}}}
    page = pages_of(slide, title="מצגת על הרבעון האחרון של השנה", tokens=signs)[0][0]
    points = [line for element in page.elements for line in element.paragraphs if line.text in MIXED]
    assert [(line.rtl, line.align) for line in points] == [(True, "r")] * len(MIXED)
    shown = next(element for element in page.elements if element.name == "Title")
    assert shown.paragraphs[0].align == "r"


@pytest.mark.parametrize(
    ("figure", "turns"),
    [("\u221242%", False), ("+9.3", False), ("-$310.00", False), ("42%", True), ("\u2212\u0664\u0662\u066a", True)],
)
def test_figures_run_as_their_digits_do(figure: str, turns: bool) -> None:
    """A sign stands left of Latin digits, and before the first of Arabic ones as it does within a sentence."""
    assert is_rtl(figure, without_letters=True) == turns


def test_a_hebrew_word_does_not_turn_a_latin_page() -> None:
    """Nor does a whole line, which runs from the right where it stands."""
    body = ["The shop שלום opened in May", "ייצוא הנתונים לקובץ אחד"]
    page, _ = page_of({"slideType": "title-body", "title": "שלום and other greetings", "body": body})
    lines = {line.text: line for element in page.elements for line in element.paragraphs}
    assert [lines[text].rtl for text in body] == [None, True]
    assert {lines[text].align for text in body} == {"l"}


@pytest.mark.parametrize(("required", "impact"), [(True, "error"), (False, "info"), (None, "info")])
@pytest.mark.parametrize("binding", [{"path": "nothing"}, {"path": "found", "targetPath": "body[9]"}])
def test_a_required_value_that_is_missing_is_an_error(binding: Any, required: bool | None, impact: str) -> None:
    """Whether there is no value, or no place for it."""
    bindings = [{"bindingKey": "k", **binding, "required": required}]
    slide = {"slideType": "title-body", "title": "T", "body": ["One"], "bindings": bindings}
    found = [one for one in pages_of(slide, variables={"found": "x"})[1] if one.code == "BINDING_NOT_RESOLVED"]
    assert [one.impact.name.lower() for one in found] == [impact]
    assert ("required" in found[0].message) == bool(required)


def test_a_binding_without_a_value_is_told_where_a_text_asks_for_it() -> None:
    """One fault, one finding, at the text that stands as it was sent."""
    bindings = [{"bindingKey": key, "path": "nothing", "required": True} for key in ("asked", "other")]
    slide = {"slideType": "title-body", "title": "T", "body": ["One {{asked}}"], "bindings": bindings}
    found = [one for one in pages_of(slide)[1] if one.code == "BINDING_NOT_RESOLVED"]
    assert [(one.component_path, one.impact.name) for one in found] == [
        ("slides[0].body[0]", "ERROR"),
        ("slides[0].bindings[1]", "ERROR"),
    ]
    assert found[0].message.startswith("The required placeholder {{asked}} was not resolved")


@pytest.mark.parametrize(
    ("binding", "said"),
    [
        ({"path": "text", "transform": {"type": "number"}}, "its value in `variables` cannot be read as a number"),
        ({"path": "text", "transform": {"type": "boolean"}}, "its value in `variables` cannot be read as a boolean"),
        (
            {"path": "gone", "defaultValue": "x", "transform": {"type": "number"}},
            "its `defaultValue` cannot be read as a number",
        ),
        ({"path": "gone", "transform": {"type": "number"}}, "`variables` has no such value"),
    ],
)
@pytest.mark.parametrize("text", ["One {{k}}", "One"])
def test_a_value_that_is_there_and_no_use_is_not_told_as_missing(binding: dict[str, Any], said: str, text: str) -> None:
    """Whether a text asks for it or the binding names a target; who is told that it is missing looks in vain."""
    bindings = [{"bindingKey": "k", **binding, **({} if "{" in text else {"targetPath": "body[0]"})}]
    slide = {"slideType": "title-body", "title": "T", "body": [text], "bindings": bindings}
    found = [one for one in pages_of(slide, variables={"text": "12,5"})[1] if one.code == "BINDING_NOT_RESOLVED"]
    assert [said in one.message for one in found] == [True]


def test_a_variable_without_a_text_is_told_as_empty() -> None:
    """It is there, as null or as no letters."""
    slide = {"slideType": "title-body", "title": "T", "body": ["{{a}} and {{b}}"]}
    found = [one.message for one in pages_of(slide, variables={"a": None, "b": ""})[1]]
    assert [("is empty" in message) for message in found if "not resolved" in message] == [True, True]


def test_the_second_binding_of_a_key_is_told() -> None:
    """A text that asks for the key gets the first; the second would replace it without a word."""
    bindings = [{"bindingKey": "k", "path": "gone", "defaultValue": value} for value in ("first", "second")]
    slide = {"slideType": "title-body", "title": "T", "body": ["It is {{k}}"], "bindings": bindings}
    (page,), findings = pages_of(slide)
    assert "It is first" in {line.text for element in page.elements for line in element.paragraphs}
    (found,) = [one for one in findings if one.code == "BINDING_NOT_RESOLVED"]
    assert found.component_path == "slides[0].bindings[1]"
    assert "has the `bindingKey` k, too" in found.message


def test_running_text_becomes_plain_text() -> None:
    """The library that shapes text takes no kinds of strings: a deck with much prose failed."""
    assert type(paragraph(Prose("We grow."), 12.0).runs[0].text) is str


@pytest.mark.parametrize(
    "slide",
    [
        {"slideType": "title-body", "title": "T", "body": ["One", "Two"], "chrome": {"footer": {"layout": []}}},
        {"slideType": "title-body", "title": "T", "body": ["One", "Two"], "chrome": {"footer": {"layout": ["x"]}}},
        {"slideType": "pyramid", "title": "T", "levels": [{"label": "\t"}, {"label": "Base"}]},
        {"slideType": "timeline", "title": "T", "events": [{"label": "\t"}, {"label": "Launch"}]},
    ],
    ids=["an empty footer", "a footer of nothing known", "a level of a blank", "an event of a blank"],
)
def test_what_shows_nothing_stops_no_deck(slide: dict[str, Any]) -> None:
    """With and without an animation."""
    for animation in ("none", "buildByPoint", "fadeIn"):
        assert len(pages_of({**slide, "animation": animation})[0]) == 1


def test_body_text_is_never_larger_than_the_title() -> None:
    """In every look, where there is more than one, which is a statement; numerals are no text."""
    for look in THEMES:
        for count in (2, 3, 5):
            slide = {"slideType": "title-body", "title": "We grow", "body": ["Ship in May and hire two"] * count}
            page = pages_of(slide, theme=look)[0][0]
            lines = [line for element in page.elements if isinstance(element, Shape) for line in element.paragraphs]
            title = next(line for line in lines if line.text == "We grow").runs[0].size
            body = [run.size for line in lines for run in line.runs if run.text.startswith("Ship")]
            assert len(body) == count
            assert 14 <= min(body) <= max(body) <= title


def test_many_points_go_into_columns() -> None:
    """Twelve of them fill both columns of the page."""
    slide = {"slideType": "title-body", "title": "T", "body": ["A point of ordinary length to make"] * 12}
    page, _ = page_of(slide)
    points = [
        e for e in page.elements if isinstance(e, Shape) and any(p.text.startswith("A point") for p in e.paragraphs)
    ]
    assert len({point.frame.x for point in points}) == 2


def test_charts_fill_their_page() -> None:
    """A bridge takes all that the frame leaves."""
    entries = [{"label": "a", "value": 1, "type": "total"}] * 3
    page, _ = page_of({"slideType": "waterfall", "title": "T", "entries": entries})
    chart = next(element for element in page.elements if isinstance(element, Chart))
    assert chart.frame.height > 0.65 * PAGE_HEIGHT_PT * EMU_PER_PT


def test_what_has_no_effect_is_named() -> None:
    """Bindings and unknown footer parts are not dropped without a word."""
    slide = {
        "slideType": "title-body",
        "title": "T",
        "body": ["a"],
        "bindings": [{"bindingKey": "arr", "path": "crm.arr"}],
        "chrome": {"footer": {"layout": ["clock", "pageNumber"], "disclaimer": "Confidential"}},
    }
    page, codes = page_of(slide)
    assert {"BINDING_NOT_RESOLVED", "OPTION_WITHOUT_EFFECT"} <= codes
    assert any("Confidential" in line.text for e in page.elements if isinstance(e, Shape) for line in e.paragraphs)
