"""What was typed into a form, left there, and has no place in the record yet: it waits until the form is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ui.base.i18n import tr
from ui.shell.window import MainWindow


@dataclass(slots=True)
class Waiting:
    """NEW_CLIENT: the words of the form for somebody new, by field. AMENDMENTS: by session, the form that amends its

    note, as `AmendForm.place` tells it. Changed in place: the forms write what is typed as it is typed.
    """

    new_client: dict[str, str] = field(default_factory=dict)
    amendments: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.new_client or self.amendments)

    def plain(self) -> dict[str, Any]:
        return {"new_client": dict(self.new_client), "amendments": dict(self.amendments)} if self else {}

    def take(self, plain: dict[str, Any]) -> None:
        """Hold what `plain` told as well; what is none of it is passed over."""
        words, forms = plain.get("new_client"), plain.get("amendments")
        if isinstance(words, dict) and all(isinstance(word, str) for word in words.values()):
            self.new_client.update(words)
        if isinstance(forms, dict):
            self.amendments.update({key: form for key, form in forms.items() if isinstance(form, dict)})

    def tell(self, window: MainWindow, new_client: Callable[[], None], open_note: Callable[[str], None]) -> None:
        """Say in WINDOW where it waits, if something does, with the way there."""
        if self.new_client:
            words = tr("What you typed for a new client waits under New client.")
            window.tell("client_form", "info", words).add_action(tr("Go on"), "banner.client_form.go_on", new_client)
        if self.amendments:
            last = next(reversed(self.amendments))
            words = tr("What you wrote to amend a signed note waits there, under Amend.")
            banner = window.tell("amend", "info", words)
            banner.add_action(tr("Open the note"), "banner.amend.go_on", lambda: open_note(last))
