"""What conversions and pages are made with: code, versions, settings, templates. A hash tells whether any changed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PACKAGE = Path(__file__).resolve().parent.parent

_LIBRARIES = (
    *("mkdocs", "mkdocs-material", "mkdocs-material-extensions", "markdown", "pymdown-extensions", "pygments"),
    *("jinja2", "markupsafe", "pyyaml", "babel", "opencc", "msgspec"),
    *("feedgenerator", "icalendar", "pillow", "pypdfium2", "pypinyin", "xlsxwriter"),
)
"""What the bytes of a page may come from beside our own code."""

_ELSEWHERE = frozenset(("docs_dir", "site_dir", "strict"))
"""Settings that say where to read and write and when to complain: no page shows them."""


def digest(*parts: str | bytes) -> str:
    """A hash of `parts` in their order, as hexadecimal figures."""
    made = blake2b(digest_size=16)
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.hexdigest()


@cache
def code() -> str:
    """Hash of this program's files and of the versions of what conversions and pages are made with."""
    return digest(sys.version, *map(_version, _LIBRARIES), *_contents(PACKAGE))


def recipe(config: MkDocsConfig) -> str:
    """Hash of what the pages of a tree are made with. `config` is as it was loaded, before any hook changed it.

    Its file is read once more, with what it rests on and what it takes from the environment. Of the theme's templates
    the project's are read, and of Material's the version. Hooks may read no other file.
    """
    from mkdocs.utils.yaml import yaml_load

    with Path(config.config_file_path).open("rb") as file:
        written = yaml_load(file)
    settings = {key: value for key, value in written.items() if key not in _ELSEWHERE} | {"site_url": config.site_url}
    custom = config.theme.custom_dir
    # MkDocs' own type for it is wrong.
    named = cast(Mapping[str, ModuleType], config.hooks)
    hooks = [Path(str(hook.__file__)).read_bytes() for hook in named.values()]
    return digest(
        code(),
        json.dumps(settings, ensure_ascii=False, sort_keys=True, default=repr),
        *hooks,
        *(_contents(Path(custom)) if custom else ()),
    )


def surroundings(environment: Mapping[str, str] = os.environ) -> str:
    """Hash of what the environment says to builds of ours: for what no page shows, such as the site's version."""
    return digest(*(f"{name}={value}" for name, value in sorted(environment.items()) if name.startswith("GAZETTE_")))


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library


def _contents(folder: Path) -> Iterator[str | bytes]:
    """Path and bytes of each file below a folder, but for what Python compiles."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()
