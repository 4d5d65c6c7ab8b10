"""How a record is kept: taken along closed, held, due, and erased."""

from __future__ import annotations

from pathlib import Path

from tests.shots.album import Album
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage


class _Saved:
    """Answers where a file is to go; everything else would be a question nobody expected."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save_as(self, parent: object, title: str, start: Path, kinds: str) -> Path:
        return self._folder / start.name


def record(album: Album, hand: Hand, stage: Stage) -> None:
    practice = stage.app.practice
    assert practice is not None
    before, practice.prompts = practice.prompts, _Saved(stage.folder / "saved")  # type: ignore[assignment]
    hand.tap("nav.clients")
    hand.tap(hand.named("clients.row", "Bea"))
    hand.tap("client.record.tabs.keeping")
    hand.find("keeping.until")
    album.take("keeping")
    hand.tap("keeping.export")
    hand.find("closed.password")
    hand.tap("closed.copy")
    album.take("keeping-closed")
    hand.tap("closed.done")
    hand.type("keeping.hold.new", "A letter from her insurer's lawyer, 12 November")
    hand.tap("keeping.hold.new.do")
    hand.find("keeping.hold.1")
    album.take("keeping-held")
    hand.type("keeping.end", "The claim was withdrawn")
    hand.tap("keeping.end.do")
    hand.find("keeping.hold.new")
    hand.tap("keeping.erase")
    hand.find("erase.name")
    hand.tap("erase.why.client_asked")
    hand.type("erase.name", "Bea Moreau")
    album.take("erase")
    hand.tap("erase.do")
    hand.find("erased.done")
    album.take("erased")
    hand.tap("erased.done")
    practice.prompts = before
    hand.tap("nav.today")


def due(album: Album, hand: Hand, stage: Stage) -> None:
    """With a period of one year, what was last touched long ago is due; the demonstration is younger than any."""
    hand.tap("nav.settings")
    hand.tap("settings.retention.uk")
    album.take("retention")
    hand.tap("settings.retention.own")
    album.take("retention-own")
    hand.tap("nav.clients")
    hand.tap("clients.which.due")
    album.take("due-none")
    hand.tap("clients.which.active")
    hand.tap("nav.today")


SCENES = (record, due)
