"""Starts the command line: `deckmill`, or `python -m deckmill`."""

_INTERRUPTED = 130
"""The exit code of what Ctrl-C ended, as shells say it."""


def main() -> None:
    """Load the commands and run the one that was typed. Ctrl-C ends it in silence also while they are loaded."""
    try:
        from deckmill.cli import app  # noqa: PLC0415 - takes up to a second on a busy machine
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None
    app()


if __name__ == "__main__":
    main()
