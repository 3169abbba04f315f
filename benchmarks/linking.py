"""Measures linking on a synthetic archive: documents that cite one another by number and by title, from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from benchmarks.figures import Figure, Section, seconds
from benchmarks.sources import Material
from converter.link import link_cards
from converter.link.linker import Linker
from converter.model.corpus import Card
from converter.model.issue import Citation, InForce
from converter.pipeline import convert

ISSUES = 364
DOCUMENTS = 10
"""In each issue; a real archive has as many."""

_SEED = 20220325
_CITATIONS = 8
_RELATIONS = ("cites",) * 12 + ("based_on",) * 8 + ("applies",) * 4 + ("repeals", "amends", "partly_repeals", "extends")


def archive(issues: int) -> list[Card]:
    """The cards of the first `issues` issues of the archive; the same at every call."""
    random = Random(_SEED)
    cards: list[Card] = []
    for issue in range(issues):
        day = date(1990, 1, 1) + timedelta(days=30 * issue)
        for place in range(1, DOCUMENTS + 1):
            number = f"甲政发〔{day.year}〕{issue * DOCUMENTS + place}号"
            term = InForce(start=day, until=day + timedelta(days=1825), rule="date+years", evidence=())
            cards.append(
                Card(
                    id=f"g/{day.year}/{issue}/{place}",
                    issue=f"g/{day.year}/{issue}",
                    position=(day.year, issue, place),
                    permalink=f"jiazhengfa/{day.year}/{issue * DOCUMENTS + place}",
                    number=number,
                    title=f"甲市人民政府关于第{issue}期第{place}项工作的通知",
                    also=(f"第{issue}期第{place}项工作方案",),
                    kind="notice",
                    issuers=("甲市人民政府",),
                    signed=day,
                    published=day,
                    page=place,
                    in_force=term if place % 3 == 0 else None,
                    citations=tuple(_citation(random, cards, at) for at in range(_CITATIONS)),
                )
            )
    return cards


def _citation(random: Random, cards: Sequence[Card], at: int) -> Citation:
    """By number to a held document, by title to one, to a law, or by number to a document that nobody holds."""
    blank = Citation(block=f"p{at}", start=0, end=9, text="", form="title", relation=random.choice(_RELATIONS))
    kind = random.random()
    cited = random.choice(cards) if cards and kind < 0.7 else None
    if cited and kind < 0.4:
        return replace(blank, form="number", number=cited.number, target=cited.permalink)
    if cited:
        return replace(blank, title=random.choice((cited.title, *cited.also)))
    if kind < 0.85:
        return replace(blank, title=f"第{random.randrange(300)}号法", work="law")
    number = random.randrange(3000)
    return replace(blank, form="number", number=f"乙发〔2000〕{number}号", target=f"yifa/2000/{number}")


def measure(source: Material, rounds: int) -> tuple[Section, ...]:
    """Linking of the whole archive, of half of it, of one issue more, and its share in the time of the conversion."""
    whole, half = archive(ISSUES), archive(ISSUES // 2)
    times = [(_cpu(whole), _cpu(half)) for _ in range(rounds)]
    linking, halved = median(one for one, _ in times), median(other for _, other in times)
    growth = median(one / other for one, other in times)
    added = median(_added(whole) for _ in range(rounds))
    converting = _conversion(source.path, rounds) * ISSUES
    name = f"linking {len(whole):,} documents, CPU time"
    figures = (
        Figure(name, seconds(linking), f"2 × half as many ({seconds(halved)})", growth / 2, most=1.25),
        Figure(
            name,
            seconds(linking),
            f"converting {ISSUES} × this issue ({seconds(converting)})",
            linking / converting,
            most=0.1,
        ),
        Figure(
            "linking one issue more, CPU time",
            seconds(added),
            f"all {ISSUES} ({seconds(linking)})",
            added / linking,
            most=0.1,
        ),
    )
    subject = (
        f"A synthetic archive of {ISSUES} issues with {DOCUMENTS} documents each and {_CITATIONS} citations a document "
        f"(seed {_SEED}), by number and by title, a third to works that nobody holds."
    )
    return (Section("Linking an archive", subject, figures),)


def _cpu(cards: Sequence[Card]) -> float:
    start = process_time()
    link_cards(cards)
    return process_time() - start


def _added(cards: Sequence[Card]) -> float:
    """What the last issue takes in an archive that is linked without it."""
    linker = Linker()
    linker.update(cards[:-DOCUMENTS])
    start = process_time()
    linker.update(cards)
    return process_time() - start


def _conversion(source: Path, rounds: int) -> float:
    times: list[float] = []
    for _ in range(rounds):
        start = process_time()
        convert(source)
        times.append(process_time() - start)
    return median(times)
