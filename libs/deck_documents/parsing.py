"""The ways in for a document: `parse` at the door, `load` for one that has passed there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pydantic import TypeAdapter, ValidationError

from deck_documents import agent_v1, composition, cross_rules, paper_document, protocol_v2
from deck_documents.agent_v1 import AgentDocument
from deck_documents.coerced import Coerced
from deck_documents.drawn_sizes import size_faults
from deck_documents.paper_document import PaperDocument
from deck_documents.parts import DEFERRED
from deck_documents.plain_values import line_feeds_only, value_faults
from deck_documents.protocol_v2 import Presentation
from deck_documents.shares_for_percents import shares_for_percents
from deck_documents.unknown_keys import unknown_keys
from deck_documents.variables import filled_title
from deck_documents.violations import violations_of
from deck_domain.errors import MAX_VIOLATIONS, InvalidDocument, Violation

Model = Presentation | AgentDocument | PaperDocument

MAX_WARNINGS = 100
"""How many warnings about one document are told; one more says that there are others."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document that keeps all rules of its schema.

    Attributes:
        source_schema: one of `SOURCE_SCHEMAS`.
        model: the typed document; `Presentation`, `AgentDocument` or `PaperDocument`.
        title: the deck's title; "" when it has none.
        slide_count: how many slides it asks for.
        warnings: what was accepted but has no effect or was read as something else, with pointers.
    """

    source_schema: str
    model: Model
    title: str
    slide_count: int
    warnings: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Schema:
    """How documents of one schema are checked.

    Attributes:
        model: the type of the whole.
        slide: reads one slide alone, so that its faults are told beside those of others.
        title: the deck's title.
        slide_faults: rules between the fields of a sound slide; pointers are relative to the slide.
        limits: how large a document may be; looked at first, and nothing else when one is passed.
        coerce: reads older forms as today's.
        other_faults: faults of fields that the models pass over once a document is known to be unsound.
        document_faults: rules between slides of a sound document.
        document_warnings: what is accepted but deprecated.
        placed_by_itself: whether documents say of everything where it stands and what it looks like, so that there is
            nothing that a template could decide.
    """

    model: type[Model]
    slide: TypeAdapter[Any]
    title: Callable[[Any], str]
    slide_faults: Callable[[Any], Iterable[Violation]]
    limits: Callable[[object], Iterable[Violation]] = lambda _document: ()
    coerce: Callable[[object], Coerced] = Coerced
    other_faults: Callable[[object], Iterable[Violation]] = lambda _document: ()
    document_faults: Callable[[Any], Iterable[Violation]] = lambda _model: ()
    document_warnings: Callable[[Any], Iterable[Violation]] = lambda _model: ()
    placed_by_itself: bool = False


_SCHEMAS = {
    "protocol_v2": _Schema(
        model=Presentation,
        slide=TypeAdapter(protocol_v2.Slide, config=DEFERRED),  # type: ignore[arg-type, unused-ignore]
        title=filled_title,
        slide_faults=cross_rules.slide_faults,
        limits=composition.limit_faults,
        document_faults=cross_rules.document_faults,
        document_warnings=lambda model: chain(cross_rules.deprecations(model), shares_for_percents(model)),
    ),
    "agent_v1": _Schema(
        model=AgentDocument,
        slide=TypeAdapter(agent_v1.AgentSlide),
        title=lambda model: model.presentation_title,
        slide_faults=agent_v1.slide_faults,
        coerce=agent_v1.coerce,
    ),
    "paper_document": _Schema(
        model=PaperDocument,
        slide=TypeAdapter(paper_document.PaperSlide),
        title=lambda model: model.meta.title or "",
        slide_faults=paper_document.slide_faults,
        limits=paper_document.limit_faults,
        other_faults=paper_document.node_faults,
        document_faults=paper_document.document_faults,
        document_warnings=paper_document.document_warnings,
        placed_by_itself=True,
    ),
}
SOURCE_SCHEMAS = tuple(_SCHEMAS)
BUILT_ON_TEMPLATES = frozenset(name for name, schema in _SCHEMAS.items() if not schema.placed_by_itself)
"""Schemas whose documents become decks on the masters and layouts of a template."""
MODELS: dict[str, type[Model]] = {name: schema.model for name, schema in _SCHEMAS.items()}


def schema_of(document: Mapping[str, Any]) -> str:
    """The schema that a bare document is of, by the keys that only it has."""
    if document.get("type") == "Document":
        return "paper_document"
    if "presentationTitle" in document or document.get("type") == "presentation":
        return "agent_v1"
    return "protocol_v2"


def build_checks() -> None:
    """Build the checks of all schemas now: a process that works for others shall not keep the first of them waiting."""
    for schema in _SCHEMAS.values():
        schema.model.model_rebuild()
        schema.slide.rebuild()


def parse(source_schema: str, document: object, *, at: str = "") -> ParsedDocument:
    """Check `document` against `source_schema`.

    Args:
        source_schema: the name the caller gave.
        document: a decoded JSON value; it is not changed.
        at: JSON pointer to put before every pointer, e.g. "/document".

    Raises:
        InvalidDocument: with every fault (the first `MAX_VIOLATIONS`), or because the schema is unknown (its pointer
            is "/sourceSchema" whatever `at` is).
    """
    schema = _schema(source_schema)
    if faults := value_faults(document) or size_faults(document) or list(schema.limits(document)):
        raise InvalidDocument(_moved(faults, at))
    coerced = schema.coerce(line_feeds_only(document))
    model, faults = _check(schema, coerced)
    faults = [*coerced.faults, *map(coerced.restore, faults)]
    if faults or model is None:
        raise InvalidDocument(_moved(faults, at))
    told = list(schema.document_warnings(model))
    known = {warning.pointer for warning in told}
    told += (coerced.restore(warning) for warning in unknown_keys(model) if warning.pointer not in known)
    warnings = tuple(_moved(_capped([*coerced.warnings, *told]), at))
    return ParsedDocument(source_schema, model, schema.title(model), len(model.slides), warnings)


def load(source_schema: str, document: object) -> ParsedDocument:
    """Read a document that has passed the rules of this `RULES_VERSION`: they are not checked again.

    Raises InvalidDocument as `parse` does, where the document is not even of its schema.
    """
    schema = _schema(source_schema)
    try:
        model = schema.model.model_validate(schema.coerce(line_feeds_only(document)).document)
    except ValidationError:
        return parse(source_schema, document)
    return ParsedDocument(source_schema, model, schema.title(model), len(model.slides))


def _schema(name: str) -> _Schema:
    if name in _SCHEMAS:
        return _SCHEMAS[name]
    message = f"There is no schema {str(name)[:60]!r}: use one of {', '.join(SOURCE_SCHEMAS)}."
    raise InvalidDocument([Violation("/sourceSchema", "unknown_source_schema", message)], message)


def _check(schema: _Schema, coerced: Coerced) -> tuple[Model | None, list[Violation]]:
    """The model, unless fields are faulty, and all faults that are there."""
    document = coerced.document
    try:
        model = schema.model.model_validate(document)
    except ValidationError as error:
        told = violations_of(error, document=document)
        others = chain(schema.other_faults(document), _faults_of_sound_slides(schema, document))
        return None, _distinct(chain(told, others))
    faults = list(schema.document_faults(model))
    for index, slide in enumerate(model.slides):
        faults.extend(_moved(schema.slide_faults(slide), f"/slides/{index}"))
    return model, faults


def _faults_of_sound_slides(schema: _Schema, document: object) -> Iterator[Violation]:
    slides = document.get("slides") if isinstance(document, dict) else None
    for index, value in enumerate(slides if isinstance(slides, list) else ()):
        try:
            slide = schema.slide.validate_python(value)
        except ValidationError:
            continue
        yield from _moved(schema.slide_faults(slide), f"/slides/{index}")


def _distinct(faults: Iterable[Violation]) -> list[Violation]:
    """As many different faults as are ever told, and no more looked for."""
    found: dict[tuple[str, str], Violation] = {}
    for fault in faults:
        found.setdefault((fault.pointer, fault.code), fault)
        if len(found) == MAX_VIOLATIONS:
            break
    return list(found.values())


def _capped(warnings: list[Violation]) -> list[Violation]:
    if len(warnings) <= MAX_WARNINGS:
        return warnings
    message = f"There are {len(warnings) - MAX_WARNINGS:,} more warnings."
    return [*warnings[:MAX_WARNINGS], Violation("", "more_warnings", message)]


def _moved(faults: Iterable[Violation], at: str) -> list[Violation]:
    return [Violation(at + fault.pointer, fault.code, fault.message) for fault in faults]
