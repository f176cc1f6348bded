"""The commands of the pages about single subjects work as they stand there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.serve import Served
from tests.support.typed_commands import ROOT, blocks, checkout, typed

_COMMANDS = re.compile(r"^(?:deckmill|curl) ", re.MULTILINE)
_UNTYPED = {"README.md", "docs/operating.md"}
"""Pages that have tests of their own."""
_SET_UP = """
export PATH="$PWD/.venv/bin:$PATH" URL=http://127.0.0.1:8080 KEY=$(cat .deckmill/owner.key)
curl() { command curl --fail-with-body "$@"; echo; }
id() { python3 -c 'import json, sys; print(json.load(sys.stdin)["job"]["id"])'; }
"""
_GIVEN = {
    "docs/generating.md": """
JOB=$(deckmill generate "KPI dashboard: revenue \\$12.4M (+18 %), churn 2.1 %" --json 2> /dev/null | id)
deckmill render examples/seed_pitch.json -o contoso.pptx > /dev/null 2>&1
mv contoso.pptx Contoso.potx
""",
    "docs/comparing.md": """
BEFORE=$(deckmill render examples/seed_pitch.json --json 2> /dev/null | id)
sed s/Tidewater/Lowwater/ examples/seed_pitch.json > changed.json
python3 -c 'import json, sys
print(json.dumps(json.load(open("changed.json")) | {"baselineJobId": sys.argv[1]}))' "$BEFORE" > after.json
AFTER=$(deckmill render after.json --json 2> /dev/null | id)
""",
    "docs/reviews.md": "JOB=$(deckmill render examples/seed_pitch.json --json 2> /dev/null | id)\n",
    "docs/brand-packs.md": """
cp examples/seed_pitch.json deck.json
deckmill render deck.json -o deck.pptx > /dev/null 2>&1
deckmill render examples/clinic_pilot.json -o contoso.potx.pptx > /dev/null 2>&1
cp deck.pptx contoso.potx; mv contoso.potx.pptx contoso-2027.potx
added=$(deckmill brand add deck.pptx --json)
PACK=$(python3 -c 'import json, sys; print(json.loads(sys.argv[1])["id"])' "$added")
VERSION=$(python3 -c 'import json, sys; print(json.loads(sys.argv[1])["active_version_id"])' "$added")
""",
    "docs/templates.md": """
cp examples/seed_pitch.json deck.json
deckmill render deck.json -o brand.pptx > /dev/null 2>&1
mv brand.pptx brand.potx
""",
    "docs/grpc.md": "",
    "docs/preflight.md": "deckmill render examples/seed_pitch.json -o deck.pptx > /dev/null 2>&1\n",
}
"""What each page says that there is."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Served]]:
    """A folder that looks like a checkout in which `make serve` runs."""
    root = tmp_path_factory.mktemp("pages")
    with checkout(root) as server:
        yield root, server


@pytest.mark.parametrize("page", _GIVEN)
def test_every_command_of_a_page_works(folder: tuple[Path, Served], page: str) -> None:
    """As it stands there; each says something, and none of them is refused."""
    commands = [text for mark, text in blocks(page) if mark == "sh typed"]
    assert commands
    _, *printed = typed(*folder, [_SET_UP + _GIVEN[page], *commands])
    for command, answer in zip(commands, printed, strict=True):
        assert answer.strip(), command


def test_no_command_is_left_out() -> None:
    """Whatever page of the documentation has commands, they are typed here, or its own test does it."""
    for path in sorted((ROOT / "docs").glob("*.md")):
        page = f"docs/{path.name}"
        marks = {mark for mark, text in blocks(page) if mark != "console" and _COMMANDS.search(text)}
        assert page in _UNTYPED or marks <= {"sh typed"}, page
