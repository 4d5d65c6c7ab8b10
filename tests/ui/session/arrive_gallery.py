"""Arrive in its states, for the eye: `python -m tests.ui.session.arrive_gallery OUT` writes PNGs, light and dark."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from notesapp.editing import arrive as moves
from notesapp.model.answers import Did, Direction, YesNo
from notesapp.model.body_map import Moment, Side
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.vault_fixtures import make_vault

WIDTH, HEIGHT = 616, 704


def _room(briefing: Briefing, note: SessionNote) -> Room:
    folder = Path(tempfile.mkdtemp()) / "practice"
    make_vault(folder).close()
    return Room(briefing, note, folder)


def returning() -> Room:
    return _room(sciatica.briefing(), sciatica.empty_note())


def _asked(room: Room) -> None:
    desk = room.desk
    note = moves.health_and_consent_as_before(desk.note, desk.stamp)
    note = moves.answer_response(note, "s4", Direction.BETTER, desk.stamp)
    note = moves.detail_response(note, relief_h=24)
    desk.change(moves.answer_adherence(note, "g4", "HC-03", Did.PARTLY, desk.stamp), "asked")


def asked() -> Room:
    room = returning()
    _asked(room)
    return room


def adopted() -> Room:
    room = asked()
    desk = room.desk
    desk.change(moves.adopt_ghost(desk.note, desk.ghosts[0], None, desk.stamp), "still there")
    return room


def how_long() -> Room:
    room = returning()
    desk = room.desk
    note = moves.health_and_consent_as_before(desk.note, desk.stamp)
    desk.change(moves.answer_response(note, "s4", Direction.BETTER, desk.stamp), "asked")
    return room


def mark() -> Room:
    room = asked()
    desk = room.desk
    desk.change(moves.add_mark(desk.note, replace(sciatica.burning(Side.RIGHT), problem_id=None)), "mark")
    desk.change(moves.read_mark(desk.note, "burn", Moment.ARRIVE, desk.stamp, intensity=7), "read")
    desk.select("burn")
    return room


def mark_screened() -> Room:
    room = mark()
    room.pane.open_page("screening")
    for _ in range(4):
        if room.pane.page == "screening":
            room.pane.screening._none.click()
    return room


def further() -> Room:
    room = mark_screened()
    room.pane.mark._more.click()
    return room


def screening() -> Room:
    room = mark()
    room.pane.open_page("screening")
    return room


def response() -> Room:
    room = how_long()
    desk = room.desk
    note = moves.answer_response(desk.note, "s4", Direction.WORSE, desk.stamp)
    desk.change(moves.detail_response(note, relief_h=24, flare="wound_up", flare_h=48), "told")
    room.pane.open_page("response")
    return room


def page(key: str) -> Callable[[], Room]:
    def make() -> Room:
        room = returning()
        room.pane.open_page(key)
        return room

    return make


def first() -> Room:
    return _room(sciatica.first_visit(), sciatica.empty_note(1))


def first_page(key: str) -> Callable[[], Room]:
    def make() -> Room:
        room = first()
        room.pane.open_page(key)
        return room

    return make


def last_group() -> Room:
    room = first()
    room.pane.open_page("screening")
    for _ in range(5):
        room.pane.screening._none.click()
    return room


def stopped() -> Room:
    room = first()
    room.pane.open_page("screening")
    desk = room.desk
    desk.change(moves.answer_screen(desk.note, "bladder_bowel_saddle", "saddle", YesNo.YES, desk.stamp), "yes")
    return room


def stop_page() -> Room:
    room = stopped()
    room.pane.open_page("stop")
    return room


STATES: dict[str, Callable[[], Room]] = {
    "returning": returning,
    "how_long": how_long,
    "asked": asked,
    "adopted": adopted,
    "mark": mark,
    "mark_screened": mark_screened,
    "further": further,
    "screening": screening,
    "response": response,
    "health": page("health"),
    "consent": page("consent"),
    "problem": page("problem"),
    "first": first,
    "first_health": first_page("health"),
    "first_consent": first_page("consent"),
    "first_problem": first_page("problem"),
    "last_group": last_group,
    "stopped": stopped,
    "stop_page": stop_page,
}


def main(out: Path, only: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from ui.base.theme import Themes, current

    app = QApplication(sys.argv[:1])
    themes = Themes(app, "light", still=True)
    for theme in ("light", "dark"):
        themes.choose(theme)
        for name, make in STATES.items():
            if only and name not in only:
                continue
            room = make()
            room.settle()
            pane = room.pane
            pane.resize(WIDTH, HEIGHT)
            pane.show()
            app.sendPostedEvents()
            need = pane.minimumSizeHint().height()
            image = QImage(WIDTH + 48, max(HEIGHT, pane.height()) + 32, QImage.Format.Format_RGB32)
            image.fill(current().colour("bg"))
            pane.render(image, QPoint(24, 16))
            image.save(str(out / f"{name}-{theme}.png"))
            print(name, theme, "needs", need, "x", pane.minimumSizeHint().width())
            room.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
