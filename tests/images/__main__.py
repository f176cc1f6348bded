"""`python -m tests.images TARGET...`: makes the images without an engine and asks their services for their health."""

import argparse
import sys
import time
from pathlib import Path

from tests.images.check import check
from tests.images.image import TARGETS, ImageBroken

_FOLDER = Path(".make/images")


def main() -> int:
    """Check each target that is named, else all; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"one of {', '.join(TARGETS)}; all by default")
    targets = parser.parse_args().targets or list(TARGETS)
    if unknown := set(targets) - TARGETS.keys():
        parser.error(f"there is no image {', '.join(sorted(unknown))}")
    (wheel,) = Path("dist").glob("deckmill-*.whl")
    broken = 0
    for target in targets:
        started = time.monotonic()
        try:
            check(target, wheel, _FOLDER / target)
            said = "serves"
        except ImageBroken as error:
            broken += 1
            said = f"is broken: {error}"
        sys.stdout.write(f"{target} {said} ({time.monotonic() - started:.0f} s)\n")
        sys.stdout.flush()
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
