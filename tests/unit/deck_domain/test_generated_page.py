"""Pages that are written from the code."""

from pathlib import Path

import pytest

from deck_domain.generated_page import keep


def test_a_stale_page_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One that is missing, then one that says something else; with the command that writes it anew."""
    page = tmp_path / "rules.md"
    for _ in range(2):
        assert keep("new\n", "the rules", ["--check", str(page)]) == 1
        assert "make generate" in capsys.readouterr().err
        page.write_text("old\n", encoding="utf-8")
    assert keep("new\n", "the rules", ["--write", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == "new\n"
    assert keep("new\n", "the rules", ["--check", str(page)]) == 0
