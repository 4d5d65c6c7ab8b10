"""Every screen fits: at 1280 x 800, in a small window, and with everything twice as large."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt

from tests.demo_fixtures import demo_template
from tests.house.fitting import cut, too_tall, too_wide
from tests.journeys.conftest import MakeStage, home, make_stage, windows
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage

__all__ = ["demo_template", "home", "make_stage", "windows"]
USUAL, SMALL = QSize(1280, 800), QSize(1024, 700)
PANES = ("session.arrive", "session.treat", "session.leave")
Look = Callable[[str, Stage], list[str]]


def at_hundred(screen: str, stage: Stage) -> list[str]:
    """At 100 % in a small window, then in the usual one, where the panes of a session need no scrolling."""
    return [*_at(screen, stage, SMALL), *_at(screen, stage, USUAL, *PANES)]


def doubled(screen: str, stage: Stage) -> list[str]:
    return _at(screen, stage, USUAL)


def _at(screen: str, stage: Stage, size: QSize, *panes: str) -> list[str]:
    window = stage.app.window
    window.resize(size)
    stage.hand._settle()
    where = f"{screen} at {window.width()} x {window.height()}, {stage.app.themes.percent} %"
    assert window.size() == size, f"{where}: the window could not be made so small"
    return [f"{where}: {told}" for told in (*too_wide(window), *cut(window), *too_tall(window, *panes))]


def places(stage: Stage, look: Look) -> Iterable[str]:
    hand = stage.hand
    for key, shows in (("clients", "clients"), ("settings", "settings.pane"), ("today", "today.date")):
        hand.tap(f"nav.{key}")
        hand.find(shows)
        stage.idle()
        yield from look(key, stage)
    hand.tap("nav.clients")
    hand.tap(hand.named("clients.row", "Nora"))
    hand.find("client.name")
    yield from look("client", stage)
    hand.tap("client.record.tabs.health")
    hand.tap("client.health.change")
    yield from look("client's health", stage)
    hand.tap("client.edit")
    hand.find("client_form.name")
    yield from look("client's form", stage)
    hand.tap("client_form.save")
    yield from beside(stage, look)
    hand.tap("nav.today")


def beside(stage: Stage, look: Look) -> Iterable[str]:
    """From the client's page to the comparing of two sessions, and to the letter of what was signed."""
    hand = stage.hand
    hand.tap("client.record.tabs.sessions")
    hand.tap(hand.named("client.session.", "Read"))
    hand.tap("signed.compare")
    stage.idle()
    yield from look("comparing", stage)
    for way in ("over", "difference", "course"):
        hand.tap(f"compare.way.{way}")
        stage.idle()
        yield from look(f"comparing, {way}", stage)
    hand.tap("compare.back")
    hand.tap("signed.back")
    hand.find("client.name")
    hand.tap("nav.clients")
    hand.tap(hand.named("clients.row", "Bea"))
    hand.tap("client.letter")
    hand.find("letter.heading")
    yield from look("letter of what was signed", stage)
    hand.tap("letter.preview")
    hand.find("preview.print")
    yield from look("preview", stage)
    hand.tap("preview.close")
    hand.tap("letter.close")
    hand.find("client.name")


def begin(hand: Hand) -> None:
    hand.tap(hand.named("today.tile.", "Nora"))
    hand.find("arrive")
    hand.tap("arrive.as_before")
    hand.tap("arrive.response.better")
    hand.tap("arrive.relief.some_days")
    hand.tap("session.steps.treat")
    hand.tap("treat.as_last_time")


def moments(stage: Stage, look: Look) -> Iterable[str]:
    hand, ctrl = stage.hand, Qt.KeyboardModifier.ControlModifier
    hand.key(Qt.Key.Key_1, ctrl)
    yield from look("Arrive", stage)
    hand.key(Qt.Key.Key_2, ctrl)
    yield from look("Treat, nothing at work", stage)
    hand.tap(hand.named("treat.use.", "ri"))
    yield from look("Treat, at work", stage)
    hand.tap("treat.chain.add")
    hand.key(Qt.Key.Key_3, ctrl)
    yield from look("Leave", stage)
    hand.key(Qt.Key.Key_4, ctrl)
    hand.find("review.title")
    yield from look("Review", stage)
    hand.tap("review.letter")
    hand.find("letter.heading")
    yield from look("letter", stage)
    hand.tap("letter.close")


def everywhere(stage: Stage, hand: Hand) -> list[str]:
    """What does not fit on any screen of Today's places and of a session, at 100 and at 200 %."""
    found = list(places(stage, at_hundred))
    begin(hand)
    found += moments(stage, at_hundred)
    stage.app.themes.set_percent(200)
    found += moments(stage, doubled)
    hand.tap("session.back")
    hand.find("today.date")
    return [*found, *places(stage, doubled)]


def test_nothing_is_cut_and_nothing_scrolls_sideways(make_stage: MakeStage) -> None:
    stage = make_stage()
    found = everywhere(stage, stage.open())
    assert not found, "\n".join(found)
