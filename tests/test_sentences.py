from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.sentences import sentences

CASES = Path(__file__).parent / "segment" / "cases.txt"


def read_cases() -> list[tuple[str, str, list[str]]]:
    """The id, the text and the sentences of every case of the file."""
    cases = []
    group = ""
    for paragraph in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = paragraph.strip("\n").split("\n")
        while lines and lines[0].startswith("# "):
            group = lines.pop(0)[2:]
        if lines and lines != [""]:
            middle = lines.index("---")
            text = "\n".join(lines[:middle])
            cases.append((f"{group}: {text[:40]}", text, lines[middle + 1 :]))
    return cases


ALL = read_cases()


def test_the_file_holds_the_cases_it_should() -> None:
    assert len(ALL) >= 150
    assert len({text for _, text, _ in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [case[1:] for case in ALL],
    ids=[case[0] for case in ALL],
)
def test_case(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@settings(derandomize=True)
@given(st.text())
def test_sentences_cover_all_but_white_space(text: str) -> None:
    position = 0
    for start, end in sentences(text):
        assert position <= start < end
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        position = end
    assert text[position:].strip() == ""


@settings(derandomize=True)
@given(st.lists(st.sampled_from([text for _, text, _ in ALL]), min_size=2, max_size=4))
def test_lines_do_not_disturb_each_other(lines: list[str]) -> None:
    alone = [line[start:end] for line in lines for start, end in sentences(line)]
    text = "\n".join(lines)
    assert [text[start:end] for start, end in sentences(text)] == alone


@pytest.mark.parametrize("case", ALL, ids=[case[0] for case in ALL])
def test_a_sentence_is_not_cut_again(case: tuple[str, str, list[str]]) -> None:
    for sentence in case[2]:
        assert len(sentences(sentence)) == 1, sentence


def test_the_examples_of_the_documentation() -> None:
    page = Path(__file__).parents[1] / "docs" / "segmentation.md"
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted > 8
