"""How a command says what it does."""

import pytest
from typer.testing import CliRunner

from deckmill.cli import app


@pytest.mark.parametrize("command", [[], ["render"], ["jobs"], ["jobs", "list"], ["keys", "create"]])
def test_the_short_option_helps_everywhere(command: list[str]) -> None:
    """`-h` and `--help` are the same, also of commands within commands."""
    short, long = (CliRunner().invoke(app, [*command, option]) for option in ("-h", "--help"))
    assert (short.exit_code, short.output) == (0, long.output)
