"""Pairs of measurements, their medians, and the lines they are printed as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Figures = Mapping[str, float]
Side = Callable[[], Figures]


@dataclass(frozen=True, slots=True)
class Pair:
    """One measurement of ours and one of the other side, made one after the other."""

    ours: Figures
    other: Figures


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: a figure's name in the measurements, what it is in words, and its unit."""

    name: str
    words: str
    unit: str


def alternate(times: int, ours: Side, other: Side) -> list[Pair]:
    """So many pairs. Who begins changes from pair to pair, so that a machine getting busier harms both alike."""
    pairs = []
    for turn in range(times):
        if turn % 2:
            theirs = other()
            pairs.append(Pair(ours(), theirs))
        else:
            mine = ours()
            pairs.append(Pair(mine, other()))
    return pairs


def headed(title: str) -> list[str]:
    """A section's heading."""
    columns = f"  {'':<42}{'ours':>14}{'other side':>14}{'ratio':>8}   each pair"
    return ["", title, columns]


def line(figure: Figure, pairs: list[Pair]) -> str:
    """Medians of both sides, the median of the pairs' ratios (ours to the other), and each of them."""
    both = [(pair.ours[figure.name], pair.other[figure.name]) for pair in pairs if figure.name in pair.ours]
    if not both:
        return f"  {figure.words:<42}not measured on this system"
    ratios = [ours / other for ours, other in both]
    mine, theirs = (f"{_short(median(side))} {figure.unit}" for side in zip(*both, strict=True))
    each = " ".join(f"{ratio:.2f}" for ratio in ratios)
    return f"  {figure.words:<42}{mine:>14}{theirs:>14}{median(ratios):>8.2f}   {each}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
