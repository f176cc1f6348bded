"""DAT: is everything that went in also in what came out."""

from collections.abc import Iterator

from deck_documents.variables import filled
from deck_domain.findings import Extent, Family, Impact
from scorer.fidelity.content import read_content
from scorer.fidelity.input_facts import Fact, read_facts
from scorer.rules.evidence import Evidence
from scorer.rules.extent import share_of
from scorer.rules.rule import Hit, Rule, Skipped


def lost_content(evidence: Evidence) -> Iterator[Hit]:
    """A text or number of the input that is in no text, table, chart or note; what the renderer told of is not lost."""
    if evidence.document is None:
        raise Skipped("there is no input document to compare with")
    content = read_content(evidence.deck)
    facts = list(read_facts(filled(evidence.document).document))
    in_step = len(evidence.deck.slides) == len(evidence.document.get("slides", ()))
    for fact in facts:
        if not content.holds(fact, in_step=in_step) and not _is_told(fact, evidence):
            message = f"{fact.label} of the input is not in the deck: {fact.shown}."
            yield Hit(message, slide_index=fact.slide if in_step else None, path=fact.path, extent=_extent(fact))


def _extent(fact: Fact) -> Extent:
    """What is lost is lost; a longer text is more of a slide."""
    return Extent.of(1.0, share_of(float(len(fact.shown if fact.number is not None else fact.text))))


def _is_told(fact: Fact, evidence: Evidence) -> bool:
    """The renderer said what became of it."""
    for finding in evidence.renderer_findings:
        path = finding.component_path or ""
        if path == fact.path or (path.count(".") and fact.path.startswith((path + ".", path + "["))):
            return True
        if fact.text and fact.text in finding.message:
            return True
    return False


RULES = (
    Rule(
        "DAT604",
        "CONTENT_LOST",
        "validation",
        Family.INTEGRITY,
        Impact.ERROR,
        "content of the input that is not in the output",
        "Shorten what does not fit, or split the slide, so that all of it can be shown.",
        lost_content,
        why="What was written is not shown, and nobody sees that it is missing.",
        source="The input document: fields whose readers are meant to see them.",
        example="A bullet of the input that is on no slide.",
        needs="the input document",
    ),
)
