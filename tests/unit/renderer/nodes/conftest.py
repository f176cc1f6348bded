"""Documents given node by node, compiled."""

import base64
import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from deck_documents import parse


@pytest.fixture(scope="session")
def paper(write: Any) -> Callable[..., Any]:
    """Compiles a document of one slide with these nodes; keywords go to the slide, `root` to the document."""

    def make(*children: dict[str, Any], root: dict[str, Any] | None = None, **slide: Any) -> Any:
        page = {"type": "Slide", "children": list(children), **slide}
        return write(parse("paper_document", {"type": "Document", "meta": {}, "slides": [page], **(root or {})}))

    return make


@pytest.fixture(scope="session")
def picture() -> str:
    """A picture of 40 x 20 pixels as a data URL."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "#0F6E84").save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
