from dataclasses import replace
from datetime import date, timedelta

import pytest

from notesapp.model.body_map import AvoidArea, AvoidSource, Sides
from notesapp.model.expected import NotFound
from notesapp.model.practice import (
    Basis,
    Client,
    Consent,
    Contact,
    Contributor,
    HistoryItem,
    HistoryKind,
    HistoryStatus,
    Problem,
    ProblemStatus,
)
from notesapp.storage.folding import fold
from tests.note_examples import AT, CALF, NOTE, PIRIFORMIS
from tests.vault_fixtures import CLIENT

FULL = Client(
    "c2", "Łukasz Ørsted", "Luk", date(1980, 2, 29), "555", "l@example.org", "Lane 1", "baker", "runs", "pl",
    Contact("Ada", phone="556"), Contact("Dr B", "Clinic", "Street", "557", "b@example.org"), "late", None,
)  # fmt: skip


@pytest.fixture
def tx(vault):
    with vault.write() as tx:
        tx.clients.save(FULL)
        tx.clients.save(Client("c3", "Joanna Maria Example"))
        yield tx


def names(lines):
    return [line.name for line in lines]


def test_a_client_comes_back_as_it_was(tx):
    assert tx.clients.get("c2") == FULL
    assert tx.clients.count() == 3
    with pytest.raises(NotFound):
        tx.clients.get("nobody")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zoe", [CLIENT.name]),
        ("ZOË", [CLIENT.name]),
        ("mull", [CLIENT.name]),
        ("lukasz orsted", [FULL.name]),
        ("orst luk", [FULL.name]),
        ("exam", [CLIENT.name, "Joanna Maria Example"]),
        ("xampl jo", ["Joanna Maria Example"]),
        ("ma", ["Joanna Maria Example"]),
        ("%", []),
        ("'", []),
        ("nobody", []),
    ],
)
def test_any_part_of_a_name_finds_the_client(tx, words, found):
    assert sorted(names(tx.clients.find(words))) == sorted(found)


def test_names_that_begin_so_come_first(tx):
    tx.clients.save(Client("c4", "Anna Zett"))
    assert names(tx.clients.find("an")) == ["Anna Zett", "Joanna Maria Example"]
    assert names(tx.clients.find("")) == ["Anna Zett", "Joanna Maria Example", "Łukasz Ørsted", CLIENT.name]
    assert names(tx.clients.find("", limit=1)) == ["Anna Zett"]


def test_names_fold_to_one_form():
    assert fold("  ẞtraße\tÆther Ønsk ") == "sstrasse aether onsk"
    assert fold("Nguyễn") == "nguyen"
    assert fold("Μαρία") == fold("ΜΑΡΙΑ")


def test_an_archived_client_leaves_the_lists_and_comes_back(tx):
    tx.clients.archive("c2")
    assert tx.clients.find("luk") == ()
    assert "c2" not in [line.id for line in tx.clients.recent()]
    (line,) = tx.clients.find("luk", archived=True)
    assert line.archived_at == tx.rows.now
    assert line.born == FULL.born
    tx.clients.unarchive("c2")
    assert tx.clients.get("c2") == FULL


def test_an_edit_is_audited_by_the_names_of_the_fields(tx):
    tx.clients.save(replace(FULL, phone="999", name="Lukas Orsted"))
    tx.clients.save(replace(FULL, phone="999", name="Lukas Orsted"))
    newest, created = tx.audit.entries("c2")
    assert (newest.action, newest.detail, newest.who) == ("change", "name phone", "t1")
    assert (created.action, created.at) == ("create", tx.rows.now)
    assert len(tx.audit.entries(limit=2)) == 2


def test_a_new_name_is_found_in_the_search(tx):
    tx.notes.start(NOTE)
    tx.search.put(NOTE, "text")
    tx.clients.save(replace(CLIENT, name="Quite Different"))
    assert [found.client_name for found in tx.search.find("different")] == ["Quite Different"]
    assert tx.search.find("zoe") == ()
    assert tx.search.is_whole()


def test_who_was_seen_last_comes_first(tx):
    assert [line.id for line in tx.clients.recent()] == ["c3", "c2", "c1"]
    tx.notes.start(NOTE)
    assert [(line.id, line.seen_at) for line in tx.clients.recent(1)] == [("c1", NOTE.started_at)]


def item(number, **more):
    return HistoryItem(f"h{number}", "c1", HistoryKind.CONDITION, "osteoporosis", HistoryStatus.CURRENT, **more)


def test_a_change_of_the_history_keeps_the_old_line(tx):
    first = item(1, since="2021", note="hip", reviewed_at=AT)
    second = replace(item(2, replaces="h1"), status=HistoryStatus.PAST)
    third = item(3)
    for line in (first, third, second):
        tx.history.add(line)
    assert tx.history.all("c1") == (first, third, second)
    assert tx.history.current("c1") == (third, second)
    assert tx.history.current("c2") == ()


def test_consents_stay_when_they_are_withdrawn(tx):
    consent = Consent("x1", "c1", "treatment", "client", "spoken", AT, ("gluteal",))
    tx.consents.save(consent)
    tx.consents.withdraw("x1", AT + timedelta(days=1))
    assert tx.consents.of("c1") == (replace(consent, withdrawn_at=AT + timedelta(days=1)),)
    with pytest.raises(NotFound):
        tx.consents.withdraw("x9", AT)


def test_problems_come_back_with_what_is_held_of_them(tx):
    problem = Problem(
        "p1", "c1", "Sciatica", Sides.RIGHT, date(2026, 10, 1), "autumn", "subacute", True, False,
        (Contributor("sitting", Basis.CLIENT_BELIEVES),), ("sitting", "lifting"), ("walking",), "run again",
    )  # fmt: skip
    tx.problems.save(problem)
    assert tx.problems.get("p1") == problem
    closed = replace(problem, status=ProblemStatus.CLOSED, first_episode=None, contributors=())
    tx.problems.save(closed)
    assert tx.problems.of("c1") == (closed,)
    with pytest.raises(NotFound):
        tx.problems.get("p9")


def test_areas_to_avoid_are_in_force_for_their_time(tx):
    always = AvoidArea("v1", (CALF, PIRIFORMIS), AvoidSource.RULE, "thrombosis", "LC-02")
    healing = AvoidArea("v2", (CALF,), AvoidSource.CLIENT, "bruise", None, date(2026, 11, 1), date(2026, 11, 30))
    for area in (always, healing, replace(healing, until=date(2026, 11, 20))):
        tx.avoid.save("c1", area)
    assert tx.avoid.in_force("c1", date(2026, 11, 20)) == (always, replace(healing, until=date(2026, 11, 20)))
    assert tx.avoid.in_force("c1", date(2026, 11, 21)) == tx.avoid.in_force("c1", date(2026, 10, 31)) == (always,)
    assert len(tx.avoid.all("c1")) == 2


def test_all_that_stands_about_a_client(tx):
    tx.history.add(item(1))
    tx.problems.save(Problem("p1", "c1", "Sciatica"))
    standing = tx.standing("c1")
    assert standing.history == (item(1),)
    assert standing.problems == (Problem("p1", "c1", "Sciatica"),)
    assert (standing.consents, standing.avoid) == ((), ())
