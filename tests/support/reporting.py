"""A document all the way to its report, in this process."""

from typing import Any

from deck_documents import parse
from renderer.compile import compile_deck
from scorer.inspect_deck import score_file


def report_of(schema: str, document: dict[str, Any], **options: Any) -> dict[str, Any]:
    """The quality report on the deck of `document`; `options` are those of `compile_deck`."""
    made = compile_deck(parse(schema, document), **options)
    return score_file(
        made.pptx,
        document=document,
        source_schema=schema,
        renderer_findings=made.findings,
        pages=made.pages,
    )


def at(document: Any, pointer: str) -> Any:
    """What a JSON pointer (RFC 6901) leads to. Raises LookupError, TypeError or ValueError where nothing is."""
    value = document
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")  # noqa: PLW2901  as the RFC has it
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value
