"""`deckmill template` and `deckmill render --template`: offline, for people and for programs."""

import json
from pathlib import Path

import pytest
from pptx import Presentation
from typer.testing import CliRunner

from deckmill.cli import app

EXAMPLE = str(Path("examples/board_update.json").resolve())


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A usual template."""
    path = tmp_path / "brand.pptx"
    Presentation().save(str(path))
    return path


def test_a_report_for_people_and_for_programs(template: Path) -> None:
    """Layouts, archetypes and the support level."""
    said = CliRunner().invoke(app, ["template", str(template)])
    assert said.exit_code == 0
    assert "Title and Content" in said.output
    assert "certified" in said.output
    assert "waterfall" in said.output
    assert [line for line in said.output.splitlines() if line != line.rstrip()] == []
    report = json.loads(CliRunner().invoke(app, ["template", str(template), "--json"]).output)
    assert report["template_support_level"] == "certified"


def test_a_deck_on_a_template_without_a_server(template: Path, tmp_path: Path) -> None:
    """The file and what there is to say about it."""
    target = tmp_path / "made" / "deck.pptx"
    done = CliRunner().invoke(app, ["render", EXAMPLE, "--template", str(template), "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert "8 slides" in done.output
    assert len(Presentation(str(target)).slides) == 8


def test_what_is_refused_says_why(template: Path, tmp_path: Path) -> None:
    """No template, no document, a faulty document: exit code 1 and a sentence."""
    other = tmp_path / "notes.txt"
    other.write_text("nothing", encoding="utf-8")
    refused = CliRunner().invoke(app, ["template", str(other)])
    assert refused.exit_code == 1
    assert "no presentation" in refused.output
    missing = CliRunner().invoke(app, ["render", str(tmp_path / "none.json"), "--template", str(template)])
    assert missing.exit_code == 1
    assert "cannot read" in missing.output
    faulty = tmp_path / "deck.json"
    faulty.write_text('{"version": "2.0", "title": "T", "slides": [{"slideType": "title-body"}]}', encoding="utf-8")
    said = CliRunner().invoke(app, ["render", str(faulty), "--template", str(template)])
    assert said.exit_code == 1
    assert "/slides/0/title" in said.output
