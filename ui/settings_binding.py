"""The settings page, bound to this computer's settings and to the practice."""

from __future__ import annotations

import notesapp
from notesapp.model.expected import Expected
from notesapp.model.keeping import RetentionRule
from notesapp.model.practice import Practice as House
from notesapp.model.practice import Therapist
from notesapp.storage import ways_in
from notesapp.usecases import keeping
from notesapp.usecases.keep_client import keep_practice
from notesapp.usecases.overview import people
from ui.binding import Practice
from ui.keys_binding import opening_card
from ui.people_binding import people_card
from ui.settings.page import Choices, SettingsPage


def settings_page(practice: Practice) -> SettingsPage:
    """The page with what stands now; each change is kept at once."""
    app, now = practice.app, practice.app.settings.now
    house, person = people(practice.vault)
    rule, chosen = keeping.rule_of(practice.vault)
    printer = practice.printer
    choices = Choices(
        now.theme,
        now.scale,
        now.printer,
        tuple(printer.names()) if printer is not None else (),
        now.next_key,
        house,
        person,
        str(practice.folder),
        notesapp.__version__,
        rule if chosen else None,
    )

    def bind(page: SettingsPage) -> None:
        def machine(name: str, value: str | int) -> None:
            if name == "theme":
                app.themes.choose(value)  # type: ignore[arg-type]
            elif name == "scale":
                app.themes.set_percent(int(value))
            elif name == "printer":
                practice.printer.preferred = str(value)
            failure: Expected | None = app.settings.change(**{name: value})
            if failure is not None:
                practice.failed(failure)

        def kept(house: House, person: Therapist) -> None:
            def work() -> None:
                keep_practice(practice.vault, house, person)
                ways_in.refresh_names(practice.vault)

            practice.tasks.run(work, lambda _: page.was_saved(), practice.failed)

        page.machine_changed.connect(machine)
        page.page_asked.connect(practice.show)

        def period(rule: RetentionRule) -> None:
            practice.tasks.run(lambda: keeping.choose_rule(practice.vault, rule), failed=practice.failed)

        page.people_changed.connect(kept)
        page.retention_changed.connect(period)

    return SettingsPage(choices, bind, (opening_card(practice), people_card(practice)))
