"""Finds font files and opens them lazily."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

FONT_DIRS_VARIABLE = "DECKMILL_FONT_DIRS"
_SUFFIXES = {".ttf", ".otf", ".ttc"}
_SMALLEST_LINE = 1.2
_LARGEST_LINE = 1.3
_FAMILY_NAME, _STYLE_NAME = 1, 2


def font_directories() -> tuple[Path, ...]:
    """`DECKMILL_FONT_DIRS` (separated like PATH) before the system's and the user's directories."""
    named = [Path(part) for part in os.environ.get(FONT_DIRS_VARIABLE, "").split(os.pathsep) if part]
    home = Path.home()
    return (
        *named,
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".fonts",
        home / ".local/share/fonts",
    )


def font_files(directories: tuple[Path, ...]) -> Iterator["FontFile"]:
    """Every face below `directories`, in a stable order; files that are no fonts are passed over."""
    for directory in directories:
        for path in sorted(directory.rglob("*")) if directory.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES:
                yield from _faces(path)


def _faces(path: Path) -> Iterator["FontFile"]:
    try:
        blob = hb.Blob.from_file_path(str(path))
        for index in range(hb.Face(blob).count):
            face = hb.Face(blob, index)
            family, style = face.get_name(_FAMILY_NAME), (face.get_name(_STYLE_NAME) or "").lower()
            if family and face.glyph_count:
                yield FontFile(path, index, family, "bold" in style, "italic" in style or "oblique" in style)
    except (OSError, hb.HarfBuzzError):
        return


@dataclass(frozen=True)
class FontFile:
    """One face in one file. Everything but its names is read on first use.

    Attributes:
        path: the file.
        index: which face of a collection.
        family: name 1 of the face, e.g. "Carlito" or "Noto Sans CJK JP".
        bold: whether the style is bold.
        italic: whether the style is italic or oblique.
    """

    path: Path
    index: int
    family: str
    bold: bool
    italic: bool

    @cached_property
    def _face(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self._face)

    @cached_property
    def _units_per_em(self) -> int:
        units: int = self._face.upem
        return units

    @cached_property
    def code_points(self) -> frozenset[int]:
        """Every character that has a glyph."""
        return frozenset(self._face.unicodes)

    @cached_property
    def claimed_line_em(self) -> float:
        """Height of a line per pt of size as the font claims it (Noto Sans Arabic: 2.1 em)."""
        extents = self._font.get_font_extents("ltr")
        height: int = extents.ascender - extents.descender + extents.line_gap
        return height / self._units_per_em

    @cached_property
    def line_height_em(self) -> float:
        """Height of a single-spaced line per pt of size.

        PowerPoint and LibreOffice space lines by at least 1.2 em for Latin fonts; what fonts of other scripts claim
        is more than either draws in shapes.
        """
        return min(max(self.claimed_line_em, _SMALLEST_LINE), _LARGEST_LINE)

    def advance_em(self, text: str) -> float:
        """Width of `text` shaped with this face alone, in em."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        width: int = sum(position.x_advance for position in buffer.glyph_positions or ())
        return width / self._units_per_em
