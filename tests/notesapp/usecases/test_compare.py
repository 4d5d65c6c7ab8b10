"""Which session stands beside another, and the summary that shows both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import Layer, Moment
from notesapp.model.expected import Expected
from notesapp.model.session_note import Texts
from notesapp.usecases import compare
from notesapp.usecases.amend_note import amend_note, amending_briefing
from notesapp.usecases.brief import brief_for
from notesapp.usecases.issue_document import Paper, issue, make_page_of
from notesapp.usecases.record_note import record_note
from notesapp.usecases.sign_note import sign_note
from notesapp.usecases.verify_pdf import Verdict, verify_pdf
from tests.notesapp.pdf.read import in_order, text
from tests.notesapp.usecases.test_verify_pdf import EXAMPLE


@pytest.fixture
def course(vault):
    """Three signed sessions of one client, a week apart, oldest first."""
    made = []
    first = record_note(vault, EXAMPLE, Stamp(), sign=True)
    for week in (0, 1, 2):
        if week:
            key = Stamp().new_id()
            at = first.started_at + timedelta(weeks=week)
            end = first.ended_at + timedelta(weeks=week)
            note = replace(first, id=f"n{key}", session_id=f"s{key}", started_at=at, ended_at=end, number=week + 1)
            with vault.write() as tx:
                tx.notes.start(note)
            sign_note(vault, brief_for(vault, note), note, note, Stamp())
        with vault.read() as tx:
            made.append(tx.notes.get(first.session_id if not week else note.session_id))
    return made


def ids(pair):
    return pair.then.session_id, pair.now.session_id


def test_last_first_a_day_and_an_id(vault, course):
    first, second, third = (one.note for one in course)
    day = third.local_start.date() - timedelta(weeks=2)
    assert ids(compare.beside(vault, third, "last")) == (second.session_id, third.session_id)
    assert ids(compare.beside(vault, third, "first")) == (first.session_id, third.session_id)
    assert ids(compare.beside(vault, third, day.isoformat())) == (first.session_id, third.session_id)
    assert ids(compare.beside(vault, first, third.session_id)) == (first.session_id, third.session_id)
    within = compare.beside(vault, third, "within")
    assert within.moments == (Moment.ARRIVE, Moment.LEAVE)
    assert ids(within) == (third.session_id, third.session_id)


@pytest.mark.parametrize("which", ["last", "2020-01-01", "nobody"])
def test_what_is_not_there_is_said(vault, course, which):
    with pytest.raises(Expected, match=r"other session|No session"):
        compare.beside(vault, course[0].note, which)


def test_the_choices_name_last_and_first_time_and_then_every_other(vault, course):
    choices = compare.choices(vault, course[2].note)
    assert [key for key, _ in choices][:4] == ["within", "findings", "last", "first"]
    assert choices[2][1].startswith("Last time, ")
    assert len(compare.choices(vault, course[0].note)) == 4, "none before it: within, the first of the others, the rest"


def test_findings_are_offered_beside_marks_only_where_both_are_there(vault, course):
    note = course[2].note
    own = tuple(mark for mark in note.body_map.marks if mark.layer is Layer.CLIENT)
    bare = replace(note, body_map=replace(note.body_map, marks=own))
    assert "findings" not in [key for key, _ in compare.choices(vault, bare)]


def test_a_summary_that_shows_findings_beside_marks_is_known_again(vault, course):
    """What it says beside what was signed is no reason to call it older."""
    signed = course[2]
    page = make_page_of(vault, Paper.SUMMARY, brief_for(vault, signed.note), signed, meeting=True)
    issue(vault, page, Stamp(), how="save")
    assert page.content.meeting
    assert in_order(page.pdf, "The client’s marks and the findings", "only the client", "only the therapist", "both")
    assert verify_pdf(vault, page.pdf).verdict is Verdict.CURRENT


def test_the_course_is_oldest_first_with_what_was_drawn(vault, course):
    steps = compare.course(vault, course[0].note.client_id).steps
    assert [one.line.session_id for one in steps] == [one.note.session_id for one in course]
    assert steps[0].extent > 0
    newest = compare.course(vault, course[0].note.client_id, most=2)
    assert ([one.line.number for one in newest.steps], newest.all) == ([2, 3], 3)


def test_the_course_of_one_problem(vault, course):
    client = course[0].note.client_id
    (problem,) = course[2].note.problem_ids
    assert compare.course(vault, client, problem).all == 3
    assert compare.course(vault, client, "another").steps == ()
    assert [key for key, _ in compare.course(vault, client).problems] == [problem]


def summary(vault, signed, which):
    pair = compare.beside(vault, signed, which)
    page = make_page_of(vault, Paper.SUMMARY, brief_for(vault, signed.note), signed, pair=pair)
    issue(vault, page, Stamp(), how="save")
    return page


def test_the_summary_shows_both_and_is_kept_as_a_value(vault, course):
    page = summary(vault, course[2], "first")
    assert in_order(page.pdf, "Compared with session 1", "Earlier", "Later", "Difference", "Drawn area", "Overlap")
    assert page.content.compared.session_id == course[0].note.session_id
    plain = make_page_of(vault, Paper.SUMMARY, brief_for(vault, course[2].note), course[2])
    assert "Compared with" not in text(plain.pdf)
    assert verify_pdf(vault, page.pdf).verdict is Verdict.CURRENT


def test_when_the_other_session_is_amended_the_paper_is_older(vault, course):
    page = summary(vault, course[2], "first")
    draft = amend_note(vault, course[0].note.id, "wrong side")
    changed = replace(draft, texts=Texts(objective="Tight on the other side."))
    sign_note(vault, amending_briefing(vault, draft.id), changed, draft, Stamp())
    assert verify_pdf(vault, page.pdf).verdict is Verdict.OLDER
