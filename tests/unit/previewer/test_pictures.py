"""Rasters become picture files."""

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from deck_domain.job_options import Format
from previewer.drawing.pictures import Raster, decode_png, encode_png, picture_size, write_pictures
from previewer.orders import PreviewOrder

SHAPES = st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3))


@settings(max_examples=25, deadline=None)
@given(arrays.arrays(np.uint8, SHAPES))
def test_png_is_lossless(raster: Raster) -> None:
    """Any other reader sees the very pixels."""
    with Image.open(io.BytesIO(encode_png(raster))) as image:
        image.load()
        np.testing.assert_array_equal(np.asarray(image), raster)
    np.testing.assert_array_equal(decode_png(encode_png(raster)), raster)


def test_pngs_of_others_are_not_decoded_wrongly(tmp_path: Path) -> None:
    """Another filter, or other channels."""
    for mode in ("RGB", "RGBA", "L"):
        path = tmp_path / f"{mode}.png"
        Image.effect_noise((8, 8), 90).convert(mode).save(path)
        with pytest.raises(ValueError, match="not"):
            decode_png(path.read_bytes())


@pytest.mark.parametrize(
    ("slide", "width", "expected"),
    [
        ((12_191_695, 6_858_000), 1920, (1920, 1080)),
        ((9_144_000, 6_858_000), 1920, (1920, 1440)),
        ((914_400, 51_206_400), 1920, (73, 4088)),
        ((51_206_400, 914_400), 1920, (1920, 34)),
    ],
)
def test_pictures_keep_the_slides_ratio(slide: tuple[int, int], width: int, expected: tuple[int, int]) -> None:
    """13.333 in is 1920 x 1080; extreme slides stay below 4,096 px."""
    assert picture_size(slide, width) == expected


@pytest.mark.parametrize("size", [(540, 960), (700, 1000), (100, 200)])
def test_thumbnails_are_small(size: tuple[int, int], tmp_path: Path) -> None:
    """480 px wide in the same ratio, never larger than the picture."""
    raster = np.full((*size, 3), 77, np.uint8)
    order = PreviewOrder(tmp_path, tmp_path, frozenset({Format.PNG, Format.THUMBNAIL, Format.WEBP}))
    slide = write_pictures(raster, 0, order)
    with Image.open(slide.files[Format.THUMBNAIL]) as image:
        assert image.width == min(480, size[1])
        assert abs(image.height / image.width - size[0] / size[1]) < 0.01
        assert image.getpixel((3, 3)) == (77, 77, 77)
    with Image.open(slide.files[Format.WEBP]) as image:
        assert image.size == (size[1], size[0])
    assert (slide.width, slide.height, slide.index) == (size[1], size[0], 0)
