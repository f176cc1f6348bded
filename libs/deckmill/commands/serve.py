"""`deckmill serve`."""

from pathlib import Path
from typing import Annotated

import typer

from deckmill.api_client import DEFAULT_DATA_DIR
from deckmill.terminal import DataDir


def serve(
    host: Annotated[str, typer.Option(help="Address the gateway listens on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the gateway; 0 takes a free one.")] = 8080,
    data_dir: DataDir = Path(DEFAULT_DATA_DIR),
) -> None:
    """Run all services on this machine until Ctrl-C. Exit codes: 2 wrong setting, 1 a service does not start."""
    from deckmill.foreground import run  # noqa: PLC0415 - loads what services load, and no other command needs it

    run(host, port, data_dir)
