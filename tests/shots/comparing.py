"""Two sessions beside each other: every way of looking at them, the list to choose from, and the course."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.journeys.after import go_to_client
from tests.shots.album import Album
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage


def compare(album: Album, hand: Hand, stage: Stage) -> None:
    go_to_client(hand, "feldk")
    hand.tap("client.compare")
    hand.find("compare.figure.pain")
    album.take("compare")
    hand.tap("compare.way.over")
    album.take("compare-over")
    hand.tap("compare.way.difference")
    album.take("compare-difference")
    hand.tap("compare.way.course")
    hand.wait(lambda: stage.app.tasks.is_idle, "the course")
    album.take("compare-course")
    hand.tap("compare.how")
    album.take("compare-how", large=False)
    hand.tap("compare.how")
    hand.tap("compare.then")
    hand.find("compare.sessions.list")
    album.take("compare-choose", large=False)
    hand.key(Qt.Key.Key_Escape)
    hand.tap("compare.summary")
    hand.find("preview.title")
    album.take("compare-preview", large=False)
    hand.tap("preview.close")
    hand.tap("compare.back")
    hand.find("client")


SCENES = (compare,)
