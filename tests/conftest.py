"""What holds for all tests."""

import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

# The same examples on every machine: a failure that one run shows, the next run shows.
settings.register_profile("deckmill", derandomize=True, deadline=None, print_blob=False)
settings.load_profile("deckmill")


@pytest.fixture(scope="session", autouse=True)
def temporary_files_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Processes that tests kill leave their temporary files below the folder of the run, which goes with it."""
    with pytest.MonkeyPatch.context() as changes:
        changes.setenv("TMPDIR", str(tmp_path_factory.mktemp("temporary")))
        changes.setattr(tempfile, "tempdir", None)
        yield
