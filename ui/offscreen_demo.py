"""`dev.py run` without a display: the main job, done with the real window offscreen on the demonstration practice.

Leaves pictures and papers in `demo-output/` and prints where each one is and how many taps it took.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.rehearsal.first_visit import first_visit
from ui.rehearsal.returning import returning
from ui.rehearsal.routine import relaxation, routine
from ui.rehearsal.stage import Stage

OUTPUT = Path("demo-output")
BARS = {"routine": 20, "relaxation": 10}
"""Taps from Start to signed and printed; the other journeys are told without a bar."""


def main() -> int:
    """Return 0 when everything was recorded, signed and printed within its taps."""
    qInstallMessageHandler(_say)
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    print("Making a demonstration practice with invented clients ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        taps = _carry_out(stage)
        papers = stage.printer.taken
        for job, paper in zip(stage.printer.jobs, papers, strict=True):
            (OUTPUT / job.name).write_bytes(paper)
        stage.end()
    _application().shutdown()
    for file in sorted(OUTPUT.iterdir()):
        print(f"  {file}")
    for name, count in taps.items():
        bar = f" (bar: {BARS[name]})" if name in BARS else ""
        print(f"{name}: {count} taps{bar}")
    return 0 if papers and all(taps[name] <= bar for name, bar in BARS.items()) else 1


def _carry_out(stage: Stage) -> dict[str, int]:
    hand = stage.open()
    hand.find("today.tile.1")
    numbers = iter(range(1, 100))

    def look(name: str) -> None:
        stage.idle()
        hand.picture(OUTPUT / f"{next(numbers):02}-{name}.png")

    look("today")
    taps = {"routine": routine(hand, look=look)}
    hand.tap("signed.done")
    taps["relaxation"] = relaxation(hand, look=look)
    hand.tap("signed.done")
    taps["returning, in full"] = returning(hand, look=look)
    taps["stop and refer, from the stop"] = first_visit(hand, look=look)
    stage.idle()
    return taps


def _say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """What Qt has to say, without what the offscreen plugin says at every window."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


if __name__ == "__main__":
    sys.exit(main())
