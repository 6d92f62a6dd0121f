"""The hall check: how large a projected letter has to be for the last row (DISCAS), and what a phone can scan. Pure."""

from dataclasses import dataclass

ACUITY = 200  # distance over letter height that ordinary eyes read without effort
CAPITAL = 0.7  # of a font's size
LARGEST = 0.061  # of the picture's height: with a larger type a name and a clock no longer stand side by side
SMALLEST = 0.032  # of the picture's height: in a short hall too nothing is smaller
QR_REACH = 10  # a phone scans from ten times the side of a QR
# The least side of a code at the welcome, of the picture's height, without its white rim: alone, beside another.
LARGE_QR, PAIRED_QR = 0.34, 0.28


@dataclass(frozen=True, slots=True)
class Measures:
    """The hall, in centimetres: from the picture to the last row, and the picture's height."""

    distance: int
    height: int


@dataclass(frozen=True, slots=True)
class Check:
    """What follows from the measures.

    ``least`` is the smallest font as a share of the picture's height, as far as the pictures can follow; ``letter`` its
    capital's height in millimetres; ``reads``, ``scans`` and ``scans_pair`` are the farthest distances in centimetres
    from which that type is read, the large QR is scanned, and each of the two once the Wi-Fi's stands beside it.
    """

    least: float
    letter: int
    reads: int
    scans: int
    scans_pair: int
    enough: bool


def check(measured: Measures) -> Check:
    """element height ÷ image height = distance ÷ (image height × 200)."""
    wanted = measured.distance / (measured.height * ACUITY) / CAPITAL
    least = min(max(wanted, SMALLEST), LARGEST)
    letter = least * CAPITAL * measured.height
    return Check(
        least=round(least, 4),
        letter=round(letter * 10),
        reads=round(letter * ACUITY),
        scans=round(LARGE_QR * measured.height * QR_REACH),
        scans_pair=round(PAIRED_QR * measured.height * QR_REACH),
        enough=wanted <= LARGEST,
    )
