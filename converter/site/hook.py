"""MkDocs' hook: what its own options cannot do with our pages. `mkdocs.yml` names this file.

Generated pages are HTML in Markdown files, an element a line, so that line by line is enough to read them.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypedDict, cast

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import is_error_template
from mkdocs.utils.templates import TemplateContext
from msgspec.structs import replace

from converter.profile import Profile, Variant, generic
from converter.site import reporting
from converter.site.policy import POLICY
from converter.site.trees import TREES, Tree, tree_of, words_of
from converter.write import escape
from converter.write.pages import GENERATED
from converter.write.words import Words

_HEADING = re.compile(r'^<h([1-6])[^>]* id="([^"]+)"(?: lang="([^"]+)")?>(.*)</h\1>$', re.MULTILINE)
_LINKED = re.compile(r'^(<(p|h[2-6])(?: class="[^"]*")? id="([^"]+)"(?: lang="[^"]+")?>.*)(</\2>)$', re.MULTILINE)
_ID = re.compile(r'<[^>]* id="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_UNDATED = "1970-01-01"
_AS_IT_IS = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.DOTALL)
_LAYOUT = re.compile(r"\n\s+")
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/generated/")
"""Folders for a search that is not ours, and of what is told to this hook alone."""
_DEEPEST = 4
"""The level of the smallest heading in the side contents."""


_SHEET, _SCRIPT = "assets/css/site.css", "assets/js/site.js"
"""What the style sheets and the scripts of all pages are joined to."""


class Whole(TypedDict):
    """What GENERATED tells pages."""

    title: str
    language: str
    remarks: list[str]
    variant: Variant | None


class Sister(NamedTuple):
    """A page in another tree (or this page itself): its address as seen from this page."""

    tree: Tree
    address: str


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names the site after the gazette, and gives the tree its place. Material's templates print names as HTML.

    Raises ConfigurationError where the link for reports cannot be made.
    """
    if (template := config.extra.get("report")) and (wrong := reporting.trouble(template)):
        raise ConfigurationError(wrong)
    tree = tree_of(str(config.theme["language"]))
    whole = _whole(config)
    if whole["title"]:
        config.site_name = escape.attribute(whole["title"])
    words = words_of(tree, profile=_profile(whole))
    config.extra.update(whole=whole, tree=tree, trees=TREES, root_url=config.site_url, words=words)
    if not tree.is_root and config.site_url:
        config.site_url = f"{config.site_url.rstrip('/')}/{tree.prefix}"
    config.extra["parts"] = {_SHEET: list(config.extra_css), _SCRIPT: [str(one) for one in config.extra_javascript]}
    shared = "" if tree.is_root else "../"
    config.extra_css, config.extra_javascript = [shared + _SHEET], [shared + _SCRIPT]
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates the catalogue of words, the policy, and the addresses of what all trees share."""
    del files
    said: Words = config.extra["words"]
    env.globals["say"] = said.say
    # For 404.html: a server that knows but one shows it in place of all trees' pages.
    profile = _profile(config.extra["whole"])
    env.globals["spoken"] = {tree.language: words_of(tree, profile=profile) for tree in TREES}
    env.filters["mixed"] = said.mixed
    env.globals["policy"] = POLICY
    if not config.extra["tree"].is_root:
        plain = env.filters["url"]

        @pass_context
        def url(context: Context, value: str) -> str:
            return str(plain(context, _shared(str(value))))

        env.filters["url"] = url
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out what no page loads: maps of Material's scripts, its search, second copies.

    The style sheets and scripts that `mkdocs.yml` names become one file each: a page names two, not twenty.
    Adds the script that tells the version of the site, where pages have a link for reports.
    """
    is_root = config.extra["tree"].is_root
    for joined, parts in config.extra["parts"].items():
        held = [files.get_file_from_path(part) for part in parts]
        text = "".join(file.content_string for file in held if file)
        for file in filter(None, held):
            files.remove(file)
        if is_root:
            files.append(File.generated(config, joined, content=text))
    for file in list(files):
        unused = file.src_uri.endswith(".map") or file.src_uri.startswith(_UNUSED)
        if unused or (not is_root and file.src_uri.startswith("assets/")):
            files.remove(file)
    if is_root and config.extra.get("report"):
        said = reporting.version_script(os.environ.get("GAZETTE_VERSION", ""))
        files.append(File.generated(config, reporting.VERSION, content=said))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Says what `mkdocs.yml` names by keys of the catalogue."""
    del files
    pending = list(nav.items)
    while pending:
        item = pending.pop()
        pending += item.children or ()
        if item.title in config.extra["words"].forms:
            item.title = config.extra["words"].say(item.title)
    return nav


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Tells a page where it stands in the other trees, and how its errors are reported; it is told no clock.

    What differs from one build to the next must not reach a page that is otherwise the same.
    """
    del nav
    _without_clock(context)
    if config.extra.get("report"):
        context = cast(TemplateContext, context | {"report": _report(page, config)})
    return _with_sisters(context, config, page.file.dest_uri, "../" * page.file.dest_uri.count("/"))


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """The same for 404.html. It is shown at any address, so that it needs whole paths; the site's place gives them.

    Where the place is not known its paths are relative: it can be opened as it lies. Only the sitemap and latest.css
    learn of the latest issue, which would change every page.
    """
    _without_clock(context)
    told = _generated(config) or {}
    context = cast(
        TemplateContext,
        context | {"latest": told.get("latest", _UNDATED), "as_of": css_string(str(told.get("as_of", "")))},
    )
    if is_error_template(template_name) and not config.site_url:
        context["base_url"] = "."
    base = str(context["base_url"])
    return _with_sisters(context, config, template_name, "" if base == "." else base.rstrip("/") + "/")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Makes the title safe for templates that print it as HTML, and puts print's date in place of the clock's.

    A generated page is HTML already: it is handed on as it stands, as Markdown would, at a twentieth of the time.
    """
    del config, files
    if isinstance(title := page.meta.get("title"), str):
        page.meta["title"] = escape.attribute(title)
    if is_generated(page):
        page.render = partial(_hand_on, page)  # type: ignore[method-assign]
    page.update_date = str(page.meta.get("published") or _UNDATED)
    return markdown


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills the side contents, and puts a quiet link behind each heading and paragraph that has an id."""
    del files
    said: Words = config.extra["words"]
    page.toc = contents(content, said.language)
    if not is_generated(page):
        return content
    label = escape.attribute(said.say("theme.paragraph"))
    return _LINKED.sub(rf'\1<a class="no" href="#\3"{said.ours} aria-label="{label}"></a>\4', content)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Lays a document's Markdown beside its page, for download; takes the templates' blank lines and indents out."""
    if page.meta.get("page") == "document" and page.file.abs_src_path:
        target = Path(config.site_dir, page.file.src_uri)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page.file.abs_src_path, target)
    parts = _AS_IT_IS.split(output)
    parts[::2] = (_LAYOUT.sub("\n", part) for part in parts[::2])
    return "".join(parts)


def is_generated(page: Page) -> bool:
    """Whether our writers made a page that was read: all that it says and leads to is in it."""
    return "page" in page.meta


def _hand_on(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Stands for `Page.render`: tells the page its content and which ids it has."""
    del config, files
    page.content = page.markdown or ""
    page.present_anchor_ids = set(_ID.findall(page.content))


class Entry(AnchorLink):
    """A heading in the side contents; `lang` is empty where it is in the language of the page."""

    def __init__(self, title: str, name: str, level: int, lang: str = "") -> None:
        super().__init__(title, name, level)
        self.lang = lang


def contents(content: str, language: str) -> TableOfContents:
    """The headings with an id, each below the last that is above it; those of boxes stand apart.

    A heading that print has in two languages is told in that of the page, else in the first.
    """
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for level, name, lang, inside in _HEADING.findall(content):
        if int(level) > _DEEPEST or name.endswith("-head"):
            continue
        one, parted, other = inside.partition('<span class="other"')
        if parted and one.startswith(f'<span class="one" lang="{language}"'):
            inside, lang = one, ""
        elif parted:
            inside, lang = (f"<span{other}", "") if other.startswith(f' lang="{language}"') else (one, lang)
        link = Entry(_TAG.sub("", inside).strip(), name, int(level), lang)
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)


def _shared(address: str) -> str:
    """An address below the root of this tree as seen from there, where all trees share what it leads to."""
    return f"../{address}" if address.startswith("assets/") else address


def _without_clock(context: TemplateContext) -> None:
    cast(dict[str, object], context).pop("build_date_utc", None)


def _with_sisters(context: TemplateContext, config: MkDocsConfig, path: str, root: str) -> TemplateContext:
    own: Tree = config.extra["tree"]
    above = root if own.is_root else f"{root}../"
    told: dict[str, object] = {
        "sisters": [Sister(tree, above + tree.prefix + path) for tree in TREES],
        "here": Sister(own, above + own.prefix + path),
    }
    return cast(TemplateContext, context | told)


def _report(page: Page, config: MkDocsConfig) -> reporting.Link:
    own: Tree = config.extra["tree"]
    return reporting.link(
        config.extra["report"],
        document=str(page.meta.get("document", "")),
        title=html.unescape(str(page.title)),
        address=page.canonical_url or f"{own.prefix}{page.file.dest_uri}",
        words=config.extra["words"],
    )


def _profile(whole: Whole) -> Profile:
    """What the words of the templates take from the gazette's profile."""
    variant = whole["variant"]
    return replace(generic(), traditional=variant) if variant else generic()


def _whole(config: MkDocsConfig) -> Whole:
    told = _generated(config)
    if told is None:
        return Whole(title="", language=str(config.theme["language"]), remarks=[], variant=None)
    return cast(Whole, {name: told[name] for name in Whole.__annotations__})


def css_string(text: str) -> str:
    r"""`text` as a string of a style sheet (CSS Syntax 3, 4.3.5); all but letters and digits escaped by their codes.

    >>> css_string('2024 "一"')
    '"2024\\20 \\22 一\\22 "'
    """
    return '"' + "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in text) + '"'


def _generated(config: MkDocsConfig) -> dict[str, object] | None:
    file = Path(config.docs_dir, GENERATED)
    if not file.is_file():
        return None
    told: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return told
