"""A difference as text, Markdown and JSON, and the command."""

from __future__ import annotations

import ast
import json
import re
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown import markdown

from converter.cli import main
from converter.diff import as_json, as_markdown, as_text
from converter.diff import compare as compared
from converter.diff.compare import Difference, compare
from converter.diff.inline import segments, shortened
from converter.diff.words import words
from converter.messages import LANGUAGES
from tests.diff.making import Json, base, mutations, paragraph, records

PACKAGE = Path(str(resources.files("converter")))
MARKUP = "`` ``` x` <b> @someone #12 |\n- z"


def new_base() -> Json:
    """Something of each kind has changed."""
    new = base()
    first, second = new["documents"]
    first["title"] += "（试行）"
    first["parts"][0]["blocks"][1]["text"] = "各地每日十六时前报告水情。"
    first["parts"][0]["blocks"].append(paragraph("p4", MARKUP))
    first["citations"] = []
    first["status"] = {"state": "repealed", "evidence": ["岚政发〔2024〕1号"]}
    second.update(title="1. 别的 @all 文件", permalink="lanzhengfa/2023/8", number="岚政发〔2023〕8号")
    new["findings"].append(new["findings"][0] | {"severity": "error", "message": "缺第5页"})
    new["ledger"].update(source=120, documents=110)
    new["published"] = None
    return new


SCHEMA = Draft202012Validator(json.loads(as_json.schema()))
FOUND = compare(records(base()), records(new_base()))


def test_text() -> None:
    told = as_text.render(FOUND, "en").plain
    for line in (
        "documents: 1 added, 1 removed, 1 changed",
        "paragraphs: 1 added, 0 removed, 1 changed, 0 with another id only",
        "citations: 0 gained, 1 lost",
        "status changed: 1 documents",
        "findings (error): 1 gained, 0 lost",
        "ledger changed: 1 issues",
        "  + 岚政发〔2023〕8号 1. 别的 @all 文件 [lanzhengfa/2023/8]",
        "  - 岚政发〔2023〕7号 关于道路养护的意见 [lanzhengfa/2023/7]",
        "  ~ 岚政发〔2023〕6号 关于防汛值守的通知（试行） [lanzhengfa/2023/6]",
        "      title: 关于防汛值守的通知 → 关于防汛值守的通知（试行）",
        "      status: in_force_unknown → repealed (岚政发〔2024〕1号)",
        "      - citation (cites): 岚政发〔2020〕1号 → lanzhengfa/2020/1",
        "      p2 (paragraph) changed",
        "        各地每日[-八-]{+十六+}时前报告水情。",
        "    + error page-lost (line 1): 缺第5页",
        "    ledger: source: 100 → 120",
        "    places or details alone: published",
    ):
        assert f"{line}\n" in told
    assert "没有" not in told


def test_text_in_chinese() -> None:
    told = as_text.render(FOUND, "zh").plain
    assert "文件：新增 1，删除 1，变更 1\n" in told
    assert "      标题：关于防汛值守的通知 → 关于防汛值守的通知（试行）\n" in told


def test_markdown() -> None:
    """Summary in sight, the rest folded; print neither marks up nor calls anybody."""
    told = as_markdown.render(FOUND, "en")
    head, *folds = told.split("<details>")
    assert "- documents: 1 added, 1 removed, 1 changed\n" in head
    assert len(folds) == told.count("</details>") == 4
    assert "````diff\n" in told  # longer than the longest run in the print
    assert "-各地每日八时前报告水情。\n+各地每日十六时前报告水情。\n" in told
    assert f"+{MARKUP}".replace("\n", "⏎") in told
    outside = re.sub(r"````diff\n.*?\n````", "", told, flags=re.S)
    assert "@all" not in outside
    assert re.search(r"<(?!/?details>|/?summary>)", outside) is None


def test_markdown_lines_stay_lines() -> None:
    told = as_markdown.render(FOUND, "zh").split("<details>")[1]
    html = markdown(told.partition("</summary>")[2].partition("</details>")[0])
    assert html.count("<li>") == 1
    assert "<ol>" not in html


def test_documents_of_which_only_places_changed_stand_apart() -> None:
    """A line that is put in moves the places of all that follows; that may not hide what matters."""
    new = base()
    new["documents"][1]["parts"][0]["blocks"][0]["source"][0]["lines"] = [9, 9]
    found = compare(records(base()), records(new))
    for told in (as_text.render(found, "en").plain, as_markdown.render(found, "en")):
        assert "documents: 0 added, 0 removed, 0 changed\n" in told
        assert "places or details alone: 1 documents\n" in told
        assert "Documents of which only places or details changed" in told
        assert "Documents changed" not in told


def test_markdown_fits_a_comment() -> None:
    new = base()
    new["documents"] = [
        new["documents"][0] | {"title": f"第{at}份文件" * 10, "permalink": f"x/{at}", "id": f"lanpu/2023/3/{at}"}
        for at in range(2000)
    ]
    told = as_markdown.render(compare(records(base()), records(new)), "en")
    assert len(told) < 65_536
    assert re.search(r"\d+ more are left out here", told)
    for document in new["documents"]:
        document["parts"][0]["blocks"] = [paragraph(f"p{at}", f"{at}甲乙丙丁" * 700) for at in range(20)]
    assert len(as_markdown.render(compare(records(base()), records(new)), "en")) < 65_536


def test_json() -> None:
    told = json.loads(as_json.render(FOUND))
    SCHEMA.validate(told)
    assert list(told) == ["schema", *(field.name for field in msgspec.structs.fields(as_json.DifferenceRecord)[1:])]
    assert told["documents_changed"][0]["text"][0]["change"] == "changed"
    assert told["issues_changed"][0]["findings_gained"][0]["severity"] == "error"


def test_the_shipped_schema_is_current() -> None:
    file = PACKAGE / "schema" / "gazette-diff-1.schema.json"
    assert file.read_bytes() == as_json.schema(), "write it anew from converter.diff.as_json.schema()"


@given(st.lists(mutations, max_size=4), st.sampled_from(LANGUAGES))
def test_every_difference_can_be_told(changes: list, language: str) -> None:
    new = base()
    for change in changes:
        change(new)
    found = compare(records(base()), records(new))
    text, comment = as_text.render(found, language).plain, as_markdown.render(found, language)
    assert text.endswith("\n")
    assert comment.endswith("\n")
    assert (words(language)["nothing"] in text) is not bool(found)
    SCHEMA.validate(json.loads(as_json.render(found)))


def test_both_languages_have_all_words_and_no_more() -> None:
    """Words that the code names or makes: `key_…` of the record, `text_…` of changes, severities, heads."""
    assert set(words("zh")) == set(words("en"))
    named = {
        str(node.value)
        for path in sorted((PACKAGE / "diff").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    keys = {*compared._FRAME, *compared._IN_PLACES, *compared._OF_ISSUE, "issue", "findings", "documents"}
    keys |= {"blank", "corrected", "unaccounted"}
    made = {f"key_{key}" for key in keys} | {f"text_{one}" for one in ("added", "removed", "changed", "moved")}
    assert {word for word in words("en") if word not in named | made} == set()
    assert made <= set(words("en"))


@given(st.text("甲乙丙丁。\n", max_size=30), st.text("甲乙丙丁。\n", max_size=30))
def test_segments_give_both_texts(old: str, new: str) -> None:
    pieces = segments(old, new)
    assert "".join(text for mark, text in pieces if mark != "new") == old
    assert "".join(text for mark, text in pieces if mark != "old") == new
    assert segments(old, old) == ([("same", old)] if old else [])


def test_long_texts_are_shortened() -> None:
    pieces = shortened(segments("甲" * 50 + "乙" + "丙" * 50, "甲" * 50 + "丁" + "丙" * 50), 3)
    assert pieces == [("same", "…甲甲甲"), ("old", "乙"), ("new", "丁"), ("same", "丙丙丙…")]
    assert len(segments("甲乙" * 5000, "丙丁" * 5000)) == 2  # at once, whatever the length


# --- the command


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], env={"LC_ALL": "C", **(env or {})})


@pytest.fixture
def outputs(tmp_path: Path) -> tuple[Path, Path]:
    made = []
    for name, one in (("old", base()), ("new", new_base())):
        file = tmp_path / name / "lanpu" / "2023" / "3" / "issue.json"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(one, ensure_ascii=False), encoding="utf-8")
        made.append(tmp_path / name)
    return made[0], made[1]


def test_exit_status(outputs: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = outputs
    for form in ("text", "markdown", "json"):
        assert run(old, old, "--format", form).exit_code == 0
        assert run(old, new, "--format", form).exit_code == 1
        failed = run(old, tmp_path / "nothing", "--format", form)
        assert failed.exit_code == 2
        assert failed.stderr.startswith(f"gazette: {tmp_path / 'nothing'}: cannot be read (No such file or directory)")
        assert failed.stderr.count("\n") == 1
        assert failed.stdout == ""
    assert run(old, old).stdout == "no difference\n"


def test_what_it_prints(outputs: tuple[Path, Path]) -> None:
    assert run(*outputs).stdout == as_text.render(FOUND, "en").plain
    assert run(*outputs, "--language", "zh").stdout == as_text.render(FOUND, "zh").plain
    assert run(*outputs, "--format", "markdown").stdout == as_markdown.render(FOUND, "en")
    assert run(*outputs, "--format", "json").stdout_bytes == as_json.render(FOUND)
    folder, file = outputs[0], outputs[1] / "lanpu" / "2023" / "3" / "issue.json"
    assert run(folder, file).stdout == as_text.render(FOUND, "en").plain


def test_colours_only_on_a_terminal(outputs: tuple[Path, Path]) -> None:
    assert "\x1b" not in run(*outputs).stdout
    assert "\x1b[" in run(*outputs, env={"FORCE_COLOR": "1", "TERM": "xterm"}).stdout
    assert "\x1b[31m" not in run(*outputs, env={"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm"}).stdout


def test_print_does_not_reach_the_terminal_as_a_command() -> None:
    new = base()
    new["documents"][0]["title"] = "\x1b[31m甲\x07"
    assert not set("\x1b\x07") & set(as_text.render(compare(records(base()), records(new)), "en").plain)


def test_nothing_is_an_empty_difference() -> None:
    assert not Difference()
    assert as_text.render(Difference(), "zh").plain == "没有差异\n"
