"""What a technique or a tool does that a rule may exclude: one fixed vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TAGS: Mapping[str, str] = MappingProxyType(
    {
        "percussion": "percussion",
        "vibration": "shaking",
        "traction": "traction",
        "barefoot": "barefoot work",
        "suction": "cups",
        "scraping": "scraping",
        "deep_point": "deep point pressure",
        "deep_stroke": "deep strokes",
        "friction": "friction",
        "skin": "pulling on the skin",
        "stretch": "stretching",
        "joint": "moving the joint",
        "nerve": "nerve glides",
        "heat": "heat",
        "cold": "cold",
        "belly": "work on the belly",
        "intraoral": "work inside the mouth",
        "adhesive": "tape",
        "self_tool": "self-massage tools",
    }
)
"""Tag to the words a person reads ("No traction, no barefoot work")."""
