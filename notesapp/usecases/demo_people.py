"""Invented people. Any likeness to somebody is chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from notesapp.model.body_map import Side, Sides
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
    Standing,
)
from notesapp.usecases.demo_kinds import COMMON, RELAXATION, SCIATICA, SHOULDER_AND_BACK, Kind


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words(
    "Ada Albin Amal Anouk Arno Beate Bruno Carla Cem Chiara Daria Dimitri Edda Elif Emil Enno Farah Finn Gesa Greta "
    "Hanno Hedda Ida Ilja Imke Ines Ivo Jana Jens Jola Juri Kaya Kilian Lara Leif Lena Lior Malin Marek Mette Milo "
    "Nadia Nils Noor Olga Oskar Pia Piet Rania Reto Rosa Ruben Sanne Selma Silas Sina Sven Tamar Thea Tilo Una Ute "
    "Vera Wanda Wim Yara Yusuf Zoe"
)
LAST = _words(
    "Achterberg Albers Amsel Bachmann Bergholt Birkner Bogner Brahe Castel Clausen Dahl Dervish Ebner Eiken Falk "
    "Farkas Fjord Garbe Gellert Grunwald Haldor Hedin Heron Ibsen Imhoff Jansen Jokinen Kaminski Kerner Kestrel "
    "Lindqvist Lorenz Maasen Marlow Mercier Nadler Nyberg Obi Okafor Olsen Paulsen Peeters Quandt Raab Renner "
    "Rosenthal Salo Sander Silvan Sorell Tanabe Tarrant Thorsen Ulmer Vance Vesper Vogt Wald Weller Wren Yilmaz "
    "Zander Zeller"
)
WORK = _words(
    "bookbinder gardener nurse carpenter teacher driver cook architect violinist electrician florist programmer "
    "baker potter postman translator waiter optician mechanic weaver"
)
HEALTH = (
    (HistoryKind.CONDITION, "high_blood_pressure", "2019"),
    (HistoryKind.CONDITION, "migraine", "as a child"),
    (HistoryKind.CONDITION, "asthma", ""),
    (HistoryKind.CONDITION, "arthritis", "2020"),
    (HistoryKind.ALLERGY, "allergy_fragrance", ""),
    (HistoryKind.MEDICATION, "painkillers", "now and then"),
    (HistoryKind.SURGERY, "surgery_other", "2012"),
    (HistoryKind.INJURY, "fracture_past", "2008"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A client with what stands about them, and how they come."""

    client: Client
    standing: Standing
    kind: Kind
    side: Side
    sessions: int
    days_apart: int
    last_days_ago: int
    max_level: int = 50
    settles: bool = True
    agreed: str = ""
    """Why the hands went past the limit that thin bones set."""


AGREED = "Doctor agreed, soft tissue of the hip only"
"""As the reason stands in rules.toml, AP-02."""
NORAS = replace(
    SCIATICA,
    works=tuple(
        replace(work, level=30) if work.regions[0] in ("glut_max", "piriformis") else work for work in SCIATICA.works
    ),
)
"""Hip work at level 3 wound her up: with the next session begins the journey of a returning client."""


def characters(rng: Random, now: datetime) -> list[Person]:
    """Those whom the walks through the app tell of."""
    return [_nora(rng, now), _tomasz(rng, now), _bea(rng, now), _ilse(rng, now)]


def _nora(rng: Random, now: datetime) -> Person:
    client = Client(
        _id(rng),
        "Nora Feldkamp",
        "Nora",
        date(1968, 3, 14),
        "555 0142",
        address="3 Mill Lane, Exampleton",
        occupation="bookbinder, sits all day",
        emergency=Contact("Jonas Feldkamp", phone="555 0143"),
        physician=Contact("Dr Amara Okonjo", "Canal Street Surgery", "12 Canal Street, Exampleton", "555 0177"),
    )
    since = now - timedelta(days=42)
    history = (
        _item(rng, client, HistoryKind.CONDITION, "osteoporosis", "2021", since),
        _item(rng, client, HistoryKind.MEDICATION, "Alendronate", "2021", since, "70 mg, weekly"),
        _item(rng, client, HistoryKind.ALLERGY, "allergy_nut_oil", "", since, "almond oil"),
    )
    problem = Problem(
        _id(rng),
        client.id,
        "Low back and right leg",
        Sides.RIGHT,
        (now - timedelta(days=120)).date(),
        "about four months ago, after moving house",
        "chronic",
        False,
        False,
        (Contributor("piriformis", Basis.THERAPIST_SUSPECTS),),
        ("sitting", "driving"),
        ("walking", "lying"),
        "sit",
    )
    standing = Standing(history, _consents(rng, client, since), (problem,))
    return Person(client, standing, NORAS, Side.RIGHT, 4, 7, 7, 30, settles=False, agreed=AGREED)


def _tomasz(rng: Random, now: datetime) -> Person:
    client = Client(_id(rng), "Tomasz Wieland", "Tomasz", date(1979, 9, 2), "555 0118", occupation="turner")
    problem = _problem(rng, client, SHOULDER_AND_BACK, Side.LEFT, now - timedelta(days=70))
    standing = Standing((), _consents(rng, client, now - timedelta(days=48)), (problem,))
    return Person(client, standing, SHOULDER_AND_BACK, Side.LEFT, 6, 7, 6, settles=False)


def _bea(rng: Random, now: datetime) -> Person:
    client = Client(_id(rng), "Bea Moreau", "Bea", date(1990, 5, 21), "555 0126", occupation="teacher")
    standing = Standing((), _consents(rng, client, now - timedelta(days=100)), ())
    return Person(client, standing, RELAXATION, Side.RIGHT, 3, 28, 28)


def _ilse(rng: Random, now: datetime) -> Person:
    client = Client(
        _id(rng),
        "Ilse Hartwig",
        "Ilse",
        date(1957, 11, 30),
        "555 0133",
        occupation="retired librarian",
        physician=Contact("Dr Pavel Anders", "Park Road Practice", "8 Park Road, Exampleton", "555 0181"),
    )
    return Person(client, Standing(), SCIATICA, Side.RIGHT, 0, 7, 0)


def person(rng: Random, number: int, sessions: int, now: datetime) -> Person:
    """One more client, with SESSIONS behind them."""
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    born = date(1940, 1, 1) + timedelta(days=rng.randrange(24_000))
    client = Client(_id(rng), name, "", born, f"555 {number % 9000 + 1000:04}", occupation=rng.choice(WORK))
    kind = rng.choice(COMMON)
    side = rng.choice((Side.LEFT, Side.RIGHT))
    apart = rng.choice((7, 7, 14, 21, 28)) if sessions < 60 else 7
    ago = 8 + rng.randrange(60)
    begun = now - timedelta(days=ago + apart * max(0, sessions - 1))
    taken = rng.sample(HEALTH, rng.choice((0, 0, 1, 1, 2)))
    history = tuple(_item(rng, client, kind_, what, since, begun) for kind_, what, since in taken)
    problems = () if kind is RELAXATION else (_problem(rng, client, kind, side, begun),)
    consents = _consents(rng, client, begun) if sessions else ()
    return Person(client, Standing(history, consents, problems), kind, side, sessions, apart, ago)


def _problem(rng: Random, client: Client, kind: Kind, side: Side, since: datetime) -> Problem:
    title = kind.title.format(side=side.value, Side=side.value.capitalize())
    sides = Sides(side.value)
    acuity = rng.choice(("acute", "subacute", "chronic"))
    return Problem(
        _id(rng),
        client.id,
        title,
        sides,
        (since - timedelta(days=30)).date(),
        "some weeks before the first visit",
        acuity,
        rng.random() < 0.5,
        rng.random() < 0.6,
        (),
        kind.aggravating,
        kind.easing,
        kind.goal,
    )


def _item(
    rng: Random, client: Client, kind: HistoryKind, what: str, since: str, at: datetime, note: str = ""
) -> HistoryItem:
    return HistoryItem(_id(rng), client.id, kind, what, HistoryStatus.CURRENT, since, note, at)


def _consents(rng: Random, client: Client, at: datetime) -> tuple[Consent, ...]:
    return tuple(Consent(_id(rng), client.id, what, "client", "spoken", at) for what in ("treatment", "data"))


def _id(rng: Random) -> str:
    return f"{rng.getrandbits(128):032x}"
