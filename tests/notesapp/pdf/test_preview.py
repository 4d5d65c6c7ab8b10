"""A page as a picture."""

from __future__ import annotations

import pytest

from notesapp.pdf import session_summary
from notesapp.pdf.preview import page_count, page_sizes, render_page, render_strips
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


def test_strips_make_the_whole_page_at_a_printers_resolution() -> None:
    pdf = session_summary(case.SUMMARY, case.MAP, case.USES, paper="letter", record=case.RECORD)
    assert page_sizes(pdf)[0] == (612, 792)
    strips = list(render_strips(pdf, 0, 72, strips=4))
    assert [width for width, _, _ in strips] == [612] * 4
    assert sum(height for _, height, _ in strips) == pytest.approx(792, abs=4)
    assert any(data.count(b"\xff") != len(data) for _, _, data in strips)
