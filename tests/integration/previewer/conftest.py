"""One warm child for the whole folder: a start costs three seconds."""

from collections.abc import Iterator

import pytest

from tests.support.previewer_child import PreviewerChild


@pytest.fixture(scope="session")
def child(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewerChild]:
    """A LibreOffice that has drawn the canary."""
    with PreviewerChild(tmp_path_factory.mktemp("previewer")) as child:
        yield child
