"""What the author makes of a brief, for tests."""

from typing import Any

from deck_documents import parse
from renderer.authoring import plan_of

Json = dict[str, Any]


def slide_of(brief: str) -> Json:
    """The only slide of the plan, which keeps the rules of documents."""
    plan = plan_of(brief)
    parse("protocol_v2", plan.document)
    (slide,) = plan.document["slides"]
    return dict(slide)
