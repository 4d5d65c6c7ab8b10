"""How tightly an aftercare sheet may be set so that it stays one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Fit:
    """Sizes and leadings in points; FIGURE is the least height of the figure, PICTURE the width of a drawing."""

    size: float
    leading: float
    list_size: float
    list_leading: float
    figure: float
    picture: float
    more: bool = False
    dose: float = 14

    @property
    def close(self) -> bool:
        return self.size < 13

    @property
    def card(self) -> float:
        """The least height of an instruction with a drawing."""
        return 92 if not self.close else 70 if self.size > 11 else 56

    @property
    def heading(self) -> tuple[float, float]:
        """Size of a section's heading and what it takes of the height."""
        return (14, 21) if self.close else (16, 24)

    @property
    def pain(self) -> float:
        """Height of the pain line with what stands above it."""
        return 34 if self.close else 40 if self.size < 14 else 48

    @property
    def small(self) -> float:
        """Size of the lines that say when to ease off."""
        return min(12.5, self.size)


FITS: Final = (
    Fit(14, 18.4, 12, 15.4, 196, 164, more=True),
    Fit(14, 18.4, 12, 15.4, 190, 160),
    Fit(13.5, 17.4, 11.5, 14.6, 176, 150),
    Fit(13, 16.6, 11, 13.8, 160, 138),
    Fit(12.5, 15.8, 10.5, 13, 146, 124),
    Fit(12, 15, 10.5, 12.8, 132, 112),
    Fit(11.5, 14, 10, 12.1, 116, 96, dose=13),
    Fit(11, 13.2, 9.5, 11.4, 100, 84, dose=13),
    Fit(10.5, 12.6, 9, 10.8, 88, 76, dose=12.5),
    Fit(10, 11.9, 8.6, 10.2, 72, 66, dose=12),
)
"""Optional sentences leave first, then the page is set closer, step by step. Beyond the last it is refused."""
