"""The first pages of a whole record: everything is there, however much it is, and no line is lost between pages."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from notesapp.model.practice import (
    Client,
    Consent,
    Contact,
    HistoryItem,
    HistoryKind,
    HistoryStatus,
    Practice,
    Problem,
)
from notesapp.pdf import record_pages
from notesapp.pdf.preview import page_sizes, texts
from notesapp.words.client_record import PaperLine, RecordAbout, SessionLine, record_content

AT = datetime(2026, 11, 20, 14, tzinfo=UTC)
CLIENT = Client(
    *("c1", "Zoë Müller-Example", "Zoë", date(1968, 3, 14), "555 0100", "zoe@example.org", "1 Mill Lane"),
    occupation="baker",
    emergency=Contact("Ann Example", phone="555 0101"),
    physician=Contact("Dr Pat Sample", "Mill Road Surgery"),
    remarks="Cold hands hurt her.",
)


def about(**more):
    whole = {
        "client": CLIENT,
        "practice": Practice("p1", "Quiet Hands"),
        "history": (
            HistoryItem("h1", "c1", HistoryKind.CONDITION, "asthma", HistoryStatus.CURRENT, "2001", reviewed_at=AT),
            HistoryItem("h2", "c1", HistoryKind.CONDITION, "asthma", HistoryStatus.PAST, replaces="h1", reviewed_at=AT),
            HistoryItem("h3", "c1", HistoryKind.ALLERGY, "Any allergy", HistoryStatus.DENIED),
        ),
        "consents": (Consent("k1", "c1", "sharing", "Zoë", "spoken", AT, withdrawn_at=AT + timedelta(days=3)),),
        "problems": (Problem("pr", "c1", "Low back pain", goal="to bake standing"),),
        "avoid": (),
        "sessions": (SessionLine(1, AT, 2, "ab12 cd34 ef56"), SessionLine(2, AT, 0, "")),
        "papers": (PaperLine(AT, "letter", "Dr Pat Sample"),),
        "on": date(2026, 11, 21),
    }
    return RecordAbout(**{**whole, **more})


def said(**more):
    return [" ".join(page.split()) for page in texts(record_pages(record_content(about(**more)), at=AT))]


def test_all_that_stands_about_a_client_is_told():
    (page,) = said()
    for words in (
        *("Record of Zoë Müller-Example", "Born 14 March 1968", "Phone 555 0100", "Occupation: baker"),
        *("In an emergency: Ann Example, 555 0101", "Doctor: Dr Pat Sample, Mill Road Surgery", "Cold hands hurt her."),
        *("since 2001", "(replaced by a later entry)", "in the past", "no known allergies"),
        *("withdrawn 23 November 2026", "Low back pain; goal: to bake standing"),
        *("Session 1, 20 November 2026: signed, version 2 · ab12 cd34 ef56", "Session 2", "draft, not signed"),
        *("letter, for Dr Pat Sample", "Areas to avoid Nothing is recorded."),
    ):
        assert words.casefold() in page.casefold(), words


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_hundreds_of_sessions_flow_over_pages_and_none_is_lost(paper):
    many = tuple(SessionLine(n, AT + timedelta(days=7 * n), 1, f"{n:04x} 0000 0000") for n in range(1, 301))
    pdf = record_pages(record_content(about(sessions=many)), at=AT, paper=paper)
    pages = texts(pdf)
    assert len(pages) > 5
    assert len(set(page_sizes(pdf))) == 1
    found = [int(n) for page in pages for n in re.findall(r"Session (\d+),", page)]
    assert found == list(range(1, 301))


def test_one_endless_paragraph_is_split_between_pages():
    long = " ".join(f"word{n}" for n in range(3000))
    item = HistoryItem("h9", "c1", HistoryKind.CONDITION, "something", HistoryStatus.CURRENT, note=long)
    found = [int(n) for page in said(history=(item,)) for n in re.findall(r"word(\d+)", page)]
    assert found == list(range(3000))


def test_any_script_and_what_looks_like_mark_up_is_told():
    page = "".join(said(client=Client("c2", "<b>Zoe</b>&lt; 王芳", remarks="שלום", occupation="<para>")))
    assert "<b>Zoe</b>&lt; 王芳" in page
    assert "<para>" in page
