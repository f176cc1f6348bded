"""Starting LibreOffice and proving that it draws, in a folder of this process."""

import os
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from deck_domain.job_options import Format
from deck_fonts.files import font_directories
from deck_fonts.fontconfig import fonts_conf
from deck_fonts.unstretched import write_unstretched
from deck_runtime.scratch import own_folder
from previewer.drawing.canary import CHART_COLOR, write_canary
from previewer.drawing.deck import draw_deck
from previewer.libreoffice.engine import Engine, digest_fonts
from previewer.libreoffice.lok import EngineError, Office
from previewer.libreoffice.program import find_program, read_version, write_profile
from previewer.orders import PreviewOrder

_PREFIX, _FONTS = "deckmill-previewer-", "fonts"


class ChartsMissing(RuntimeError):
    """LibreOffice draws decks without their charts: no route of drawing would show what the deck shows."""


def start_engine(isolation: str) -> tuple[Engine, Path]:
    """Start LibreOffice in this process and draw the canary with it; returns it and this process's folder.

    The engine has no `office` when LibreOffice cannot be used in a process: every deck takes the cold route. Raises
    EngineError when there is no LibreOffice, ChartsMissing.
    """
    program = find_program()
    scratch = own_folder(Path(tempfile.gettempdir()), _PREFIX)
    os.environ["TMPDIR"] = tempfile.tempdir = str(scratch)
    os.environ["FONTCONFIG_FILE"] = str(_write_fonts_conf(scratch))
    try:
        office = Office(program, write_profile(scratch / "profile"))
        engine = Engine(program, office, office.version, digest_fonts(scratch), isolation)
        _draw_canary(engine, scratch / "canary")
    except EngineError as error:
        print(f"LibreOfficeKit is of no use, every deck takes the cold route: {error}", file=sys.stderr)  # noqa: T201
        engine = Engine(program, None, read_version(program), digest_fonts(scratch), isolation)
    return engine, scratch


def _write_fonts_conf(scratch: Path) -> Path:
    """Text is drawn with the fonts that it is measured with, whatever else this server has."""
    path, folder, directories = scratch / "fonts.conf", scratch / _FONTS, font_directories()
    write_unstretched(folder, directories)
    # The folder is gone with this process: no cache that others share is to remember it.
    path.write_text(fonts_conf((*directories, folder), scratch / "fontconfig"), encoding="utf-8")
    return path


def _draw_canary(engine: Engine, folder: Path) -> None:
    folder.mkdir()
    order = PreviewOrder(write_canary(folder / "canary.pptx"), folder, frozenset({Format.PNG, Format.THUMBNAIL}))
    thumbnails = [slide.files[Format.THUMBNAIL] for slide in draw_deck(order, engine, folder).slides]
    for number, thumbnail in enumerate(thumbnails, 1):
        if _is_blank(thumbnail):
            raise EngineError(f"the picture of canary slide {number} is blank")
    if not _shows(thumbnails[0], CHART_COLOR):
        raise ChartsMissing(f"{engine.version} in {engine.program} draws slides without their charts")


def _is_blank(picture: Path) -> bool:
    with Image.open(picture) as image:
        return bool(np.ptp(np.asarray(image.convert("L"))) < 16)


def _shows(picture: Path, color: tuple[int, int, int]) -> bool:
    with Image.open(picture) as image:
        pixels = np.asarray(image.convert("RGB"))
    return bool((pixels == color).all(axis=2).any())
