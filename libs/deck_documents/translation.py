"""The `translation_v1` document: a slide that shall be told in another language. Field names are those of `/v1`."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, ValidationError

from deck_documents.brief import BriefPart, Line
from deck_documents.plain_values import line_feeds_only, value_faults
from deck_documents.unknown_keys import unknown_keys
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, Violation

TRANSLATION_V1 = "translation_v1"
"""Its name among the schemas of documents."""
_Language = Annotated[str, Field(min_length=2, max_length=35, pattern=r"^[^\W_][\w -]+$")]
_FILES = ("pptx_url", "pptx_base64")


class SlideTranslation(BriefPart):
    """A slide that was made of a brief, and the language that it shall be told in.

    Languages are tags or names (`de`, `pt-BR`, `German`). Files of others (`pptx_url`, `pptx_base64`) are not
    translated yet.
    """

    job_id: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    target_language: _Language
    source_language: _Language = "auto"
    include_notes: bool = True
    include_tables: bool = True
    concise_mode: bool = False
    name: Line | None = None
    pptx_url: Any = None
    pptx_base64: Any = None


def read_translation(document: object) -> tuple[SlideTranslation, tuple[Violation, ...]]:
    """A translation that is asked for, with what of it has no effect. Raises InvalidDocument with all its faults."""
    if faults := value_faults(document):
        raise InvalidDocument(faults)
    try:
        wanted = SlideTranslation.model_validate(line_feeds_only(document))
    except ValidationError as error:
        raise InvalidDocument(violations_of(error, document=document)) from None
    if faults := list(_faults(wanted)):
        raise InvalidDocument(faults)
    return wanted, tuple(unknown_keys(wanted))


def _faults(wanted: SlideTranslation) -> Iterator[Violation]:
    files = [name for name in _FILES if getattr(wanted, name) is not None]
    for name in files:
        message = "Files are not translated yet: name in `job_id` a slide that was made of a brief."
        yield Violation(f"/{name}", "not_supported_yet", message)
    if wanted.job_id is None and not files:
        yield Violation("/job_id", "missing", "Name in `job_id` the slide that shall be translated.")
