"""A signed session, to read and to print again: what was shown the day it was signed, never made anew."""

from __future__ import annotations

from datetime import datetime

from shiboken6 import isValid

from notesapp.model.expected import Expected
from notesapp.model.signature import Correction, SignedNote
from notesapp.usecases.issue_document import Page, Paper
from ui.base.i18n import tr
from ui.binding import Papers
from ui.clients.signed import SignedPage
from ui.standing.amend import AmendForm


def signed_page(binding: Papers, signed: SignedNote) -> SignedPage:
    """The page of SIGNED with its papers connected; `left` leads back. What was asked for is done to its end, and told

    in the window, when the page was left meanwhile.
    """
    services, practice = binding.services(), binding.practice
    page = SignedPage(signed, binding.versions, binding.amendment)
    page.left.connect(binding.left)
    page.go_on_asked.connect(lambda: practice.open_session(signed.note.session_id))
    page.amend_asked.connect(lambda: _amend(binding, page, signed))
    page.retract_asked.connect(lambda: _amend(binding, page, signed, "retract"))

    def failed(error: Exception) -> None:
        if not isValid(page):
            practice.failed(error)
            return
        page.ready()
        if not isinstance(error, Expected):
            raise error
        page.tell(f"{error} {error.hint}".strip(), is_wrong=True)

    def tell(words: str) -> None:
        if isValid(page):
            page.tell(words)

    def make(kind: Paper, how: str) -> None:
        target = None
        if how == "save":
            folder = services.prompts.save_as(
                page, tr("Save as PDF"), binding.home / f"{kind.value}.pdf", "PDF (*.pdf)"
            )
            if folder is None:
                return
            target = folder
        page.busy()

        def done(made: Page) -> None:
            if target is not None:
                binding.save_pdf(made, target, lambda: tell(tr("Saved to {name}", name=target.name)), failed)
            else:
                binding.print_pdf(made, lambda: tell(tr("Sent to the printer")), failed)

        services.tasks.run(lambda: services.make_page(kind, binding.briefing, signed), done, failed)

    page.paper_asked.connect(lambda kind, how: make(Paper(kind), how))
    return page


def _amend(binding: Papers, page: SignedPage, signed: SignedNote, kind: str = "amend") -> None:
    """Show the form; what it asks for is signed, or the whole note is opened."""
    services, practice = binding.services(), binding.practice
    amending = services.amending
    assert amending is not None
    practice.window.untell("amend")
    who, now = binding.briefing.therapist.name, datetime.now().astimezone()
    form = AmendForm(signed, who, now, amending.waiting, kind)

    def failed(error: Exception) -> None:
        if not isValid(form):
            practice.failed(error)
            return
        if not isinstance(error, Expected):
            raise error
        form.fail(str(error), error.hint)

    def sign(asked: Correction) -> None:
        def show(one: SignedNote) -> None:
            practice.open_session(one.note.session_id)

        then = practice.way.to(show)
        services.tasks.run(lambda: amending.correct(asked), then, failed)

    form.sign_asked.connect(sign)
    form.open_asked.connect(lambda asked: amending.open_whole(asked, failed))
    page.show_form(form)
