"""Files and classes that one person can keep in mind. The guide is 300 lines; this is where it ends."""

import ast

from tests.house.source import ROOT, nodes, python_files

LINES = 350
METHODS = 25


def test_no_file_outgrows_its_reader() -> None:
    files = [*python_files("notesapp", "ui", "resources"), ROOT / "dev.py"]
    files = [path for path in files if path.parent.name != "versions"]  # a migration is history, read once and kept
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LINES} == {}


def test_no_class_does_everything() -> None:
    large = {}
    for place, node in nodes(python_files("notesapp", "ui"), ast.ClassDef):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
            if methods > METHODS:
                large[f"{place} {node.name}"] = methods
    assert large == {}
