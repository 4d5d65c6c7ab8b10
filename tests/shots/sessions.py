"""The session's screens: a returning client, somebody at their first visit, and what stops a session."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.regions import shape_of
from notesapp.model.signature import SignedNote
from notesapp.usecases import overview
from notesapp.usecases.issue_document import Paper, make_page
from tests.shots.album import Album
from ui.bodymap.canvas import BodyCanvas
from ui.parts.intensity import IntensityStrip
from ui.parts.press import Press
from ui.rehearsal.hand import Hand, until
from ui.rehearsal.stage import Stage


def touch(hand: Hand, region: str, side: str) -> None:
    """Tap a region of the map."""
    canvas = hand.find("map.canvas")
    assert isinstance(canvas, BodyCanvas)
    shape = shape_of(body_of(canvas.scene), canvas.scene.view.value, region, side)  # type: ignore[arg-type]
    assert shape is not None
    hand.tap("map.canvas", QPointF(canvas.viewport.to_window(*shape.point)))


def text_of(hand: Hand, begins: str, words: str) -> str:
    """The name of the button on screen that begins so and says WORDS."""
    fits = (b for b in hand.window.findChildren(Press) if b.isVisible() and b.objectName().startswith(begins))
    return next(b.objectName() for b in fits if words in b.text())


def waiting(hand: Hand, begins: str) -> str | None:
    """The name of the next intensity strip on screen without an answer; None when all have one."""
    strips = hand.window.findChildren(IntensityStrip)
    fits = (s for s in strips if s.isVisible() and s.value is None and s.objectName().startswith(begins))
    return next((s.objectName() for s in fits), None)


def begin(hand: Hand, name: str) -> None:
    hand.tap("nav.today")
    hand.tap(hand.named("today.tile.", name))
    hand.find("arrive")


def home(album: Album, hand: Hand, stage: Stage) -> None:
    hand.tap("session.back")
    hand.find("today.date")


def arrive(album: Album, hand: Hand, stage: Stage) -> None:
    begin(hand, "Nora")
    album.take("arrive")
    hand.tap("arrive.as_before")
    hand.tap("arrive.response.better")
    album.take("arrive-how-long", large=False)
    hand.tap("arrive.relief.some_days")
    touch(hand, "glut_max", "right")
    hand.tap(hand.named("arrive.symptom.", "urning"))
    album.take("arrive-mark")
    hand.tap_number(hand.open_strip("arrive.intensity"), 7)
    album.take("arrive-mark-given")
    hand.tap("arrive.mark.done")
    hand.tap("map.tool.path")
    album.take("arrive-path", large=False)
    hand.tap("map.offers.2")
    album.take("arrive-path-drawn")
    if hand.sees("arrive.mark.done"):
        hand.tap("arrive.mark.done")
    album.take("arrive-answered")
    hand.tap("arrive.ask_now")
    hand.find("arrive.screening.none")
    album.take("arrive-screening")
    while hand.sees("arrive.screening.none"):
        hand.tap("arrive.screening.none")


def closer(album: Album, hand: Hand, stage: Stage) -> None:
    """Hands and face by themselves, and what can be laid over the figure to explain."""
    for chip, name in ((1, "palms"), (2, "hands"), (3, "feet"), (4, "face")):
        hand.tap("map.closer")
        hand.tap(f"map.offers.{chip}")
        album.take(f"map-{name}", large=False)
    hand.tap("map.view.back")
    hand.tap("map.teaching")
    hand.tap("map.offers.1")
    album.take("map-dermatomes")
    hand.tap("map.offers.1")
    hand.tap("map.offers.2")
    album.take("map-nerves", large=False)
    hand.tap("map.offers.2")
    hand.tap("map.view.back")


def instrument(album: Album, hand: Hand, stage: Stage) -> None:
    """The map's sheets, what it compares, and the screen turned to the client."""
    hand.tap("map.layers_button")
    hand.tap("map.layers.differ")
    album.take("map-layers")
    hand.tap("map.layers.close")
    album.take("map-differing", large=False)
    hand.tap("map.layers_button")
    hand.tap("map.layers.differ")
    hand.tap("map.layers.close")
    hand.tap("map.layer.findings")
    hand.tap("map.offers.4")
    album.take("map-stamps")
    hand.tap("map.stamps.close")
    touch(hand, "infraspinatus", "left")
    hand.key(Qt.Key.Key_3)
    hand.find("arrive.finding.name")
    album.take("arrive-finding", large=False)
    hand.key(Qt.Key.Key_Delete)
    hand.key(Qt.Key.Key_F1)
    album.take("map-keys")
    hand.tap("map.keys.close")
    hand.tap("map.layer.client")
    hand.tap("map.to_client")
    album.take("to-client")
    hand.tap("to_client.finished")
    album.take("to-client-done", large=False)
    hand.tap("to_client.give_back")


def treat(album: Album, hand: Hand, stage: Stage) -> None:
    hand.tap("session.steps.treat")
    hand.find("treat")
    album.take("treat-start")
    hand.tap("treat.as_last_time")
    album.take("treat")
    hand.tap("treat.check.right")
    album.take("treat-answered", large=False)
    hand.tap(hand.named("treat.use.", "Piriformis"))
    album.take("treat-at-work")
    hand.tap("treat.level.4")
    hand.find("treat.reason.question")
    album.take("treat-reason")
    hand.tap("treat.reason.leave")
    hand.tap("treat.technique.more")
    album.take("treat-techniques")
    hand.tap("treat.techniques.back")
    hand.tap("treat.check.sharp")
    album.take("treat-sharp")
    hand.tap("treat.let_go.15")
    hand.tap("treat.more")
    album.take("treat-menu", large=False)


def leave(album: Album, hand: Hand, stage: Stage) -> None:
    hand.tap("session.steps.leave")
    album.take("leave-empty", large=False)
    while (strip := waiting(hand, "leave.mark.")) is not None:
        hand.tap_number(strip, 4)
    hand.tap("leave.home.others")
    hand.find("leave.others.list")
    album.take("leave-others")
    hand.tap("leave.home.others")
    hand.tap("leave.home.give")
    hand.tap("leave.next.visit.7")
    album.take("leave")
    hand.tap("leave.review")
    hand.find("review.title")
    album.take("review")
    hand.tap("review.letter")
    hand.find("letter.heading")
    album.take("letter-form")
    hand.tap("letter.preview")
    hand.find("preview.title")
    album.take("preview")
    hand.tap("preview.close")
    if hand.sees("letter.close"):
        hand.tap("letter.close")
    hand.tap("review.sign")
    until(lambda: hand.sees("signed.done"), 2000)
    if not hand.sees("signed.done"):  # what is worth a look is shown once
        album.take("review-open", large=False)
        hand.tap("review.sign")
    hand.find("signed.done")
    album.take("signed")
    _papers(album, stage)


def _papers(album: Album, stage: Stage) -> None:
    """What a therapist prints of the session that is on the screen."""
    practice = stage.app.practice
    assert practice is not None
    assert practice.session is not None
    assert practice.session.desk is not None
    note = overview.session(practice.vault, practice.session.desk.note.session_id)
    assert isinstance(note, SignedNote)
    for kind in Paper:
        album.page(kind.value, make_page(kind, practice.session.briefing, note).pdf, grey=kind is Paper.SUMMARY)
    page = make_page(Paper.SUMMARY, practice.session.briefing, note, meeting=True)
    album.page("summary-findings", page.pdf, grey=True)


def first_visit(album: Album, hand: Hand, stage: Stage) -> None:
    """Somebody new, whose answers end the session before it began."""
    hand.type("today.search", "Ilse")
    hand.key(Qt.Key.Key_Return)
    hand.find("arrive")
    album.take("first-arrive")
    hand.tap("arrive.health.folded")
    album.take("first-health")
    hand.tap("arrive.health.none_all")
    hand.find("arrive.consent.usual")
    album.take("first-consent")
    hand.tap("arrive.consent.sharing.agree")
    hand.tap("arrive.consent.usual")


def stopped(album: Album, hand: Hand, stage: Stage) -> None:
    hand.tap("arrive.ask_now")
    hand.tap("arrive.screen.saddle.answer.yes")
    album.take("first-yes")
    hand.tap("arrive.stop_bar.look")
    album.take("first-stop")
    hand.tap("arrive.stop.refer")
    hand.find("stop.confirm")
    album.take("refer")
    hand.tap("stop.confirm")
    hand.find("stop.print")
    hand.wait(lambda: stage.app.tasks.is_idle, "the letter")
    album.take("refer-ready")
    hand.tap("stop.print")
    stage.idle()
    album.take("refer-printed", large=False)
    letter, sheet = stage.printer.taken[-2:]
    album.page("letter-urgent", letter)
    album.page("sheet-urgent", sheet)


SCENES = (arrive, instrument, closer, treat, leave, home, first_visit, stopped)
"""In this order: one goes on where the one before it ended."""
