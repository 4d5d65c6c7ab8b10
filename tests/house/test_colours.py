"""Colours come from the tokens (resources/tokens.json), so that light, dark and high contrast change all of them."""

import ast
import re

from tests.house.source import dotted, nodes, python_files

HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
MAKERS = {"QColor", "HexColor", "toColor", "Color", "CMYKColor"}


def is_colour_literal(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return HEX.search(node.value) is not None
    if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in MAKERS:
        return any(isinstance(argument, ast.Constant) for argument in node.args)
    if isinstance(node, ast.Attribute) and ".GlobalColor." in dotted(node):
        return node.attr != "transparent"
    return False


def test_no_colour_literal() -> None:
    there = nodes(python_files("notesapp", "ui"), ast.Constant, ast.Call, ast.Attribute)
    found = {place for place, node in there if is_colour_literal(node)}
    assert found == set()
