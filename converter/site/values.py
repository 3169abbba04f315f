"""Our values as bytes and back, for those who keep them between builds.

Pickle asks a frozen dataclass to restore itself, and what `dataclasses` gives it for that looks at all fields each
time: that takes three times as long as all else.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any


def dumps(value: object) -> bytes:
    """A value as bytes, for `pickle.loads`."""
    written = io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, obj: Any) -> Any:
        """Has dataclasses with slots restored by `_restored`."""
        kind: Any = type(obj)
        if hasattr(kind, "__dataclass_fields__") and hasattr(kind, "__slots__"):
            return _restored, (kind, *_values(kind)(obj))
        return NotImplemented


def _restored(kind: Any, *values: object) -> object:
    made: object = object.__new__(kind)
    for put, value in zip(_places(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _values(kind: Any) -> Callable[[object], Sequence[object]]:
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]


@cache
def _places(kind: Any) -> Sequence[Callable[[object, object], None]]:
    """What puts a value into each slot, frozen or not."""
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))
