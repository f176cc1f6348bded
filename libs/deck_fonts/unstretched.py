"""Arabic fonts that LibreOffice cannot stretch, for the charts that it draws.

It sets text of charts into widths that it measured otherwise, and fills what is left with strokes (kashidas), also
between letters that do not join: المتاجر, "the shops", then reads as للمتاجر, "for the shops". Its stroke is the letter
U+0640 of the font, and without one it sets the words as they are. PowerPoint draws no such strokes.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import uharfbuzz as hb

_STROKE = 0x0640
_TAKEN, _GIVEN = "Noto", "Plot"
"""As long as each other, so that a table of names keeps its places."""
_FAMILIES = ("Noto Sans Arabic", "Noto Naskh Arabic", "Noto Kufi Arabic")
UNSTRETCHED = {family: family.replace(_TAKEN, _GIVEN) for family in _FAMILIES}
"""The family that stands for another where words must not be stretched."""


def write_unstretched(folder: Path, directories: Iterable[Path]) -> None:
    """Write copies of the Arabic fonts below `directories` into `folder`, with a name of their own and no U+0640.

    Files that are no fonts are passed over.
    """
    folder.mkdir()
    names = tuple(family.replace(" ", "") for family in _FAMILIES)
    for directory in directories:
        for path in directory.rglob("*.ttf") if directory.is_dir() else ():
            if path.name.startswith(names):
                with suppress(OSError, RuntimeError, hb.HarfBuzzError):
                    (folder / path.name).write_bytes(_unstretched(path))


def _unstretched(path: Path) -> bytes:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    kept = hb.SubsetInput()
    kept.keep_everything()
    # All glyphs that letters lead to, and no others: those that are asked for bring their letters back.
    kept.glyph_set.clear()
    kept.unicode_set.clear()
    kept.unicode_set.update(face.unicodes)
    kept.unicode_set.discard(_STROKE)
    font: bytes = hb.subset(face, kept).blob.data
    for family, given in UNSTRETCHED.items():
        for old, new in ((family, given), (family.replace(" ", ""), given.replace(" ", ""))):
            font = font.replace(old.encode("utf-16-be"), new.encode("utf-16-be"))
    return font
