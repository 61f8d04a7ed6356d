"""The colours of charts: one set in colour, one in greys that survive a photocopier, one for a dark screen."""

from __future__ import annotations

from dataclasses import dataclass

RGB = tuple[float, float, float]


def _hex(text: str) -> RGB:
    return int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255


def _grey(level: float) -> RGB:
    return level, level, level


@dataclass(frozen=True, slots=True)
class Palette:
    """What a chart is drawn with. Colour never speaks alone: a shape, a hatch or a word says the same.

    Attributes:
        ink, muted, line: of words, of lesser words, of thin rules.
        paper: the ground the chart stands on, drawn where it is not white, and the inside of hollow marks.
        bar, soft: what is measured, and what it is compared with.
        good, fair, poor, unknown: of the four states of a centre.
        series: of lines that are told apart by their marks as well.
        low, high: ends of the ramp of a heat map, no points and all points.
        land, sea: of the map.
    """

    ink: RGB
    muted: RGB
    line: RGB
    paper: RGB
    bar: RGB
    soft: RGB
    good: RGB
    fair: RGB
    poor: RGB
    unknown: RGB
    series: tuple[RGB, ...]
    low: RGB
    high: RGB
    land: RGB
    sea: RGB

    def ramp(self, share: float) -> RGB:
        """The tint of `share` (0 to 1) of the greatest value; evenly darker, so that it reads without colour."""
        share = min(1.0, max(0.0, share))
        red, green, blue = (a + (b - a) * share for a, b in zip(self.low, self.high, strict=True))
        return red, green, blue

    def on(self, ground: RGB) -> RGB:
        """The colour of words on `ground`: ink or paper, whichever contrasts more."""

        def light(colour: RGB) -> float:
            linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

        def contrast(a: RGB) -> float:
            one, other = sorted((light(a), light(ground)))
            return other / one

        return max((self.ink, self.paper), key=contrast)


WHITE: RGB = (1, 1, 1)
COLOUR = Palette(
    ink=_grey(0),
    muted=_grey(0.32),
    line=_grey(0.72),
    paper=_grey(1),
    bar=_hex("#0B5D7A"),
    soft=_hex("#9DB9C4"),
    good=_hex("#1B6E3C"),
    fair=_hex("#B77A0B"),
    poor=_hex("#A3262A"),
    unknown=_hex("#59616A"),
    series=(_hex("#0B5D7A"), _hex("#A3262A"), _hex("#1B6E3C"), _hex("#8A5A00"), _hex("#3B4FA0")),
    low=_hex("#F4F8FA"),
    high=_hex("#0B5D7A"),
    land=_hex("#EFEDE6"),
    sea=_grey(1),
)
GREY = Palette(
    ink=_grey(0),
    muted=_grey(0.32),
    line=_grey(0.72),
    paper=_grey(1),
    bar=_grey(0.35),
    soft=_grey(0.75),
    good=_grey(0.1),
    fair=_grey(0.3),
    poor=_grey(0.1),
    unknown=_grey(0.4),
    series=(_grey(0.1), _grey(0.45), _grey(0.25), _grey(0.55), _grey(0.35)),
    low=_grey(0.97),
    high=_grey(0.3),
    land=_grey(0.93),
    sea=_grey(1),
)
DARK = Palette(
    ink=_hex("#ECEDEE"),
    muted=_hex("#A9B1B8"),
    line=_hex("#3A4147"),
    paper=_hex("#1F2428"),
    bar=_hex("#6CC3DD"),
    soft=_hex("#3F5B66"),
    good=_hex("#7CCB98"),
    fair=_hex("#E3B65B"),
    poor=_hex("#F08A8A"),
    unknown=_hex("#A9B1B8"),
    series=(_hex("#6CC3DD"), _hex("#F08A8A"), _hex("#7CCB98"), _hex("#E3B65B"), _hex("#A6B4F2")),
    low=_hex("#262C31"),
    high=_hex("#6CC3DD"),
    land=_hex("#2A3136"),
    sea=_hex("#1F2428"),
)
