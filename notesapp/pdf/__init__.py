"""The papers that leave the practice, as pure functions of values: same values, same app version, same bytes.

Importing this room brings ReportLab in: do it with the first document, not with the window.
"""

from __future__ import annotations

from notesapp.pdf.care_sheet import aftercare_sheet
from notesapp.pdf.client_record import record_pages
from notesapp.pdf.letter import referral_letter
from notesapp.pdf.page import Paper, Record, record_line
from notesapp.pdf.recovery_sheet import recovery_sheet
from notesapp.pdf.summary import session_summary

__all__ = [
    "Paper",
    "Record",
    "aftercare_sheet",
    "record_line",
    "record_pages",
    "recovery_sheet",
    "referral_letter",
    "session_summary",
]
