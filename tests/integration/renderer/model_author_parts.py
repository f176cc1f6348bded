"""What tests of the author that is a language model share: a brief, what may be answered, and who asks."""

import json
from pathlib import Path
from typing import Any

from renderer.model_author.slides import ModelAuthor
from renderer.model_author.terms import Terms
from tests.support.model_server import ModelServer

BRIEF = "Churn fell from 4.1 % to 2.6 % after onboarding changed"


def deck(title: str = "Churn fell to 2.6 %", **slide: Any) -> dict[str, Any]:
    """What a model may answer."""
    content = {"slideType": "title-body", "title": title, "body": ["4.1 % before onboarding changed"]} | slide
    return {"title": "Churn", "slides": [content]}


def terms(server: ModelServer, **values: Any) -> Terms:
    """How that server is reached."""
    return Terms(server.url, "small", **({"seconds": 20.0} | values))


async def planned(
    server: ModelServer, target: Path, brief: str = BRIEF, **values: Any
) -> tuple[dict[str, Any] | None, int, str]:
    """The plan of a brief, what it cost, and why there is none."""
    model = ModelAuthor(terms(server, **values))
    try:
        asked = await model.plan(brief, target)
    finally:
        await model.close()
    return (json.loads(asked.plan.read_bytes()) if asked.plan else None), asked.cost, asked.reason
