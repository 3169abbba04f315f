"""Builds that make only what has changed: after any changes, and ended at any moment, the trees are those of a clean one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from converter import parallel
from converter.errors import GazetteError, OutputError
from converter.link import link
from converter.pipeline import convert
from converter.profile import load
from converter.read.find import find_sources
from converter.site.files import tree_files
from converter.site.making import CACHE, make
from converter.site.standing import STAGE, Stand, placed
from converter.site.trees import TREES, words_of
from converter.store import Written
from converter.translate import translations
from tests.site.making import ROOT

TOPICS = ("防汛值守", "公共停车", "历史建筑", "长者食堂")
SAYINGS = (
    "根据《岚浦市人民政府关于{topic}的通知》（岚政发〔2023〕{number}号），制定本通知。",
    "《岚浦市人民政府关于{topic}的通知》同时废止。",
    "岚政发〔2023〕{number}号文件自2024年1月1日起停止执行。",
    "依据《中华人民共和国水法》和国办发〔2020〕{number}号文件办理。",
    "由于文海同志负责，后建华、高山参加。",
    "本通知自2023年{number}月1日起施行，有效期一年。",
    "将《岚浦市人民政府关于{topic}的通知》（岚政发〔2023〕{number}号）中的“每日巡查”更正为“每周巡查”。",
)
"""What a document may say of others, of people, of days."""

PROFILE = """
gazette = "lanpu"
[titles]
zh-Hans = "岚浦市人民政府公报"
[[bodies]]
name = "岚浦市人民政府"
name_en = "{name}"
[names]
"高山" = "{form}"
"""


def source(number: int, topics: list[str], sayings: list[str]) -> str:
    """A small issue: a document a topic, all with the same sayings, a table, and a chronicle."""
    titles = [f"岚浦市人民政府关于{topic}的通知" for topic in topics]
    lines = [f"岚浦市人民政府公报\n2023年第{number}期\n（总第{200 + number}期）\n目 录\n【市政府文件】"]
    lines += [f"{title}……（{page}）" for page, title in enumerate(titles, 3)]
    lines.append("【大事记】\n岚浦市人民政府大事记……（9）")
    for place, title in enumerate(titles):
        lines.append(f"{title}\n岚政发〔2023〕{2 * number + place}号\n各县（区）人民政府：")
        lines += [f"一、{saying}" if at == 0 else saying for at, saying in enumerate(sayings)]
        lines.append("每日巡查，随时报告。\n任务表\n序号\t任务\t单位\n1\t巡查\t市水务局\n2\t登记\t市档案馆")
        lines.append(f"岚浦市人民政府\n2023年{number}月12日")
    lines.append(
        f"岚浦市人民政府大事记\n（2023年{number}月）\n{number}月3日 市长于文海调研防汛工作。\n\n3月3日 市政府召开第{number}次会议。"
    )
    return "\n\n".join(lines) + "\n"


def tree(docs: Path) -> dict[str, bytes]:
    """Every file of the three trees."""
    return {
        f"{tree.prefix}{path.relative_to(tree.docs(docs)).as_posix()}": path.read_bytes()
        for tree in TREES
        for path in tree.docs(docs).rglob("*")
        if path.is_file()
    }


def built(project: Path, sources: Path, profile: Path | None = None) -> Written:
    """Builds the pages of a folder of sources into ``docs`` of a project."""
    return make(find_sources([sources]), project / "docs", project, profile=load(profile) if profile else None)


def clean(project: Path, sources: Path, profile: Path | None = None) -> dict[str, bytes]:
    """The trees of a build that knows nothing, in a project that has the same pages of its own."""
    other = project.with_name("clean")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(project / "own", other / "docs", dirs_exist_ok=True)
    built(other, sources, profile)
    return tree(other / "docs")


class Archive(RuleBasedStateMachine):
    """An archive whose issues come, change and go."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(os.environ["GAZETTE_TEST_FOLDER"]) / f"{random.getrandbits(40)}"
        self.project, self.sources = self.folder / "project", self.folder / "sources"
        (self.project / "own").mkdir(parents=True)
        self.profile: Path | None = None
        self.numbers: set[int] = set()
        self.add(3, [TOPICS[0], TOPICS[1]], [0, 4])

    @rule(
        number=st.integers(1, 5),
        topics=st.lists(st.sampled_from(TOPICS), min_size=1, max_size=2, unique=True),
        said=st.lists(st.integers(0, len(SAYINGS) - 1), max_size=3, unique=True),
    )
    def add(self, number: int, topics: list[str], said: list[int]) -> None:
        """An issue comes, or is corrected; with its titles change what others cite."""
        sayings = [SAYINGS[one].format(topic=TOPICS[one % 4], number=number % 5 + 5) for one in said]
        path = self.sources / f"{number}" / "source.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source(number, topics, sayings), encoding="utf-8")
        self.numbers.add(number)

    @precondition(lambda self: len(self.numbers) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """An issue goes."""
        number = data.draw(st.sampled_from(sorted(self.numbers)))
        shutil.rmtree(self.sources / f"{number}")
        self.numbers.remove(number)

    @rule(data=st.data(), said=st.sampled_from(("Notice", "Notice of the City", "")))
    def translate(self, data: st.DataObject, said: str) -> None:
        """A title is translated, in other words, or no more."""
        number = data.draw(st.sampled_from(sorted(self.numbers)))
        topic = data.draw(st.sampled_from(TOPICS))
        po = self.sources / f"{number}" / "en.po"
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        entry = f'msgctxt "1#title"\nmsgid "岚浦市人民政府关于{topic}的通知"\nmsgstr "{said}"\n'
        po.write_text(head + entry, encoding="utf-8")

    @rule(name=st.sampled_from(("Lanpu Government", "Government of Lanpu")), form=st.sampled_from(("高山", "髙山")))
    def choose(self, name: str, form: str) -> None:
        """The profile changes."""
        self.profile = self.folder / "profile.toml"
        self.profile.write_text(PROFILE.format(name=name, form=form), encoding="utf-8")

    @rule(said=st.sampled_from(("市政府", "政府")))
    def say(self, said: str) -> None:
        """A page that no program writes comes or changes, and the term base."""
        (self.project / "own" / "about.md").write_text(f"# 关于{said}\n", encoding="utf-8")
        terms = f"source,translation,note\n岚浦市人民政府公报,Gazette of {len(said)},\n"
        (self.sources / "terms.en.csv").write_text(terms, encoding="utf-8")

    @rule(data=st.data())
    def spoil(self, data: st.DataObject) -> None:
        """Somebody changes or removes a file of the tree."""
        made = tree(self.project / "docs")
        names = sorted(name for name in made if "gazette-files" not in name and not name.endswith("about.md"))
        if names:
            name = data.draw(st.sampled_from(names))
            _, path = placed(self.project / "docs", name)
            if data.draw(st.booleans()):
                path.unlink()
            else:
                path.write_bytes(b"x")

    @invariant()
    def nothing_is_stale(self) -> None:
        """The trees are those of a clean build."""
        shutil.copytree(self.project / "own", self.project / "docs", dirs_exist_ok=True)
        built(self.project, self.sources, self.profile)
        assert tree(self.project / "docs") == clean(self.project, self.sources, self.profile)

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def test_nothing_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_TEST_FOLDER", str(tmp_path))
    # No other processes: what they do is tested below.
    monkeypatch.setattr(parallel, "ALONE", 1000)
    run_state_machine_as_test(
        Archive,
        settings=settings(max_examples=8, stateful_step_count=6, deadline=None, suppress_health_check=[*HealthCheck]),
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Eight small issues that cite one another."""
    for number in range(1, 9):
        said = [SAYINGS[at % 7].format(topic=TOPICS[at % 4], number=at % 5 + 5) for at in range(number, number + 3)]
        path = tmp_path / "sources" / f"{number}" / "source.txt"
        path.parent.mkdir(parents=True)
        path.write_text(source(number, [TOPICS[number % 4], TOPICS[(number + 1) % 4]], said), encoding="utf-8")
    return tmp_path / "sources"


def test_pages_made_from_slices_are_those_of_the_whole_archive(tmp_path: Path) -> None:
    """What a slice left out would be missing, or another order would show."""
    (tmp_path / "docs").mkdir()
    built(tmp_path, ROOT / "gazettes")
    made = tree(tmp_path / "docs")
    pairs = [(convert(path), path) for path in find_sources([ROOT / "gazettes"])]
    issues = [issue for issue, _ in pairs]
    english = words_of(TREES[2], issues, None, translations(pairs, "en"))
    wanted = tree_files(TREES[0], issues, link(issues), replace(words_of(TREES[0], issues), english=english))
    assert [name for name, data in wanted.items() if made.get(name) != data] == []


BUILD = """
import sys
from pathlib import Path
from converter.read.find import find_sources
from converter.site.making import make
project = Path(sys.argv[1])
make(find_sources([Path(sys.argv[2])]), project / "docs", project)
"""


def test_a_build_that_is_killed_is_completed_by_the_next(sources: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "own").mkdir(parents=True)
    dice = random.Random(7)
    killed = 0
    for turn in range(6):
        # The archive changes between the runs, so that what a killed one leaves is of another archive.
        path = sources / f"{turn + 1}" / "source.txt"
        path.write_text(path.read_text(encoding="utf-8").replace("每日巡查", f"每{turn}日巡查"), encoding="utf-8")
        if turn == 3:
            shutil.rmtree(sources / "8")
        run = subprocess.Popen([sys.executable, "-c", BUILD, project, sources], cwd=ROOT)
        try:
            run.wait(timeout=0.4 + 1.6 * dice.random())
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            killed += 1
    assert killed
    built(project, sources)
    assert tree(project / "docs") == clean(project, sources)
    assert not list(tmp_path.rglob(STAGE))


def test_what_stands_is_not_made_again(sources: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    first = built(project, sources)
    assert first.changed
    assert not first.unchanged
    assert built(project, sources) == Written((), first.changed, ())
    path = sources / "1" / "source.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("随时报告", "立即报告"), encoding="utf-8")
    changed = {name for name in built(project, sources).changed if name.endswith(".md")}
    own = {"doc/lanzhengfa/2023/2.md", "doc/lanzhengfa/2023/3.md", "issue/2023/1/index.md"}
    assert changed == {f"{tree.prefix}{name}" for tree in TREES for name in own}
    shutil.rmtree(project / CACHE)
    assert built(project, sources).changed == ()


def test_what_is_remembered_may_be_torn_or_gone(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    first = built(tmp_path, sources)
    (memory,) = (tmp_path / CACHE / "pages").glob("*.db")
    memory.write_bytes(b"torn" * 1000)
    assert built(tmp_path, sources) == Written((), first.changed, ())
    # All of them: that of the source that changes below is not asked for again.
    for entry in (tmp_path / CACHE / "converted").rglob("*.summary"):
        entry.write_bytes(b"torn")
    (sources / "1" / "en.po").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="what an earlier build kept cannot be read"):
        built(tmp_path, sources)
    shutil.rmtree(tmp_path / CACHE / "converted")
    built(tmp_path, sources)
    assert tree(tmp_path / "docs").keys() == set(first.changed) | {f"{one.prefix}.gazette-files.json" for one in TREES}


def test_two_builds_at_once(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with (
        closing(Stand(tmp_path / "docs", tmp_path / CACHE / "pages")),
        pytest.raises(OutputError, match="another build writes here; wait until it has ended"),
    ):
        built(tmp_path, sources)
    assert built(tmp_path, sources).changed


def test_a_source_that_cannot_be_converted_leaves_everything_as_it_was(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    built(tmp_path, sources)
    before = tree(tmp_path / "docs")
    (sources / "2" / "source.txt").write_bytes(b"")
    with pytest.raises(GazetteError):
        built(tmp_path, sources)
    assert tree(tmp_path / "docs") == before


def test_progress_is_told(sources: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    (tmp_path / "docs").mkdir()
    make(find_sources([sources]), tmp_path / "docs", tmp_path, tell=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "convert"] == [("convert", done, 8) for done in range(1, 9)]
    write = [step[1:] for step in told if step[0] == "write"]
    assert [done for done, _ in write] == list(range(1, write[0][1] + 1))
