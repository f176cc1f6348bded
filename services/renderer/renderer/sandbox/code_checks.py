"""What can be said of code before it runs: whether it can be read, has a `build`, and imports only what there is.

None of this keeps anything out; that is done by `confinement.py`. It is here so that a fault is told with its line and
with what to do.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

MODULES = ("pptx", "lxml", "math", "datetime", "copy", "io")
"""What code may import, with everything inside."""

MAX_CODE_BYTES = 256_000
_ENTRY = "build"


@dataclass(frozen=True, slots=True)
class CodeFault:
    """What is wrong with a piece of code.

    Attributes:
        line: of the code, from 1; 0 where no single line is to blame.
        message: what went wrong.
        remedy: what to change.
    """

    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        """The whole, for people."""
        place = f"Line {self.line}: " if self.line else ""
        return f"{place}{self.message} {self.remedy}"


def fault_in(code: str) -> CodeFault | None:
    """The first fault that reading shows, or None."""
    if len(code.encode()) > MAX_CODE_BYTES:
        return CodeFault(
            0, f"The code is longer than {MAX_CODE_BYTES} bytes.", "Draw with loops, or make it two slides."
        )
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        return CodeFault(error.lineno or 0, f"It is not Python: {error.msg}.", "Mend the line.")
    except (RecursionError, MemoryError, ValueError) as error:
        return CodeFault(0, f"It cannot be read: {error}.", "Write it with less nesting and without null characters.")
    return next(_faults(tree), None)


def _faults(tree: ast.Module) -> Iterator[CodeFault]:
    for node in ast.walk(tree):
        for module in _imported(node):
            if module.partition(".")[0] not in MODULES:
                yield import_fault(module, getattr(node, "lineno", 0))
    entry = next((node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == _ENTRY), None)
    if entry is None:
        yield CodeFault(0, "The code has no function `build`.", "Write `def build(prs):` and draw on `prs` there.")
    elif not _takes_one(entry.args):
        yield CodeFault(entry.lineno, "`build` does not take one argument.", "Write `def build(prs):`.")


def import_fault(module: str, line: int) -> CodeFault:
    """What is told of an import that there is not."""
    return CodeFault(
        line, f"`{module}` cannot be imported here.", f"Use only {', '.join(MODULES[:-1])} and {MODULES[-1]}."
    )


def _imported(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Import):
        return tuple(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return ("." * node.level + (node.module or ""),)
    return ()


def _takes_one(arguments: ast.arguments) -> bool:
    positional = len(arguments.posonlyargs) + len(arguments.args)
    wanted = positional - len(arguments.defaults)
    needs_names = any(default is None for default in arguments.kw_defaults)
    return wanted <= 1 and (positional >= 1 or arguments.vararg is not None) and not needs_names
