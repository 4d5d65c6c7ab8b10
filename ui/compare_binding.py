"""The comparing page, bound to the vault: what it asks for is read and measured by the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from notesapp.model.session_note import SessionNote
from notesapp.usecases import compare, overview
from notesapp.usecases.brief import brief_for
from notesapp.usecases.issue_document import Page, Paper, issue, make_page_of
from notesapp.words.compared import Drawing, Two, drawing_of
from notesapp.words.comparison import compared
from ui.base.i18n import tr
from ui.binding import Practice
from ui.compare.page import ComparePage
from ui.compare.picks import Picks, last_two
from ui.documents.preview import PreviewPane


def compare_page(
    practice: Practice, lines: tuple[overview.SessionLine, ...], session_id: str = "", own: SessionNote | None = None
) -> ComparePage:
    """The page that begins with SESSION_ID (else the newest of LINES) and the session before it.

    OWN is the note under the hand, shown as it stands there.
    """
    page = ComparePage(lines[0].client_name, lines, last_two(lines, session_id))
    vault, tasks = practice.vault, practice.tasks

    def drawing(key: str) -> Drawing:
        return drawing_of(own) if own is not None and own.session_id == key else compare.drawing(vault, key)

    def read(picks: Picks) -> Two:
        then = drawing(picks.then.session_id)
        same = picks.then.session_id == picks.now.session_id
        return Two(then, then if same else drawing(picks.now.session_id), (picks.then.moment, picks.now.moment))

    gone: list[bool] = []
    page.destroyed.connect(lambda: gone.append(True))

    def here(show: Callable[[Any], None]) -> Callable[[Any], None]:
        """SHOW, unless the page was left before the work came back."""
        return lambda found: None if gone else show(found)

    def came(picks: Picks, two: Two) -> None:
        if picks != page.picks:  # another pair was chosen meanwhile
            return
        page.show_two(two)
        said = here(lambda said: page.show_words(two, said))
        tasks.run(lambda: compared(two.change()), said, practice.failed)

    def wanted(picks: Picks) -> None:
        tasks.run(lambda: read(picks), here(lambda two: came(picks, two)), practice.failed)

    def course(problem_id: str) -> None:
        client = lines[0].client_id
        tasks.run(lambda: compare.course(vault, client, problem_id), here(page.show_course), practice.failed)

    def summary(picks: Picks) -> None:
        def make() -> Page:
            two = read(picks)
            subject = own if own is not None and own.session_id == picks.now.session_id else None
            note = subject or overview.session(vault, picks.now.session_id)
            plain = note if isinstance(note, SessionNote) else note.note
            return make_page_of(vault, Paper.SUMMARY, brief_for(vault, plain), note, pair=two)

        tasks.run(make, here(lambda made: page.show_over(_preview(practice, made))), practice.failed)

    page.wanted.connect(wanted)
    page.course_wanted.connect(course)
    page.summary_asked.connect(summary)
    wanted(page.picks)
    return page


def open_compare(practice: Practice, client_id: str, session_id: str = "") -> None:
    """Show the page in the window; Back leads to the session it was asked from, else to the client."""
    vault, asked_from = practice.vault, practice.window.page

    def back() -> None:
        if session_id:
            practice.open_session(session_id)
        else:
            practice.open_client(client_id)

    def show(lines: tuple[overview.SessionLine, ...]) -> None:
        if not lines or practice.window.page is not asked_from:
            return
        page = compare_page(practice, lines, session_id)
        page.closed.connect(back)
        practice.window.show_page(page, "clients")
        page.take_focus()

    practice.tasks.run(lambda: compare.sessions(vault, client_id), show, practice.failed)


def compare_draft(
    practice: Practice, note: SessionNote, show: Callable[[ComparePage], None], *, is_signed: bool = False
) -> None:
    """Make the page that begins with the NOTE under the hand and the session before it; signed, as it was signed."""
    vault, own = practice.vault, None if is_signed else note
    practice.tasks.run(
        lambda: compare.sessions(vault, note.client_id),
        lambda lines: show(compare_page(practice, lines, note.session_id, own)),
        practice.failed,
    )


def _preview(practice: Practice, made: Page) -> PreviewPane:
    title = tr("Session summary")
    note = "" if made.is_signed else tr("draft, not signed")
    pane = PreviewPane(
        made.pdf, title, title, tasks=practice.tasks, prompts=practice.prompts, printer=practice.printer, note=note
    )

    def left(how: str, to: str) -> None:
        work = practice.tasks.run
        work(lambda: issue(practice.vault, made, practice.stamp, how=how, to=to), lambda _: None, practice.failed)

    pane.left_house.connect(left)
    return pane
