"""Starting LibreOffice and proving that it draws."""

import os
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from previewer.canary import write_canary
from previewer.draw import Order, draw_deck
from previewer.installation import find_program, read_version
from previewer.lok import EngineError, Office
from previewer.profile import write_profile
from previewer.scratch import take_scratch


def start_engine() -> tuple[Path, Path, str, Office | None]:
    """Start LibreOffice in this process and draw the canary with it.

    Returns:
        LibreOffice's program folder, this process's folder, the version, and LibreOffice itself; None for the last when
        it cannot be used in a process, so that every deck takes the cold route.

    Raises:
        EngineError: there is no LibreOffice.
    """
    program = find_program()
    scratch = take_scratch()
    os.environ["TMPDIR"] = tempfile.tempdir = str(scratch)
    try:
        office = Office(program, write_profile(scratch / "profile"))
        _draw_canary(office, program, scratch / "canary")
    except EngineError as error:
        print(f"LibreOfficeKit is of no use, every deck takes the cold route: {error}", file=sys.stderr)  # noqa: T201
        return program, scratch, read_version(program), None
    return program, scratch, office.version, office


def _draw_canary(office: Office, program: Path, folder: Path) -> None:
    folder.mkdir()
    formats = frozenset({"png", "thumbnail"})
    order = Order(write_canary(folder / "canary.pptx"), folder, folder, formats)
    result = draw_deck(order, office, program, lambda _done, _total: None)
    for slide in result["slides"]:
        if _is_blank(Path(slide["thumbnail"])):
            raise EngineError(f"the picture of canary slide {slide['index'] + 1} is blank")


def _is_blank(picture: Path) -> bool:
    with Image.open(picture) as image:
        return bool(np.ptp(np.asarray(image.convert("L"))) < 16)
