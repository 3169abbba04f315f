"""Reads the records of an output: ``issue.json`` files → `IssueRecord` by issue."""

from __future__ import annotations

from pathlib import Path

import msgspec

from converter.errors import SourceError
from converter.write.record import IssueRecord

FILE = "issue.json"

Records = dict[str, IssueRecord]
"""Issues by ``<gazette>/<year>/<number>``, sorted."""


def load_records(path: Path) -> Records:
    """Every issue in `path`: one file, or a folder with ``issue.json`` files at any depth.

    Raises SourceError where nothing is there, a file is no record, or two files are one issue.
    """
    if path.is_dir():
        files = sorted(path.rglob(FILE))
        if not files:
            raise SourceError(
                f"no {FILE} in this folder", place=str(path), advice="name what `gazette convert --out` wrote"
            )
    else:
        files = [path]
    records: Records = {}
    places: dict[str, Path] = {}
    for file in files:
        record = _read(file)
        issue = issue_of(record)
        if issue in records:
            raise SourceError(
                f"is the same issue as {places[issue]}, {issue}", place=str(file), advice="keep one file for each issue"
            )
        records[issue], places[issue] = record, file
    return dict(sorted(records.items(), key=lambda entry: (entry[1].gazette, entry[1].year, entry[1].number)))


def issue_of(record: IssueRecord) -> str:
    """The id of an issue."""
    return f"{record.gazette}/{record.year}/{record.number}"


def _read(file: Path) -> IssueRecord:
    try:
        return msgspec.json.decode(file.read_bytes(), type=IssueRecord)
    except OSError as problem:
        raise SourceError(
            f"cannot be read ({problem.strerror})", place=str(file), advice="check the path and its rights"
        ) from problem
    except msgspec.ValidationError as problem:
        raise SourceError(
            f"is no record of an issue: {problem}",
            place=str(file),
            advice="convert it anew with this version (`gazette schema` prints the form)",
        ) from problem
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise SourceError(
            f"is no JSON: {problem}", place=str(file), advice="name an issue.json that `gazette convert` wrote"
        ) from problem
