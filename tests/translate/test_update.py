"""Old messages and today's units → new messages: kept, moved, in doubt, missing; the file keeps what it was given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import SourceError
from converter.translate.files import Entry, encode, po_path, read_entries, read_terms, terms_path
from converter.translate.units import Unit
from converter.translate.update import update


def unit(place: str, text: str) -> Unit:
    return Unit("lanpu/2023/3/1", place, text, 7)


def entry(place: str, text: str, said: str, fuzzy: bool = False, before: str = "") -> Entry:
    return Entry(f"1#{place}", text, said, fuzzy, before)


def test_what_stands_is_kept_and_what_is_new_is_missing() -> None:
    old = [entry("p1", "各区人民政府：", "To the district governments:")]
    made, lost = update(old, [unit("p1", "各区人民政府："), unit("p2", "请遵照执行。")])
    assert made == (old[0], entry("p2", "请遵照执行。", ""))
    assert lost == ()


def test_the_same_words_elsewhere_are_sure() -> None:
    made, lost = update([entry("p1", "请遵照执行。", "Please comply.")], [unit("p9", "请遵照执行。")])
    assert made == (entry("p9", "请遵照执行。", "Please comply."),)
    assert lost == ()


def test_the_same_words_with_two_translations_are_not_guessed() -> None:
    old = [entry("p1", "方", "party"), entry("p2", "方", "square")]
    made, _ = update(old, [unit("p1", "方"), unit("p2", "方"), unit("p3", "方")])
    assert [one.translation for one in made] == ["party", "square", ""]


def test_changed_words_make_their_translation_doubtful() -> None:
    old = [entry("p1", "本办法自2023年3月1日起施行。", "In force from 1 March 2023.")]
    made, lost = update(old, [unit("p1", "本办法自2023年5月1日起施行。")])
    (one,) = made
    assert (one.fuzzy, one.before) == (True, "本办法自2023年3月1日起施行。")
    assert one.translation == "In force from 1 March 2023."
    assert lost == ()
    # It stays in doubt until a person says otherwise, and keeps the words that it was made for.
    again, _ = update(made, [unit("p1", "本办法自2023年6月1日起施行。")])
    assert (again[0].fuzzy, again[0].before) == (True, "本办法自2023年3月1日起施行。")


def test_words_of_another_kind_are_not_offered_but_told() -> None:
    old = [entry("p1", "渡口由区政府管理。", "Ferries are run by the district.")]
    made, lost = update(old, [unit("p1", "附件：历史建筑名录")])
    assert made[0].translation == ""
    assert lost == tuple(old)


TEXTS = st.text(st.sampled_from("甲乙丙丁 \n\"\\'a1#%{}<>—，。"), min_size=1, max_size=12).filter(str.strip)
ENTRIES = st.lists(
    st.builds(entry, st.sampled_from(["p1", "p2", "t1"]), TEXTS, st.text(st.sampled_from('ab \n"\\é—'), max_size=9)),
    max_size=6,
    unique_by=lambda one: (one.context, one.text),
)


@given(entries=ENTRIES)
def test_a_file_gives_back_what_was_written(entries: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("po") / "en.po"
    path.write_bytes(encode([(one, "source.txt:1") for one in entries], "en", "lanpu 2023/3"))
    assert read_entries(path) == tuple(entries)


@given(entries=ENTRIES)
def test_updating_twice_changes_nothing(entries: list[Entry]) -> None:
    wanted = [unit(one.context.partition("#")[2], one.text) for one in entries]
    once, _ = update(entries, wanted)
    assert update(once, wanted) == (once, ())


def test_places_of_files(tmp_path: Path) -> None:
    assert po_path(Path("a/source.txt"), "en") == Path("a/en.po")
    assert po_path(Path("a/2023-03.pdf"), "en") == Path("a/2023-03.en.po")
    source = tmp_path / "lanpu" / "2023-03" / "source.txt"
    source.parent.mkdir(parents=True)
    assert terms_path(source, "en") is None
    far = tmp_path / "lanpu" / "terms.en.csv"
    far.write_text("source,translation,note\n亩,mu|mou,\n", encoding="utf-8")
    assert terms_path(source, "en") == far
    assert [(term.source, term.translations) for term in read_terms(far)] == [("亩", ("mu", "mou"))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the columns are missing"),
        ("zh,en\n", "the columns are zh, en"),
        ("source,translation,note\n亩,,\n", "line 2: a term lacks"),
        ("source,translation,note\n亩,mu,\n亩,mou,\n", "line 3: 亩 stands twice"),
    ],
)
def test_a_term_base_that_is_none(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.en.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=told):
        read_terms(path)


@pytest.mark.parametrize("data", [b'msgid "a\n', b"\xff\xfe\x00", b'msgid "a"\nmsgstr "b"\nnonsense\n'])
def test_a_file_that_is_no_po(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"en\.po"):
        read_entries(path)
