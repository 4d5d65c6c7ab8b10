"""A client's page and form, bound to the vault."""

from __future__ import annotations

from datetime import UTC, datetime

from notesapp.model.practice import Client
from notesapp.usecases import keep_client, overview
from ui.binding import Practice
from ui.bodymap.small_map import paint_session
from ui.clients.form import ClientForm
from ui.clients.page import ClientPage

MAPS = 10


def client_page(practice: Practice, view: overview.ClientView) -> ClientPage:
    """The page of a client, everything on it connected."""
    page = ClientPage(view, paint_session, datetime.now(UTC), MAPS)
    vault, key = practice.vault, view.client.id
    page.start_asked.connect(practice.start)
    page.session_asked.connect(practice.open_session)
    page.edit_asked.connect(lambda: practice.window.show_page(_form(practice, view.client, existing=True), "clients"))

    def restore() -> None:
        work = practice.tasks.run
        work(
            lambda: keep_client.archive_client(vault, key, back=True),
            lambda _: practice.open_client(key),
            practice.failed,
        )

    def letter() -> None:
        signed = next((line for line in view.sessions if line.is_signed), None)
        if signed is not None:
            practice.open_session(signed.session_id)

    def more_maps(count: int) -> None:
        def show(found: overview.ClientView) -> None:
            if practice.window.page is page:
                page.show_maps(found, count)

        practice.tasks.run(lambda: overview.client_view(vault, key, count), show, practice.failed)

    page.restore_asked.connect(restore)
    page.letter_asked.connect(letter)
    page.maps_wanted.connect(more_maps)
    return page


def new_client_page(practice: Practice, name: str) -> ClientForm:
    """The form for somebody new; NAME as far as it was typed."""
    return _form(practice, Client(practice.stamp.new_id(), name), existing=False)


def _form(practice: Practice, client: Client, *, existing: bool) -> ClientForm:
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

    def archive(key: str) -> None:
        tasks.run(lambda: keep_client.archive_client(vault, key), lambda _: practice.go("clients"), practice.failed)

    def cancel() -> None:
        if existing:
            practice.open_client(client.id)
        else:
            practice.window.go("today")

    form.kept.connect(keep)
    form.archive_asked.connect(archive)
    form.cancelled.connect(cancel)
    return form
