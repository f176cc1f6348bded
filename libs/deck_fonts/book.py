"""The font book: which face draws a text, and how wide it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from deck_fonts.breaking import clusters, pieces
from deck_fonts.files import FontFile, font_directories, font_files
from deck_fonts.measured_pieces import MeasuredPieces, measured_pieces
from deck_fonts.substitutes import GENERIC, METRIC_COMPATIBLE, SIMILAR, STANDARD, fallback_families

_MEMO_LIMIT, _TEXTS_LIMIT = 200_000, 4_000
"""Measured pieces of text that are remembered, and texts with all of theirs, before all are forgotten."""
# Joiners, marks of direction, variation selectors and spaces that a renderer draws as nothing or as a plain space.
_INVISIBLE_RANGES = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0xFE00, 0xFE0F), (0xE0000, 0xE01EF))
_INVISIBLE = frozenset(
    [0x9, 0xA, 0x20, 0xA0, 0xAD, 0x2028, 0x2060, 0xFEFF]
    + [code for first, last in _INVISIBLE_RANGES for code in range(first, last + 1)]
)


_Cut = Callable[[str], Iterable[str]]


class Match(StrEnum):
    """How well the installed face stands for the family asked for."""

    EXACT = "exact"
    METRIC = "metric"
    SUBSTITUTE = "substitute"


class Font(NamedTuple):
    """What a run of text asks for; the size is given beside it. A tuple, because it is hashed for every word."""

    family: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """An installed face and how it was come by.

    Attributes:
        requested: the family asked for.
        file: the face that draws it.
        match: whether `file` is that family, one of the same widths, or another.
    """

    requested: str
    file: FontFile
    match: Match

    @property
    def family(self) -> str:
        """The installed family's name."""
        return self.file.family


@dataclass(frozen=True, slots=True)
class Extent:
    """How a text comes out with one font, per pt of size.

    Attributes:
        width_em: advance width.
        height_em: height of a single-spaced line.
        families: installed families that draw it, in order of appearance.
        missing: characters that no installed font has.
        claimed_em: height of the line as its fonts claim it, which cells of tables are drawn in.
    """

    width_em: float
    height_em: float
    families: tuple[str, ...]
    missing: str
    claimed_em: float


class FontBook:
    """The installed fonts. Not thread-safe: one per process or thread."""

    def __init__(self, files: Iterable[FontFile]) -> None:
        self._families: dict[str, list[FontFile]] = defaultdict(list)
        for file in files:
            self._families[file.family.casefold()].append(file)
        if not self._families:
            raise LookupError(
                "No fonts are installed: install fonts-liberation, fonts-crosextra-carlito and fonts-noto."
            )
        self._faces: dict[Font, Face] = {}
        self._extents: dict[tuple[Font, str], Extent] = {}
        self._texts: dict[tuple[Font, str, _Cut], MeasuredPieces] = {}
        self._fallbacks: dict[tuple[int, bool, bool], FontFile | None] = {}

    @classmethod
    def load(cls, directories: tuple[Path, ...] | None = None) -> "FontBook":
        """The fonts of this machine, scanned once per process (about 0.3 s), or those below `directories`."""
        return _installed() if directories is None else cls(font_files(directories))

    @cached_property
    def standard(self) -> "FontBook | None":
        """Those that `STANDARD` names, so that a deck is measured alike everywhere; None if there are none."""
        files = [file for files in self._families.values() for file in files if file.family in STANDARD]
        return FontBook(files) if files else None

    @property
    def families(self) -> tuple[str, ...]:
        """All installed families, sorted."""
        return tuple(sorted({file.family for files in self._families.values() for file in files}))

    def resolve(self, family: str, bold: bool = False, italic: bool = False) -> Face:
        """The face that stands for `family`; its `match` says how well."""
        font = Font(family, bold, italic)
        if font not in self._faces:
            self._faces[font] = self._find(font)
        return self._faces[font]

    def extent(self, text: str, font: Font) -> Extent:
        """How `text`, one line, comes out; memoised."""
        key = (font, text)
        found = self._extents.get(key)
        if found is None:
            if len(self._extents) >= _MEMO_LIMIT:
                self._extents.clear()
            found = self._extents[key] = self._shape(text, font)
        return found

    def pieces(self, text: str, font: Font) -> MeasuredPieces:
        """`text`, one line, cut where it may be broken; memoised."""
        return self._measured(text, font, pieces)

    def clusters(self, text: str, font: Font) -> MeasuredPieces:
        """`text`, one line, cut between the characters that a reader counts; memoised."""
        return self._measured(text, font, clusters)

    def width(self, text: str, font: Font, size_pt: float) -> float:
        """Advance width of one line of `text` in pt."""
        return self.extent(text, font).width_em * size_pt

    def line_height(self, text: str, font: Font, size_pt: float) -> float:
        """Height of a single-spaced line that holds `text`, in pt."""
        return self.extent(text, font).height_em * size_pt

    def missing(self, text: str, font: Font) -> str:
        """The characters of `text` that no installed font has."""
        return self.extent(text, font).missing

    def _measured(self, text: str, font: Font, cut: _Cut) -> MeasuredPieces:
        key = (font, text, cut)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) >= _TEXTS_LIMIT:
                self._texts.clear()
            found = self._texts[key] = measured_pieces(cut(text), lambda piece: self.extent(piece, font))
        return found

    def _find(self, font: Font) -> Face:
        wanted = font.family.strip().casefold()
        candidates = (
            (wanted, Match.EXACT),
            (METRIC_COMPATIBLE.get(wanted, "").casefold(), Match.METRIC),
            (SIMILAR.get(wanted, "").casefold(), Match.SUBSTITUTE),
            *((g.casefold(), Match.SUBSTITUTE) for g in GENERIC),
        )
        for name, match in candidates:
            if files := self._families.get(name):
                return Face(font.family, _closest(files, font.bold, font.italic), match)
        first = next(iter(self._families.values()))
        return Face(font.family, _closest(first, font.bold, font.italic), Match.SUBSTITUTE)

    def _shape(self, text: str, font: Font) -> Extent:
        primary = self.resolve(font.family, font.bold, font.italic).file
        if primary.code_points.issuperset(map(ord, text)):
            width, height = primary.advance_em(text), primary.line_height_em
            return Extent(width, height, (primary.family,), "", primary.claimed_line_em)
        width, height, missing = 0.0, primary.line_height_em if text.isspace() or not text else 0.0, ""
        claimed = primary.claimed_line_em
        families: dict[str, None] = {}
        for run, file in self._runs(text, font, primary):
            if file is None:
                missing += "".join(char for char in run if ord(char) not in _INVISIBLE)
            drawn = file or primary
            width += drawn.advance_em(run)
            height, claimed = max(height, drawn.line_height_em), max(claimed, drawn.claimed_line_em)
            families[drawn.family] = None
        return Extent(width, height or primary.line_height_em, tuple(families), missing, claimed)

    def _runs(self, text: str, font: Font, primary: FontFile) -> list[tuple[str, FontFile | None]]:
        runs: list[tuple[str, FontFile | None]] = []
        for char in text:
            code = ord(char)
            if code in _INVISIBLE and runs:
                file = runs[-1][1]
            elif code in primary.code_points or code in _INVISIBLE:
                file = primary
            else:
                file = self._fallback(code, font)
            if runs and runs[-1][1] is file:
                runs[-1] = (runs[-1][0] + char, file)
            else:
                runs.append((char, file))
        return runs

    def _fallback(self, code: int, font: Font) -> FontFile | None:
        key = (code, font.bold, font.italic)
        if key not in self._fallbacks:
            self._fallbacks[key] = self._covering(code, font)
        return self._fallbacks[key]

    def _covering(self, code: int, font: Font) -> FontFile | None:
        for family in fallback_families(code):
            files = self._families.get(family.casefold())
            if files and code in (file := _closest(files, font.bold, font.italic)).code_points:
                return file
        plain = (_closest(files, bold=False, italic=False) for files in self._families.values())
        return next((file for file in plain if code in file.code_points), None)


def _closest(files: list[FontFile], bold: bool, italic: bool) -> FontFile:
    return min(files, key=lambda file: (file.bold != bold) * 2 + (file.italic != italic))


@cache
def _installed() -> FontBook:
    return FontBook(font_files(font_directories()))
