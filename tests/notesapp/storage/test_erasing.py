"""A whole record is erased: no word of it stays anywhere in the file, and the chain still proves the rest."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from notesapp.editing.stamp import Stamp
from notesapp.model.aftercare import LetterText
from notesapp.model.expected import NotConfirmed, NoteIsSigned, NotFound, RecordErased, RecordHeld
from notesapp.model.keeping import EraseReason, RetentionRule
from notesapp.model.practice import Client, Consent, Contact, HistoryItem, HistoryKind, HistoryStatus, Problem, Standing
from notesapp.model.signature import RevisionKind
from notesapp.storage import erasing, locks
from notesapp.storage.backup import list_backups
from notesapp.storage.bundle import verify_backup
from notesapp.storage.chain import Fault, Signing
from notesapp.storage.search import typed_words
from notesapp.storage.signed import payload
from notesapp.storage.tables import metadata
from notesapp.usecases import keeping
from notesapp.usecases.access_log import access_log
from notesapp.usecases.verify import sentence, verify_practice
from notesapp.usecases.verify_pdf import Verdict, verify_pdf
from tests.note_examples import AT, NOTE
from tests.notesapp.storage.test_chain import sign, tampered
from tests.pages import decrypted
from tests.vault_fixtures import NOW, PASSPHRASE, PRACTICE, QUICK, THERAPIST, open_vault

SIGNING = Signing("t1", AT + timedelta(hours=2), 60, "1.0")
HEIDI = Client(
    "c7",
    "Heidrun Quastenflosser",
    "Heidruni",
    date(1961, 4, 9),
    "0170-quastenphone",
    "quastenmail@example.org",
    "Quastenstreet 9",
    "quastenmaker",
    "quastenhockey",
    emergency=Contact("Emergencius Quast"),
    physician=Contact("Doctorina Quast", "Quastenpraxis"),
    remarks="afraid of quastenflies",
)


def marked(value, word="quastenword"):
    """VALUE with a word of its own at the end of every free text in it."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return tuple(marked(one) for one in value)
    if not is_dataclass(value):
        return value
    changes = {}
    for field in fields(value):
        held = getattr(value, field.name)
        free = field.type == "str" and field.name in (
            *("words", "note", "reason", "result", "changed", "client_words", "told_client", "new_symptoms", "text"),
            *("focus", "refer_to", "subjective", "objective", "assessment", "plan", "question", "why_now"),
        )
        if free and type(held) is str and not re.fullmatch(r"[a-z_]+", held):
            changes[field.name] = f"{held} {word}{field.name}"
        elif is_dataclass(held) or isinstance(held, tuple):
            changes[field.name] = marked(held)
    return replace(value, **changes)


@pytest.fixture
def full(vault):
    """A client with something in every table, signed, amended and in draft; and another one beside."""
    sign(vault, 1)
    problem = Problem("pr7", HEIDI.id, "Quastenache", onset_words="since quastentime", goal="quastengoal")
    note = marked(
        replace(NOTE, id="n7", session_id="s7", client_id=HEIDI.id, problem_ids=("pr7",), started_at=NOW, number=1)
    )
    assert sum("quastenword" in word for word in typed_words(note)) > 8
    with vault.write() as tx:
        tx.clients.save(HEIDI)
        tx.problems.save(problem)
        for number, words in enumerate(("quastengout", "quastengout, worse")):
            item = HistoryItem(f"h{number}", HEIDI.id, HistoryKind.CONDITION, words, HistoryStatus.CURRENT)
            tx.history.add(replace(item, replaces="h0" if number else None, reviewed_at=NOW))
        tx.consents.save(Consent("co7", HEIDI.id, "treatment", "Quastenmother", "spoken", NOW))
        tx.avoid.save(HEIDI.id, replace(NOTE.body_map.avoid[0], id="av7", reason="quastenscar"))
        tx.notes.start(note)
    with vault.write() as tx:
        shown = {"soap": "quastenshown"}
        signed = payload(note, HEIDI, THERAPIST, PRACTICE, Standing(), shown)
        tx.notes.sign(note, note, signed, SIGNING, "quastensentence burning")
        tx.documents.issue(
            *("d7", "letter"),
            at=NOW,
            client_id=HEIDI.id,
            for_whom="Quastendoctor",
            content='{"a": "quastencontent"}',
            file=b"%PDF quastenfile",
            note_id="n7",
            keep_file=True,
        )
    with vault.write() as tx:
        again = tx.amendments.begin("n7", RevisionKind.AMEND, "quastenreason")
        tx.notes.sign(
            *(again, again, payload(again, HEIDI, THERAPIST, PRACTICE, Standing(), shown)),
            *(replace(SIGNING, kind=RevisionKind.AMEND), "quastensentence"),
        )
    with vault.write() as tx:
        tx.documents.keep_letter("n7", LetterText(question="quastenquestion"))
        draft = replace(note, id="n8", session_id="s8", started_at=NOW + timedelta(days=1), number=2)
        tx.notes.start(draft)
        tx.search.put(draft, "quastendraft")
        tx.documents.issue(
            *("d8", "sheet"),
            at=NOW,
            client_id=HEIDI.id,
            for_whom="",
            content="quastensheet",
            file=b"x",
            note_id="n8",
        )
    return vault


WORDS = re.compile(rb"(?i)quasten|heidrun|flosser|1961-04-09")


def in_file(vault):
    """What of the erased client stands in any page of the file or its log, live or free."""
    vault.checkpoint()
    found = WORDS.findall(decrypted(vault.places.vault, vault._key))
    log = vault.places.vault.with_name("practice.vault-wal")
    assert not log.exists() or log.stat().st_size == 0
    return found


def in_index(vault):
    with vault.write() as tx:
        tx.rows.run("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'search_index', 'row')")
        terms = [row[0] for row in tx.rows.all("SELECT term FROM temp.vocabulary")]
        tx.rows.run("DROP TABLE temp.vocabulary")
    return [term for term in terms if WORDS.search(term.encode())], terms


def erase(vault, typed=HEIDI.name, **more):
    return keeping.erase(vault, HEIDI.id, typed, EraseReason.CLIENT_ASKED, Stamp(), **more)


def test_no_word_stays_in_the_file_or_the_index(full):
    assert len(set(in_file(full))) > 3
    assert in_index(full)[0]
    done = erase(full)
    assert done.is_swept
    with full.read() as tx:
        assert tx.rows.one("PRAGMA freelist_count") == 0
    assert (done.erasure.sessions, done.erasure.entries, done.erasure.documents) == (2, 2, 2)
    assert in_file(full) == []
    left, terms = in_index(full)
    assert left == []
    assert "burning" in terms  # of the other client
    for path in full.places.folder.rglob("*"):
        assert path.is_dir() or not WORDS.search(path.read_bytes())


def test_nothing_stays_of_why_a_note_was_retracted_and_that_taken_back(full):
    def unchanged(signed, why):
        who = (signed.client, signed.therapist, signed.practice, signed.standing)
        return f"quastensearch {why.reason}", payload(signed.note, *who, signed.shown, why, [])

    with full.write() as tx:
        tx.amendments.retract("n7", "quastenmistaken for another", unchanged, SIGNING)
    with full.write() as tx:
        tx.amendments.take_back("n7", "quastenright after all", unchanged, SIGNING)
    with full.write() as tx:
        assert tx.amendments.retract("n7", "quastentwice", unchanged, SIGNING).is_retracted
    assert verify_practice(full).is_good
    assert any(b"quasten" in one.lower() for one in in_file(full))
    assert erase(full).erasure.entries == 5
    assert in_file(full) == []
    assert in_index(full)[0] == []
    assert verify_practice(full).is_good


def test_the_chain_verifies_and_says_that_it_was_lawful(full):
    with full.read() as tx:
        before = tx.rows.all("SELECT seq, hash, commit_hash, signature FROM revision ORDER BY seq")
    erase(full)
    with full.read() as tx:
        after = tx.rows.all("SELECT seq, hash, commit_hash, signature, kind, payload FROM revision ORDER BY seq")
        assert tx.audit.entries(HEIDI.id)[0].action == "erase"
    assert [tuple(row[:4]) for row in after[: len(before)]] == [tuple(row) for row in before]
    assert after[-1][4] == "erase"
    said = json.loads(after[-1][5])
    assert set(said.pop("access_log")) == {"first", "last", "sha256"}
    assert said == {"erased": [2, 3], "reason": "client_asked"}
    found = verify_practice(full)
    assert found.is_good
    assert found.checked.chain.erased == 2
    assert "The content of 2 entries was lawfully erased" in sentence(found).replace("were", "was")


def test_the_other_clients_record_is_untouched(full):
    with full.read() as tx:
        before = tx.notes.get("n1"), tx.clients.get("c1"), tx.search.find("burning", client_id="c1")
    erase(full)
    with full.read() as tx:
        assert (tx.notes.get("n1"), tx.clients.get("c1"), tx.search.find("burning", client_id="c1")) == before
        assert [line.name for line in tx.clients.recent()] == [before[1].name]
        assert tx.clients.find("", archived=True) == ()
        assert tx.notes.drafts() == ()
        assert tx.search.find("quasten") == ()


def test_what_was_erased_is_said_to_be_and_cannot_come_back(full):
    erase(full)
    for ask in (lambda tx: tx.clients.get(HEIDI.id), lambda tx: tx.clients.save(HEIDI)):
        with pytest.raises(RecordErased), full.write() as tx:
            ask(tx)
    for name in ("n7", "s7"):
        with pytest.raises(NotFound, match="erased"), full.read() as tx:
            tx.notes.get(name)
    with full.read() as tx:
        assert tx.amendments.versions("n7") == ()
    for sql in (
        f"UPDATE client SET name = 'again' WHERE id = '{HEIDI.id}'",
        "INSERT INTO session SELECT 's9', client_id, therapist_id, started_at, 0, 0, NULL, 3 FROM session"
        f" WHERE client_id = '{HEIDI.id}'",
        "DELETE FROM erasure",
        "UPDATE erasure SET reason = 'other'",
    ):
        with pytest.raises(RecordErased), full.write() as tx:
            tx.rows.run(sql)
    with pytest.raises(NotFound, match="erased"), full.write() as tx:
        tx.amendments.begin("n7", RevisionKind.AMEND, "why")


def test_the_log_tells_it_and_names_nobody(full):
    with full.write() as tx:
        tx.keeping.save_rule(RetentionRule("own", 7))
    keeping.hold(full, HEIDI.id, "quastenreason", Stamp())
    (held,) = keeping.record(full, HEIDI.id).holds
    keeping.end_hold(full, held.id, "over")
    told = [line.sentence for line in access_log(full, limit=3).lines]
    assert told == [
        "Ended the hold on the record of Heidrun Quastenflosser",
        "Put a hold on the record of Heidrun Quastenflosser",
        "Changed how long records are kept",
    ]
    erase(full)
    told = [line.sentence for line in access_log(full, limit=100).lines]
    assert told[0] == "Erased the record of a client, as the law asks"
    assert not [line for line in told if WORDS.search(line.encode())]


def test_a_paper_of_the_erased_record_is_still_known_as_ours(full):
    erase(full)
    verdict = verify_pdf(full, b"%PDF quastenfile")
    assert verdict.verdict is Verdict.OLDER
    assert "erased" in verdict.sentence


def test_a_wrong_name_or_a_hold_stops_it(full):
    with pytest.raises(NotConfirmed):
        erase(full, "Heidrun")
    keeping.hold(full, HEIDI.id, "letter of a quastenlawyer", Stamp())
    with pytest.raises(RecordHeld):
        erase(full)
    with pytest.raises(RecordHeld), full.write() as tx:  # the database itself refuses
        tx.erasing.erase(HEIDI.id, EraseReason.OTHER, lambda: SIGNING)
    with full.read() as tx:
        assert tx.clients.get(HEIDI.id) == HEIDI
        (held,) = tx.keeping.holds(HEIDI.id)
    keeping.end_hold(full, held.id, "the quastencase is closed")
    erase(full, "  heidrun   QUASTENFLOSSER ")
    assert in_file(full) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE revision SET payload = NULL, salt = NULL WHERE seq = 2",
        "DELETE FROM mark WHERE version = 2",
        "UPDATE note_version SET words = '' WHERE nr = 2",
        "INSERT INTO revision SELECT seq + 9, note_version_id, rev_no + 1, 'erase', author, at_utc, utc_offset,"
        " app_version, form_version, payload, salt, commit_hash, hash, 'x', signature, key_id FROM revision"
        " ORDER BY seq DESC LIMIT 1",
    ],
)
def test_no_step_can_be_taken_alone(full, sql):
    with pytest.raises((NoteIsSigned, IntegrityError)), full.write() as tx:
        tx.rows.run(sql)


def test_one_erasure_opens_no_door_to_another_client(full):
    erase(full)
    for sql in ("UPDATE revision SET payload = NULL, salt = NULL WHERE seq = 1", "DELETE FROM mark"):
        with pytest.raises(NoteIsSigned), full.write() as tx:
            tx.rows.run(sql)
    with pytest.raises(IntegrityError), full.write() as tx:
        tx.rows.run("DELETE FROM document_issued")


@pytest.mark.parametrize(("seq", "fault"), [(1, Fault.GONE), (4, Fault.ALTERED)])
def test_what_goes_beside_an_erasure_is_damage(full, seq, fault):
    """Link 4 is the erasure itself: without it nobody could tell that the others went lawfully."""
    erase(full)
    tampered(full, f"UPDATE revision SET payload = NULL, salt = NULL WHERE seq = {seq}")
    report = full.check().chain
    assert (report.fault, report.bad_seq) == (fault, seq)


def test_a_client_without_any_signed_note_goes_without_a_link(full):
    with full.write() as tx:
        tx.clients.save(Client("c8", "Quastina Drafty"))
    keeping.erase(full, "c8", "Quastina Drafty", EraseReason.ENTERED_BY_MISTAKE, Stamp())
    assert not [word for word in in_file(full) if word.lower() == b"quastina"]
    assert full.check().is_good


def test_the_new_copy_is_free_of_it_and_the_older_ones_are_named(full):
    old = full.backup_now()
    done = erase(full)
    assert [copy.path for copy in done.copies] == [old]
    assert done.copies[0].leaves > NOW
    fresh = next(path for path in list_backups(full.places) if path != old)
    _, checked = verify_backup(fresh, PASSPHRASE, QUICK)
    assert checked.is_good
    assert checked.chain.erased == 2


def test_older_copies_go_when_asked(full):
    old = full.backup_now()
    done = erase(full, copies_too=True)
    assert (done.copies, done.discarded, old.exists()) == ((), 1, False)
    assert len(list_backups(full.places)) == 1


def test_a_sweep_that_a_crash_prevented_is_made_up_for(full, quick_folder, monkeypatch):
    with full.write() as tx:
        tx.erasing.erase(HEIDI.id, EraseReason.OTHER, lambda: replace(SIGNING, kind=RevisionKind.ERASE))
        assert not tx.erasing.is_swept()
    full.close()
    again = open_vault(quick_folder)
    assert WORDS.findall(decrypted(again.places.vault, again._key)) == []
    with again.read() as tx:
        assert tx.erasing.is_swept()
    assert again.check().is_good
    again.close()


def test_while_somebody_reads_the_file_does_not_count_as_swept(full):
    """A reader keeps the old pages in the main file: the sweep is done again once it has gone."""
    full._writer.dispose()
    with full._writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout = 50")
    with full.read() as tx:
        tx.rows.one("SELECT count(*) FROM client")
        done = erase(full)
        assert not done.is_swept
    assert in_file(full) == []
    with full.read() as tx:
        assert tx.erasing.is_swept()


def test_an_erasure_that_fails_half_way_leaves_all_as_it_was(full):
    def breaks():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), full.write() as tx:
        tx.erasing.erase(HEIDI.id, EraseReason.OTHER, breaks)
    with full.read() as tx:
        assert tx.clients.get(HEIDI.id) == HEIDI
        assert tx.notes.signed("n7").revision.seq == 3
        assert tx.keeping.erasures() == ()


def test_every_table_says_whether_it_holds_a_clients_words():
    """Who adds a table decides here what an erasure does with it."""
    known = erasing.EMPTIED | erasing.WORDLESS | erasing.PASSING
    assert {table.name for table in metadata.tables.values()} <= known
    assert set(locks.PARTS) < erasing.EMPTIED
