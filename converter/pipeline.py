"""The order of the stages: from a file to a converted issue whose every character is accounted for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from converter.assemble import assemble
from converter.cite import cite
from converter.correct import correct
from converter.errors import ConversionError
from converter.languages.traditional import ambiguous
from converter.ledger import Balance, balance
from converter.model.finding import Finding
from converter.model.issue import Issue
from converter.model.page import Source
from converter.notice import assemble_notice, is_notice, notice_number
from converter.notice.apart import apart
from converter.profile import Profile, choose, choose_for_notice
from converter.read import read
from converter.read.corrections import FILE, read_corrections
from converter.segment import segment

STAGES = ("read", "correct", "segment", "assemble", "cite", "account", "doubt")
"""The stages by name, in their order."""

_TITLE_WITHIN = 3000
"""Characters from the start in which the title of the gazette is looked for."""


def convert(path: Path, profile: Profile | None = None, on_stage: Callable[[str], None] | None = None) -> Issue:
    """The issue in `path`, corrected by the ``corrections.toml`` beside it.

    Without a `profile` the shipped one whose title the source prints is taken, else the generic one.
    `on_stage` hears the name of each stage of STAGES when it begins. Raises SourceError, CorrectionError, or
    ConversionError where a character of the source would be lost or stand twice.
    """
    begin = on_stage or _unheard
    begin("read")
    source = read(path)
    begin("correct")
    record = path.with_name(FILE)
    source, corrections = correct(source, read_corrections(record), str(record))
    begin("segment")
    number = notice_number(source)
    if number is None:
        profile = profile or choose(_opening(source))
        lines, second, told = apart(source)
        segmented = segment(lines, profile)
        begin("assemble")
        assembled = assemble(segmented, profile, source)
        assembled = replace(assembled, furniture=(*assembled.furniture, *second), findings=(*assembled.findings, *told))
    else:
        profile = profile or (choose_for_notice(number.series) if is_notice(number) else choose(_opening(source)))
        begin("assemble")
        assembled = assemble_notice(source, number, profile)
    begin("cite")
    documents, cited = cite(assembled.documents, profile)
    begin("account")
    account = balance(source, documents, assembled.furniture, corrections)
    _hold(account, path)
    issue = Issue(
        gazette=assembled.gazette,
        year=assembled.year,
        number=assembled.number,
        source=source,
        masthead=assembled.masthead,
        contents=assembled.contents,
        documents=documents,
        furniture=assembled.furniture,
        gaps=assembled.gaps,
        corrections=corrections,
        findings=(*source.findings, *assembled.findings, *cited),
        ledger=account.ledger,
    )
    begin("doubt")
    return replace(issue, findings=_in_order((*issue.findings, *ambiguous(issue, profile))))


def _unheard(stage: str) -> None:
    """Nobody listens to the stages."""


def _opening(source: Source) -> str:
    text: list[str] = []
    size = 0
    for line in source.lines:
        text.append(line.text)
        size += len(line.text)
        if size > _TITLE_WITHIN:
            break
    return "\n".join(text)


def _hold(account: Balance, path: Path) -> None:
    """Raises ConversionError unless every character stands in exactly one place."""
    for lines, trouble in ((account.unaccounted, "would be lost"), (account.doubled, "would stand twice")):
        if lines:
            places = ", ".join(str(span.first) for span in lines[:5]) + (", …" if len(lines) > 5 else "")
            raise ConversionError(
                f"text of {len(lines)} lines {trouble} (lines {places}); this is a fault of the converter",
                place=str(path),
                advice="nothing was written; please report it with this source",
            )


def _in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.span.first, finding.span.last, finding.code)))
