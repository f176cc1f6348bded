"""Names that files of a job are saved under."""

import re
import unicodedata
from functools import lru_cache

from deck_domain.job import Artifact, ArtifactKind, LinkedFile

UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
"""What file systems and headers would trip over."""


@lru_cache(maxsize=4096)
def file_name(title: str, extension: str) -> str:
    """A file name made from a document's title: nothing a file system or a header would trip over, 120 characters."""
    stem = UNSAFE.sub(" ", unicodedata.normalize("NFC", title))
    stem = " ".join(stem.encode("utf-8", "ignore").decode().split()).strip(". ")
    return f"{stem[:120].strip() or 'deck'}{extension}"


def download_name(title: str, artifact: Artifact | LinkedFile) -> str:
    """What a browser saves an artifact as: the title of its job, and the label where it tells pictures apart."""
    stem, dot, extension = artifact.label.rpartition(".")
    title = title or "deck"
    is_deck = artifact.kind in (ArtifactKind.GENERATED_PPTX, ArtifactKind.PREVIEW_PDF)
    return file_name(title if is_deck else f"{title[:80]} - {stem}", dot + extension)
