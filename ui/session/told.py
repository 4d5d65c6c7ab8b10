"""What happened to a page: sent to the printer, or why not, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from notesapp.machine.paths import replace_file
from notesapp.model.expected import Expected, NoPrinter, NotPrinted
from notesapp.usecases.issue_document import Page, Paper
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.cards import Banner
from ui.parts.press import reveal
from ui.session.finish import Finishing, job_title
from ui.session.services import Services


class Told(QWidget):
    """One banner, empty until there is something to say."""

    def __init__(self, finishing: Finishing, services: Services, name: str = "told") -> None:
        super().__init__()
        self.setObjectName(name)
        self._finishing, self._services = finishing, services
        self._box = metrics.column(self, 0)
        self._banner: Banner | None = None
        self._sent: list[str] = []
        finishing.printed.connect(self._printed)
        finishing.failed.connect(self.fail)
        self.hide()

    @property
    def words(self) -> str:
        return self._banner.words if self._banner is not None else ""

    def clear(self) -> None:
        if self._banner is not None:
            self._box.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self.hide()

    def say(self, banner: Banner) -> None:
        self.clear()
        self._banner = banner
        self._box.addWidget(banner)
        banner.show()
        reveal(self, True)

    def fail(self, error: Expected) -> None:
        hint = "" if isinstance(error, NoPrinter) else error.hint
        banner = Banner(f"{self.objectName()}.banner", "warn", str(error), hint)
        if isinstance(error, NoPrinter | NotPrinted):
            banner.add_action(tr("Save as PDF instead"), f"{self.objectName()}.save", self._save)
        self.say(banner)

    def _printed(self, kind: Paper) -> None:
        self._sent = [*(title for title in self._sent if title != job_title(kind)), job_title(kind)]
        text = tr("{what}: sent to the printer.", what=tr(" and ").join(self._sent))
        self.say(Banner(f"{self.objectName()}.banner", "ok", text))

    def _save(self) -> None:
        kind = self._finishing.last_kind
        if kind is not None:
            self._finishing.make(kind, self._keep)

    def _keep(self, page: Page) -> None:
        title = job_title(page.kind)
        path = self._services.prompts.save_as(self, tr("Save as PDF"), Path.home() / f"{title}.pdf", "PDF (*.pdf)")
        if path is None:
            return
        target = path if path.suffix else path.with_suffix(".pdf")
        try:
            replace_file(target, page.pdf)
        except Expected as error:
            self.fail(error)
            return
        self._finishing.keep_issued(page, "save")
        self.say(Banner(f"{self.objectName()}.banner", "ok", tr("Saved as {name}", name=target.name)))
