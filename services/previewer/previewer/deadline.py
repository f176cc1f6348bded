"""How long LibreOffice may take for a deck."""

import zipfile
from pathlib import Path

from previewer.config import PreviewerSettings


def drawing_seconds(settings: PreviewerSettings, pptx: Path, slide_count: int) -> float:
    """By its slides, and by how much stands on them; as long as ever for 0 slides, which is a number not known."""
    if not slide_count:
        return settings.preview_seconds_at_most
    limit = settings.preview_seconds + slide_count * settings.preview_seconds_per_slide
    limit += _slide_bytes(pptx) / 1e6 * settings.preview_seconds_per_megabyte
    return min(limit, settings.preview_seconds_at_most)


def _slide_bytes(pptx: Path) -> int:
    """How long the markup of all slides says to be; 0 for what is no package, which is told elsewhere."""
    try:
        with zipfile.ZipFile(pptx) as archive:
            return sum(each.file_size for each in archive.infolist() if each.filename.startswith("ppt/slides/slide"))
    except (zipfile.BadZipFile, OSError, ValueError):
        return 0
