"""The application dressed in light, and rooms that clear up after themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from tests.ui.session.arrive_desk import Room
from tests.ui.session.bench import House
from tests.ui.session.treat_desk import TreatRoom
from tests.vault_fixtures import _quick_template, quick_folder
from ui.base.theme import Themes

__all__ = ["_quick_template", "quick_folder"]

MakeRoom = Callable[[Briefing, SessionNote], Room]
MakeTreat = Callable[[Briefing, SessionNote], TreatRoom]


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[Themes]:
    made = Themes(qapp, "light", still=True)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def make_room(themes: Themes, quick_folder: Path) -> Iterator[MakeRoom]:
    """Opens Arrive for a client of a real vault, shown at the size it has on a 1280x800 screen."""
    rooms: list[Room] = []

    def make(briefing: Briefing, note: SessionNote) -> Room:
        room = Room(briefing, note, quick_folder)
        rooms.append(room)
        room.pane.resize(616, 704)
        room.pane.show()
        return room

    yield make
    for room in rooms:
        room.close()


MakeHouse = Callable[..., House]


@pytest.fixture
def make_house(themes: Themes, tmp_path: Path) -> Iterator[MakeHouse]:
    """A desk over a real vault, for Leave, Review and Stop and refer."""
    houses: list[House] = []

    def make(note: SessionNote, briefing: Briefing | None = None, prompts: object = None) -> House:
        house = House(tmp_path / f"house-{len(houses)}", note, briefing, prompts)
        houses.append(house)
        return house

    yield make
    for house in houses:
        house.close()


@pytest.fixture
def treat(themes: Themes, quick_folder: Path) -> Iterator[MakeTreat]:
    """Opens Treat for a client of a real vault, shown at the size it has on a 1280x800 screen."""
    rooms: list[TreatRoom] = []

    def make(briefing: Briefing, note: SessionNote) -> TreatRoom:
        room = TreatRoom(briefing, note, quick_folder)
        rooms.append(room)
        room.pane.resize(616, 704)
        room.pane.show()
        return room

    yield make
    for room in rooms:
        room.close()
