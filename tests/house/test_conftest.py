"""What tests/conftest.py promises, tried on tests that break it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT

LEFTOVERS = """
import socket
import threading

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []


def test_timer(qtbot):
    timer = QTimer(interval=60_000)
    timer.start()
    kept.append(timer)


def test_qthread(qtbot):
    thread = QThread()
    thread.start()
    kept.append(thread)


def test_thread(qtbot):
    thread = threading.Thread(target=threading.Event().wait, args=(30,), daemon=True, name="forgotten")
    thread.start()


def test_window(qtbot):
    window = QWidget()
    window.setObjectName("forgotten")
    window.show()
    kept.append(window)


def test_tidy(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window, interval=60_000)
    timer.start()


def test_network():
    with socket.socket() as plug, pytest.raises(AssertionError, match="offline"):
        plug.connect(("127.0.0.1", 9))
"""


def test_leftovers_fail_their_test_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "test_leftovers.py").write_text(LEFTOVERS, encoding="utf-8")
    plain = ["-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-cov", "-rE", "--color=no"]
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest", *plain]
    done = subprocess.run([*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "6 passed, 4 errors" in done.stdout, done.stdout + done.stderr
    for test, left in {"timer": "QTimer", "qthread": "QThread", "thread": "thread", "window": "QWidget"}.items():
        assert f"test_{test} - AssertionError: left running: {left}" in done.stdout


def test_no_test_is_at_home() -> None:
    assert "home-of-tests-" in os.environ["XDG_CONFIG_HOME"]
    assert Path.home() == Path(os.environ["HOME"])
