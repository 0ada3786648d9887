"""The lexicon: what it offers, and what it says about a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.extraction.lexicon import Lexicon, LexiconError, load_lexicon


def _write(folder: Path, text: str | bytes, name: str = "words.toml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_words_and_mappings(tmp_path: Path) -> None:
    _write(tmp_path, '[verb]\nwords = ["chủ trì", "dự"]\n[name]\n"TW" = "Trung ương"\n')
    table = load_lexicon(tmp_path).table("words")
    assert table.words("verb.words") == ("chủ trì", "dự")
    assert table.mapping("name") == {"TW": "Trung ương"}
    assert table.words("verb.absent") == ()
    assert load_lexicon(tmp_path).table("no such file").words("a") == ()


def test_a_syntax_error_names_file_and_line(tmp_path: Path) -> None:
    path = _write(tmp_path, '[verb]\nwords = ["a"\n\n[name]\n')
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    assert caught.value.path == str(path)
    assert caught.value.line >= 2
    assert str(caught.value).startswith(f"{path}:")


@pytest.mark.parametrize("value", ['"alone"', '["a", 3]', '[" blank"]', '[""]'])
def test_a_wrong_entry_names_its_line(tmp_path: Path, value: str) -> None:
    path = _write(tmp_path, f"# words\n[verb]\nother = []\nwords = {value}\n")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path).table("words").words("verb.words")
    assert (caught.value.path, caught.value.line) == (str(path), 4)
    assert "verb.words" in caught.value.message


@pytest.mark.parametrize(
    ("words", "told"),
    [('  "dự", # once', "twice"), ('  " dự",', "phrase is expected"), ("  7,", "phrase is expected")],
)
def test_a_wrong_phrase_of_a_long_list_names_its_own_line(tmp_path: Path, words: str, told: str) -> None:
    path = _write(
        tmp_path, f'[verb]\nother = ["dự"]\nwords = [\n  "chủ trì", "dự",\n{words}\n  "tham dự",\n]\n'
    )
    with pytest.raises(LexiconError, match=told) as caught:
        load_lexicon(tmp_path).table("words").words("verb.words")
    assert (caught.value.path, caught.value.line) == (str(path), 5)


def test_no_list_of_the_program_says_a_phrase_twice(lexicon: Lexicon) -> None:
    def lists(table: dict[str, object], inside: str = "") -> Iterator[str]:
        for name, value in table.items():
            if isinstance(value, dict):
                yield from lists(value, f"{inside}{name}.")
            elif isinstance(value, list) and all(isinstance(word, str) for word in value):
                yield f"{inside}{name}"

    for path in lexicon.folder.glob("*.toml"):
        table = lexicon.table(path.stem)
        for key in lists(table.data):
            table.words(key)


def test_wrong_mappings_and_numbers_name_their_line(tmp_path: Path) -> None:
    _write(tmp_path, '[name]\n"a" = 1\n[weight]\nbias = "x"\n')
    table = load_lexicon(tmp_path).table("words")
    with pytest.raises(LexiconError, match="phrase is expected") as caught:
        table.mapping("name")
    assert caught.value.line == 2
    with pytest.raises(LexiconError, match="number is expected") as caught:
        table.number("weight.bias", 0)
    assert caught.value.line == 4


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    _write(tmp_path, b'a = "x"\nb = "\xff"\n')
    with pytest.raises(LexiconError, match="not UTF-8") as caught:
        load_lexicon(tmp_path)
    assert caught.value.line == 2


def test_the_version_follows_the_words(tmp_path: Path) -> None:
    _write(tmp_path, 'a = ["x"]\n')
    first = load_lexicon(tmp_path).version
    assert load_lexicon(tmp_path).version == first
    _write(tmp_path, 'a = ["x", "y"]\n')
    assert load_lexicon(tmp_path).version != first


def test_a_view_is_built_once(tmp_path: Path) -> None:
    lexicon = load_lexicon(tmp_path)
    built: list[Lexicon] = []

    def build(of: Lexicon) -> int:
        built.append(of)
        return len(built)

    assert lexicon.view("count", build) == lexicon.view("count", build) == 1
    assert built == [lexicon]


def test_the_programs_own_tables_are_sound(lexicon: Lexicon) -> None:
    places = lexicon.table("places")
    assert len(places.words("provinces")) == 34
    assert len({*places.words("provinces"), *places.words("former")}) >= 63
    assert "Nguyễn" in lexicon.table("family_names").words("common")
