"""A client's page and form, bound to the vault."""

from __future__ import annotations

from datetime import UTC, datetime

from notesapp.model.briefing import Briefing
from notesapp.model.practice import Client, Consent, HistoryItem, Problem
from notesapp.usecases import keep_client, overview
from notesapp.usecases.brief import brief
from notesapp.usecases.keeping import Erased
from ui.base.i18n import tr
from ui.binding import Practice
from ui.bodymap.small_map import paint_session
from ui.clients.form import ClientForm
from ui.clients.page import ClientPage
from ui.custody_binding import ClientCustody
from ui.parts.typed import retype
from ui.standing.keeper import Keeper

MAPS = 10


class ClientKeeper(Keeper):
    """What stands about a client, kept from the client's page."""

    def __init__(self, practice: Practice, view: overview.ClientView) -> None:
        super().__init__(practice.tasks, practice.stamp)
        self._vault, self._briefing = practice.vault, view.briefing

    @property
    def briefing(self) -> Briefing:
        return self._briefing

    def kept(self, briefing: Briefing) -> None:
        self._briefing = briefing

    def _brief(self) -> Briefing:
        return brief(self._vault, self._briefing.client.id)

    def store_history(self, item: HistoryItem) -> Briefing:
        keep_client.add_history(self._vault, item, self.stamp)
        return self._brief()

    def store_consent(self, consent: Consent) -> Briefing:
        keep_client.give_consent(self._vault, consent)
        return self._brief()

    def store_withdrawal(self, consent_id: str) -> Briefing:
        keep_client.withdraw_consent(self._vault, consent_id, self.stamp)
        return self._brief()

    def store_problem(self, problem: Problem) -> Briefing:
        keep_client.keep_problem(self._vault, problem)
        return self._brief()


def client_page(practice: Practice, view: overview.ClientView, tab: str = "sessions") -> ClientPage:
    """The page of a client, everything on it connected."""
    vault, key = practice.vault, view.client.id
    custody = ClientCustody(practice, key)
    page = ClientPage(view, paint_session, datetime.now(UTC), MAPS, ClientKeeper(practice, view), tab, custody)

    def edit() -> None:
        practice.window.show_page(client_form(practice, view.client, existing=True), "clients")

    page.start_asked.connect(practice.start)
    page.session_asked.connect(lambda session_id: practice.open_session(session_id, read=True))
    page.edit_asked.connect(edit)

    def restore() -> None:
        work = practice.tasks.run
        work(
            lambda: keep_client.archive_client(vault, key, back=True),
            lambda _: practice.open_client(key),
            practice.failed,
        )

    def again(tab: str) -> None:
        """Show what stands now, with the same tab open."""

        def show(found: overview.ClientView) -> None:
            if practice.window.page is page:
                practice.window.show_page(client_page(practice, found, tab), "clients")

        practice.tasks.run(lambda: overview.client_view(vault, key, MAPS), show, practice.failed)

    def letter() -> None:
        if view.course:
            practice.sessions.write_letter(view.course[0].session_id)

    def compare() -> None:
        from ui.compare_binding import open_compare

        open_compare(practice, key)

    def more_maps(count: int) -> None:
        def show(found: overview.ClientView) -> None:
            if practice.window.page is page:
                page.show_maps(found, count)

        practice.tasks.run(lambda: overview.client_view(vault, key, count), show, practice.failed)

    page.compare_asked.connect(compare)

    def erased(done: Erased) -> None:
        from ui.clients.erase import ErasedPage

        for line in view.sessions:  # nor may a word wait to amend what is gone
            practice.waiting.amendments.pop(line.session_id, None)
        left = ErasedPage(done)
        left.closed.connect(lambda: practice.go("clients"))
        practice.window.show_page(left, "clients")

    page.erased.connect(erased)
    page.changed.connect(again)
    page.restore_asked.connect(restore)
    page.letter_asked.connect(letter)
    page.log_asked.connect(lambda client_id: practice.show("log", client_id))
    page.maps_wanted.connect(more_maps)
    return page


def new_client_page(practice: Practice, name: str) -> ClientForm:
    """The form for somebody new; NAME as far as it was typed. What was typed before and had no name comes back."""
    form = client_form(practice, Client(practice.stamp.new_id(), name), existing=False)
    waiting = practice.waiting
    practice.window.untell("client_form")
    words, waiting.new_client = waiting.new_client, {}
    retype(form, {key: typed for key, typed in words.items() if not (name and key == "client_form.name")})
    return form


def client_form(practice: Practice, client: Client, *, existing: bool) -> ClientForm:
    """The form for CLIENT, connected."""

    def is_taken(one: Client) -> bool:
        found = practice.find_clients(one.name)
        return any(line.name == one.name and line.born == one.born for line in found)

    form = ClientForm(client, existing, is_taken)
    vault, tasks, window = practice.vault, practice.tasks, practice.window

    def not_stored(error: Exception) -> None:
        if window.page is form:
            form.failed()
        practice.failed(error)

    def add(new: Client, start: bool) -> None:
        tasks.run(
            lambda: keep_client.keep_client(vault, new),
            lambda _: practice.client_kept(new, start),
            not_stored,
        )

    def change(changed: Client) -> None:
        def stored(_: None) -> None:
            if window.page is form:
                form.stored(datetime.now().astimezone())

        tasks.run(lambda: keep_client.keep_client(vault, changed), stored, not_stored)

    def left(new: Client) -> None:
        said = tr("{name} was added to your clients.", name=new.name)

        def told(_: None) -> None:
            window.tell("client_form", "info", said)

        tasks.run(lambda: keep_client.keep_client(vault, new), told, practice.failed)

    def waits(words: dict[str, str]) -> None:
        practice.waiting.new_client = words
        practice.tell_waiting()

    def archive(key: str) -> None:
        tasks.run(lambda: keep_client.archive_client(vault, key), lambda _: practice.go("clients"), practice.failed)

    def finish() -> None:
        if existing:
            practice.open_client(client.id)
        else:
            window.go("today")

    form.added.connect(add)
    form.changed.connect(change)
    form.left.connect(left)
    form.waits.connect(waits)
    no_day = tr("“{words}” is no day of birth, so the one before was kept.")
    form.unread.connect(lambda words: window.tell("client_form", "warn", no_day.format(words=words)))
    form.archive_asked.connect(archive)
    form.finished.connect(finish)
    window.leaving.connect(form.leave)
    return form
