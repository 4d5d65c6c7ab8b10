"""Habits that make a suite slow, flaky or dishonest, and a log that could tell whose record it was."""

import ast
from pathlib import Path

from tests.house.source import ROOT, dotted, nodes, python_files

DIALOGS = {"QMessageBox", "QFileDialog", "QInputDialog", "QDialog", "QPrintDialog"}
SKIPS = ("pytest.skip", "pytest.xfail", "pytest.importorskip", "pytest.mark.skip", "pytest.mark.xfail", "unittest.skip")
LOG_LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
PRIVATE = {"name", "given", "family", "full_name", "first_name", "last_name", "born", "birth_date", "phone", "email"}
PRIVATE |= {"address", "words", "text", "note", "answer", "reason", "diagnosis", "medication", "passphrase", "key"}


def measures(path: Path) -> bool:
    """The bench and the pictures drive the event loop by hand; they are tools that live beside the tests."""
    return path.relative_to(ROOT).parts[:2] in {("tests", "bench"), ("tests", "shots")} or path.name in {
        "bench.py",
        "shots.py",
    }


def waits(node: ast.AST) -> bool:
    """A call that waits for time to pass, or turns the event loop by hand, instead of for what happens."""
    if not isinstance(node, ast.Call):
        return False
    name = dotted(node.func)
    head, _, last = name.rpartition(".")
    return last in {"sleep", "processEvents", "qWait", "qSleep"} or (last == "wait" and head.endswith("bot"))


def skips(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and dotted(node).startswith(SKIPS)


def mocks(node: ast.AST) -> bool:
    """A mock, or a dialog that is replaced instead of answered."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
        return any(name.startswith("unittest.mock") or name in {"mock", "pytest_mock"} for name in names)
    if isinstance(node, ast.Call) and dotted(node.func).endswith("monkeypatch.setattr"):
        written = " ".join(ast.unparse(argument) for argument in node.args)
        return any(dialog in written for dialog in DIALOGS)
    return False


def test_nothing_waits_for_time_to_pass() -> None:
    files = [path for path in python_files("tests", "ui", "notesapp") if not measures(path)]
    assert {place for place, node in nodes(files, ast.Call) if waits(node)} == set()


def test_nothing_is_skipped() -> None:
    assert {place for place, node in nodes(python_files("tests"), ast.Attribute) if skips(node)} == set()


def test_no_dialog_is_mocked() -> None:
    there = nodes(python_files("tests"), ast.Import, ast.ImportFrom, ast.Call)
    assert {place for place, node in there if mocks(node)} == set()


def tells_too_much(node: ast.AST) -> bool:
    """A log call whose text is put together on the spot, or that is given a field of a person's record."""
    if not isinstance(node, ast.Call):
        return False
    head, _, last = dotted(node.func).rpartition(".")
    if last not in LOG_LEVELS or "log" not in head.rpartition(".")[2].lower():
        return False
    if any(not isinstance(argument, ast.Constant) for argument in node.args[: 2 if last == "log" else 1][-1:]):
        return True
    named = {part.attr for argument in node.args[1:] for part in ast.walk(argument) if isinstance(part, ast.Attribute)}
    return bool(named & PRIVATE)


def test_logs_hold_no_health_data() -> None:
    calls = nodes(python_files("notesapp", "ui"), ast.Call)
    assert {place for place, node in calls if tells_too_much(node)} == set()
