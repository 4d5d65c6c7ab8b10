"""The demonstration practice: invented, plausible records, signed in the chain like real ones."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from notesapp.editing.stamp import Stamp
from notesapp.editing.stamp import now as this_instant
from notesapp.model.briefing import Briefing
from notesapp.model.practice import Practice, Therapist
from notesapp.model.session_note import SessionNote
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.usecases.brief import REMEMBERED
from notesapp.usecases.demo_course import Course
from notesapp.usecases.demo_people import Person, characters, person
from notesapp.usecases.sign_note import sign_in
from notesapp.usecases.start_session import offset_minutes

PASSPHRASE = "demonstration"
BATCH = 100
MOST = 500
"""No invented client comes more often."""

Progress = Callable[[int, int], object]


@dataclass
class _Walk:
    """A client on the way through their sessions."""

    person: Person
    course: Course
    days: Iterator[datetime]
    previous: tuple[SessionNote, ...] = ()


def make_demo(
    folder: Path,
    *,
    clients: int = 40,
    sessions: int = 400,
    seed: int = 7,
    progress: Progress = lambda done, of: None,
    now: datetime | None = None,
) -> None:
    """Make the practice in FOLDER with CLIENTS clients and about SESSIONS signed sessions; the same for one SEED.

    PROGRESS is called with the sessions signed and how many there will be. The passphrase is `PASSPHRASE`.
    Raises PracticeExists, SyncedFolder, CannotWrite, DiskFull.
    """
    rng, at = Random(seed), now or this_instant()
    practice = Practice(_id(rng), "Quiet Hands", "1 Harbour Row, Exampleton", "555 0100", "hello@quiet-hands.example")
    therapist = Therapist(_id(rng), "Robin Sample", "massage therapist", "MT 4711")
    vault = Vault.create(folder, PASSPHRASE, practice, therapist)
    try:
        people = _people(rng, clients, sessions, at)
        _keep(vault, people)
        walks = [_walk(one, therapist, rng, at) for one in people if one.sessions]
        _sign_all(vault, practice, therapist, walks, progress)
        _leave_a_draft(vault, people, therapist, rng, at)
    finally:
        vault.close()


def _people(rng: Random, clients: int, sessions: int, now: datetime) -> list[Person]:
    people = characters(rng, now)[: max(1, clients)]
    left = max(0, sessions - sum(one.sessions for one in people))
    count = max(0, clients - len(people))
    return [*people, *(person(rng, number, n, now) for number, n in enumerate(_shares(count, left)))]


def _shares(count: int, total: int) -> list[int]:
    """TOTAL sessions over COUNT clients: few come often, many now and then, nobody more than MOST times."""
    if not count:
        return []
    weights = [1 / (k + 3) for k in range(count)]
    whole = sum(weights)
    shares = [min(MOST, round(total * weight / whole)) for weight in weights]
    short = total - sum(shares)
    k = count - 1
    while short > 0 and any(share < MOST for share in shares):
        if shares[k] < MOST:
            shares[k] += 1
            short -= 1
        k = (k - 1) % count
    return shares


def _keep(vault: Vault, people: list[Person]) -> None:
    for begin in range(0, len(people), BATCH):
        with vault.write() as tx:
            for one in people[begin : begin + BATCH]:
                tx.clients.save(one.client)
                for item in one.standing.history:
                    tx.history.add(item)
                for consent in one.standing.consents:
                    tx.consents.save(consent)
                for problem in one.standing.problems:
                    tx.problems.save(problem)


def _walk(one: Person, therapist: Therapist, rng: Random, now: datetime) -> _Walk:
    own = Random(rng.getrandbits(64))
    problem = one.standing.problems[0].id if one.standing.problems else None
    course = Course(
        one.client.id, therapist.id, one.kind, one.side, own, one.max_level, problem, one.sessions, one.settles
    )
    course.agreed = one.agreed
    return _Walk(one, course, _days(one, own, now))


def _days(one: Person, rng: Random, now: datetime) -> Iterator[datetime]:
    """The beginnings of a client's sessions, oldest first, in working hours."""
    local = now.astimezone()
    for back in range(one.sessions - 1, -1, -1):
        day = local - timedelta(days=one.last_days_ago + back * one.days_apart)
        start = day.replace(hour=rng.randrange(8, 17), minute=rng.choice((0, 15, 30)), second=0, microsecond=0)
        yield start.astimezone(now.tzinfo)


def _sign_all(vault: Vault, practice: Practice, therapist: Therapist, walks: list[_Walk], progress: Progress) -> None:
    """Sign every session in the order in which they were held."""
    total, done = sum(walk.person.sessions for walk in walks), 0
    queue = [(next(walk.days), number) for number, walk in enumerate(walks)]
    heapq.heapify(queue)
    while queue:
        with vault.write() as tx:
            for _ in range(min(BATCH, len(queue), total - done) or 1):
                at, number = heapq.heappop(queue)
                walk = walks[number]
                _sign(tx, practice, therapist, walk, at)
                done += 1
                following = next(walk.days, None)
                if following is not None:
                    heapq.heappush(queue, (following, number))
        progress(done, total)


def _sign(tx: Transaction, practice: Practice, therapist: Therapist, walk: _Walk, at: datetime) -> None:
    note = walk.course.next(at)
    note = replace(note, utc_offset_min=offset_minutes(at))
    signed_at = (note.ended_at or at) + timedelta(minutes=2)
    briefing = Briefing(practice, therapist, walk.person.client, walk.person.standing, walk.previous)
    tx.notes.start(note)
    sign_in(tx, briefing, note, note, Stamp(lambda: signed_at))
    walk.previous = (note, *walk.previous)[:REMEMBERED]


def _leave_a_draft(vault: Vault, people: list[Person], therapist: Therapist, rng: Random, now: datetime) -> None:
    """One session of this morning waits to be finished."""
    waiting = next((one for one in reversed(people[4:]) if one.standing.problems), None)
    if waiting is None:
        return
    begun = _walk(replace(waiting, sessions=1, last_days_ago=0), therapist, rng, now).course.next(
        now - timedelta(hours=2)
    )
    with vault.write() as tx:
        body = replace(
            begun.body_map,
            readings=tuple(r for r in begun.body_map.readings if r.moment == "arrive"),
        )
        tx.notes.start(
            replace(
                begun,
                number=tx.notes.next_number(waiting.client.id),
                utc_offset_min=offset_minutes(now),
                body_map=body,
                ended_at=None,
                plan=None,
                outcome=None,
                aftercare=(),
                response=None,
                adherence=(),
            )
        )


def _id(rng: Random) -> str:
    return f"{rng.getrandbits(128):032x}"
