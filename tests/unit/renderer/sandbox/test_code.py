"""What slide code may do, and what is told of its faults."""

import io
import runpy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from renderer.sandbox import deckmill_slides
from renderer.sandbox.code_checks import MAX_CODE_BYTES, fault_in
from tests.unit.renderer.sandbox.conftest import RunCode

SLIDE = """
from datetime import date
import copy, io, math
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

def build(prs):
    slide = prs.slides.add_slide(prs.slide_layouts[5])
    slide.shapes.title.text = "Rents are 30 % lower"
    add_text_box(slide, 1, 2, 4, 1, "First line\\nSecond line", font_size=20, bold=True, color="accent", name="Claim")
    add_text_box(slide, Inches(1), Pt(240), Emu(914400), 1, "Plain", color=RGBColor(1, 2, 3), align=PP_ALIGN.RIGHT)
    add_box(slide, 6, 2, 3, 2, fill_color="#E8EEF7", line_color=theme_color("accent"), name="Panel")
    add_box(slide, 6, 5, 3, 1, corner_radius=0)
    data = CategoryChartData()
    data.categories = ["A", "B"]
    data.add_series("Rent", (10, 7))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(9), Inches(2), Inches(4), Inches(4), data)
    slide.notes_slide.notes_text_frame.text = "Said aloud"
"""


def test_the_contracts_helpers_draw(run_code: RunCode, tmp_path: Path) -> None:
    """Texts, boxes, pictures and all that python-pptx offers, without its shadows."""
    answer = run_code(SLIDE)

    assert answer.fault is None
    (slide,) = Presentation(str(tmp_path / "deck.pptx")).slides
    shapes = {shape.name: shape for shape in slide.shapes}
    assert shapes["Claim"].text_frame.text == "First line\nSecond line"
    assert shapes["Panel"].left == 6 * 914_400
    assert slide.notes_slide.notes_text_frame.text == "Said aloud"
    assert b"<p:style>" not in _part(tmp_path / "deck.pptx", "ppt/slides/slide1.xml")


def test_the_same_code_makes_the_same_bytes(run_code: RunCode, tmp_path: Path) -> None:
    """Whenever it runs: neither the file nor the workbook of a chart holds a moment."""
    run_code(SLIDE)
    first = (tmp_path / "deck.pptx").read_bytes()
    run_code(SLIDE)

    assert (tmp_path / "deck.pptx").read_bytes() == first


def test_code_runs_as_the_helpers_docs_say(tmp_path: Path, base: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner in the docstring of the helpers' file, with that file copied beside it."""
    docs = deckmill_slides.__doc__ or ""
    runner = "\n".join(line[4:] for line in docs.splitlines() if line.startswith("    ") or not line.strip())
    (tmp_path / "runner.py").write_text(runner, encoding="utf-8")
    (tmp_path / "deckmill_slides.py").write_bytes(Path(deckmill_slides.__file__).read_bytes())
    (tmp_path / "slide.py").write_text(SLIDE, encoding="utf-8")
    (tmp_path / "base.pptx").write_bytes(base)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["runner.py", "slide.py", "base.pptx", "made.pptx"])

    runpy.run_path("runner.py", run_name="__main__")

    assert len(Presentation("made.pptx").slides) == 1


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        ("def build(prs):\n    x = 1\n    foo()", 3, "name 'foo' is not defined"),
        ("def build(prs):\n    prs.slides.add(1)", 2, "no attribute 'add'"),
        ("def build(prs):\n    add_box(prs)", 2, "add_box() missing"),
        ("def build(prs):\n    return [][1]", 2, "IndexError"),
        ("def build(prs):\n    theme_color('pink')", 2, "the theme has no colour 'pink'; it has text, "),
        ("def draw(prs):\n    pass", 0, "no function `build`"),
        ("def build():\n    pass", 1, "does not take one argument"),
        ("def build(prs, size):\n    pass", 1, "does not take one argument"),
        ("def build(prs)\n    pass", 1, "not Python"),
        ("import os\ndef build(prs):\n    pass", 1, "`os` cannot be imported"),
        ("def build(prs):\n    from urllib import request", 2, "`urllib` cannot be imported"),
        ("def build(prs):\n    __import__('socket')", 2, "`socket` cannot be imported"),
        ("from . import x\ndef build(prs):\n    pass", 1, "cannot be imported"),
        ("def build(prs):\n    open('x')", 2, "`open` is not there"),
        ("def build(prs):\n    eval('1')", 2, "`eval` is not there"),
        ("def build(prs):\n    raise SystemExit", 2, "ended before it had drawn"),
        ("def build(prs):\n    build(prs)", 2, "calls itself without end"),
        ("def build(prs):\n    pass", 0, "made no slide"),
        ("def build(prs):\n    for _ in range(51): prs.slides.add_slide(prs.slide_layouts[6])", 0, "51 slides"),
        ("def build(prs):\n    x = '\\0'\n" + "(" * 300 + ")" * 300, 3, "not Python"),
        ("", 0, "no function `build`"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(code: str, line: int, words: str, run_code: RunCode) -> None:
    """Before it runs, while it runs, and of what it made."""
    answer = run_code(code)

    assert answer.fault
    assert words in answer.fault.message
    assert answer.fault.line == line
    assert answer.fault.remedy.endswith(".")


def test_code_of_any_kind_is_read_without_harm() -> None:
    """Too long, too deep, not Python: a fault, never an exception."""
    deep = "x = " + "-" * 100_000 + "1\ndef build(prs): pass"

    assert fault_in("#" * (MAX_CODE_BYTES + 1))
    assert fault_in("def build(prs): pass\0")
    assert fault_in(deep)
    assert fault_in("async def build(prs): pass")
    assert fault_in("def build(prs, *, size=1): pass") is None


def test_what_code_prints_is_kept_to_a_bound(run_code: RunCode) -> None:
    """Whoever writes code sees its beginning."""
    answer = run_code(f"def build(prs):\n    print('x' * 1_000_000){_ADD}")

    assert answer.printed == "x" * 4_000


_ADD = "\n    prs.slides.add_slide(prs.slide_layouts[6])"


def test_pictures_come_from_bytes(run_code: RunCode, tmp_path: Path) -> None:
    """One side alone keeps the proportions."""
    png = _png().hex()

    answer = run_code(
        "def build(prs):\n    slide = prs.slides.add_slide(prs.slide_layouts[6])\n"
        f"    add_image(slide, bytes.fromhex('{png}'), 1, 1, width=2, description='A dot')"
    )

    assert answer.fault is None
    (picture,) = Presentation(str(tmp_path / "deck.pptx")).slides[0].shapes
    assert (picture.width, picture.height) == (2 * 914_400, 914_400)


def _png() -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (2, 1), "red").save(file, "PNG")
    return file.getvalue()


def _part(deck: Path, name: str) -> Any:
    import zipfile

    with zipfile.ZipFile(deck) as archive:
        return archive.read(name)
