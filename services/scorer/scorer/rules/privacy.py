"""PRV: what travels with the file and may not be meant for its readers."""

from collections.abc import Iterator

from deck_domain.findings import Family, Impact
from scorer.rules.evidence import Evidence
from scorer.rules.rule import Hit, Rule, slides_in_words

_OF_LIBRARIES = frozenset({"Steve Canny", "PptxGenJS", "Unknown Creator"})
"""Names that libraries write into the properties of every file; they say nothing about who made the deck."""
_AUTHOR_FIELDS = ("creator", "lastModifiedBy", "Manager", "Company")


def private_data(evidence: Evidence) -> Iterator[Hit]:
    """Notes, comments, hidden slides, author data and embedded objects go out with the file."""
    deck = evidence.deck
    kinds = (
        ("speaker notes", [slide.index for slide in deck.slides if slide.notes]),
        ("comments", [slide.index for slide in deck.slides if slide.has_comments]),
        ("hidden slides", [slide.index for slide in deck.slides if slide.hidden]),
    )
    for kind, slides in kinds:
        if slides:
            yield Hit(f"The deck carries {kind} ({slides_in_words(len(slides))}).", slide_index=None)
    program = deck.properties.get("Application", "")
    named = [name for name in _AUTHOR_FIELDS if deck.properties.get(name) not in (None, "", program, *_OF_LIBRARIES)]
    if named:
        yield Hit(f"The document properties name people or companies ({', '.join(named)}).")
    slides_by_part = {slide.part: slide for slide in deck.slides}
    for fault in evidence.faults:
        if fault.code == "embedded_object":
            yield Hit(
                fault.message,
                slides_by_part.get(fault.part or ""),
                code="EMBEDDED_OBJECT_PRESENT",
                action="Replace it by a picture, if its readers shall not have its data.",
            )


RULES = (
    Rule(
        "PRV801",
        "PRIVATE_DATA_PRESENT",
        "validation",
        Family.PRIVACY,
        Impact.INFO,
        "notes, comments, hidden slides, author data or embedded objects",
        "Remove them before the file leaves the house, if they are not meant for its readers.",
        private_data,
        why="A file contains more than its slides show.",
        source="ECMA-376 part 2 (core properties); part 1, 13.3 (notes and comments).",
        example="Speaker notes with the names of customers.",
    ),
)
