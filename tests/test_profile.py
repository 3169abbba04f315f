"""Profiles: what ships, what a file may say, which one an issue gets, and which slug a 代字 has."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from converter.errors import ProfileError
from converter.profile import Profile, Series, choose, choose_for_notice, generic, load, pinyin, shipped

PROFILE = msgspec.structs.replace(
    generic(), series=(Series("国法", "statelaw"), Series("岚乐发", "lanyuefa"), Series("财政部令", "mof"))
)


@pytest.mark.parametrize(
    ("series", "slug"),
    [
        ("国法", "statelaw"),  # the profile
        ("國法", "statelaw"),  # in other characters
        ("岚乐发", "lanyuefa"),  # a reading that pinyin would miss
        ("中华人民共和国财政部令", "mof"),
        ("沪府法", "hufufa3"),  # the written slugs
        ("国发", "guofa"),
        ("岚政办发", "lanzhengbanfa"),  # pinyin
        ("法令/M", "falingm"),
    ],
)
def test_slug(series: str, slug: str) -> None:
    assert PROFILE.slug(series) == slug


def test_pinyin_is_an_address() -> None:
    assert pinyin("渝府发 A-1。") == "yufufaa1"
    assert pinyin("") == ""


SHIPPED = {profile.gazette: profile for profile in shipped()}
FOLDER = Path(__file__).resolve().parent.parent / "converter" / "profiles"


def loaded(folder: Path, text: str) -> Profile:
    file = folder / "chengjiang.toml"
    file.write_text(text, encoding="utf-8")
    return load(file)


def refused(folder: Path, text: str) -> str:
    """What is said of a profile that cannot be taken."""
    with pytest.raises(ProfileError) as caught:
        loaded(folder, text)
    return str(caught.value)


def test_every_file_ships() -> None:
    names = {path.stem for path in FOLDER.glob("*.toml")} - {"generic"}
    assert names
    assert set(SHIPPED) == names
    assert len(shipped()) == len(names)


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.toml")))
def test_every_file_loads(name: str) -> None:
    profile = load(FOLDER / name)
    assert profile.gazette == ("" if name == "generic.toml" else Path(name).stem)


@pytest.mark.parametrize("gazette", sorted(SHIPPED))
def test_shipped(gazette: str) -> None:
    profile = SHIPPED[gazette]
    slugs = [series.slug for series in profile.series]
    names = [series.name for series in profile.series]
    bodies = {body.name for body in profile.bodies}
    assert len(set(slugs)) == len(slugs), "two 代字 have one slug"
    assert len(set(names)) == len(names), "a 代字 stands twice"
    assert all(slug.isascii() and slug.isalnum() and slug == slug.lower() for slug in [*slugs, gazette])
    assert {series.body for series in profile.series if series.body} <= bodies
    assert profile.titles.get("zh-Hans") or profile.notices, "nothing by which a source chooses it"


def test_no_two_shipped_profiles_have_one_title() -> None:
    titles = [profile.titles["zh-Hans"] for profile in shipped() if "zh-Hans" in profile.titles]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(("series", "gazette"), [("法律公告", "hongkong"), ("L.N.", "hongkong"), ("G.N.", "")])
def test_a_notice_chooses_its_gazette(series: str, gazette: str) -> None:
    assert choose_for_notice(series).gazette == gazette


def test_generic_has_words_and_no_gazette() -> None:
    assert generic().gazette == ""
    assert (generic().series, generic().bodies) == ((), ())
    assert all(getattr(generic().words, name) for name in generic().words.__struct_fields__)


FULL = """
gazette = "chengjiang"
running_heads = ["市政府文件"]

[titles]
zh-Hans = "澄江市人民政府公报"

[[bodies]]
name = "澄江市人民政府"
name_en = "Chengjiang Municipal People's Government"

[[series]]
name = "澄政发"
slug = "chengzhengfa"
body = "澄江市人民政府"

[[series]]
name = "澄政规"
slug = "chengzhenggui"

[words]
box = ["资料框"]
"""


def test_a_file_of_its_own(tmp_path: Path) -> None:
    profile = loaded(tmp_path, FULL)
    assert (profile.gazette, profile.running_heads) == ("chengjiang", ("市政府文件",))
    assert [body.name for body in profile.bodies] == ["澄江市人民政府"]
    assert [series.slug for series in profile.series] == ["chengzhengfa", "chengzhenggui"]


def test_its_words_come_first_and_the_generic_ones_behind(tmp_path: Path) -> None:
    words = loaded(tmp_path, FULL).words
    assert words.box == ("资料框", *generic().words.box)
    assert words.annex == generic().words.annex


def test_an_empty_file_has_the_generic_words(tmp_path: Path) -> None:
    assert loaded(tmp_path, "").words == generic().words


def test_body_of(tmp_path: Path) -> None:
    """A body where the profile tells one; none for a 代字 without it, and for one that is not in the profile."""
    profile = loaded(tmp_path, FULL)
    assert [profile.body_of(name) for name in ("澄政发", "澄政规", "澄政人")] == ["澄江市人民政府", None, None]


def test_traditional(tmp_path: Path) -> None:
    """The standard unless a profile chooses; names whose form somebody found out."""
    plain, own = loaded(tmp_path, FULL), loaded(tmp_path, 'traditional = "tw"\n[names]\n"李云" = "李雲"\n')
    assert (plain.traditional, plain.names) == ("standard", {})
    assert (own.traditional, own.names) == ("tw", {"李云": "李雲"})


REFUSED = [
    # text, what the message must name
    # two 代字 with one slug: both, and the key
    (FULL.replace("chengzhenggui", "chengzhengfa"), ["chengzhengfa", "澄政发", "澄政规", "slug"]),
    # unknown keys, at each depth
    ('gazete = "chengjiang"', ["gazete"]),
    ('[[series]]\nname = "澄政发"\nslug = "a"\nnmae = "b"', ["nmae", "series"]),
    ('[[bodies]]\nname = "甲"\nabbreviation = "乙"', ["abbreviation", "bodies"]),
    ('[words]\nboxes = ["资料框"]', ["boxes", "words"]),
    # keys that are missing, and values of another kind
    ('[[series]]\nname = "澄政发"', ["slug", "series"]),
    ("gazette = 3", ["gazette", "int"]),
    ('running_heads = "市政府文件"', ["running_heads", "str"]),
    ("[words]\nbox = [3]", ["box", "int"]),
    ('traditional = "cn"', ["traditional", "cn"]),
    ("[names]\n李云 = 3", ["names", "line 2"]),
    ('[names]\n"李云" = "李"', ["李云", "not equally long", "[names]"]),
    # no TOML
    ("gazette = \n", ["line 1"]),
]


@pytest.mark.parametrize(("text", "named"), REFUSED)
def test_refused(text: str, named: list[str], tmp_path: Path) -> None:
    message = refused(tmp_path, text)
    assert message.startswith(f"{tmp_path / 'chengjiang.toml'}: ")
    assert [word for word in named if word not in message] == []


def test_the_same_series_may_stand_twice_with_its_slug(tmp_path: Path) -> None:
    """One 代字 is no conflict with itself."""
    again = '\n[[series]]\nname = "澄政发"\nslug = "chengzhengfa"\n'
    assert loaded(tmp_path, FULL + again).slug("澄政发") == "chengzhengfa"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"none\.toml: .*check the path"):
        load(tmp_path / "none.toml")


CHOICES = [
    # text of the cover → gazette
    ("岚浦市人民政府公报\n2023年第3期", "lanpu"),
    # spaced out, over two lines, inside a longer line
    ("岚 浦 市 人 民 政 府 公 报", "lanpu"),
    ("岚浦市人民政府\n公报", "lanpu"),
    ("《岚浦市人民政府公报》编辑部", "lanpu"),
    # another city, a part of the name, nothing
    ("澄江市人民政府公报", ""),
    ("岚浦市人民政府", ""),
    ("", ""),
]


@pytest.mark.parametrize(("titles", "gazette"), CHOICES)
def test_choose(titles: str, gazette: str) -> None:
    assert choose(titles).gazette == gazette
