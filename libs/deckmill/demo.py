"""`make demo`: a private stack on a free port, one document through it, files to look at, nothing left running.

Usage: `python -m deckmill.demo DOCUMENT FOLDER`
"""

import asyncio
import contextlib
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from deckmill.api_client import ApiClient, ApiError
from deckmill.commands.render import print_outcome
from deckmill.delivery import deliver
from deckmill.embedded.data_directory import DataDirectory
from deckmill.embedded.process import StartFailed
from deckmill.embedded.stack import Stack
from deckmill.envelope import read_request
from deckmill.terminal import err, out, show_progress


async def demo(document: Path, folder: Path) -> int:
    """Render a document on a stack of its own; returns the exit code."""
    current = asyncio.current_task()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, current.cancel if current else lambda: None)
    with tempfile.TemporaryDirectory(prefix="deckmill-demo-") as root:
        data = DataDirectory(Path(root))
        data.prepare()
        stack = Stack(data, "127.0.0.1", 0, notify=err.print)
        try:
            with err.status("Starting nats-server and the five services"):
                await stack.start()
            detail = await asyncio.to_thread(_render, stack.url, data, document, folder)
        finally:
            await stack.stop()
    if detail["job"]["status"] == "succeeded":
        print_outcome(detail, folder)
        return 0
    out.print(f"The job {detail['job']['status']}: {detail['job']['error_message']}")
    return 1


def _render(url: str, data: DataDirectory, document: Path, folder: Path) -> dict[str, Any]:
    client = ApiClient(url, data.owner_key.read_text(encoding="utf-8").strip())
    detail = show_progress(client.follow(client.submit(read_request(document))), err)
    deliver(client, detail, folder)
    return detail


def main() -> int:
    """Run the demo; Ctrl-C ends it cleanly."""
    try:
        return asyncio.run(demo(Path(sys.argv[1]), Path(sys.argv[2])))
    except (StartFailed, ApiError) as error:
        err.print(str(error), style="red", markup=False)
    except (KeyboardInterrupt, asyncio.CancelledError):
        with contextlib.suppress(OSError):
            err.print("Stopped.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
