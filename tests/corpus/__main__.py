"""`make corpus DIR=...`: every presentation below a folder through validate, template and preview, one row each."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from deckmill.terminal import err, out
from tests.corpus.table import COLUMNS, row, summary
from tests.corpus.trying import Bench, Trial, bench

_USAGE = 2


async def main(arguments: argparse.Namespace) -> int:
    """Write the table as the rows come in; exit code 1 when a deck hung or ended a process, 2 without any file."""
    folder, target = Path(arguments.folder), Path(arguments.out)
    files = presentations(folder) if arguments.folder else []
    if not files:
        why = f"There is no .pptx below {folder}." if arguments.folder else "Say which folder: make corpus DIR=..."
        err.print(why, style="red", markup=False)
        return _USAGE
    target.parent.mkdir(parents=True, exist_ok=True)
    async with bench(arguments.processes, arguments.seconds) as place:
        trials = await try_all(place, folder, files, target)
    for line in summary(trials):
        out.print(line, markup=False)
    out.print(f"{target}: {len(trials)} rows", markup=False)
    return 1 if any(trial.has_defect for trial in trials) else 0


def presentations(folder: Path) -> list[Path]:
    """The .pptx below a folder in the order of their paths; what PowerPoint leaves beside open files is left out."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() == ".pptx" and not path.name.startswith("~$"))
    return sorted(path for path in found if path.is_file())


async def try_all(place: Bench, folder: Path, files: list[Path], target: Path) -> list[Trial]:
    """Try the files and write their rows in the order of the files, each as soon as it and those before are done."""
    running = [asyncio.create_task(place.try_file(path, str(path.relative_to(folder)))) for path in files]
    trials = []
    with target.open("w", encoding="utf-8", errors="replace") as table:
        table.write("\t".join(COLUMNS) + "\n")
        for number, one in enumerate(running, start=1):
            trial = await one
            trials.append(trial)
            table.write(row(trial) + "\n")
            table.flush()
            score = trial.scored.score if trial.scored else "none"
            codes = "/".join(step.code for step in trial.steps)
            err.print(f"[{number}/{len(files)}] {trial.file}: {codes}, score {score}", markup=False, highlight=False)
    return trials


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("folder", help="the folder with presentations")
    parser.add_argument("--out", default="out/corpus.tsv", help="the table to write")
    parser.add_argument("--seconds", type=float, default=60.0, help="that each step may take")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many files are tried at once")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(_arguments())))
