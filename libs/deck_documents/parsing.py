"""One way in for every document: `parse`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from deck_documents.cross_rules import slide_faults
from deck_documents.plain_values import value_faults
from deck_documents.protocol_v2 import Presentation, Slide, SlideBase
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, Violation

SOURCE_SCHEMAS = ("protocol_v2", "agent_v1", "paper_document")
_SUPPORTED = "protocol_v2"
_NOT_YET = ("tokens", "brand")
_SLIDE: TypeAdapter[SlideBase] = TypeAdapter(Slide)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document that keeps all rules of its schema.

    Attributes:
        source_schema: one of `SOURCE_SCHEMAS`.
        model: the typed document; `Presentation` for protocol_v2.
        title: the deck's title.
        slide_count: how many slides it asks for.
        warnings: what was accepted but has no effect, with pointers.
    """

    source_schema: str
    model: Presentation
    title: str
    slide_count: int
    warnings: tuple[Violation, ...] = ()


def schema_of(document: Mapping[str, Any]) -> str:
    """The schema that a bare document is of, by the keys that only it has."""
    if document.get("type") == "Document":
        return "paper_document"
    if "presentationTitle" in document or document.get("type") == "presentation":
        return "agent_v1"
    return "protocol_v2"


def parse(source_schema: str, document: object, *, at: str = "") -> ParsedDocument:
    """Check `document` against `source_schema`.

    Args:
        source_schema: the name the caller gave.
        document: a decoded JSON value.
        at: JSON pointer to put before every pointer, e.g. "/document".

    Raises:
        InvalidDocument: with every fault (the first `MAX_VIOLATIONS`), or because the schema is unknown (its pointer
            is "/sourceSchema" whatever `at` is) or not supported yet (its pointer is `at`).
    """
    _check_schema(source_schema, at)
    if faults := value_faults(document):
        raise InvalidDocument(_moved(faults, at))
    faults = list(_unsupported(document))
    try:
        model = Presentation.model_validate(document)
    except ValidationError as error:
        faults += violations_of(error) + list(_faults_of_sound_slides(document))
        raise InvalidDocument(_moved(faults, at)) from None
    for index, slide in enumerate(model.slides):
        faults.extend(_moved(slide_faults(slide), f"/slides/{index}"))
    if faults:
        raise InvalidDocument(_moved(faults, at))
    warnings = tuple(_moved([*_deprecations(model), *_unknown_keys(model)], at))
    return ParsedDocument(source_schema, model, model.title, len(model.slides), warnings)


def _check_schema(name: str, at: str) -> None:
    if name not in SOURCE_SCHEMAS:
        message = f"There is no schema {str(name)[:60]!r}: use one of {', '.join(SOURCE_SCHEMAS)}."
        raise InvalidDocument([Violation("/sourceSchema", "unknown_source_schema", message)], message)
    if name != _SUPPORTED:
        message = f"Documents of schema {name} are not supported yet: send {_SUPPORTED}."
        raise InvalidDocument([Violation(at, "not_supported_yet", message)], message)


def _unsupported(document: object) -> Iterator[Violation]:
    for key in _NOT_YET:
        if isinstance(document, dict) and key in document:
            yield Violation(f"/{key}", "not_supported_yet", f"`{key}` is not supported yet: leave it out.")


def _faults_of_sound_slides(document: object) -> Iterator[Violation]:
    slides = document.get("slides") if isinstance(document, dict) else None
    for index, value in enumerate(slides if isinstance(slides, list) else ()):
        try:
            slide = _SLIDE.validate_python(value)
        except ValidationError:
            continue
        yield from _moved(slide_faults(slide), f"/slides/{index}")


def _deprecations(model: Presentation) -> Iterator[Violation]:
    given = model.model_fields_set
    if "layout_family" in given:
        message = "`layoutFamily` is deprecated and has no effect: leave it out."
        yield Violation("/layoutFamily", "PROTOCOL_LAYOUTFAMILY_DEPRECATED", message)
    if "accent_color" in given:
        message = "`accentColor` is deprecated: it still sets the accent, as `tokens.palette.accent` will."
        yield Violation("/accentColor", "PROTOCOL_ACCENTCOLOR_DEPRECATED", message)


def _unknown_keys(part: BaseModel, pointer: str = "") -> Iterator[Violation]:
    for key in part.model_extra or ():
        escaped = key.replace("~", "~0").replace("/", "~1")
        yield Violation(f"{pointer}/{escaped}", "unknown_key", f"`{key}` is not known here and has no effect.")
    for name, field in type(part).model_fields.items():
        if name not in part.model_fields_set:
            continue
        value, here = part.__dict__[name], f"{pointer}/{field.alias}"
        if isinstance(value, BaseModel):
            yield from _unknown_keys(value, here)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _unknown_keys(item, f"{here}/{index}")


def _moved(faults: Iterator[Violation] | list[Violation], at: str) -> list[Violation]:
    return [Violation(at + fault.pointer, fault.code, fault.message) for fault in faults]
