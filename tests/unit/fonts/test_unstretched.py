"""Arabic fonts for charts: the same letters under another name, and no stroke that would stretch words."""

from pathlib import Path

import pytest
import uharfbuzz as hb

from deck_fonts.files import font_directories, font_files
from deck_fonts.unstretched import UNSTRETCHED, write_unstretched

_WORD = "المتاجر الإلكترونية"
_STROKE = 0x0640


def _advances(path: Path) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(_WORD)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(hb.Blob.from_file_path(str(path)))), buffer)
    return [each.x_advance for each in buffer.glyph_positions]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("family", UNSTRETCHED)
def test_words_come_out_alike_without_the_stroke(tmp_path: Path, family: str, bold: bool) -> None:
    """In each family, regular and bold; all that is installed under the old name stays out of the folder."""
    write_unstretched(tmp_path / "fonts", font_directories())
    made = {(file.family, file.bold): file.path for file in font_files((tmp_path / "fonts",))}
    (installed,) = (file.path for file in font_files(font_directories()) if (file.family, file.bold) == (family, bold))
    assert not UNSTRETCHED.keys() & {name for name, _ in made}
    path = made[UNSTRETCHED[family], bold]
    assert _advances(path) == _advances(installed)
    letters = hb.Face(hb.Blob.from_file_path(str(path))).unicodes
    assert set(hb.Face(hb.Blob.from_file_path(str(installed))).unicodes) - set(letters) == {_STROKE}


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    """Pictures are drawn all the same."""
    (tmp_path / "installed").mkdir()
    (tmp_path / "installed" / "NotoSansArabic-Regular.ttf").write_bytes(b"no font")
    write_unstretched(tmp_path / "fonts", [tmp_path / "installed", tmp_path / "nowhere"])
    assert list((tmp_path / "fonts").iterdir()) == []
