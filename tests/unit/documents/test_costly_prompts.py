"""What strangers write is read in a time that goes with its length, whatever signs it repeats."""

import subprocess
import sys

from deck_documents.gaps import with_short_gaps

_PATIENCE = 60
"""Seconds for what takes two, and took minutes."""
_REPEATED = [" ", "\t", "\u00a0", "\n", " \n", "\U0001f389", "\U0001f3fb", "\u2705 ", "1, ", "[", "!["]
_READ = """
import sys
from deck_documents.brief import read_brief
from deck_documents.decks import deck_plan
for repeated in sys.argv[1:]:
    text = "Growth" + (repeated * 19_900)[:19_900] + "!x. Two points 5 %"
    read_brief({"brief": text})[0].title
    deck_plan("deck_brief_v1", {"prompt": text, "slide_count": 9})
    deck_plan("consulting_brief_v1", {"topic": "Growth of the firm", "context": text})
"""


def test_a_prompt_of_one_sign_again_and_again_is_read_at_once() -> None:
    """One of blanks held the gateway, and all tenants with it, for three minutes; no thread can be ended in a test."""
    subprocess.run([sys.executable, "-c", _READ, *_REPEATED], check=True, timeout=_PATIENCE)


def test_gaps_are_shortened_and_lines_stay_apart() -> None:
    """What stands in a line still does, and what does not does not."""
    assert with_short_gaps("a" + " " * 50 + "b") == "a" + " " * 16 + "b"
    assert with_short_gaps("a" + " " * 50 + "\n" + "\t" * 50 + "b").split() == ["a", "b"]
    assert "\n" in with_short_gaps("a" + " " * 50 + "\n" + "\t" * 50 + "b")
    assert with_short_gaps("a" + "\n" * 50 + "b") == "a" + "\n" * 8 + "b"
    assert with_short_gaps("a  b\n\n c") == "a  b\n\n c"
