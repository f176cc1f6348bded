"""How blocks stand, read and move."""

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from deck_documents import parse
from deck_fonts import FontBook
from deck_presentation.contrast import contrast
from renderer.compile import compile_deck
from renderer.scene import EMU_PER_PT, Connector, Picture, Shape, Table
from renderer.scene.theme import theme_for
from renderer.typesetting.typesetter import Typesetter
from tests.support.page_checks import off_page, rect, shape_of, text_over_text, texts, words

EXAMPLE = Path(__file__).parents[4] / "examples/composition_showcase.json"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def picture(color: str = "#101820", size: tuple[int, int] = (40, 20)) -> str:
    """A picture of one colour, as a data URL."""
    buffer = io.BytesIO()
    Image.new("RGB", size, color).save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


def titles(page: Any) -> list[str]:
    """The text of title placeholders."""
    return [
        element.paragraphs[0].text if isinstance(element, Shape) else element.body.paragraphs[0].text
        for element in page.elements
        if getattr(element, "placeholder", None) and element.placeholder.kind == "title"
    ]


def codes(findings: list[Any]) -> set[str]:
    """What was said, without what is only recommended."""
    return {finding.code for finding in findings} - {"REGION_TOO_SMALL"}


def test_a_slide_has_one_title(compose: Any, block: Any) -> None:
    """That of a title block, of words in a title's role that say it, or else the slide's own."""
    text = block("textBlock", (0, 4, 12, 4), content="Our plan", role="display")
    assert titles(compose(text)[0]) == ["Title"]
    assert titles(compose(text, title="Our plan")[0]) == ["Our plan"]
    page, findings = compose(block("titleBlock", (0, 0, 12, 2), title="Shown"), text, title="Our plan")
    assert titles(page) == ["Shown"]
    assert [finding.component_path for finding in findings if finding.rule == "RND202"] == ["slides[0].title"]


def test_a_title_block_in_the_first_row_stands_where_other_titles_do(compose: Any, block: Any) -> None:
    """Slides of one deck do not jump."""
    text = block("textBlock", (0, 6, 12, 6), content="x")
    own, _ = compose(text, title="Same")
    held, _ = compose(block("titleBlock", (0, 0, 12, 2), title="Same"), text, title="Same")
    one, other = shape_of(own, "Same"), shape_of(held, "Same")
    assert (one.frame.x, one.frame.y) == (other.frame.x, other.frame.y)


def test_the_grid_has_equal_cells_and_the_gap_between_them(compose: Any, block: Any) -> None:
    """Thirds are equally wide, 20 px apart, and reach from margin to margin."""
    thirds = [block("bannerBand", (col, 0, 4, 6), text=str(col)) for col in (0, 4, 8)]
    page, _ = compose(*thirds, gap=20)
    left, middle, right = (rect(shape_of(page, str(col)).frame) for col in (0, 4, 8))
    assert left.width == pytest.approx(middle.width, abs=0.01) == pytest.approx(right.width, abs=0.01)
    assert middle.x - left.right == pytest.approx(20, abs=0.01) == pytest.approx(right.x - middle.right, abs=0.01)
    assert left.x == pytest.approx(960 - right.right, abs=0.01)


@pytest.mark.parametrize("primitive", ["bulletList", "infoCard"])
def test_running_text_is_no_larger_than_a_small_title(primitive: str, compose: Any, block: Any) -> None:
    """A document that asks for titles of 18 pt gets lists and cards no larger."""
    given: dict[str, Any] = (
        {"items": [{"text": "Approve it", "level": 1}]} if primitive == "bulletList" else {"body": ["Approve it"]}
    )
    tokens = {"type": {"title": {"size": 18}}}
    page, _ = compose(block(primitive, (0, 2, 12, 10), **given), theme="terminal", tokens=tokens)
    (run,) = shape_of(page, "Approve it").paragraphs[0].runs
    assert run.size == 18


@pytest.mark.parametrize(
    ("region", "count", "anchor"), [((5, 0, 7, 12), 3, "ctr"), ((5, 0, 7, 12), 14, "t"), ((5, 0, 7, 5), 2, "t")]
)
def test_a_short_list_as_high_as_the_page_stands_in_its_middle(
    region: tuple[int, int, int, int], count: int, anchor: str, compose: Any, block: Any
) -> None:
    """As the figure beside it does; a long one, and one with blocks above or below, begins at the top."""
    hero = block("kpiHero", (0, 0, 5, 12), label="Renewal rate", value="94 %")
    items = [{"text": f"Price {number}"} for number in range(count)]
    page, _ = compose(hero, block("bulletList", region, items=items))
    assert shape_of(page, "Price 0").body.anchor == anchor


@pytest.mark.parametrize(
    ("words", "italic"),
    [("We sell uptime", True), ("止まらない設備", False), ("نبيع الوقت", False)],
)
def test_scripts_without_italics_are_not_slanted(words: str, italic: bool, compose: Any, block: Any) -> None:
    """The look slants what stands out in Latin letters; what the document asks for is done in all scripts."""
    asked: dict[str, Any]
    for asked, slanted in (({}, italic), ({"italic": True}, True)):
        page, _ = compose(block("textBlock", (0, 0, 12, 8), content=words, role="display", **asked), theme="paper")
        assert shape_of(page, words).paragraphs[0].runs[0].italic == slanted


@pytest.mark.parametrize(("color", "is_kept"), [("accent", False), ("#4ADE80", True), ("foreground", False)])
@pytest.mark.parametrize("primitive", ["textBlock", "calloutBox"])
def test_names_of_the_palette_can_be_read_on_the_fill_of_their_block(
    primitive: str, color: str, is_kept: bool, compose: Any, block: Any
) -> None:
    """Pale inks of a dark look on a pale fill of the document; what the document gives in digits is its choice."""
    content = [{"runs": [{"text": "Approve it", "color": color}]}]
    page, _ = compose(block(primitive, (0, 2, 12, 10), content=content, fill="#F4F5F7"), theme="terminal")
    (run,) = shape_of(page, "Approve it").paragraphs[0].runs
    assert run.color == (color if is_kept else "bg1")  # the dark ground of the look is the ink here


def test_pixels_count_from_the_corner_and_inside_from_the_container(compose: Any, block: Any) -> None:
    """One px is one pt; padding shifts what is inside."""
    region = {"x": 100, "y": 200, "w": 300, "h": 150}
    inner = block("bannerBand", {"x": 10, "y": 20, "w": 80, "h": 40}, text="inner")
    page, _ = compose(
        block("container", region, blocks=[inner], padding=5),
        block("bannerBand", {"x": 500, "y": 210, "w": 90, "h": 50}, text="outer"),
    )
    outer, held = rect(shape_of(page, "outer").frame), rect(shape_of(page, "inner").frame)
    assert (outer.x, outer.y, outer.width, outer.height) == (500, 210, 90, 50)
    assert (held.x, held.y, held.width, held.height) == (115, 225, 80, 40)


def test_what_leaves_its_container_is_cut_and_named(compose: Any, block: Any) -> None:
    """Nothing leaves the container, however far its region points."""
    inner = [
        block("bannerBand", {"x": 250, "y": 10, "w": 300, "h": 40}, text="partly"),
        block("bannerBand", {"x": 700, "y": 400, "w": 200, "h": 100}, text="wholly"),
    ]
    page, findings = compose(block("container", {"x": 100, "y": 200, "w": 300, "h": 150}, blocks=inner))
    outside = [finding for finding in findings if finding.code == "CONTAINER_CHILD_OUT_OF_BOUNDS"]
    assert [finding.component_path for finding in outside] == [
        f"slides[0].blocks[0].input.blocks[{index}]" for index in (0, 1)
    ]
    for text in ("partly", "wholly"):
        box = rect(shape_of(page, text).frame)
        assert box.right <= 400.01
        assert box.bottom <= 350.01


def test_blocks_that_cover_each_other_are_named_once(compose: Any, block: Any) -> None:
    """But not frames, lines and pictures, which are meant to, nor badges that lie above."""
    card = block("infoCard", (0, 0, 6, 6), body=["a"])
    assert codes(compose(card, block("infoCard", (5, 5, 6, 6), body=["b"]))[1]) == {"NODE_COLLISION"}
    meant = [
        block("groupBorder", (0, 0, 8, 8), label="g"),
        block("connectorLine", (0, 0, 12, 12), start={"x": 0, "y": 0}, end={"x": 90, "y": 90}),
        block("imageBleed", (0, 0, 12, 12), src=picture(), bleed=True),
        block("diagonalStamp", (0, 0, 6, 6), text="Draft"),
        block("numberedChip", (0, 0, 1, 1), 1, index=1),
    ]
    assert codes(compose(card, *meant)[1]) == set()
    assert codes(compose(card, block("numberedChip", (0, 0, 1, 1), index=1))[1]) == {"NODE_COLLISION"}


def test_a_block_over_the_title_or_the_page_number_is_named(compose: Any, block: Any) -> None:
    """Regions in px may reach there."""
    for region in ({"x": 60, "y": 40, "w": 300, "h": 40}, {"x": 800, "y": 500, "w": 160, "h": 40}):
        assert codes(compose(block("bannerBand", region, text="x"))[1]) == {"NODE_COLLISION"}


def test_small_regions_are_told_the_recommended_minimum(compose: Any, block: Any) -> None:
    """In cells of the slide, also for regions in px and inside containers."""
    hero = {"label": "l", "value": "1"}
    _, findings = compose(
        block("kpiHero", (0, 0, 4, 5), **hero), block("kpiHero", {"x": 500, "y": 120, "w": 150, "h": 300}, **hero)
    )
    said = [finding for finding in findings if finding.code == "REGION_TOO_SMALL"]
    assert len(said) == 2
    assert "5 x 5" in said[0].message
    assert "4 x 5" in said[0].message


def test_words_read_on_whatever_lies_below_them(compose: Any, block: Any) -> None:
    """A container's ground, a dark picture under the slide's title, a fill with a veil."""
    inner = [
        block("bulletList", (0, 0, 12, 6), items=[{"text": "point"}]),
        block("sourceLine", (0, 6, 12, 6), content="source", kind="plain"),
    ]
    page, _ = compose(
        block("imageBleed", (0, 0, 12, 12), src=picture("#0A1420"), bleed=True),
        block("container", (0, 0, 6, 6), blocks=inner, background="#14532D"),
        block("textBlock", (6, 0, 6, 6), content="plain"),
        block("calloutBox", (0, 6, 6, 6), content="remark"),
    )
    theme = theme_for(None)
    for text, ground in (
        ("Title", "#0A1420"),
        ("point", "#14532D"),
        ("source", "#14532D"),
        ("plain", "#0A1420"),
        ("remark", theme.hex_of("accent6")),
        ("1", "#0A1420"),
    ):
        ink = words(shape_of(page, text))[0].runs[0].color
        assert contrast(theme.hex_of(ink), ground) >= 4.5, text


def test_figures_on_a_dark_ground_stand_on_a_plate(compose: Any, block: Any) -> None:
    """Their colours are made for the ground of the slide."""
    rows = [{"label": "Sales", "value": "12"}]
    page, _ = compose(
        block(
            "container", (0, 0, 8, 8), background="foreground", blocks=[block("metricStack", (0, 0, 12, 12), rows=rows)]
        )
    )
    fills = [element.fill for element in page.elements if isinstance(element, Shape) and element.fill]
    assert fills[:2] == ["tx1", "bg1"]


def test_bleeding_pictures_reach_the_edges_they_touch(compose: Any, block: Any) -> None:
    """Below a title they leave its place free; one that fills the grid becomes the slide's ground."""
    text = block("bannerBand", (0, 6, 3, 2), text="x")
    half, _ = compose(block("imageBleed", (6, 0, 6, 12), src=picture(), alt="Town", bleed=True), text)
    whole, _ = compose(block("imageBleed", (0, 0, 12, 12), src=picture(), bleed=True), text)
    photo = next(element for element in half.elements if isinstance(element, Picture))
    box, title = rect(photo.frame), rect(shape_of(half, "Title").frame)
    assert (box.right, box.bottom) == (960, 540)
    assert box.y >= title.bottom
    assert photo.description == "Town"
    ground = rect(next(element for element in whole.elements if isinstance(element, Picture)).frame)
    assert (ground.x, ground.y, ground.right, ground.bottom) == (0, 0, 960, 540)
    assert isinstance(whole.elements[0], Picture)


def test_pictures_are_cut_as_told_and_never_distorted(compose: Any, block: Any) -> None:
    """What is left has the shape of its region."""
    region = {"x": 100, "y": 150, "w": 200, "h": 200}
    page, _ = compose(block("imageBleed", region, src=picture(size=(400, 200)), crop={"left": 0.5, "top": 0.2}))
    left, top, right, bottom = next(e for e in page.elements if isinstance(e, Picture)).fill.crop
    kept = (100 - left - right) * 400, (100 - top - bottom) * 200
    assert kept[0] == pytest.approx(kept[1])
    assert left >= 50
    assert top >= 20


def test_a_missing_picture_leaves_its_words_and_a_finding(compose: Any, block: Any) -> None:
    """Whether there is none, or it cannot be read."""
    page, findings = compose(
        block("imageBleed", (0, 0, 6, 6), fallbackText="A map of the town"),
        block("pageStamp", (6, 0, 2, 2), src="data:image/png;base64,AAAA", alt="Sign", fallbackText="Utility"),
    )
    assert {"A map of the town", "Utility"} <= set(texts(page))
    assert [finding.component_path for finding in findings if finding.code == "ASSET_MISSING"] == [
        "slides[0].blocks[0].input.src",
        "slides[0].blocks[1].input.src",
    ]


def test_frames_lie_below_and_stamps_above_unless_told(compose: Any, block: Any) -> None:
    """`zIndex` decides; among equals, the order of the document."""
    page, _ = compose(
        block("diagonalStamp", (8, 0, 4, 4), text="Draft"),
        block("bannerBand", (0, 0, 6, 2), 5, text="high"),
        block("bannerBand", (0, 4, 6, 2), text="low"),
        block("groupBorder", (0, 0, 12, 12), label="frame"),
    )
    order = [text for text in texts(page) if text in {"Draft", "high", "low", "frame"}]
    assert order == ["frame", "low", "Draft", "high"]


def test_connectors_run_between_their_points(compose: Any, block: Any) -> None:
    """Bent, dashed, with heads; an end beyond the slide is drawn back and named."""
    page, findings = compose(
        block(
            "connectorLine",
            {"x": 100, "y": 200, "w": 100, "h": 100},
            start={"x": 0, "y": 0},
            end={"x": 2000, "y": 50},
            kind="elbow",
            arrow="end",
            dash="dot",
        )
    )
    wire = next(element for element in page.elements if isinstance(element, Connector))
    assert [side / EMU_PER_PT for side in (*wire.start, *wire.end)] == [100, 200, 960, 250]
    assert (wire.kind, wire.arrow_start, wire.arrow_end, wire.line.dash) == ("elbow", None, "triangle", "sysDot")
    assert [finding.component_path for finding in findings] == ["slides[0].blocks[0].input.end"]


@pytest.mark.parametrize("degrees", [-90, 12, 45, 180])
def test_turned_text_stays_in_its_region(compose: Any, block: Any, degrees: float) -> None:
    """The box is as large as its turn allows."""
    page, _ = compose(block("textBlock", (9, 8, 3, 4), content="Turned words", rotation=degrees))
    box = shape_of(page, "Turned words")
    assert box.turn.rotation == degrees
    assert off_page(page) == []
    assert text_over_text(page) == []


def test_right_to_left_pages_are_mirrored_whole(compose: Any, block: Any) -> None:
    """Text, lines, pictures, arrows and turned words alike."""
    title = "\u062e\u0637\u0629"
    blocks = [
        block("textBlock", {"x": 50, "y": 150, "w": 200, "h": 90}, content=title, insets={"left": 30}),
        block("connectorLine", {"x": 100, "y": 300, "w": 10, "h": 10}, start={"x": 0, "y": 0}, end={"x": 50, "y": 0}),
        block("imageBleed", {"x": 300, "y": 150, "w": 200, "h": 90}, src=picture(), alt="x"),
        block("chevronArrow", {"x": 50, "y": 400, "w": 200, "h": 50}, direction="right", label="go"),
        block("textBlock", {"x": 600, "y": 150, "w": 200, "h": 90}, content="turned", rotation=30),
    ]
    plain, mirrored = compose(*blocks, title="Plan")[0], compose(*blocks, title=title)[0]
    for one, other in zip(plain.elements[-6:-1], mirrored.elements[-6:-1], strict=True):
        left, right = rect(one.frame), rect(other.frame)
        assert left.x + right.right == pytest.approx(960, abs=0.01)
    text, wire, _, arrow, turned = mirrored.elements[-6:-1]
    assert words(text)[0].rtl
    assert words(text)[0].align == "r"
    assert isinstance(text, Shape)
    assert text.body is not None
    assert text.body.insets == (0, 0, 30, 0)
    assert isinstance(wire, Connector)
    assert wire.start[0] > wire.end[0]
    assert isinstance(arrow, Shape)
    assert arrow.turn.flip_h
    assert isinstance(turned, Shape)
    assert turned.turn.rotation == -30


def test_an_animation_brings_in_block_by_block(compose: Any, block: Any) -> None:
    """All of a card at once, a list point by point; titles and sources are there from the start."""
    given = [
        block("titleBlock", (0, 0, 12, 2), title="T"),
        block("infoCard", (0, 2, 6, 6), lead="l", body=["b"], footer="f"),
        block("bulletList", (6, 2, 6, 6), items=[{"text": "one"}, {"text": "two"}]),
        block("sourceLine", (0, 11, 12, 1), content="s"),
    ]
    page, _ = compose(*given, animation="buildByPoint")
    assert [one.trigger for one in page.animations] == ["click", *["with"] * 4, "click", "click"]
    assert [one.paragraph for one in page.animations[-2:]] == [0, 1]
    slide = {"slideType": "composition", "title": "T", "blocks": given, "animation": "buildByPoint", "notes": ["Say"]}
    parsed = parse("protocol_v2", {"version": "2.0", "title": "D", "slides": [slide]})
    root = etree.fromstring(_part(compile_deck(parsed).pptx, "ppt/slides/slide1.xml"))
    clicks = [node for node in root.iter(f"{P}cTn") if node.get("nodeType") == "clickEffect"]
    assert len(clicks) == 3
    targets = {node.get("spid") for node in root.iter(f"{P}spTgt")}
    assert targets <= {node.get("id") for node in root.iter(f"{P}cNvPr")}


def test_nested_points_hang_under_their_point(compose: Any, block: Any) -> None:
    """A step further in, a little smaller, in the second voice."""
    page, _ = compose(block("bulletList", (0, 0, 6, 8), items=[{"text": "a"}, {"text": "b", "level": 2}]))
    outer, inner = words(shape_of(page, "a"))
    assert inner.indent == 2 * outer.indent
    assert (outer.level, inner.level) == (0, 1)
    assert inner.runs[0].size < outer.runs[0].size


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"content": "Annual report"}, "Source: Annual report"),
        ({"content": "Quelle: Bericht"}, "Quelle: Bericht"),
        ({"content": "\u5e74\u6b21\u5831\u544a\u306e"}, "\u51fa\u5178\uff1a\u5e74\u6b21\u5831\u544a\u306e"),
        ({"content": "rounded", "kind": "note"}, "Note: rounded"),
        ({"content": "as is", "kind": "plain"}, "as is"),
    ],
)
def test_source_lines_say_what_they_are(compose: Any, block: Any, given: dict[str, str], shown: str) -> None:
    """In the language of their words, unless they say it themselves."""
    page, _ = compose(block("sourceLine", (0, 11, 12, 1), **given))
    assert shown in texts(page)


def test_text_without_room_is_named_by_its_block(compose: Any, block: Any) -> None:
    """Path, smallest size and the advice to split."""
    inner = block("textBlock", (0, 0, 6, 6), content="word " * 300)
    _, findings = compose(block("container", (0, 0, 3, 3), blocks=[inner]))
    said = {finding.rule: finding.component_path for finding in findings}
    assert said["RND101"] == "slides[0].blocks[0].input.blocks[0].input"
    assert "RND102" in said


def test_the_example_shows_every_primitive_without_a_finding() -> None:
    """It is what people copy from."""
    document = json.loads(EXAMPLE.read_text())["document"]
    deck = compile_deck(parse("protocol_v2", document))
    assert deck.findings == ()
    assert deck.slide_count == len(document["slides"])


def _part(pptx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(pptx)) as archive:
        return archive.read(name)


def test_a_card_with_a_footer_has_no_text_over_text(compose: Any, block: Any) -> None:
    """Words and footer stand beside each other on a plate that says nothing."""
    page, _ = compose(block("infoCard", (0, 2, 6, 6), lead="l", body=["b"], footer="f"))
    assert not text_over_text(page)
    framed = [rect(shape_of(page, word).frame) for word in ("b", "f")]
    assert framed[0].bottom <= framed[1].y


@pytest.mark.parametrize("label", ["Implementation", "Requirements analysis", "Betriebsratsvereinbarung"])
def test_words_on_an_arrow_stay_whole(compose: Any, block: Any, label: str) -> None:
    """A narrow arrow gets lower rather than break its word."""
    page, findings = compose(block("chevronArrow", (0, 2, 2, 3), direction="right", label=label))
    arrow = shape_of(page, label)
    assert arrow.body is not None
    notch = dict(arrow.adjustments)["adj"] / 100_000
    frame = rect(arrow.frame)
    longest = max(label.split(), key=len)
    size = arrow.body.paragraphs[0].runs[0].size
    width = Typesetter(FontBook.load()).width(longest, size, bold=True)
    assert width <= frame.width - 2 * notch * frame.height
    assert not {f.code for f in findings} & {"OVERFLOW_BODY_TEXT"}


@pytest.mark.parametrize("index", [7, 12, 128])
def test_a_number_stays_on_one_line_of_its_chip(compose: Any, block: Any, index: int) -> None:
    """Viewers set it within the square in the circle."""
    page, _ = compose(block("numberedChip", (0, 2, 2, 1), index=index, label="Next step"))
    circle = shape_of(page, str(index))
    size = circle.paragraphs[0].runs[0].size
    assert Typesetter(FontBook.load()).width(str(index), size, bold=True) <= rect(circle.frame).width * 0.71


@pytest.mark.parametrize("region", [(0, 0, 12, 8), (0, 0, 7, 10)])
def test_a_short_table_is_as_large_as_its_rows_let_it_be(region: Any, compose: Any, block: Any) -> None:
    """Three rows of short figures have 18 pt and more, on a page of their own and beside something else."""
    rows = [{"label": name, "values": ["214", "260"]} for name in ("Beds", "Wards", "Nurses")]
    page, findings = compose(block("comparisonBand", region, columns=["Today", "Then"], rows=rows))
    table = next(element for element in page.elements if isinstance(element, Table))
    assert min(run.size for row in table.rows for cell in row for run in cell.paragraphs[0].runs) >= 18
    assert not codes(findings)


@pytest.mark.parametrize("primitive", ["kpiHero", "metricStack"])
def test_a_change_with_an_arrow_gets_no_second_one(primitive: str, compose: Any, block: Any) -> None:
    """In Japanese figures the first of "\u25bc \u25b21.3" would say the contrary of the other."""
    given = {"label": "Profit", "value": "8.4", "trend": "down"}
    for delta, shown in (("\u25b21.3", "\u25b21.3"), ("1.3", "\u25bc  1.3")):
        figure = {**given, "delta": delta}
        content = figure if primitive == "kpiHero" else {"rows": [figure]}
        page, _ = compose(block(primitive, (0, 0, 8, 8), **content))
        assert [text for text in texts(page) if "1.3" in text] == [shown]


def test_the_item_of_today_stays_in_its_region(compose: Any, block: Any) -> None:
    """Its accent hangs out on a page of its own; in a region something else stands there."""
    items = [{"label": "Review", "time": "09:00"}, {"label": "Decide", "time": "09:30"}, {"label": "Close"}]
    page, _ = compose(block("agendaList", (4, 0, 4, 12), items=items, current=1))
    every = [rect(element.frame) for element in page.elements if element.name not in {"Title", "Page number"}]
    left, right = 4 * (960 - 2 * 50) / 12, 8 * (960 - 2 * 50) / 12 + 60
    assert min(box.x for box in every) >= left
    assert max(box.right for box in every) <= right


def test_a_name_below_a_quote_keeps_off_it(compose: Any, block: Any) -> None:
    """Where there is no room for a signature, it follows with half of the gap of one."""
    page, _ = compose(block("quoteBlock", (0, 0, 6, 5), quote="Light is a visitor.", by={"name": "A. Mont"}))
    quote = next(element for element in page.elements if element.name == "Quote")
    assert [line.before for line in words(quote)][1] >= 10
