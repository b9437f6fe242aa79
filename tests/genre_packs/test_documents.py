"""YAML is read narrowly, and every key knows its line."""

from pathlib import Path

import pytest

from genre_packs.loading.documents import parse, read


def test_every_key_path_has_its_line():
    document = parse("people:\n  - name: Mara\n    aims:\n      - To sleep\n", "npcs.yaml")
    assert document.data == {"people": [{"name": "Mara", "aims": ["To sleep"]}]}
    assert document.line(("people", 0, "aims", 0)) == 4
    assert document.line(("people", 0, "name")) == 2


def test_a_path_that_is_not_there_has_its_parents_line():
    document = parse("people:\n  - name: Mara\n", "npcs.yaml")
    assert document.line(("people", 0, "secret", "text")) == 2


@pytest.mark.parametrize("text", ["no", "yes", "on", "12:30", "2024-01-01", "0x1f", "1_000", "NULL"])
def test_words_that_other_readers_turn_into_something_else_stay_text(text: str):
    assert parse(f"value: {text}\n", "a.yaml").data == {"value": text}


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("false", False), ("12", 12), ("-3", -3), ("0.25", 0.25), ("~", None)]
)
def test_plain_values_keep_their_type(text: str, value: object):
    assert parse(f"value: {text}\n", "a.yaml").data == {"value": value}


def test_a_key_that_stands_twice_is_named_with_both_lines():
    document = parse("name: a\nslug: b\nname: c\n", "pack.yaml")
    (flaw,) = document.flaws
    assert (flaw.code, flaw.line) == ("duplicate_key", 3)
    assert "line 1" in flaw.message


def test_a_syntax_error_has_its_line():
    document = parse("name: a\nlist: [1, 2\nslug: b\n", "pack.yaml")
    (flaw,) = document.flaws
    assert flaw.code == "yaml_syntax"
    assert flaw.line == 3
    assert document.data is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x\n", "yaml_alias"),
        ("a: !thing 1\n", "yaml_tag"),
        ("? [a]\n: 1\n", "yaml_key"),
    ],
)
def test_clever_yaml_is_refused(text: str, code: str):
    assert [flaw.code for flaw in parse(text, "a.yaml").flaws] == [code]


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"name: ok\nblurb: caf\xe9\n")
    (flaw,) = read(path, "a.yaml").flaws
    assert (flaw.code, flaw.line) == ("encoding", 2)


def test_a_file_that_cannot_be_opened_says_so(tmp_path: Path):
    (flaw,) = read(tmp_path / "absent.yaml", "absent.yaml").flaws
    assert flaw.code == "unreadable"
