"""What therapists call the parts of the body that have a side, and the regions that each may mean. English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from notesapp.catalogue.areas import members, regions_of
from notesapp.catalogue.regions import ancestors, regions

_EVERYDAY: Final[Mapping[str, tuple[str, ...]]] = {
    "head": ("head",), "neck": ("neck",), "face": ("face",), "jaw": ("jaw", "tmj"), "tmj": ("tmj",),
    "shoulder": ("shoulder", "upper_back"), "shoulder blade": ("upper_back", "shoulder"),
    "scapula": ("upper_back", "shoulder"), "traps": ("trap_upper", "trap_mid", "trap_lower"),
    "trap": ("trap_upper", "trap_mid", "trap_lower"), "ut": ("trap_upper",), "lev scap": ("levator_scap",),
    "levator": ("levator_scap",), "upper trap": ("trap_upper",), "upper traps": ("trap_upper",),
    "trapezius": ("trap_upper", "trap_mid", "trap_lower"), "upper trapezius": ("trap_upper",),
    "deltoid": ("delt_ant", "delt_mid", "delt_post"), "delts": ("delt_ant", "delt_mid", "delt_post"),
    "scalene": ("scalenes",), "lats": ("lat_dorsi",), "lat": ("lat_dorsi",), "pecs": ("pec_major", "pec_minor"),
    "pec": ("pec_major", "pec_minor"), "chest": ("chest_wall",), "ribs": ("rib_cage",), "upper back": ("upper_back",),
    "mid back": ("upper_back",), "low back": ("low_back",), "lower back": ("low_back",), "lbp": ("low_back",),
    "abdomen": ("belly",), "belly": ("belly",), "lumbar": ("lumbar_region", "flank"), "back": ("back",),
    "ql": ("ql",), "flank": ("flank",), "si joint": ("si_joint", "sacrum"), "sij": ("si_joint", "sacrum"),
    "sacroiliac": ("si_joint", "sacrum"), "sacroiliac joint": ("si_joint", "sacrum"),
    "hip": ("hips", "iliopsoas", "groin"), "buttock": ("buttock",), "glute": ("buttock",), "glutes": ("buttock",),
    "gluteal": ("buttock",), "glute med": ("glut_med",), "glute max": ("glut_max",), "glute min": ("glut_min",),
    "groin": ("groin", "adductors"), "hip flexor": ("iliopsoas", "psoas", "iliacus"), "psoas": ("psoas", "iliopsoas"),
    "arm": ("arms",), "upper arm": ("upper_arm",), "tricep": ("triceps",), "bicep": ("biceps",), "elbow": ("elbow",),
    "forearm": ("forearm",), "wrist": ("wrist",), "hand": ("hand",), "leg": ("legs",), "thigh": ("thigh",),
    "quad": ("quads",), "quads": ("quads",), "hamstring": ("hamstrings",), "hamstrings": ("hamstrings",),
    "itb": ("it_band",), "it band": ("it_band",), "knee": ("knee", "popliteal"), "shin": ("tibia", "tib_ant"),
    "lower leg": ("lower_leg",), "calf": ("calf",), "calves": ("calf",), "achilles": ("achilles",),
    "ankle": ("ankle",), "heel": ("heel",), "foot": ("foot",), "feet": ("foot",), "sole": ("sole",), "toe": ("toes",),
    "sciatic": ("buttock", "legs"), "sciatica": ("buttock", "legs"), "scm": ("scm",),
    "sciatic nerve": ("buttock", "legs"), "gastroc": ("calf",), "hammie": ("hamstrings",), "hams": ("hamstrings",),
    "glut": ("buttock",), "gluts": ("buttock",), "gmed": ("glut_med",), "gmax": ("glut_max",), "bum": ("buttock",),
    "pirif": ("piriformis",), "delt": ("delt_ant", "delt_mid", "delt_post"), "erector": ("back",),
    "erectors": ("back",), "erector spinae": ("back",), "paraspinal": ("back", "neck"),
    "paraspinals": ("back", "neck"), "thoracic": ("upper_back",), "si": ("si_joint", "sacrum"), "troch": ("hips",),
    "greater trochanter": ("hips",), "posterior thigh": ("hamstrings",), "adductor": ("adductors",),
    "rib": ("rib_cage",), "le": ("legs",), "ue": ("arms",), "finger": ("hand",), "bottom": ("buttock",),
    "rhomboid": ("rhomboids",), "subscap": ("subscapularis",), "suboccipital": ("suboccipitals",),
    "serratus": ("serratus_ant",), "oblique": ("obl_ext", "obl_int"), "obliques": ("obl_ext", "obl_int"),
    "peroneal": ("fibularis",), "peroneals": ("fibularis",),
}  # fmt: skip
"""What therapists write that the region list does not say in these words."""


def touches(region: str, parts: frozenset[str]) -> bool:
    """Is a marked region one of PARTS, or the whole that one of them belongs to?"""
    return region in parts or any(region in ancestors(part) for part in parts)


@cache
def names() -> Mapping[str, frozenset[str]]:
    """Every name of a body part, in lower case, without hyphens, in the plural too; and the regions it may mean."""
    found: dict[str, frozenset[str]] = {}
    for key, one in regions().items():
        anatomical = re.sub(r"\s*\([^)]*\)", "", one.anatomical_name)
        client = re.sub(r"\s*\([^)]*\)", "", one.client_name)
        for name in (*anatomical.split(" / "), client, key.replace("_", " ")):
            said = re.sub(r"^whole |,.*$| region$", "", name.lower()).replace("-", " ").strip()
            if not one.paired or said in {"front", "back"}:
                continue
            found[said] = found.get(said, frozenset()) | members(key)
    for name, keys in _EVERYDAY.items():
        found[name] = regions_of(keys)
    plurals = {f"{name}s": parts for name, parts in found.items() if not name.endswith("s")}
    return {**plurals, **found}


@cache
def words_of_names() -> frozenset[str]:
    """Every single word that stands in a name."""
    return frozenset(word for name in names() for word in re.findall(r"[a-z][a-z’']*", name))
