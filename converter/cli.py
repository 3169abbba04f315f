"""The command ``gazette``: arguments, progress, exit status.

Exit status: 0 all is well, 1 `check` has findings of severity error or `diff` a difference, 2 something could not be
read or written.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

from converter import report
from converter.batch import Result, each
from converter.errors import GazetteError, ProfileError
from converter.messages import LANGUAGES
from converter.model.finding import Severity
from converter.model.issue import Issue
from converter.profile import Profile, load, shipped
from converter.progress import shown
from converter.read.find import NAME, find_sources, overlooked
from converter.store import Written, write_file, write_tree
from converter.translate import ENGLISH, Translation, translate
from converter.translate.report import lines
from converter.write.issue_json import encode, issue_record
from converter.write.markdown import issue_files
from converter.write.record import schema

FAILED = 2
_GAZETTES = (Path("gazettes"),)
"""What the site is made from where nothing is named."""

Made = TypeVar("Made")

_sources = click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
_maybe_sources = click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
_docs = click.option("--docs", default=Path("docs"), show_default=True, type=click.Path(path_type=Path))
_profile = click.option(
    "--profile", "profile_file", type=click.Path(path_type=Path), help="The profile (TOML) of this gazette."
)
_language = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="The language of what is told here; by default that of the environment.",
)


class _Group(click.Group):
    """A group that says in one line what a caller did wrong."""

    def invoke(self, ctx: click.Context) -> object:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except GazetteError as problem:
            _complain(str(problem))
            ctx.exit(FAILED)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gazette-site")
def main() -> None:
    """Turns issues of printed official gazettes into data and a web site."""


@main.command("convert")
@_sources
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@_profile
@_language
def convert_command(sources: tuple[Path, ...], out: Path, profile_file: Path | None, language: str | None) -> None:
    """Convert SOURCES (files, or folders of them) to issue.json and Markdown.

    Each issue is written to OUT/<gazette>/<year>/<number>/, whole or not at all.
    """
    language = language or _environment_language()
    results = _run(sources, profile_file, partial(_render, language=language))
    failed = any(result.made is None for result in results)
    for result in _without_rivals(results):
        if result.made is None:
            failed = True
            continue
        try:
            write_tree(out / result.made.folder, result.made.files)
        except GazetteError as problem:
            _complain(str(problem))
            failed = True
        else:
            click.echo(result.made.summary)
    if failed:
        sys.exit(FAILED)


@main.command("check")
@_sources
@_profile
@_language
def check_command(sources: tuple[Path, ...], profile_file: Path | None, language: str | None) -> None:
    """Print what is odd about SOURCES, with places and what to do.

    The exit status is 1 if content is missing, 2 if a source cannot be read, else 0.
    """
    language = language or _environment_language()
    results = _run(sources, profile_file, partial(_check, language=language))
    for result in results:
        if result.made is not None:
            click.echo(result.made.told)
    if any(result.made is None for result in results):
        sys.exit(FAILED)
    sys.exit(1 if any(result.made is not None and result.made.errors for result in results) else 0)


@main.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of issue.json."""
    click.echo(schema(), nl=False)


@main.command("link")
@click.argument("folder", type=click.Path(path_type=Path))
@_language
def link_command(folder: Path, language: str | None) -> None:
    """Link all issues that FOLDER holds (written by `gazette convert`), and write its corpus.json.

    It tells which works are held, which are only cited, who cites them, and what became of them.
    """
    from converter import archive
    from converter.records import load_records

    records = load_records(folder)
    corpus = archive.link_records(records)
    write_tree(folder, {archive.FILE: archive.encode(corpus, records)}, manifest=archive.MANIFEST)
    click.echo(report.corpus_summary(archive.counts_of(corpus), len(records), language or _environment_language()))


@main.command("pages")
@_maybe_sources
@_docs
@_profile
def pages_command(sources: tuple[Path, ...], docs: Path, profile_file: Path | None) -> None:
    """Convert SOURCES (default: gazettes/) and write the pages that MkDocs builds from."""
    from converter.site.build import pages

    with shown(_environment_language()) as tell:
        written = pages(_found(sources or _GAZETTES), docs, _loaded(profile_file), tell=tell)
    _tell_written(written, docs)


@main.command("build")
@_maybe_sources
@_docs
@click.option("--site", default=Path("site"), show_default=True, type=click.Path(path_type=Path))
@click.option("--precompress", is_flag=True, help="Write a .gz beside each text, for servers that send it as it lies.")
@_profile
def build_command(
    sources: tuple[Path, ...], docs: Path, site: Path, precompress: bool, profile_file: Path | None
) -> None:
    """Convert SOURCES (default: gazettes/), write their pages and build the site."""
    from converter.site import compressed
    from converter.site.build import build

    with shown(_environment_language()) as tell:
        written = build(_found(sources or _GAZETTES), docs, site, _loaded(profile_file), tell=tell)
    _tell_written(written, docs)
    if precompress:
        click.echo(f"{site}: {compressed.precompress(site)} compressed")


@main.command("bundle")
@_maybe_sources
@click.option("--issue", "issues", multiple=True, metavar="ID", help="An issue, as in lanpu/2023/3 or 2023-3.")
@click.option("--year", "years", multiple=True, type=int, metavar="YYYY", help="All issues of a year.")
@click.option(
    "--out", default=Path("dist"), show_default=True, type=click.Path(path_type=Path), help="The folder to write to."
)
@_profile
def bundle_command(
    sources: tuple[Path, ...], issues: tuple[str, ...], years: tuple[int, ...], out: Path, profile_file: Path | None
) -> None:
    """Write the site of SOURCES (default: gazettes/) as one zip that is read without a network.

    With --issue or --year (several are allowed) only those issues are inside; what is told of them is still what all
    SOURCES together tell. GAZETTE_URL names the whole site, to which links out of the bundle lead.
    """
    from converter.bundle import bundle
    from converter.site.choice import Choice

    made = bundle(_found(sources or _GAZETTES), out, Choice(issues, years), _loaded(profile_file))
    click.echo(f"{made.file}: {made.issues} of {made.of} issues, {made.size / 1_000_000:.2f} MB")


@main.command("serve")
@_maybe_sources
@_docs
@_profile
def serve_command(sources: tuple[Path, ...], docs: Path, profile_file: Path | None) -> None:
    """Show the site on this machine, and renew it when SOURCES (default: gazettes/) change."""
    from converter.site.build import serve

    serve(_found(sources or _GAZETTES), docs, _loaded(profile_file))


@main.command("translate")
@_sources
@click.option(
    "--check", is_flag=True, help="Write nothing; the exit status is 1 if anything is missing or not current."
)
@_profile
@_language
def translate_command(sources: tuple[Path, ...], check: bool, profile_file: Path | None, language: str | None) -> None:
    """Make or update the English of SOURCES: a PO file beside each, with what is known already.

    Told for each document: what is done, in doubt and missing, terms that the term base says otherwise, and figures
    that differ from the source.
    """
    language = language or _environment_language()
    results = _run(sources, profile_file, partial(_translated, check=check, language=language))
    incomplete = False
    for result in results:
        if result.made is None:
            continue
        one = result.made.translation
        if not check and one.stale:
            write_file(one.path, one.data)
        click.echo(result.made.told)
        incomplete |= one.stale or any(review.fuzzy or review.missing for review in one.reviews)
    if any(result.made is None for result in results):
        sys.exit(FAILED)
    sys.exit(1 if check and incomplete else 0)


@main.command("numbers")
@_profile
def numbers_command(profile_file: Path | None) -> None:
    """Read lines from standard input and print for each the document number in it, as a line of JSON.

    {"number": normal form, "permalink": address}, or null where a line names no number, or several.
    """
    from converter.numbers import clean

    profile = _loaded(profile_file)
    for line in clean(sys.stdin.buffer, (profile,) if profile else shipped()):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


@main.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True)
@_language
def diff_command(old: Path, new: Path, form: str, language: str | None) -> None:
    """Show what changed between two outputs of `convert` (folders, or single issue.json files).

    The exit status is 0 if nothing did, 1 if something did, 2 if one of them cannot be read.
    """
    from converter.diff import as_json, as_markdown, as_text
    from converter.diff.compare import compare
    from converter.records import load_records

    found = compare(load_records(old), load_records(new))
    language = language or _environment_language()
    if form == "json":
        click.echo(as_json.render(found), nl=False)
    elif form == "markdown":
        click.echo(as_markdown.render(found, language).encode(), nl=False)
    else:
        Console(highlight=False, soft_wrap=True).print(as_text.render(found, language), end="")
    sys.exit(1 if found else 0)


@dataclass(frozen=True, slots=True)
class _Rendered:
    """An issue as files of its folder."""

    id: str
    folder: str
    files: dict[str, bytes]
    summary: str


@dataclass(frozen=True, slots=True)
class _Checked:
    """The findings of an issue as text, and how many are errors."""

    told: str
    errors: int


def _render(issue: Issue, path: Path, language: str) -> _Rendered:
    folder = f"{issue.gazette}/{issue.year}/{issue.number}"
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", issue.gazette):
        raise ProfileError(
            f"'gazette' is {issue.gazette!r}", advice="give lower-case letters, digits and hyphens: it is an address"
        )
    files = {**issue_files(issue), "issue.json": encode(issue_record(issue))}
    return _Rendered(issue.id, folder, files, report.summary(issue, language, str(path)))


def _check(issue: Issue, path: Path, language: str) -> _Checked:
    errors = sum(finding.severity is Severity.ERROR for finding in issue.findings)
    return _Checked(report.findings(issue, language, str(path)), errors)


@dataclass(frozen=True, slots=True)
class _Translated:
    """A translation as it should stand, and what is told of it."""

    translation: Translation
    told: str


def _translated(issue: Issue, path: Path, check: bool, language: str) -> _Translated:
    one = translate(issue, path, ENGLISH)
    told = lines(issue, one.path, one.reviews, one.lost, one.stale and check, language)
    return _Translated(one, "\n".join(told))


def _run(sources: Sequence[Path], profile_file: Path | None, make: Callable[[Issue, Path], Made]) -> list[Result[Made]]:
    """Every source converted, with a progress bar on a terminal; what fails is told at once."""
    profile = _loaded(profile_file)
    paths: list[Path] = []
    results: list[Result[Made]] = []
    for source in sources:
        try:
            paths.extend(path for path in _found((source,)) if path not in paths)
        except GazetteError as problem:
            results.append(Result(source, None, str(problem)))
            _complain(str(problem))
    console = Console(stderr=True)
    hidden = not console.is_terminal or len(paths) < 2
    steps = each(paths, profile, make)
    for result in track(steps, "", total=len(paths), console=console, disable=hidden, transient=True):
        if result.made is None:
            _complain(result.trouble)
            if result.fault:
                click.echo(result.fault, err=True)
        results.append(result)
    return results


def _without_rivals(results: Sequence[Result[_Rendered]]) -> Iterator[Result[_Rendered]]:
    """The results, those out that would write to the folder of another; they are told."""
    sources: dict[str, list[Path]] = {}
    for result in results:
        if result.made is not None:
            sources.setdefault(result.made.id, []).append(result.path)
    for result in results:
        if result.made is not None and len(rivals := sources[result.made.id]) > 1:
            if result.path == rivals[0]:
                _complain(
                    f"{' and '.join(map(str, rivals))} are the same issue, {result.made.id}; none is written; "
                    "keep one source for each issue"
                )
            yield Result(result.path, None)
        else:
            yield result


def _loaded(profile_file: Path | None) -> Profile | None:
    return load(profile_file) if profile_file else None


def _tell_written(written: Written, folder: Path) -> None:
    counts = f"{len(written.changed)} changed, {len(written.unchanged)} unchanged, {len(written.removed)} removed"
    click.echo(f"{folder}: {counts}")


def _found(sources: Sequence[Path]) -> tuple[Path, ...]:
    """The files that are meant; a PDF that is passed by is told, as nobody would see that it is missing."""
    found = find_sources(sources)
    for path in overlooked(sources):
        _complain(f"{path}: is not read; what is a source here is named {NAME}.pdf, in a folder of its own")
    return found


def _complain(line: str) -> None:
    click.echo(f"gazette: {line}", err=True)


def _environment_language() -> str:
    """Chinese where the environment is Chinese, else English."""
    set_ = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if set_.startswith("zh") else "en"
