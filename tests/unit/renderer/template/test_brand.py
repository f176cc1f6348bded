"""A template in the renderer's child: compiled for a brand pack, and decks of jobs built on it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deck_domain.brand import Brand
from deck_package import UnsafePackage, inspect_package
from deck_runtime.children.work import no_progress
from renderer.child import TemplateShelf, handle, render
from renderer.orders import BrandAnswer, BrandOrder, RenderOrder
from renderer.template import Template, compile_template, specimen_of, tried

DOCUMENT = {
    "version": "2.0",
    "title": "Plan",
    "slides": [{"slideType": "title-body", "title": "Plan", "body": ["One", "Two"]}],
}


def compiled(folder: Path, data: bytes) -> BrandAnswer:
    """What the child makes of a template."""
    file = folder / "template.pptx"
    file.write_bytes(data)
    answer = handle(BrandOrder(file, folder), no_progress)
    assert isinstance(answer, BrandAnswer)
    return answer


def test_a_template_becomes_a_report_demands_and_a_specimen(tmp_path: Path, template_bytes: dict[str, bytes]) -> None:
    """And what is recorded of it agrees with them."""
    answer = compiled(tmp_path, template_bytes["named"])
    report = json.loads(answer.report.read_text(encoding="utf-8"))
    assert (answer.brand.certified, answer.brand.placeholder_coverage) == (True, 1.0)
    assert (answer.brand.slide_count, answer.brand.missing_placeholder_count) == (len(report["layouts"]), 0)
    assert answer.brand.tokens == report["tokens"]
    assert answer.brand.tokens["palette"]["accent1"] == "#C8102E"
    assert Brand.from_bytes(answer.demands.read_bytes()).fonts == ("Arial",)
    assert inspect_package(answer.specimen) == ()


@pytest.mark.parametrize("name", ["plain", "wide", "night", "named"])
def test_a_specimen_shows_each_layout(name: str, template_bytes: dict[str, bytes]) -> None:
    """A slide for each, in their order, with its name as the title; the same template gives the same bytes."""
    template = compile_template(template_bytes[name])
    specimen = specimen_of(template)
    slides = list(Presentation(io.BytesIO(specimen)).slides)
    assert [slide.slide_layout.name for slide in slides] == [layout.name for layout in template.layouts]
    titled = [slide for slide in slides if slide.shapes.title is not None]
    assert [slide.shapes.title.text for slide in titled] == [slide.slide_layout.name for slide in titled]
    assert specimen == specimen_of(template)


def test_a_layout_without_room_is_not_certified(maker: Any) -> None:
    """An ordinary slide of some type comes out too small: the level falls, and a problem says which."""
    made = maker((12_192_000, 6_858_000)).place("Title and Content", [(0.05, 0.8, 0.9, 0.16)]).bytes()
    template = tried(compile_template(made))
    assert not template.certification.certified
    assert any("title-body" in problem or "list" in problem for problem in template.problems)


def test_a_file_that_is_no_template_is_refused_by_its_code(tmp_path: Path) -> None:
    """The code of what is wrong reaches the job."""
    with pytest.raises(UnsafePackage) as refused:
        compiled(tmp_path, b"PK nothing")
    assert refused.value.code == "not_a_zip"


def test_a_deck_of_a_job_is_built_on_its_template(tmp_path: Path, template_bytes: dict[str, bytes]) -> None:
    """On its layouts; the same bytes each time, whether the template is known by then or not."""
    decks = []
    known = TemplateShelf()
    for shelf in (known, known, TemplateShelf()):
        template, document = tmp_path / "template.pptx", tmp_path / "document.json"
        template.write_bytes(template_bytes["wide"])
        document.write_text(json.dumps(DOCUMENT), encoding="utf-8")
        order = RenderOrder("protocol_v2", document, tmp_path, template=template)
        deck = render(order, no_progress, shelf=shelf).deck
        assert deck is not None
        decks.append(deck.pptx.read_bytes())
    assert decks[0] == decks[1] == decks[2]
    (slide,) = Presentation(io.BytesIO(decks[0])).slides
    assert slide.slide_layout.name == "Title and Content"


def test_a_shelf_keeps_the_last_few(tmp_path: Path, maker: Callable[[], Any]) -> None:
    """A template that is asked for again is not compiled again, unless four others came between."""
    shelf, file = TemplateShelf(), tmp_path / "template.pptx"
    files = [maker().rename("Blank", f"Layout {number}").bytes() for number in range(5)]

    def read(number: int) -> Template:
        file.write_bytes(files[number])
        return shelf.read(file)

    first = read(0)
    assert [read(number).layouts[6].name for number in (1, 2, 3)] == ["Layout 1", "Layout 2", "Layout 3"]
    assert read(0) is first
    assert read(4).layouts[6].name == "Layout 4"
    for number in (1, 2, 3):
        read(number)
    assert read(0) is not first
