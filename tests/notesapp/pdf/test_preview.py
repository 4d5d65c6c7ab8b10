"""A page as a picture."""

from __future__ import annotations

import pytest

from notesapp.pdf.preview import page_count, render_page
from notesapp.pdf.session_summary import session_summary
from tests.notesapp.pdf import case


def test_a_page_is_rendered_at_the_width_asked_for() -> None:
    pdf = session_summary(case.SUMMARY, case.MAP, case.USES, paper="a4", record=case.RECORD)
    assert page_count(pdf) == 2
    wide, high, data = render_page(pdf, 1, 301)
    assert wide == 301
    assert high == pytest.approx(301 * 842 / 595, abs=2)
    assert len(data) == wide * high * 4
    assert data[:4] == b"\xff\xff\xff\xff"  # the paper is white
    with pytest.raises(IndexError):
        render_page(pdf, 2, 300)
