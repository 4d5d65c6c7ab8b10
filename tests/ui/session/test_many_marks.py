"""More than four marks: what is answered is one line, one stands open, and the pane still fits."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing import arrive as moves
from notesapp.model.body_map import Mark, Moment, Reading
from notesapp.model.session_note import SessionNote
from tests import sciatica
from tests.ui.session.bench import worked
from tests.ui.session.conftest import MakeHouse, MakeRoom
from ui.parts.cards import FoldedLine
from ui.parts.intensity import IntensityStrip
from ui.session.leave import LeavePane

SIX = ("one", "two", "three", "four", "five", "six")


def many(note: SessionNote) -> SessionNote:
    """NOTE with six tingling marks in the place of its own."""
    pattern = sciatica.arrived().body_map.mark("tingle")
    assert pattern is not None
    body = replace(note.body_map, marks=(), readings=(), ghosts=())
    for key in SIX:
        mark: Mark = replace(pattern, id=key, linked_to=None, from_mark=None)
        body = body.with_mark(mark).with_reading(Reading(key, Moment.ARRIVE, 5))
    return replace(note, body_map=body)


def test_answered_ghosts_are_one_line_together(make_room: MakeRoom) -> None:
    known = sciatica.briefing()
    known = replace(known, previous=(many(known.previous[0]),))
    room = make_room(known, sciatica.empty_note())
    assert len(room.desk.ghosts) == 6
    for ghost in room.desk.ghosts[:4]:
        room.desk.change(moves.adopt_ghost(room.note, ghost, 3, room.stamp), "Still there")
    line = room.find("arrive.ghosts.answered", FoldedLine)
    assert line.isVisible()
    assert line.answer == "4"
    assert not room.sees("arrive.ghost.one.line")
    assert room.needs[1] <= 704
    room.tap("arrive.ghosts.answered")
    assert room.sees("arrive.ghost.one.line")


def test_on_leave_one_mark_is_open_at_a_time(make_house: MakeHouse) -> None:
    house = make_house(many(worked()))
    pane = LeavePane(house.desk, house.services)
    house.show(pane)

    def open_ones() -> list[str]:
        return [s.objectName() for s in pane.findChildren(IntensityStrip) if s.isVisible()]

    assert open_ones() == ["leave.mark.one.now"]
    for key in SIX[:3]:
        house.tap_level(f"leave.mark.{key}.now", 2)
    assert open_ones() == ["leave.mark.four.now"]
    lines = [house.find(f"leave.pain.{name}") for name in ("answered", "waiting")]
    assert [line.answer for line in lines if isinstance(line, FoldedLine)] == ["3", "2"]
    assert pane.minimumSizeHint().height() <= 704
    house.tap("leave.pain.answered")
    assert house.sees("leave.mark.one.line"), "a tap shows them all"
