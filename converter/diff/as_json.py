"""A difference as JSON: the fields of `compare.Difference`, with ``"schema": "gazette-diff/1"`` in front.

``issues_added`` and ``issues_removed`` are ids; ``documents_added``, ``documents_removed`` name documents by id,
permalink, number, title and issue; ``documents_changed`` has for each the names ``old`` and ``new``, ``fields``
(name, old, new), ``text`` (change: added, removed, changed or moved; old and new: id, type, text),
``citations_gained``, ``citations_lost``, ``status`` and ``rest``, the keys of which only places or details changed;
``issues_changed`` has ``findings_gained``, ``findings_lost`` (severity, code, message, line, page), ``ledger`` and
``rest``. All keys are always there. The JSON Schema is shipped as ``converter/schema/gazette-diff-1.schema.json``.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Literal

import msgspec

from converter.diff.compare import Difference, DocumentChange, DocumentName, IssueChange

ID: Literal["gazette-diff/1"] = "gazette-diff/1"


class DifferenceRecord(msgspec.Struct, frozen=True, rename={"schema_": "schema"}):
    """What changed from an old to a new output."""

    schema_: Literal["gazette-diff/1"]
    issues_added: tuple[str, ...]
    issues_removed: tuple[str, ...]
    documents_added: tuple[DocumentName, ...]
    documents_removed: tuple[DocumentName, ...]
    documents_changed: tuple[DocumentChange, ...]
    issues_changed: tuple[IssueChange, ...]


def render(found: Difference) -> bytes:
    """The record, indented by two, with a line end at its end."""
    record = DifferenceRecord(ID, **{field.name: getattr(found, field.name) for field in fields(found)})
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def schema() -> bytes:
    """The JSON Schema (2020-12) of the record."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:gazette-site:schema:gazette-diff:1",
        "title": "What changed between two outputs of gazette convert",
        **msgspec.json.schema(DifferenceRecord),
    }
    return msgspec.json.format(msgspec.json.encode(whole, order="sorted"), indent=2) + b"\n"
