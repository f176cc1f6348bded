"""What the author makes of a brief, for tests."""

from typing import Any

from deck_documents import parse
from renderer.authoring import plan_of
from renderer.coding import code_of
from renderer.compile import laid_out, source_of

Json = dict[str, Any]


def slide_of(brief: str) -> Json:
    """The only slide of the plan, which keeps the rules of documents.

    All that is on it can be written as code: else the job of this brief would fail (NotWritable).
    """
    plan = plan_of(brief)
    assert code_of(laid_out(source_of(parse("protocol_v2", plan.document)))[0])
    (slide,) = plan.document["slides"]
    return dict(slide)
