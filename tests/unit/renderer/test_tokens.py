"""Tokens and chrome: each takes effect, or a finding says why not."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.looks import lines_from
from renderer.scene import EMU_PER_PT, Connector, Page, Picture, Scene, Shape, Table
from renderer.typesetting.typesetter import Typesetter

BOOK = FontBook.load()
POINTS = {
    "slideType": "title-body",
    "title": "We grow",
    "body": ["One", "Two", "Three", "Four", "Five", "Six", "Seven"],
    "eyebrow": "Board",
}
KPIS = {"slideType": "kpi-grid", "title": "Figures", "items": [{"label": "ARR", "value": "$4M"}] * 3}
TABLE = {
    "slideType": "comparison-table",
    "title": "Ways",
    "columns": ["", "Debt", "Equity"],
    "rows": [{"label": "Cost", "values": ["4 %", "12 %"]}] * 3,
}
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
EVENTS = {"slideType": "timeline", "title": "Plan", "events": [{"label": "Hire", "date": "May"}] * 3}


def scene_of(*slides: dict[str, Any], **root: Any) -> tuple[Scene, set[str]]:
    """The scene of a deck, and the paths of what its findings speak of."""
    document = {"version": "2.0", "title": "Deck", "slides": list(slides or (POINTS,)), **root}
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    return scene, {finding.component_path or "" for finding in findings}


def texts(page: Page) -> Iterator[tuple[str, Shape]]:
    """Words and the shape they stand in."""
    for element in page.elements:
        if isinstance(element, Shape) and element.paragraphs:
            yield "\n".join(line.text for line in element.paragraphs), element


def named(page: Page, name: str) -> Shape:
    """A shape by its name."""
    return next(shape for _, shape in texts(page) if shape.name == name)


def test_a_canvas_of_four_by_three_is_narrower() -> None:
    """Pages measure 720 x 540 pt, keep the margin, and have the surface for their ground."""
    canvas = {"ratio": "4:3", "margin": 30, "surface": "#FFFDF8"}
    scene, said = scene_of(POINTS, KPIS, TABLE, EVENTS, tokens={"canvas": canvas})
    assert (scene.size, scene.theme.colors["lt1"], said) == ((720.0, 540.0), "#FFFDF8", set())
    for page in scene.pages:
        boxes = [shape.frame for _, shape in texts(page)]
        assert min(box.x for box in boxes) == 30 * EMU_PER_PT
        assert max(box.x + box.width for box in boxes) == 690 * EMU_PER_PT


def test_density_moves_things_together() -> None:
    """Cards of a dense deck stand closer than those of an airy one."""

    def gap(density: float) -> int:
        scene, _ = scene_of(KPIS, tokens={"canvas": {"density": density}})
        cards = sorted((s.frame for text, s in texts(scene.pages[0]) if "ARR" in text), key=lambda frame: frame.x)
        return cards[1].x - cards[0].x - cards[0].width

    assert gap(0.6) > gap(1.0) > gap(1.6)


def test_the_palette_names_slots_of_the_theme() -> None:
    """A deck is recoloured by its theme; only lines, which have no slot, carry their colour themselves."""
    palette = {"foreground": "#102030", "muted": "#405060", "faint": "#8090A0", "accent": "#d00", "rule": "#CCBBAA"}
    scene, _ = scene_of(TABLE, tokens={"palette": palette})
    colors = scene.theme.colors
    found = (colors["dk1"], colors["dk2"], colors["accent5"], colors["accent1"])
    assert found == ("#102030", "#405060", "#8090A0", "#DD0000")
    table = next(element for element in scene.pages[0].elements if isinstance(element, Table))
    assert table.rows[1][0].borders[3] is not None
    assert table.rows[1][0].borders[3].color == "#CCBBAA"


def test_type_roles_set_their_text() -> None:
    """Family, size, weight, slant, spacing and transform of titles, of body text and of eyebrows."""
    tokens = {
        "title": {"family": "Arial", "size": 22, "weight": 400, "italic": True, "transform": "upper"},
        "body": {"size": 14, "family": "Cambria", "lineHeight": 25},
        "eyebrow": {"transform": "lower", "letterSpacing": 3},
        "nav": {"size": 9},
    }
    scene, said = scene_of(POINTS, tokens={"type": tokens})
    page = scene.pages[0]
    title, body = named(page, "Title").paragraphs[0].runs[0], named(page, "Body").paragraphs[0]
    assert (title.size, title.bold, title.italic, title.caps, title.text) == (22.0, False, True, True, "We grow")
    assert {run.size for line in named(page, "Body").paragraphs for run in line.runs} == {14.0}
    assert body.line_spacing == pytest.approx(25 / 14 / 1.22)
    assert (scene.theme.heading_family, scene.theme.family) == ("Arial", "Cambria")
    eyebrow = next(shape for text, shape in texts(page) if text == "board")
    assert eyebrow.paragraphs[0].runs[0].spacing == 3.0
    assert named(page, "Page number").paragraphs[0].runs[0].size == 9.0
    assert said == set()


def test_rules_and_ornaments_are_drawn() -> None:
    """Two strokes under the title, dashed dividers, chevrons before points, numbers on steps and of pages."""
    rules = {"title": "3px solid #DA291C + 1px solid #CCCCCC gap:1", "divider": "1px dashed #999999"}
    ornament = {
        "bullet": {"marker": "chevron", "color": "#DA291C"},
        "stepMarker": "number",
        "pageNumber": "{n} of {total}",
    }
    scene, said = scene_of(POINTS, EVENTS, tokens={"rules": rules, "ornament": ornament})
    assert scene.blueprint is not None
    below = [mark.fill or (mark.line and mark.line.color) for mark in scene.blueprint.titled]
    assert below == ["#DA291C", "#CCCCCC"]
    points, steps = scene.pages
    strokes = [shape.line for shape in points.elements if isinstance(shape, Shape) and shape.line]
    assert any(stroke.dash and stroke.color == "#999999" for stroke in strokes)
    sign = named(points, "Body").paragraphs[0].bullet
    assert sign is not None
    assert (sign.character, sign.color) == ("\u203a", "#DA291C")
    assert [text for text, shape in texts(steps) if shape.geometry == "ellipse"] == ["1", "2", "3"]
    number = named(steps, "Page number").paragraphs[0]
    assert ("".join(run.text for run in number.runs), number.runs[0].field) == ("2 of 2", "slidenum")
    assert said == set()


@pytest.mark.parametrize(
    ("tokens", "path"),
    [
        ({"rules": {"title": "thick and red"}}, "tokens.rules.title"),
        ({"rules": {"section": "thick and red"}}, "tokens.rules.section"),
        ({"ornament": {"stepMarker": "unicorn"}}, "tokens.ornament.stepMarker"),
        ({"ornament": {"pageNumber": "page"}}, "tokens.ornament.pageNumber"),
        ({"type": {"body": {"weight": 300}}}, "tokens.type.body.weight"),
        ({"canvas": {"margin": 240}}, "tokens.canvas.margin"),
        ({"spacing": {"md": 400}}, "tokens.spacing.md"),
        ({"embeddedFonts": [{"family": "F", "src": "data:font/ttf;base64,AAAA"}]}, "tokens.embeddedFonts[0]"),
    ],
)
def test_what_has_no_effect_is_a_finding(tokens: dict[str, Any], path: str) -> None:
    """Nothing of the tokens is dropped without a word."""
    assert path in scene_of(tokens=tokens)[1]


def test_sections_have_the_lines_they_are_given() -> None:
    """Under a ribbon and under a tag, across their regions."""
    blocks = [
        {"primitive": name, "region": {"x": 40, "y": y, "w": 300, "h": 60}, "input": {"label": "Market"}}
        for name, y in (("sectionRibbon", 150), ("sectionTag", 250))
    ]
    slide = {"slideType": "composition", "title": "Sections", "blocks": blocks}
    scene, said = scene_of(slide, tokens={"rules": {"section": "3px solid #DA291C"}})
    lines = [s.frame for s in scene.pages[0].elements if isinstance(s, Shape) and s.fill == "#DA291C"]
    assert [line.width for line in lines] == [300 * EMU_PER_PT] * 2
    assert said == set()


def test_pictures_are_treated_as_the_deck_says() -> None:
    """Grey, rounded, and under the deck's overlay unless they bring one."""
    photo = {"treatment": "mono", "radius": 12, "overlay": "#102030", "opacity": 0.5}
    region = {"x": 40, "y": 150, "w": 300, "h": 200}
    block = {"primitive": "imageBleed", "region": region, "input": {"src": PIXEL, "alt": "A dot"}}
    slide = {"slideType": "composition", "title": "Picture", "blocks": [block]}
    scene, said = scene_of(slide, tokens={"photo": photo})
    shown = next(one for one in scene.pages[0].elements if isinstance(one, Picture))
    assert (shown.fill.grey, shown.fill.opacity, shown.radius) == (True, 1.0, 12.0)
    veil = next(one for one in scene.pages[0].elements if isinstance(one, Shape) and (one.fill or "").startswith("#10"))
    assert (veil.fill, veil.radius, said) == ("#102030 alpha:50196", 12.0, set())


def test_chrome_of_the_deck_gives_way_to_that_of_a_slide() -> None:
    """Key by key: a slide changes the disclaimer and keeps the project's code."""
    chrome = {"footer": {"disclaimer": "Confidential", "projectCode": "PX-1"}}
    own = {**POINTS, "chrome": {"footer": {"disclaimer": "Public"}}}
    scene, _ = scene_of(POINTS, own, tokens={"chrome": chrome})
    words = ["   ".join(text for text, _ in texts(page)) for page in scene.pages]
    assert ("Confidential" in words[0], "Public" in words[1], "Confidential" in words[1]) == (True, True, False)
    assert all("PX-1" in text for text in words)


def test_a_footer_is_laid_out_in_the_order_given() -> None:
    """From left to right; spacers push apart, a watermark is drawn behind everything."""
    footer = {
        "layout": ["pageNumber", "spacer", "disclaimer", "spacer", "projectCode"],
        "disclaimer": "Confidential",
        "projectCode": "PX-1",
        "topRule": "2px solid #DA291C",
        "watermark": "DRAFT",
        "height": 44,
    }
    scene, said = scene_of({**POINTS, "chrome": {"footer": footer}})
    page = scene.pages[0]
    order = sorted((shape.frame.x, text) for text, shape in texts(page) if text in {"1", "Confidential", "PX-1"})
    assert [text for _, text in order] == ["1", "Confidential", "PX-1"]
    assert page.elements[0].name == "Watermark"
    assert any(isinstance(one, Shape) and one.fill == "#DA291C" for one in page.elements)
    assert said == set()


def test_a_ribbon_moves_the_title_and_says_what_it_is() -> None:
    """The page draws its marks by itself then, since its title stands lower than the layout's."""
    chrome = {"headerRibbon": {"height": 30, "fill": "#0B2545", "type": "Project Cobalt", "align": "right"}}
    plain, ribboned = scene_of(POINTS, {**POINTS, "chrome": chrome})[0].pages
    ribbon = named(ribboned, "Ribbon")
    assert (ribbon.fill, ribbon.paragraphs[0].align, ribbon.paragraphs[0].runs[0].color) == ("#0B2545", "r", "bg1")
    assert named(ribboned, "Title").frame.y - named(plain, "Title").frame.y == 20 * EMU_PER_PT
    assert (plain.bare, ribboned.bare) == (False, True)
    low = scene_of({**POINTS, "chrome": {"headerRibbon": {"height": 4, "type": "Cobalt"}}})[1]
    assert "slides[0].chrome.headerRibbon.height" in low


@pytest.mark.parametrize("text", ["none", "", "1px solid #abc", "0.5px dotted rule + 2px solid #11223344 gap: 3"])
def test_lines_are_read(text: str) -> None:
    """Strokes from the top down."""
    assert len(lines_from(text)) == (0 if text in {"none", ""} else text.count("px"))


@pytest.mark.parametrize(
    "text", ["1 solid #abc", "1px wavy #abc", "1px solid red", "1px solid #abc +", "1px solid #abcde"]
)
def test_what_is_no_line_is_refused(text: str) -> None:
    """The caller is told."""
    with pytest.raises(ValueError, match=r"."):
        lines_from(text)


WORDS = st.sampled_from(
    ["ARR", "Growth above plan", "Rechtsschutzversicherungsgesellschaften", "売上高は増加", "نمو", "x" * 50]
)
COLOR = st.sampled_from(["#000000", "#FFFFFF", "#DA291C", "#0B2545", "#777777"])


def some(**optional: Any) -> Any:
    """A strategy for objects all of whose keys may be absent."""
    return st.fixed_dictionaries({}, optional=optional)


ROLE = some(
    family=st.sampled_from(["Arial", "Cambria", "Nowhere Sans"]),
    weight=st.sampled_from([300, 400, 700]),
    size=st.sampled_from([6, 14, 40, 120]),
    letterSpacing=st.sampled_from([-1, 4]),
    lineHeight=st.sampled_from([8, 40]),
    transform=st.sampled_from(["upper", "lower", "title"]),
)
RULE = st.sampled_from(["none", "3px solid #DA291C + 1px solid #CCCCCC gap:1", "rubbish"])
CHROME = some(
    headerRibbon=some(height=st.sampled_from([0, 8, 60, 300]), type=WORDS, fill=COLOR),
    footer=some(
        enabled=st.booleans(),
        height=st.sampled_from([0, 20, 60, 400]),
        layout=st.lists(st.sampled_from(["spacer", "pageNumber", "disclaimer", "projectCode", "clock"]), max_size=6),
        disclaimer=WORDS,
        projectCode=WORDS,
        topRule=st.booleans() | RULE,
        watermark=WORDS,
    ),
)
TOKENS = some(
    canvas=some(
        ratio=st.sampled_from(["16:9", "4:3"]),
        margin=st.sampled_from([0, 20, 250]),
        density=st.sampled_from([0.6, 1, 1.6]),
        surface=COLOR,
    ),
    palette=some(foreground=COLOR, muted=COLOR, rule=COLOR, accent=COLOR, accentInverse=COLOR, accentSecondary=COLOR),
    type=some(display=ROLE, title=ROLE, body=ROLE, caption=ROLE, eyebrow=ROLE, nav=ROLE),
    rules=some(title=RULE, divider=RULE, edge=RULE),
    ornament=some(
        bullet=some(marker=st.sampled_from(["none", "autoNum", "openDot"]), indent=st.sampled_from([0, 60])),
        stepMarker=st.sampled_from(["number", "square", "x"]),
        pageNumber=st.sampled_from(["{n} / {total}", "chip", "ruled", "x"]),
    ),
    chrome=CHROME,
    spacing=some(xs=st.sampled_from([0, 90]), md=st.sampled_from([0, 90]), lg=st.sampled_from([0, 90])),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.sampled_from(THEMES), TOKENS, WORDS, WORDS)
def test_any_tokens_leave_everything_on_the_page(look: str, tokens: dict[str, Any], title: str, words: str) -> None:
    """Whatever is asked for: nothing is off the page, and text that overflows is told."""
    points = {**POINTS, "title": title, "body": [words] * 4, "subtitle": words, "insight": words}
    document = {
        "version": "2.0",
        "title": "Deck",
        "slides": [points, KPIS, TABLE, EVENTS],
        "theme": look,
        "tokens": tokens,
    }
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    width, height = (round(length * EMU_PER_PT) for length in scene.size)
    told = {finding.slide_index for finding in findings if finding.code in {"OVERFLOW_BODY_TEXT", "TABLE_TOO_DENSE"}}
    typesetter = Typesetter(BOOK, scene.theme.family, scene.theme.heading_family)
    for number, page in enumerate(scene.pages):
        for frame in (element.frame for element in page.elements if not isinstance(element, Connector)):
            assert min(frame.x, frame.y, frame.width, frame.height) >= 0
            assert frame.x + frame.width <= width
            assert frame.y + frame.height <= height
        for _, shape in texts(page):
            left, top, right, bottom = shape.body.insets
            measured = typesetter.measure(shape.paragraphs, shape.frame.width / EMU_PER_PT - left - right)
            room = shape.frame.height / EMU_PER_PT - top - bottom + 1.5
            assert measured.height <= room or number in told, shape.name
