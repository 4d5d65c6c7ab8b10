"""The screens that keep a record fit, too: the signed note, its amendment, backups, the log, a verdict, the rescue."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from notesapp.usecases.check_paper import Paper
from notesapp.usecases.verify_pdf import PdfVerdict, Verdict
from tests.demo_fixtures import demo_template
from tests.house.test_fit import Look, at_hundred, doubled
from tests.journeys.conftest import MakeStage, home, make_stage, windows
from ui.practice import OpenPractice
from ui.rehearsal.hand import until
from ui.rehearsal.stage import Stage

__all__ = ["demo_template", "home", "make_stage", "windows"]


def practice_of(stage: Stage) -> OpenPractice:
    assert stage.app.practice is not None
    return stage.app.practice


def rest(stage: Stage) -> None:
    practice = practice_of(stage)
    assert until(lambda: stage.app.tasks.is_idle and practice.copying.tasks.is_idle, 60_000)


def steady(stage: Stage, name: str) -> None:
    """Wait until NAME has found its place: at 200 % a page that holds panes takes several turns to do so."""
    widget, seen = stage.hand.find(name), list[object]()

    def stays() -> bool:
        seen.append(widget.mapTo(stage.app.window, widget.rect().topLeft()).toTuple())
        return len(seen) > 20 and len(set(seen[-20:])) == 1

    assert until(stays)


def signed(stage: Stage, look: Look) -> Iterable[str]:
    hand = stage.hand
    hand.tap("nav.clients")
    hand.tap(hand.named("clients.row", "Nora"))
    hand.find("client.name")
    hand.tap(hand.named("client.session.", "Read"))
    hand.find("signed.amend")
    yield from look("signed", stage)
    hand.tap("signed.retract")
    yield from look("retract", stage)
    hand.tap("amend.cancel")
    hand.tap("signed.amend")
    hand.type("amend.words", " More words.")
    hand.tap("amend.sign")
    yield from look("amend", stage)
    hand.tap("amend.reason.1")
    hand.tap("amend.sign")
    hand.find("amended.1")
    rest(stage)
    yield from look("amended", stage)
    hand.tap("signed.amend")
    hand.type("amend.words", " And more.")
    hand.tap("amend.reason.2")
    hand.tap("amend.open")
    hand.find("amending.words")
    yield from look("amending", stage)
    hand.tap("amending.give_up")
    yield from look("giving up an amendment", stage)
    hand.tap("amending.no")
    hand.tap("review.sign")
    hand.find("amended.2")
    rest(stage)
    steady(stage, "signed.amend")
    yield from look("amended in the session", stage)
    steady(stage, "signed.amend")
    hand.tap("signed.amend")
    hand.find("amend.words")
    yield from look("amend in the session", stage)
    hand.tap("amend.cancel")
    hand.tap("session.back")
    hand.find("today.date")


def kept(stage: Stage, look: Look) -> Iterable[str]:
    hand = stage.hand
    hand.tap("nav.copies")
    rest(stage)
    yield from look("backups", stage)
    hand.tap("backups.row.1")
    rest(stage)
    hand.find("compared.when")
    yield from look("backup compared", stage)
    hand.tap("compared.switch")
    yield from look("backup to be put in place", stage)
    hand.tap("nav.settings")
    hand.tap("settings.log")
    hand.find("log.entry.1")
    yield from look("log", stage)
    found = PdfVerdict(Verdict.ALTERED, "summary", None, "s", 2, 3)
    practice_of(stage).papers._show(Paper("a-rather-long-name-of-a-file.pdf", found, "Nora Feldkamp", 4))
    hand.find("verdict.title")
    yield from look("verdict", stage)
    hand.tap("verdict.close")
    hand.tap("nav.today")


def rescue(stage: Stage, look: Look) -> Iterable[str]:
    stage.app.entrance.rescue.show(practice_of(stage).folder)
    stage.hand.find("rescue.go")
    stage.hand.tap("rescue.go")
    yield from look("rescue", stage)


@pytest.mark.parametrize(("percent", "look"), [(100, at_hundred), (200, doubled)])
def test_nothing_is_cut_and_nothing_scrolls_sideways(make_stage: MakeStage, percent: int, look: Look) -> None:
    stage = make_stage()
    stage.open()
    stage.app.themes.set_percent(percent)
    found = [*signed(stage, look), *kept(stage, look), *rescue(stage, look)]
    assert not found, "\n".join(found)
