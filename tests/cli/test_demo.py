"""The demonstration library from the command line."""

from __future__ import annotations

from pathlib import Path


def test_fill_and_remove(run, library: Path) -> None:
    done = run("demo", "--library", library)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == "40 invented briefings taken in."
    assert len(run("list", "--library", library, "--format", "json").json) == 40
    again = run("demo", "--library", library)
    assert (again.status, again.out) == (0, "The demonstration library is there already.\n")
    gone = run("demo", "--remove", "--library", library)
    assert (gone.status, gone.out) == (0, "40 invented briefings removed.\n")
    assert run("list", "--library", library, "--format", "json").json == []
    assert (
        run("demo", "--remove", "--library", library).out == "There is no demonstration library to remove.\n"
    )
    assert run("check", "--library", library).status == 0


def test_a_library_that_cannot_be_written_is_one_sentence(run, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    library.write_bytes(b"no library at all, and long enough to be looked at" * 40)
    done = run("demo", "--library", library)
    assert done.status == 1
    assert "library.db" in done.sentence
