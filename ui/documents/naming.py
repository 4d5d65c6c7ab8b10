"""What a paper is called: in the printer's queue, as a proposed file name, in a list. Never a name of a person."""

from __future__ import annotations

from notesapp.usecases.issue_document import Paper
from ui.base.i18n import tr


def paper_name(kind: Paper) -> str:
    return {
        Paper.SHEET: tr("Aftercare sheet"),
        Paper.SUMMARY: tr("Session summary"),
        Paper.LETTER: tr("Referral letter"),
    }[kind]
