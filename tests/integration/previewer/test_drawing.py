"""What a real LibreOffice draws for us."""

import zipfile
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from deck_domain.errors import DeckError
from deck_domain.job_options import Format
from tests.support.preview_decks import BLUE, GREEN, RED, add_block, add_mixed, add_text, new_deck, save
from tests.support.previewer_child import PreviewerChild


def pixels(path: Path) -> NDArray[np.int16]:
    """Height x width x 3, signed, so that differences do not wrap."""
    with Image.open(path) as image:
        assert image.mode == "RGB"
        return np.asarray(image).astype(np.int16)


def ink_height(path: Path) -> int:
    """Rows between the first and the last that are not white."""
    rows = np.flatnonzero((pixels(path) < 128).any(axis=(1, 2)))
    return int(rows[-1] - rows[0])


def test_every_slide_becomes_a_picture(child: PreviewerChild, tmp_path: Path) -> None:
    """Right count, order, size and colours, no grey edge; progress counts up; the isolation is told."""
    deck = new_deck()
    for colour in (RED, GREEN, BLUE):
        add_block(deck, colour)
    drawn = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path, "png", "thumbnail")
    assert [slide.index for slide in drawn.slides] == [0, 1, 2]
    for slide, colour in zip(drawn.slides, (RED, GREEN, BLUE), strict=True):
        picture = pixels(slide.files[Format.PNG])
        assert picture.shape == (1080, 1920, 3) == (slide.height, slide.width, 3)
        np.testing.assert_allclose(picture[480, 580], colour, atol=3)
        assert (picture[[0, -1]] == 255).all()
        assert (picture[:, [0, -1]] == 255).all()
        assert pixels(slide.files[Format.THUMBNAIL]).shape == (270, 480, 3)
    assert child.progress == [(1, 3), (2, 3), (3, 3)]
    assert drawn.route == "pdf"
    assert drawn.engine.startswith("LibreOffice ")
    assert drawn.isolation in {"network-namespace", "profile"}


def test_all_kinds_of_content_are_drawn(child: PreviewerChild, tmp_path: Path) -> None:
    """Title in three scripts, table, chart; 4:3; a width of our own."""
    deck = new_deck(10, 7.5)
    add_mixed(deck)
    drawn = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path, "png", width=800)
    picture = pixels(drawn.slides[0].files[Format.PNG])
    assert picture.shape == (600, 800, 3)
    title, table, chart = picture[:140], picture[160:320, 80:400], picture[160:480, 480:800]
    assert all(part.std() > 10 for part in (title, table, chart))


def test_hidden_slides_keep_their_place(child: PreviewerChild, tmp_path: Path) -> None:
    """Picture n is slide n of the file, whether a show would skip it or not."""
    deck = new_deck()
    add_block(deck, RED)
    add_block(deck, GREEN, hidden=True)
    add_block(deck, BLUE)
    drawn = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path, "png", "pdf")
    assert [tuple(pixels(slide.files[Format.PNG])[480, 580].argsort()[-1:]) for slide in drawn.slides] == [
        (0,),
        (1,),
        (2,),
    ]
    assert len(pypdfium2.PdfDocument(drawn.pdf)) == 3


def test_emoji_are_drawn_in_colour(child: PreviewerChild, tmp_path: Path) -> None:
    """By tiles, on its slide alone; empty placeholders show no prompt."""
    deck = new_deck()
    add_block(deck, RED)
    add_text(deck, "🚀🎉", points=60)
    empty = deck.slides.add_slide(deck.slide_layouts[1])
    empty.shapes.title.text = "🎉"
    drawn = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path)
    emoji, prompt = (pixels(drawn.slides[index].files[Format.PNG]) for index in (1, 2))
    assert drawn.route == "tiles"
    assert np.ptp(emoji, axis=2).max() > 100
    assert emoji.shape == (1080, 1920, 3)
    assert (emoji[[0, -1]] == 255).all()
    assert (prompt[350:] == 255).all()
    np.testing.assert_allclose(pixels(drawn.slides[0].files[Format.PNG])[480, 580], RED, atol=3)


def test_the_stored_autofit_scale_is_drawn(child: PreviewerChild, tmp_path: Path) -> None:
    """A quarter of the size takes a quarter of the height, though the text would fit at full size."""
    deck = new_deck()
    for autofit in ("", "fontScale=25000"):
        add_text(deck, "HHH", points=80, autofit=autofit)
    full, quarter = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path).slides
    assert ink_height(quarter.files[Format.PNG]) == pytest.approx(ink_height(full.files[Format.PNG]) / 4, abs=2)


def test_other_formats(child: PreviewerChild, tmp_path: Path) -> None:
    """WebP and PDF on request, and nothing else."""
    deck = new_deck()
    add_block(deck, GREEN)
    drawn = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path, "webp", "pdf")
    (slide,) = drawn.slides
    with Image.open(slide.files[Format.WEBP]) as image:
        assert (image.format, image.size) == ("WEBP", (1920, 1080))
    assert drawn.pdf is not None
    assert drawn.pdf.read_bytes().startswith(b"%PDF")
    assert Format.PNG not in slide.files
    assert {path.name for path in tmp_path.iterdir()} == {"deck.pptx", "slide-1.webp", "deck.pdf"}


def test_the_same_deck_gives_the_same_bytes(child: PreviewerChild, tmp_path: Path) -> None:
    """A retry's pictures equal the first attempt's."""
    deck = new_deck()
    add_mixed(deck)
    path = save(deck, tmp_path / "deck.pptx")
    first, second = (child.draw(path, tmp_path).slides[0].files[Format.PNG].read_bytes() for _ in range(2))
    assert first == second


def test_the_cold_route_draws_the_same(child: PreviewerChild, tmp_path: Path) -> None:
    """The last resort is slower, not different."""
    deck = new_deck()
    add_block(deck, RED)
    add_block(deck, BLUE, hidden=True)
    path = save(deck, tmp_path / "deck.pptx")
    warm = [pixels(slide.files[Format.PNG]) for slide in child.draw(path, tmp_path).slides]
    drawn = child.draw(path, tmp_path, cold=True)
    assert drawn.route == "cold"
    assert len(drawn.slides) == 2
    for slide, expected in zip(drawn.slides, warm, strict=True):
        assert np.abs(pixels(slide.files[Format.PNG]) - expected).mean() < 1


def test_unsafe_decks_are_refused_and_the_child_goes_on(child: PreviewerChild, tmp_path: Path) -> None:
    """The code says why; the next deck is drawn by the same process."""
    deck = new_deck()
    add_block(deck, RED)
    sound, broken = save(deck, tmp_path / "deck.pptx"), tmp_path / "broken.pptx"
    broken.write_bytes(sound.read_bytes()[:-200])
    with pytest.raises(DeckError) as refused:
        child.draw(broken, tmp_path)
    assert refused.value.code == "corrupt"
    with pytest.raises(DeckError) as empty:
        child.draw(save(new_deck(), tmp_path / "empty.pptx"), tmp_path)
    assert empty.value.code == "no_slides"
    assert len(child.draw(sound, tmp_path).slides) == 1


def test_templates_are_drawn(child: PreviewerChild, tmp_path: Path) -> None:
    """A .potx is a deck like any other."""
    deck = new_deck()
    add_block(deck, RED)
    template = tmp_path / "deck.potx"
    with zipfile.ZipFile(save(deck, tmp_path / "deck.pptx")) as source, zipfile.ZipFile(template, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(b"presentation.main+xml", b"template.main+xml"))
    assert len(child.draw(template, tmp_path).slides) == 1


def test_words_that_overflow_are_shown_at_the_stored_size(child: PreviewerChild, tmp_path: Path) -> None:
    """A layout that shrinks on overflow stores no scale: PowerPoint shows full size until somebody edits."""
    deck = new_deck()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.placeholders[1].text_frame.text = "word " * 300
    assert slide.slide_layout.slide_master._element.find(f".//{qn('a:normAutofit')}") is not None
    (drawn,) = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path).slides
    assert (pixels(drawn.files[Format.PNG])[-5:] < 128).any()


def test_shares_below_zero_hang_under_the_axis(child: PreviewerChild, tmp_path: Path) -> None:
    """LibreOffice alone draws them upwards: of a column of -1 and 2 the lower third is the first series."""
    deck = new_deck()
    data = CategoryChartData()
    data.categories = ["B"]
    for name, value in (("x", -1), ("y", 2)):
        data.add_series(name, [value])
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    chart = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_STACKED_100, 0, 0, deck.slide_width, deck.slide_height, data
    ).chart
    chart.has_legend = chart.value_axis.visible = chart.category_axis.visible = False
    for series, color in zip(chart.plots[0].series, (RED, BLUE), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = color
        series.invert_if_negative = False
    (drawn,) = child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path, "png").slides
    picture = pixels(drawn.files[Format.PNG])
    column = picture[:, picture.shape[1] // 2]
    red, blue = (np.flatnonzero((abs(column - np.array(color)) <= 3).all(axis=1)) for color in (RED, BLUE))
    assert blue.max() < red.min()
    assert len(blue) == pytest.approx(2 * len(red), rel=0.05)
