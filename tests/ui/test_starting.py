"""The very start, in a process of its own: what the first window waits for, and what it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.homes import home

TOLD = """
import sys
import ui.app
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False

def tell():
    print(app.tasks.given, "sqlalchemy" in sys.modules, flush=True)
    QTimer.singleShot(0, wait)

def wait():
    assert app.tasks.wait_idle(60_000)
    print(app.tasks.given, "sqlalchemy" in sys.modules, flush=True)
    ui.app.QApplication.instance().setStyleSheet("")  # what lies below the sheet
    print(ui.app.QApplication.style().name())
    app.window.close()

started = ui.app.App.start
def start(made, *given):
    global app, watch
    app, watch = made, Watch()
    made.window.installEventFilter(watch)
    started(made, *given)

ui.app.App.start = start
sys.exit(ui.app.main([]))
"""


def test_the_first_picture_waits_for_nothing_heavy_and_has_one_look_on_all_systems(tmp_path: Path) -> None:
    """The system asks for another style; what is heavy comes once the window was painted."""
    asked = {"QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"}
    environment = {**os.environ, **home(tmp_path), **asked}
    ran = subprocess.run([sys.executable, "-c", TOLD], env=environment, capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["0", "False", "1", "True", "fusion"], ran.stderr
    assert ran.returncode == 0
