"""What holds for all tests."""

import gc
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

# The same examples on every machine: a failure that one run shows, the next run shows.
settings.register_profile("deckmill", derandomize=True, deadline=None, print_blob=False)
settings.load_profile("deckmill")

# Tests keep much and leave few cycles behind: looking for those less often saves a tenth of the time.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: nobody needs to look through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def temporary_files_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Processes that tests kill leave their temporary files below the folder of the run, which goes with it."""
    with pytest.MonkeyPatch.context() as changes:
        changes.setenv("TMPDIR", str(tmp_path_factory.mktemp("temporary")))
        changes.setattr(tempfile, "tempdir", None)
        yield
