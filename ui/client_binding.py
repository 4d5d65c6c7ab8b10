"""A client's page and form, bound to the vault."""

from __future__ import annotations

from datetime import UTC, datetime

from notesapp.model.briefing import Briefing
from notesapp.model.practice import Client, Consent, HistoryItem, Problem
from notesapp.usecases import keep_client, overview
from notesapp.usecases.brief import brief
from notesapp.usecases.keeping import Erased
from ui.binding import Practice
from ui.bodymap.small_map import paint_session
from ui.clients.form import ClientForm
from ui.clients.page import ClientPage
from ui.custody_binding import ClientCustody
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
            practice.write_letter(view.course[0].session_id)

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
    """The form for somebody new; NAME as far as it was typed."""
    return client_form(practice, Client(practice.stamp.new_id(), name), existing=False)


def client_form(practice: Practice, client: Client, *, existing: bool) -> ClientForm:
    """The form for CLIENT, connected."""

    def is_taken(one: Client) -> bool:
        found = practice.find_clients(one.name)
        return any(line.name == one.name and line.born == one.born for line in found)

    form = ClientForm(client, existing, is_taken)
    vault, tasks = practice.vault, practice.tasks

    def keep(kept: Client, start: bool) -> None:
        tasks.run(
            lambda: keep_client.keep_client(vault, kept),
            lambda _: practice.client_kept(kept, start),
            practice.failed,
        )

    def archive(key: str, kept: Client | None) -> None:
        def work() -> None:
            if kept is not None:
                keep_client.keep_client(vault, kept)
            keep_client.archive_client(vault, key)

        tasks.run(work, lambda _: practice.go("clients"), practice.failed)

    def cancel() -> None:
        if existing:
            practice.open_client(client.id)
        else:
            practice.window.go("today")

    form.kept.connect(keep)
    form.archive_asked.connect(archive)
    form.cancelled.connect(cancel)
    return form
