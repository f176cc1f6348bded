"""What a document says about the job that is made of it: checked, titled, counted."""

from dataclasses import dataclass, field

from deck_documents.brief import BRIEF_V1, read_brief
from deck_documents.decks import FOR_DECKS, deck_plan
from deck_documents.feedback import FEEDBACK_V1, read_feedback
from deck_documents.json_input import decode_json
from deck_documents.parsing import ParsedDocument, parse
from deck_documents.protocol_v2 import Presentation
from deck_documents.rules_version import RULES_VERSION
from deck_documents.translation import TRANSLATION_V1, read_translation
from deck_domain.brand import BrandChoice
from deck_domain.errors import InvalidDocument, Violation

FOR_AUTHORS = (BRIEF_V1, FEEDBACK_V1, TRANSLATION_V1)
"""The schemas of documents that an author makes a slide of."""
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class SlideVersion:
    """A version of a slide: the job that made it, and its number among the versions; None for the job's best."""

    job_id: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a job keeps of its document beside the bytes.

    Attributes:
        rules: version of all the rules, where it passed them.
        brand: the brand pack that it asks for.
        auto_iterations: how often it may be tried again after the first time.
        base: the slide that it changes; None for a document that stands for itself.
    """

    title: str
    slide_count: int
    warnings: tuple[Violation, ...] = ()
    rules: str | None = None
    brand: BrandChoice = field(default_factory=BrandChoice)
    auto_iterations: int = 0
    base: SlideVersion | None = None


def read_facts(source_schema: str, data: bytes, *, takes_faulty: bool) -> DocumentFacts:
    """`facts_of` a document in JSON. Raises InvalidDocument, also when the bytes are no sound JSON."""
    return facts_of(source_schema, decode_json(data), takes_faulty=takes_faulty)


def facts_of(source_schema: str, document: object, *, takes_faulty: bool) -> DocumentFacts:
    """Check a decoded document. Some kinds of job take a faulty one too: their report will name the faults.

    Raises InvalidDocument, also for such a kind when the schema is not known.
    """
    if source_schema == BRIEF_V1:
        brief, warnings = read_brief(document)
        rounds = brief.auto_iterations
        return DocumentFacts(readable(brief.title), 1, warnings, RULES_VERSION, auto_iterations=rounds)
    if source_schema == FEEDBACK_V1:
        return _of_feedback(document)
    if source_schema == TRANSLATION_V1:
        translation, warnings = read_translation(document)
        base = SlideVersion(translation.job_id or "")
        return DocumentFacts(readable(translation.name or ""), 1, warnings, RULES_VERSION, base=base)
    if source_schema in FOR_DECKS:
        deck = deck_plan(source_schema, document)
        return DocumentFacts(readable(deck.name), len(deck.slides), deck.warnings, RULES_VERSION)
    try:
        parsed = parse(source_schema, document)
    except InvalidDocument as error:
        if not takes_faulty or any(_hopeless(violation) for violation in error.violations):
            raise
        return _best_effort(document)
    rules = None if takes_faulty else RULES_VERSION
    return DocumentFacts(parsed.title, parsed.slide_count, parsed.warnings, rules, _brand(parsed))


def _of_feedback(document: object) -> DocumentFacts:
    """The title is empty where it is to be made of the slide's own."""
    feedback, warnings = read_feedback(document)
    base = SlideVersion(feedback.job_id, feedback.iteration)
    return DocumentFacts(
        readable(feedback.name or ""),
        1,
        warnings,
        RULES_VERSION,
        auto_iterations=feedback.auto_iterations,
        base=base,
    )


def _brand(parsed: ParsedDocument) -> BrandChoice:
    named = parsed.model.brand if isinstance(parsed.model, Presentation) else None
    return BrandChoice(named.brand_pack_id, named.brand_pack_version_id) if named else BrandChoice()


def readable(text: str) -> str:
    """A text from outside that people will be shown: no control characters, and not endless."""
    return "".join(character for character in text if character.isprintable())[:_LONGEST_TITLE]


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
