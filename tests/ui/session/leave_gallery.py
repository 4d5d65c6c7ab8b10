"""Leave, Review and the others, for the eye: `python -m tests.ui.session.leave_gallery OUT [name ...]`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from notesapp.model.answers import ScreenAnswer, YesNo
from notesapp.model.session_note import SessionNote
from notesapp.usecases.issue_document import Paper
from tests import sciatica
from tests.ui.session.bench import House, with_path, worked
from ui.base import metrics
from ui.base.focus import FocusRing
from ui.base.theme import Choice, Themes
from ui.session.leave import LeavePane
from ui.session.review import ReviewPane
from ui.session.stop_and_refer import StopPane
from ui.session.top_bar import TopBar

Scene = Callable[[Path], QWidget]
HOUSES: list[House] = []


def frame(house: House, pane: QWidget, width: int | None = 664) -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    box = metrics.column(page, 0)
    top = TopBar(house.desk.briefing.client, "Low back and right leg · session 5")
    top.show_note(house.desk.note, "x", None)
    top.show_moment("leave")
    box.addWidget(top)
    line = metrics.row(None, 0)
    box.addLayout(line, 1)
    if width is not None:
        line.addStretch(1)
        metrics.size(pane, width=width)
        line.addWidget(pane)
    else:
        line.addWidget(pane, 1)
    return page


def _house(note) -> House:
    house = House(Path(tempfile.mkdtemp()), note)
    HOUSES.append(house)
    return house


def leave(step: int) -> QWidget:
    house = _house(worked())
    pane = LeavePane(house.desk, house.services)
    page = frame(house, pane)
    page.resize(1280, 800)
    page.show()
    rows = pane.pain
    if step >= 1:
        rows.row("burn").strip.chosen.emit(4)
        rows.row("burn")._reaches("smaller")
        rows.row("burn")._ends("thigh")
    if step >= 2:
        rows.row("tingle").strip.chosen.emit(3)
    if step >= 3:
        pane.home._give.click()
    if step >= 4:
        pane.next._course("weekly_4")
    if step == 5:
        pane.home._toggle_others()
    if step == 6:
        pane.home._edit(house.desk.note.aftercare[0].id)
    if step == 7:
        pane.next._choose("pick")
    return page


def missing() -> QWidget:
    house = _house(worked())
    pane = LeavePane(house.desk, house.services)
    page = frame(house, pane)
    page.resize(1280, 800)
    page.show()
    pane._show_points()
    return page


SCENES: dict[str, Callable[[], QWidget]] = {f"leave-{n}": lambda n=n: leave(n) for n in range(8)}
SCENES["leave-missing"] = missing


def review(step: str) -> QWidget:
    note = with_path(sciatica.treated())
    if step in ("side", "typed"):
        note = replace(note, texts=replace(note.texts, objective="Trigger points in the left piriformis, firm."))
    if step == "signed":
        note = replace(note, texts=replace(note.texts, assessment="Settling."))
    house = _house(note)
    pane = ReviewPane(house.desk, house.services)
    page = frame(house, pane, None)
    page.resize(1280, 800)
    page.show()
    if step == "signed":
        pane._press_sign()
        house.tasks.wait_idle()
    if step == "letter":
        pane.write_letter()
    if step == "preview":
        pane.preview(Paper.SHEET)
        house.tasks.wait_idle()
    return page


def stop(step: int) -> QWidget:
    house = _house(first_visit())
    house.desk.briefing = sciatica.first_visit()
    pane = StopPane(house.desk, house.services)
    page = frame(house, pane, 616)
    page.resize(1280, 800)
    page.show()
    if step > 0:
        pane.confirm()
    if step > 1:
        pane.print_papers()
        house.tasks.wait_idle()
    return page


def first_visit() -> SessionNote:
    note = sciatica.arrived()
    yes = ScreenAnswer("saddle", YesNo.YES)
    return replace(note.with_screens(yes), number=1, response=None, adherence=(), problem_ids=())


for _step in ("plain", "side", "signed", "letter", "preview"):
    SCENES[f"review-{_step}"] = lambda step=_step: review(step)
for _n in range(3):
    SCENES[f"stop-{_n}"] = lambda n=_n: stop(n)


def main() -> None:
    app = QApplication(sys.argv[:1])
    themes = Themes(app, "light")
    FocusRing(app)
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    looks: tuple[tuple[Choice, int], ...] = (("light", 100), ("dark", 100))
    wanted = sys.argv[2:] or list(SCENES)
    for look, percent in looks:
        themes.choose(look)
        themes.set_percent(percent)
        for name in wanted:
            page = SCENES[name]()
            for _ in range(3):
                for house in HOUSES:
                    house.tasks.wait_idle()
                app.sendPostedEvents()
            page.resize(1280, 800)
            app.sendPostedEvents()
            page.grab().save(str(out / f"{name}-{look}.png"))
            page.close()
            while HOUSES:
                HOUSES.pop().close()


if __name__ == "__main__":
    main()
