"""What one PDF may take: the bounds that the child process sets itself, and the time after which it is ended."""

from __future__ import annotations

import resource
from pathlib import Path

import msgspec


class Bounds(msgspec.Struct, frozen=True):
    """`seconds` by the clock for the whole file; `seconds_a_page` of processor time, after which the system ends it.

    In bytes: `memory` of address space beyond what the process begins with, `written` to a temporary file, `told` to
    the parent, who holds it in memory.
    """

    seconds: float = 600
    seconds_a_page: int = 20
    memory: int = 1024**3
    written: int = 4 * 1024**3
    told: int = 256 * 1024**2
    pages: int = 5000

    def set(self) -> None:
        """Sets them for this process, which has `seconds_a_page` to begin with."""
        most = _address_space() + self.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.written, self.written))
        self.allow_a_page()

    def allow_a_page(self) -> None:
        """From now on this process may take `seconds_a_page`."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + self.seconds_a_page, resource.RLIM_INFINITY))


def _address_space() -> int:
    """The bytes of address space that this process has; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0


BOUNDS = Bounds()
