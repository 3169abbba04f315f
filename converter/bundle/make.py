"""Sources → the zip of a bundle: pages of what is chosen, linked over all, built as the site is, and packed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from converter.bundle.contents import Contents, contents
from converter.bundle.front import START, noted, start_page
from converter.bundle.inside import Inside, folder_name
from converter.bundle.links import Links
from converter.bundle.manifest import MANIFEST, SUMS, manifest
from converter.bundle.names import troubles
from converter.bundle.zipped import packed, write_zip
from converter.data.sums import digest, sums
from converter.errors import OutputError
from converter.profile import Profile
from converter.site.build import CONFIG, build_site, pages
from converter.site.choice import Choice
from converter.site.trees import TREES, Tree, words_of
from converter.store import staged
from converter.write.pages import GENERATED
from converter.write.words import Words


class Bundled(NamedTuple):
    """A bundle that was written: its file, how many bytes it has, how many issues are inside, and of how many."""

    file: Path
    size: int
    issues: int
    of: int


def bundle(
    sources: Sequence[Path],
    out: Path,
    choice: Choice | None = None,
    profile: Profile | None = None,
    config: Path = CONFIG,
) -> Bundled:
    """Writes the bundle of `choice` (of everything, if nothing is chosen) into the folder `out`, whole or not at all.

    All `sources` are linked, so that states and back links are those of the whole. Raises what `pages` and
    `build_site` raise, ChoiceError, and OutputError.
    """
    choice = choice or Choice()
    url = os.environ.get("GAZETTE_URL", "").strip()
    url = f"{url.rstrip('/')}/" if url else ""
    with tempfile.TemporaryDirectory(prefix="gazette-bundle-") as folder:
        docs, site = Path(folder, "docs"), Path(folder, "site")
        pages(sources, docs, profile, config, choice=choice)
        build_site(docs, site, config)
        inside = Inside.read(docs)
        name = folder_name(inside, choice)
        files = _files(docs, site, inside, url)
        named = {f"{name}/{path}": data for path, data in files.items()}
        for path, wrong in troubles(sorted(named)):
            raise OutputError(f"{wrong}", place=path, advice="give the gazette or the series another slug")
        target = out / f"{name}.zip"
        with staged(target) as stage:
            write_zip(stage, named)
        return Bundled(target, target.stat().st_size, len(inside.issues), inside.of)


def _files(docs: Path, site: Path, inside: Inside, url: str) -> dict[str, bytes | Path]:
    """Every file of the bundle by its path in the top folder."""
    held = contents(site, inside)
    titles = {tree.language: _title(tree.docs(docs)) for tree in TREES}
    speak = {tree: words_of(tree) for tree in TREES}
    files: dict[str, bytes | Path] = {f"site/{path}": data for path, data in _site(site, held, inside, url, speak)}
    files[START] = start_page(inside, titles, speak, url).encode()
    files[MANIFEST] = manifest(inside, titles, url, held.packs)
    files[SUMS] = sums({path: digest(data) for path, data in files.items()})
    return files


def _site(
    site: Path, held: Contents, inside: Inside, url: str, speak: Mapping[Tree, Words]
) -> list[tuple[str, bytes | Path]]:
    links = Links(held.plain, held.pack_of(), {SUMS: f"../{SUMS}"}, url)
    fronts = {f"{tree.prefix}index.html": words for tree, words in speak.items()}
    made: list[tuple[str, bytes | Path]] = [(pack, packed(site, names)) for pack, names in held.packs.items()]
    for path in sorted(held.plain):
        if not path.endswith(".html"):
            made.append((path, site / path))
            continue
        markup = (site / path).read_text(encoding="utf-8")
        if path in fronts:
            markup = noted(markup, inside, fronts[path], url)
        made.append((path, links.page(path, markup).encode()))
    return made


def _title(docs: Path) -> str:
    return str(json.loads((docs / GENERATED).read_text(encoding="utf-8"))["title"])
