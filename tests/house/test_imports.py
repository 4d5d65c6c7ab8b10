"""Who imports whom: the contracts of pyproject.toml, and no circle, counted in every import, late ones included."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.house.source import ROOT, python_files, tree


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(module: str, is_package: bool, body: ast.Module) -> Iterator[str]:
    """Every dotted name that BODY imports, wherever in it: at the top, in a function, under TYPE_CHECKING."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def import_graph(files: list[Path]) -> dict[str, set[str]]:
    names = {module_name(path): path for path in files}
    graph: dict[str, set[str]] = {}
    for name, path in names.items():
        graph[name] = set()
        for target in imported(name, path.name == "__init__.py", tree(path)):
            # `from a.b import c` means the module a.b.c if there is one, else the name c in a.b.
            module = target if target in names else target.rpartition(".")[0]
            if module in names and module != name:
                graph[name].add(module)
    return graph


def test_no_import_circle() -> None:
    graph = import_graph(python_files("notesapp", "ui", "resources"))
    assert len(graph) > 20
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        raise AssertionError(f"import circle: {' -> '.join(circle.args[1])}") from None


def test_the_contracts_hold() -> None:
    """As `dev.py check` runs them; here too, so that no test run passes a broken floor."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
