"""The import table: modules import only what their row names, down the table, and never in a circle.

A module that no row names fails: give it a row, above those that use it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "converter"

# Row → the rows it may import. A row is a module or a whole package below `converter`; "model" stands for the
# package and all modules in it. What is listed must stand above; modules of one row may import one another.
TABLE: dict[str, tuple[str, ...]] = {
    "model.place": (),
    "model.finding": ("model.place",),
    "model.page": ("model.place", "model.finding"),
    "model.block": ("model.place",),
    # Names of series of documents as keys, and the slugs that are written down.
    "model.series": (),
    "model.number": ("model.series",),
    # An issue tells its source, and carries what was found in it.
    "model.translation": (),
    "model.issue": ("model.block", "model.number", "model.place", "model.page", "model.finding"),
    # What stands in an issue in printed order, before documents are made of it.
    "model.flow": ("model.block", "model.finding", "model.issue", "model.place"),
    "model.corpus": ("model.issue", "model.number", "model.finding"),
    "model": (),
    # A leaf: what a caller did wrong can be found at any stage.
    "errors": (),
    "profile": ("model.series", "errors"),
    # What a line is by its form alone: labels, dates, punctuation, names. Both `segment` and `assemble` ask it.
    "forms": ("model", "profile"),
    "read": ("model", "profile", "forms", "errors"),
    "correct": ("model", "read", "errors"),
    "segment": ("model", "profile", "forms", "errors"),
    "assemble": ("model", "profile", "forms", "errors"),
    "cite": ("model", "profile", "errors"),
    # Lines of text → the numbers that they name, for `gazette numbers`.
    "numbers": ("model", "profile", "cite", "errors"),
    "link": ("model", "errors"),
    "languages": ("model", "errors", "profile", "forms"),
    # Notices in two languages → one document with two texts.
    "notice": ("model", "profile", "forms", "errors", "segment", "assemble", "languages"),
    # The wording of findings, in each language.
    "messages": ("model",),
    "ledger": ("model",),
    "write": ("model", "messages", "errors"),
    # What machines read: feeds, calendar, Akoma Ntoso, tables, the corpus.
    "data": ("model", "write", "errors"),
    "store": ("model", "errors"),
    # What changed between two outputs; it reads their issue.json.
    # issue.json files of an output, read back.
    "records": ("write", "errors"),
    "diff": ("messages", "records", "write", "errors"),
    # Converted issues in a folder, linked.
    "archive": ("model", "link", "records", "write"),
    # Many tasks, two processes.
    "parallel": ("errors",),
    "search": ("model", "languages", "errors", "store", "write", "parallel"),
    # What there is to translate, PO files beside the source, the term base, a review.
    "translate": ("model", "messages", "read", "errors"),
    "pipeline": (
        *("model", "errors", "profile", "read", "correct", "segment", "assemble", "cite", "ledger"),
        *("link", "languages", "notice"),
    ),
    # What people read of an issue and its findings in a terminal.
    "report": ("model", "messages"),
    # How far a build has come.
    "progress": ("messages",),
    # Many sources at once.
    "batch": ("model", "errors", "profile", "pipeline", "parallel"),
    # The archive's site: pages from sources, then MkDocs.
    "site": (
        *("model", "errors", "profile", "read", "pipeline", "parallel", "link", "write", "search", "languages"),
        *("store", "translate", "data"),
    ),
    # The site, or some of its issues, as a zip.
    "bundle": ("model", "errors", "profile", "write", "store", "data", "site"),
    "cli": (
        *("model", "errors", "profile", "read", "segment", "assemble", "cite"),
        *(
            "link",
            "languages",
            "write",
            "store",
            "search",
            "site",
            "pipeline",
            "batch",
            "report",
            "messages",
            "progress",
        ),
        *("numbers", "records", "diff", "archive", "translate", "bundle"),
    ),
    "__main__": ("cli",),
}


def module_name(path: Path, package: Path) -> str:
    """`read/text.py` → `read.text`, `read/__init__.py` → `read`, `__init__.py` → ``."""
    parts = path.relative_to(package).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def row_of(module: str) -> str | None:
    """The row that names a module: its own, else that of its package; modules of `model` need their own."""
    if module in TABLE:
        return module
    package = module.partition(".")[0]
    return package if package in TABLE and package != "model" else None


def imports_of(source: str, module: str, is_package: bool, modules: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Modules below `converter` that a source imports anywhere in it, with the line.

    `from x import y` is `x.y` if that is a module, else `x`.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for name in (alias.name for alias in node.names):
                if name == "converter" or name.startswith("converter."):
                    yield name.removeprefix("converter").removeprefix("."), node.lineno
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                here = ["converter", *filter(None, module.split("."))]
                up = node.level - 1 if is_package else node.level
                base = ".".join([*here[: len(here) - up], *filter(None, [node.module])])
            else:
                base = node.module or ""
            if base != "converter" and not base.startswith("converter."):
                continue
            base = base.removeprefix("converter").removeprefix(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}".removeprefix(".")
                yield (inner if inner in modules else base), node.lineno


def read_imports(package: Path) -> dict[str, list[tuple[str, str]]]:
    """Each module below a package → what it imports of it, each with `file:line`."""
    files = {module_name(path, package): path for path in sorted(package.rglob("*.py"))}
    modules = frozenset(files)
    return {
        module: [
            (target, f"{path.relative_to(package.parent)}:{line}")
            for target, line in imports_of(
                path.read_text(encoding="utf-8"), module, path.name == "__init__.py", modules
            )
            # The package itself holds no more than its version, which everybody may read.
            if target
        ]
        for module, path in files.items()
    }


def allows(row: str, target: str) -> bool:
    """Whether a row may import a module."""
    to = row_of(target)
    if to is None:
        return False
    allowed = TABLE[row]
    if row == "model":
        return to.startswith("model.")
    return to == row or to in allowed or ("model" in allowed and to.startswith("model."))


def violations(imports: dict[str, list[tuple[str, str]]]) -> list[str]:
    """What breaks the table, one line each."""
    found = []
    for module, targets in imports.items():
        row = row_of(module)
        if module and row is None:
            found.append(f"converter.{module}: no row of the table names it")
            continue
        for target, where in targets:
            if row is None:
                found.append(f"{where}: converter itself imports converter.{target}; it may import nothing")
            elif not allows(row, target):
                may = ", ".join(TABLE[row]) or "nothing"
                found.append(f"{where}: {row} imports converter.{target}; it may import {may}")
    return found


def circle(imports: dict[str, list[tuple[str, str]]]) -> list[str]:
    """The modules of one import circle, the first again at the end; empty if there is none."""
    graph = {module: {target for target, _ in targets} - {module} for module, targets in imports.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_the_table_points_upwards() -> None:
    """Each row names only rows above it, so that no circle of rows can be written down."""
    rows = list(TABLE)
    wrong = [(row, to) for row, allowed in TABLE.items() for to in allowed if rows.index(to) >= rows.index(row)]
    assert wrong == []


def test_imports_hold_the_table() -> None:
    imports = read_imports(PACKAGE)
    assert imports, f"no modules under {PACKAGE}"
    assert violations(imports) == []


def test_no_import_circle() -> None:
    assert circle(read_imports(PACKAGE)) == []


# What the checks themselves must see: files of a package → a part of the complaint, or "" for none.
CASES = [
    # downwards, by each way of writing an import
    ({"read/text.py": "from converter.model.page import Page"}, ""),
    ({"read/text.py": "from converter.model import page", "model/page.py": ""}, ""),
    ({"read/text.py": "import converter.profile"}, ""),
    ({"read/text.py": "from ..model.page import Page"}, ""),
    ({"read/__init__.py": "from .text import read", "read/text.py": ""}, ""),
    ({"model/__init__.py": "from converter.model.place import Place"}, ""),
    ({"write/markdown.py": "from converter import __version__", "__init__.py": "__version__ = '1'"}, ""),
    # upwards and sideways
    ({"model/place.py": "from converter.model.block import Block"}, "place imports converter.model.block"),
    ({"read/text.py": "from converter.segment import join"}, "read imports converter.segment"),
    ({"write/json.py": "from converter import profile", "profile.py": ""}, "write imports converter.profile"),
    ({"read/text.py": "from .. import store", "store.py": ""}, "read imports converter.store"),
    ({"model/block.py": "from converter.model import Issue"}, "model.block imports converter.model"),
    ({"pipeline.py": "def f():\n    import converter.cli"}, "pipeline imports converter.cli"),
    ({"__init__.py": "from converter.cli import main"}, "converter itself imports"),
    # unknown
    ({"helpers.py": ""}, "converter.helpers: no row"),
    ({"model/thing.py": ""}, "converter.model.thing: no row"),
    ({"read/text.py": "from converter.helpers import x"}, "read imports converter.helpers"),
    # circles within a row
    ({"read/a.py": "import converter.read.b", "read/b.py": "import converter.read.a"}, "read.a"),
]


@pytest.mark.parametrize(("files", "complaint"), CASES)
def test_the_check_sees(files: dict[str, str], complaint: str, tmp_path: Path) -> None:
    package = tmp_path / "converter"
    for name, source in files.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    imports = read_imports(package)
    seen = "\n".join(violations(imports)) or " → ".join(circle(imports))
    if complaint:
        assert complaint in seen
    else:
        assert seen == ""
