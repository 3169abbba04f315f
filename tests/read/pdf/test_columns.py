"""Reading order: columns by white space, what crosses them between them, heads and folios set apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdf.making import Press, codes, paragraphs, shown

LEFT = [
    "左栏第一行堤防巡查频次",
    "左栏第二行加密到每日两",
    "左栏第三行次并逐级报告",
    "左栏第四行发现险情时应",
    "左栏第五行当立即处置。",
]
RIGHT = [
    "右栏第一行水闸启闭须经",
    "右栏第二行县级以上防汛",
    "右栏第三行指挥机构批准",
    "右栏第四行并提前通知上",
    "右栏第五行下游有关单位",
]


@pytest.mark.parametrize("gutter", [14, 20, 40])
def test_two_columns_are_read_one_after_the_other(gutter: float, tmp_path: Path) -> None:
    press = Press()
    for at, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        press.text(40, 100 + 20 * at, left).text(40 + 132 + gutter, 100 + 20 * at, right)
    assert shown(press.read(tmp_path)) == LEFT + RIGHT


def test_baselines_of_columns_need_not_meet(tmp_path: Path) -> None:
    press = Press().lines(40, 100, LEFT).lines(200, 106, RIGHT)
    assert shown(press.read(tmp_path)) == LEFT + RIGHT


def test_what_crosses_columns_stands_between_them(tmp_path: Path) -> None:
    press = Press().text(60, 60, "横跨两栏的标题写在两栏的上方", 20)
    press.lines(40, 100, LEFT).lines(200, 100, RIGHT)
    press.text(60, 240, "横跨两栏的第二个标题在下一段", 20)
    press.lines(40, 280, LEFT).lines(200, 280, RIGHT)
    source = press.read(tmp_path)
    assert shown(source) == [
        "横跨两栏的标题写在两栏的上方",
        *LEFT,
        *RIGHT,
        "横跨两栏的第二个标题在下一段",
        *LEFT,
        *RIGHT,
    ]


def test_a_column_may_have_a_few_lines_only(tmp_path: Path) -> None:
    press = Press().lines(40, 100, LEFT + LEFT).lines(200, 100, RIGHT[:2])
    assert shown(press.read(tmp_path)) == [*LEFT, *LEFT, *RIGHT[:2]]


def test_a_list_beside_much_text_is_a_column(tmp_path: Path) -> None:
    lists = ["附件：堤防巡查安排", "水闸启闭操作记录", "岚浦市水务局", "二〇二三年三月"]
    press = Press().lines(40, 100, LEFT + LEFT)
    for at, words in enumerate(lists):
        press.text(210 - at, 107 + 33 * at, words)
    assert shown(press.read(tmp_path)) == [*LEFT, *LEFT, *lists]


def test_a_page_shows_its_columns_to_another(tmp_path: Path) -> None:
    """On the second page nothing but the first one tells of them."""
    press = Press().lines(40, 100, LEFT + LEFT).lines(200, 100, RIGHT + RIGHT)
    press.page().text(40, 100, "左栏短句").text(200, 106, "右栏短句").text(40, 120, "左栏又一句").text(
        200, 126, "右栏末句"
    )
    press.text(40, 140, "左栏末句").text(200, 150, "右栏结尾")
    assert shown(press.read(tmp_path))[-6:] == [
        "左栏短句",
        "左栏又一句",
        "左栏末句",
        "右栏短句",
        "右栏末句",
        "右栏结尾",
    ]


def test_a_grid_of_names_is_no_columns_of_text(tmp_path: Path) -> None:
    names = ["高 山", "余秋平", "范一苇", "沈 郁", "后建华", "于 静", "干志明", "陆宝根", "钱小芬"]
    press = Press()
    for at, name in enumerate(names):
        press.text(50 + 100 * (at % 3), 100 + 20 * (at // 3), name.replace(" ", "\u3000"))
    assert [line.split("\t") for line in shown(press.read(tmp_path))] == [
        [name.replace(" ", "\u3000") for name in names[at : at + 3]] for at in (0, 3, 6)
    ]


def test_heads_and_folios_are_told_by_place_and_repetition(tmp_path: Path) -> None:
    """The head of the third page appears once only; its place is that of the others. Folios alternate."""
    press = Press()
    for page, head in enumerate(("水利文件", "水利文件", "人事任免"), 1):
        press.text(40 if page % 2 else 300, 30, head, 9).text(60 if page % 2 else 330, 585, str(page + 4), 9)
        press.lines(40, 100, [f"第{page}页的正文从这里开始写起", "接着写到这里为止。"]).page()
    source = press.read(tmp_path)
    assert shown(source, "running_head") == ["水利文件", "水利文件", "人事任免"]
    assert shown(source, "folio") == ["5", "6", "7"]
    assert len(shown(source)) == 6


def test_labels_that_begin_pages_are_no_heads(tmp_path: Path) -> None:
    """附件1, 附件2 and headings stand in the same place of several pages, and are text."""
    press = Press()
    for label in ("附件1", "附件2", "（一）保障措施"):
        press.text(40, 40, label).lines(40, 100, ["正文从这里开始写起直到", "这里为止。"]).page()
    source = press.read(tmp_path)
    assert [line for line in shown(source) if line[:2] in ("附件", "（一")] == ["附件1", "附件2", "（一）保障措施"]
    assert shown(source, "running_head") == []


@pytest.mark.parametrize("folio", ["— 3 —", "－3－", "·3·", "- 3 -", "第3页", "第 3 页 共 9 页"])
def test_a_decorated_folio_is_one_by_itself(folio: str, tmp_path: Path) -> None:
    source = Press().text(40, 100, "正文只有一页。").text(180, 585, folio, 9).read(tmp_path)
    assert len(shown(source, "folio")) == 1
    assert shown(source) == ["正文只有一页。"]


def test_a_framed_text_stands_by_itself(tmp_path: Path) -> None:
    press = Press().lines(40, 60, ["\u3000\u3000正文在框之前写到这里。"]).rect(40, 90, 360, 160)
    press.lines(50, 110, ["专栏1 水库工程", "\u3000\u3000加固大坝两座。"])
    press.lines(40, 200, ["\u3000\u3000正文在框之后再写下去。"])
    assert paragraphs(press.read(tmp_path)) == [
        "正文在框之前写到这里。",
        "专栏1 水库工程",
        "加固大坝两座。",
        "正文在框之后再写下去。",
    ]


def test_a_stream_that_goes_over_the_gutter_and_back_sets_rows(tmp_path: Path) -> None:
    """No row crosses the gutter that the first page shows; each is set from left to right."""
    press = Press().lines(40, 100, LEFT + LEFT).lines(200, 100, RIGHT + RIGHT)
    press.page()
    for at, words in enumerate(RIGHT):
        press.text(50, 100 + 20 * at, f"{at + 1}").text(100, 100 + 20 * at, f"水闸{at}号").text(
            200, 100 + 20 * at, words
        )
    assert shown(press.read(tmp_path))[-5:] == [f"{at + 1}\t水闸{at}号\t{words}" for at, words in enumerate(RIGHT)]


def test_a_stream_that_goes_far_up_once_sets_columns(tmp_path: Path) -> None:
    """Two short lines beside a long column are no evidence by their form."""
    press = Press().lines(40, 100, LEFT + LEFT).text(220, 100, "右栏短句。").text(200, 120, "右栏末句。")
    assert shown(press.read(tmp_path)) == [*LEFT, *LEFT, "右栏短句。", "右栏末句。"]


def test_pieces_that_nothing_parts_are_told(tmp_path: Path) -> None:
    press = Press().text(40, 100, "堤防巡查频次加密").text(220, 100, "水闸启闭操作记录").text(40, 120, "第二行文字在下")
    assert ("columns-unsure", "warning") in codes(press.read(tmp_path))
