"""The house's own code, read as text and as trees, for the tests of its rules."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMON = (ast.Name, ast.expr_context, ast.arguments, ast.arg, ast.keyword, ast.operator, ast.cmpop, ast.Expr)
"""Half of all nodes, and no rule is about them."""


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def _sorted(path: Path) -> dict[type[ast.AST], list[ast.AST]]:
    """All nodes of a file by their kind: walked once for all rules."""
    found: dict[type[ast.AST], list[ast.AST]] = {}
    for node in ast.walk(tree(path)):
        if not isinstance(node, COMMON):
            found.setdefault(type(node), []).append(node)
    return found


def nodes(paths: Iterable[Path], *kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Every node of PATHS that is of one of KINDS, with its place, as "ui/app.py:12"."""
    for path in paths:
        name, found = path.relative_to(ROOT).as_posix(), _sorted(path)
        for kind in kinds:
            for node in found.get(kind, ()):
                yield f"{name}:{getattr(node, 'lineno', 1)}", node


def dotted(node: ast.AST) -> str:
    """The name a call or an attribute is written with: "pytest.mark.skip"; "" for what is no plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return ""
