"""Where somebody was when the practice was locked, so that they come back to exactly there.

It is kept in the vault: it names a client, and holds what was typed and not yet kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from notesapp.storage.vault import Vault
from notesapp.usecases import overview
from ui.base.i18n import tr
from ui.binding import Practice
from ui.client_binding import MAPS, client_form
from ui.clients.form import ClientForm
from ui.clients.page import ClientPage
from ui.parts import typed as fields
from ui.session_binding import SessionBinding
from ui.waiting import Waiting

if TYPE_CHECKING:
    from ui.clients.signed import SignedPage
    from ui.session.page import SessionPage

STALE = timedelta(hours=12)
"""After so long one begins on Today: it is another day."""
PLACES = ("today", "clients", "settings")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """PAGE is a place of the navigation, "client", "new_client", "edit_client", "session" or "letter"; ABOUT is what
    it is of; WAITING what was typed elsewhere (`Waiting.plain`); the rest is what stood there."""

    page: str = "today"
    about: str = ""
    tab: str = ""
    session: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    scrolled: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def read(text: str) -> Whereabouts:
    """From what `text` wrote; anything else is Today."""
    try:
        plain = json.loads(text)
        place = Whereabouts(**{key: plain[key] for key in plain if key in Whereabouts.__slots__})
        words = all(isinstance(part, str) for part in (place.page, place.about, place.tab))
        dicts = (place.session, place.typed, place.scrolled, place.waiting)
        parts = all(isinstance(part, dict) for part in dicts)
        return place if words and parts else Whereabouts()
    except (ValueError, TypeError):
        return Whereabouts()


def remember(vault: Vault, place: Whereabouts | None) -> None:
    """Keep where who is at work is, if that is anywhere. Raises DiskFull, StorageFailed."""
    if place is None:
        return
    with vault.write() as tx:
        tx.practice.remember_place(place.text())


def recall(vault: Vault, now: datetime) -> Whereabouts | None:
    """Where who is at work was, told once; None if they were nowhere, or that is long ago."""
    with vault.read() as tx:
        if not tx.practice.knows_place():
            return None
    with vault.write() as tx:
        found = tx.practice.take_place()
    if found is None:
        return None
    place = read(found[1])
    return place if now - found[0] <= STALE else _another_day(place)


def _another_day(place: Whereabouts) -> Whereabouts | None:
    """Today; what was typed and is kept nowhere waits for its form to be opened."""
    waiting = Waiting()
    waiting.take(place.waiting)
    if place.page == "new_client":
        waiting.take({"new_client": place.typed})
    form = place.session.get("form")
    if form:
        waiting.take({"amendments": {place.about: form}})
    return Whereabouts(waiting=waiting.plain()) if waiting else None


def place_in(binding: SessionBinding) -> dict[str, Any]:
    """The moment of a session, what is selected and shown; of a signed page the form that is open on it."""
    if binding.page.objectName() == "signed":
        return {"read": True, **cast("SignedPage", binding.page).place()}
    if binding.page.objectName() != "session":
        return {}
    from ui.session.whereabouts import place_of

    return place_of(cast("SessionPage", binding.page))


def come_back_to(binding: SessionBinding, place: dict[str, Any]) -> None:
    """Show the session's page as `place_in` told it."""
    if binding.page.objectName() == "signed":
        cast("SignedPage", binding.page).come_back(place)
    if place and binding.page.objectName() == "session":
        from ui.session.whereabouts import come_back

        come_back(cast("SessionPage", binding.page), place)


def here(practice: Practice) -> Whereabouts:
    """Where PRACTICE's window is now, and what waits elsewhere."""
    return replace(_here(practice), waiting=practice.waiting.plain())


def _here(practice: Practice) -> Whereabouts:
    page = practice.window.page
    if page is None:
        return Whereabouts()
    words, far = fields.typed(page), fields.scrolled(page)
    binding = practice.session
    if binding is not None and page is binding.page:
        kind = "letter" if page.objectName() == "letter_page" else "session"
        return Whereabouts(kind, binding.session_id, "", place_in(binding), words, far)
    if isinstance(page, ClientPage):
        return Whereabouts("client", page.view.client.id, page.record.tab, {}, words, far)
    if isinstance(page, ClientForm):
        return Whereabouts("edit_client" if page.existing else "new_client", page.client.id, "", {}, words, far)
    name = page.objectName()
    return Whereabouts(name, "", "", {}, words, far) if name in PLACES else Whereabouts()


def unfinished(practice: Practice) -> Whereabouts | None:
    """What was typed and is kept nowhere yet, as the place to come back to; None if there is nothing."""
    page, waiting = practice.window.page, practice.waiting
    if isinstance(page, ClientForm) and not page.existing and page.has_changes:
        return here(practice)
    if practice.window.shows("signed") and waiting.amendments:
        return here(practice)
    if waiting.new_client:
        return Whereabouts("new_client", waiting=waiting.plain())
    return Whereabouts(waiting=waiting.plain()) if waiting else None


def go(practice: Practice, place: Whereabouts) -> None:
    """Lead PRACTICE's window to PLACE; where it is not there any more, to Today."""
    practice.waiting.take(place.waiting)

    def settle() -> None:
        _put_back(practice, place)

    def gone(error: Exception) -> None:
        practice.go("today")
        practice.failed(error)

    def back_in_session(binding: SessionBinding) -> None:
        come_back_to(binding, place.session)
        settle()

    def show_client(view: overview.ClientView) -> None:
        if place.page == "client":
            practice.show_client(view, place.tab or "sessions")
        else:
            practice.window.show_page(client_form(practice, view.client, existing=True), "clients")
        settle()

    if place.page in ("session", "letter"):
        letter, read_only = place.page == "letter", bool(place.session.get("read"))
        practice.sessions.return_to(place.about, gone, letter=letter, read=read_only, then=back_in_session)
    elif place.page in ("client", "edit_client"):
        shown = practice.way.to(show_client)
        practice.tasks.run(lambda: overview.client_view(practice.vault, place.about, MAPS), shown, gone)
    elif place.page == "new_client":
        practice.new_client()
        settle()
    else:
        practice.go(place.page if place.page in PLACES else "today")
        settle()
        practice.tell_waiting()


def _put_back(practice: Practice, place: Whereabouts) -> None:
    """PLACE is on the screen again: put back what was typed there, and how far one had scrolled."""
    page, binding = practice.window.page, practice.session
    if page is None:
        return
    lost = fields.retype(page, place.typed)
    note = repr(binding.desk.note) if binding is not None and binding.desk is not None else ""
    fields.scroll(page, place.scrolled)
    loose = [words for words in lost.values() if words not in note and repr(words)[1:-1] not in note]
    if loose:
        heading = tr("Typed before the lock, and not kept anywhere yet:")
        practice.window.tell("loose", "warn", heading, " · ".join(loose))
