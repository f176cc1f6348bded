"""An image of the Dockerfile without an engine: `make images-check` does it for all of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.images.check import check

_UV = Path(sys.executable).parent / "uv"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount the file system of an image")
@pytest.mark.timeout(900)  # a clean Debian is made of packages, once
def test_the_gateway_serves_from_its_own_image(tmp_path: Path) -> None:
    """Installed by the Dockerfile's steps into a clean Debian, on a read-only root; no import of it is missing."""
    subprocess.run([_UV, "build", "--wheel", "--quiet", "--out-dir", tmp_path / "dist", "."], check=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    check("gateway", wheel, tmp_path / "image")
