"""What a request's document says about the job: checked, titled, counted."""

from dataclasses import dataclass

from deck_documents import RULES_VERSION, decode_json, parse
from deck_domain.errors import InvalidDocument, Violation
from deck_domain.job_kinds import JobKind

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a job keeps of its document beside the bytes; `rules` is the version of all the rules, where it passed."""

    title: str
    slide_count: int
    warnings: tuple[Violation, ...] = ()
    rules: str | None = None


def read_document(kind: JobKind, source_schema: str, data: bytes) -> DocumentFacts:
    """Decode and check a document. Some kinds of job take a faulty one too: their report will name the faults.

    Raises InvalidDocument, also for such a kind when the bytes are no sound JSON or the schema is not known.
    """
    document = decode_json(data)
    try:
        parsed = parse(source_schema, document, gate=not kind.takes_faulty)
    except InvalidDocument as error:
        if not kind.takes_faulty or any(_hopeless(violation) for violation in error.violations):
            raise
        return _best_effort(document)
    rules = None if kind.takes_faulty else RULES_VERSION
    return DocumentFacts(parsed.title, parsed.slide_count, parsed.warnings, rules)


def _hopeless(violation: Violation) -> bool:
    # No report can be made about a schema that cannot be read here.
    return violation.code == "unknown_source_schema"


def _best_effort(document: object) -> DocumentFacts:
    if not isinstance(document, dict):
        return DocumentFacts(title="", slide_count=0)
    meta = document.get("meta")
    candidates = (
        document.get("title"),
        document.get("presentationTitle"),
        meta.get("title") if isinstance(meta, dict) else None,
    )
    title = next((value for value in candidates if isinstance(value, str)), "")
    slides = document.get("slides")
    return DocumentFacts(readable(title), len(slides) if isinstance(slides, list) else 0)


def readable(text: str) -> str:
    """A text from outside that people will be shown: no control characters, and not endless."""
    return "".join(character for character in text if character.isprintable())[:_LONGEST_TITLE]
