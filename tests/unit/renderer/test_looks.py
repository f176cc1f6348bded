"""Every look: readable, told apart, and the same for both schemas."""

import io
import json
import re
import zipfile
from dataclasses import astuple, replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from deck_documents import ParsedDocument, parse
from deck_documents.theme_names import THEMES
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from deck_presentation.contrast import contrast
from renderer.compile import compile_deck
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.telling_apart import difference
from renderer.looks import look_named, theme_of
from renderer.looks.coloring import changed, unreadable
from renderer.scene.theme import Theme, rgb, theme_for
from scorer.inspect_deck import score_file

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EXAMPLES = Path(__file__).parents[3] / "examples"
BOARD = json.loads((EXAMPLES / "board_update.json").read_text())["document"]
PITCH = json.loads((EXAMPLES / "seed_pitch.json").read_text())["document"]
FIXED = {key: value for key, value in BOARD.items() if key != "tokens"}
BOOK = FontBook.load()
TEXT = ("dk1", "dk2", "accent2", "accent3", "accent4")
GROUNDS = ("lt1", "lt2", "accent6")


def theme(name: str) -> Theme:
    """The theme of one look."""
    return theme_of(look_named(name), "Noto Sans CJK JP", "Arial")


def parts(pptx: bytes, prefix: str) -> dict[str, bytes]:
    """The XML parts of a deck below `prefix`."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if re.match(prefix + r"[^/]*\.xml$", name)}


@pytest.mark.parametrize("name", THEMES)
def test_all_text_reads_on_all_grounds(name: str) -> None:
    """Ink, second voice, accent, good and bad keep 4.5:1 on page, card and tint."""
    colors = theme(name).colors
    weak = {(ink, ground) for ink in TEXT for ground in GROUNDS if contrast(colors[ink], colors[ground]) < 4.5}
    assert weak == set()


# The colour-blindness of Machado, Oliveira and Fernandes (2009) at full severity, for linear RGB.
_VISION = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}


@pytest.mark.parametrize("name", THEMES)
def test_words_read_on_fills_that_stand_back(name: str) -> None:
    """Bars and levels beside those that are set off; none is louder on its ground than the accent is."""
    theme = theme_of(look_named(name), "Noto Sans CJK JP", "Arial")
    quiet, ground = theme.hex_of(theme.quiet), theme.hex_of("bg1")
    assert contrast(quiet, theme.hex_of(theme.ink_on(theme.quiet))) >= 4.5
    assert contrast(quiet, ground) < contrast(theme.hex_of(theme.mark), ground)


@pytest.mark.parametrize("vision", _VISION)
@pytest.mark.parametrize("name", THEMES)
def test_neighbouring_series_are_told_apart_by_any_eye(name: str, vision: str) -> None:
    """One series and the next differ for the commonest kinds of colour-blindness, and each shows on the page."""
    look = look_named(name)
    colors = (look.palette.accent, *look.palette.series)
    assert min(contrast(color, look.palette.ground) for color in look.palette.series) >= 2.0
    seen = [_seen(color, _VISION[vision]) for color in colors]
    assert min(_distance(one, other) for one, other in pairwise(seen)) >= 20.0


def _seen(color: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """`color` (#RRGGBB) as CIE L*a*b*, to an eye with that matrix."""
    linear = [_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    red, green, blue = (max(sum(k * c for k, c in zip(row, linear, strict=True)), 0.0) for row in matrix)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("name", THEMES)
def test_every_slide_type_satisfies_the_rules_in_every_look(name: str) -> None:
    """The scorer has nothing of warning level to say, and colours are references to the theme."""
    compiled = compile_deck(parse("protocol_v2", {**FIXED, "theme": name}), BOOK)
    report = score_file(compiled.pptx, fonts=BOOK)
    assert [(f["rule"], f["message"]) for f in report["findings"] if f["impact"] != "info"] == []
    for part in ("ppt/slides/", "ppt/slideMasters/", "ppt/slideLayouts/"):
        assert [part for part, data in parts(compiled.pptx, part).items() if b"srgbClr" in data] == []


@pytest.mark.parametrize(("schema", "document"), [("protocol_v2", FIXED), ("agent_v1", PITCH)])
def test_both_schemas_know_the_same_names(schema: str, document: dict[str, Any]) -> None:
    """Each name gives its own theme part; another name is refused with the list."""

    def written(name: str) -> bytes:
        compiled = compile_deck(parse(schema, {**document, "theme": name}), BOOK)
        return parts(compiled.pptx, "ppt/theme/")["ppt/theme/theme1.xml"]

    assert len({written(name) for name in THEMES}) == len(THEMES) >= 9
    with pytest.raises(InvalidDocument) as raised:
        parse(schema, {**document, "theme": "sepia"})
    (violation,) = raised.value.violations
    assert violation.pointer == "/theme"
    assert all(name in violation.message for name in THEMES)


def test_looks_are_families() -> None:
    """A look composes in its own way: no two are alike in more than three of the ten things that a look decides."""
    rows = {name: _decided(name) for name in THEMES}
    alike = {
        (one, other): sum(a == b for a, b in zip(rows[one], rows[other], strict=True))
        for one, other in combinations(THEMES, 2)
    }
    assert {pair: count for pair, count in alike.items() if count > 3} == {}


def _decided(name: str) -> tuple[object, ...]:
    """What a look decides: its manner, how dense its pages are, and its ground."""
    look = look_named(name)
    red, green, blue = (int(look.palette.ground[at : at + 2], 16) for at in (1, 3, 5))
    warm = "white" if red == green == blue == 255 else "warm" if red > blue else "cool"
    ground = "dark" if red + green + blue < 384 else warm
    dense = (look.spacing.density > 1.05) - (look.spacing.density < 0.95)
    return (*astuple(look.manner), dense, ground)


def test_without_a_name_the_look_is_clear() -> None:
    """protocol_v2 keeps its plain look, agent_v1 its navy one."""
    plain = compile_deck(parse("protocol_v2", FIXED), BOOK).pptx
    assert plain == compile_deck(parse("protocol_v2", {**FIXED, "theme": "clear"}), BOOK).pptx
    pitch = {key: value for key, value in PITCH.items() if key != "theme"}
    navy = compile_deck(parse("agent_v1", {**pitch, "theme": "default-navy"}), BOOK).pptx
    assert compile_deck(parse("agent_v1", pitch), BOOK).pptx == navy


@pytest.mark.parametrize("name", THEMES)
def test_the_master_says_what_the_slides_do(name: str) -> None:
    """Titles stand where the layout has them and take its size; the theme names the look's fonts."""
    look = look_named(name)
    compiled = compile_deck(parse("protocol_v2", {**FIXED, "theme": name}), BOOK)
    layout = etree.fromstring(parts(compiled.pptx, "ppt/slideLayouts/")["ppt/slideLayouts/slideLayout1.xml"])
    for data in parts(compiled.pptx, "ppt/slides/").values():
        assert _corner(_title(etree.fromstring(data))) == _corner(_title(layout))
    master = etree.fromstring(parts(compiled.pptx, "ppt/slideMasters/")["ppt/slideMasters/slideMaster1.xml"])
    assert int(master.find(f".//{P}titleStyle//{A}defRPr").get("sz")) == round(100 * look.type.title.size)
    scheme = etree.fromstring(parts(compiled.pptx, "ppt/theme/")["ppt/theme/theme1.xml"])
    names = [font.find(f"{A}latin").get("typeface") for font in scheme.find(f".//{A}fontScheme")]
    assert names == [look.heading, look.body]
    assert all(font.find(f"{A}ea").get("typeface") for font in scheme.find(f".//{A}fontScheme"))


def _title(root: Any) -> Any:
    return next(shape for shape in root.iter(f"{P}sp") if shape.find(f".//{P}ph[@type='title']") is not None)


def _corner(shape: Any) -> tuple[str, str]:
    offset = next(shape.iter(f"{A}off"))
    return offset.get("x"), offset.get("y")


def test_a_layout_carries_the_mark_of_its_titles() -> None:
    """Slides do not repeat what the layout draws, so that one change in PowerPoint changes all of them."""
    compiled = compile_deck(parse("protocol_v2", {**FIXED, "theme": "clear"}), BOOK)
    layouts = parts(compiled.pptx, "ppt/slideLayouts/")
    assert b'name="Title mark 1"' in layouts["ppt/slideLayouts/slideLayout1.xml"]
    assert not any(b"showMasterSp" in data for data in parts(compiled.pptx, "ppt/slides/").values())


def test_what_a_new_ground_would_swallow_moves() -> None:
    """A dark page makes ink, second voice and cards follow; what the document gave stays, and is told if it is weak."""
    look = look_named("clear")
    after = changed(look.palette, {"ground": "#101010"})
    for color in (after.ink, after.muted, after.good, after.bad):
        assert min(contrast(color, after.ground), contrast(color, after.surface)) >= 4.5
    given = parse("protocol_v2", {**FIXED, "tokens": {"palette": {"muted": "#DDDDDD"}}})
    assert "THEME_CONTRAST_LOW" in {finding.code for finding in _notices(given)}
    assert list(unreadable(look)) == []


def _notices(parsed: ParsedDocument) -> Any:
    return compile_deck(parsed, BOOK).findings


@pytest.mark.parametrize("look", [name for name in THEMES if name not in {"dark-punch", "midnight", "terminal"}])
def test_words_read_on_the_colors_of_charts(look: str) -> None:
    """Labels stand on slices and tiles: ink or paper reads on each, and each is seen on the page."""
    theme = theme_of(look_named(look), "Arial", "Arial")
    page, ink, panel = (theme.hex_of(slot) for slot in ("bg1", "tx1", "bg2"))
    greys = [theme.hex_of(grey) for grey in ("grey-1", "grey-2", "grey-3")]
    for color in (*greys, *theme.series):
        assert max(contrast(color, page), contrast(color, ink)) >= 4.5
    assert min(contrast(grey, ground) for grey in greys for ground in (page, panel)) >= 3
    # Seven shades of grey are not all far from the page and from each other: two of them are lighter.
    least = 2.3 if look == "monochrome" else 3
    assert min(contrast(color, page) for color in theme.series) >= least


@pytest.mark.parametrize("look", [name for name in THEMES if name not in {"dark-punch", "midnight", "terminal"}])
def test_four_series_are_told_apart_at_a_glance(look: str) -> None:
    """Two greys that hardly differed made two of four series one, though both were far enough from the page."""
    theme = theme_of(look_named(look), "Arial", "Arial")
    page, panel = theme.hex_of("bg1"), theme.hex_of("bg2")
    colors = [rgb(color, theme, page) for color in colors_of(4)]
    assert min(difference(one, other) for one, other in combinations(colors, 2)) > 10
    assert min(contrast(color, ground) for color in colors for ground in (page, panel)) >= 3


@pytest.mark.parametrize(
    ("ground", "ink", "accent", "expected"),
    [
        ("#0066CC", "#FFFFFF", "#00CCFF", "#000000"),
        ("#808080", "#999999", "#1D4ED8", "#FFFFFF"),
        ("#FFFFFF", "#111827", "#00CCFF", "tx1"),
        ("#FFFFFF", "#111827", "#1D4ED8", "bg1"),
    ],
)
def test_words_on_an_accent_are_black_or_white_where_no_colour_of_the_theme_reads(
    ground: str, ink: str, accent: str, expected: str
) -> None:
    """Templates may have a bright accent on a blue ground, with white text."""
    usual = theme_for(accent)
    template = replace(usual, colors={**usual.colors, "lt1": ground, "dk1": ink})
    assert template.ink_on("accent1") == expected
