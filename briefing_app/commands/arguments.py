"""What may be written on the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from briefing_app import __version__
from briefing_app.commands.usage_words import UsageFormatter, usage_reason
from briefing_app.domain.query_dates import read_days
from briefing_app.domain.text import fold
from briefing_app.i18n import LANGUAGES, N_, tr

PROGRAM = "briefing-app"


class Given(argparse.Namespace):
    """The arguments of one call; each command reads those of its own."""

    library: Path | None = None
    format: str = "text"
    files: list[str]
    query: list[str]
    limit: int = 50
    order: str = "newest"
    id: str
    ids: list[str]
    to: Path | None = None
    force: bool = False
    language: str = ""
    backup: Path
    since: bool = False
    by: str | None = None
    remove: bool = False
    metric: list[str]
    name: list[str]
    place: str = ""
    predecessors: bool = False
    issuer: str = ""
    addressee: str = ""
    status: str = ""
    overdue: bool = False
    due: str = ""
    date: str = ""


class Parser(argparse.ArgumentParser):
    """An argument parser that says on one line what is wrong, and its headings in the editor's language."""

    takes_dashed_words = False
    """Whether "-word" is a word wherever it is no option: a search excludes it."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=UsageFormatter,
            **options,  # type: ignore[arg-type]
        )
        self._positionals.title = tr("arguments")
        self._optionals.title = tr("options")
        self.add_argument("-h", "--help", action="help", help=tr("show this and do nothing else"))

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # argparse's own
        """Read the arguments; words that start with a dash are put behind "--", where argparse takes any."""
        if self.takes_dashed_words and args is not None:
            args = self._words_last(args)
        return super().parse_known_args(args, namespace)

    def _words_last(self, arguments: Sequence[str]) -> list[str]:
        valued = {option for action in self._actions if action.nargs != 0 for option in action.option_strings}
        known = {option for action in self._actions for option in action.option_strings}
        options: list[str] = []
        words: list[str] = []
        rest = iter(arguments)
        for argument in rest:
            if argument == "--":
                words += rest
            elif argument in known or argument.startswith("--"):
                options.append(argument)
                if argument in valued:
                    options += [value for value in (next(rest, None),) if value is not None]
            else:
                words.append(argument)
        return [*options, "--", *words] if words else options

    def error(self, message: str) -> NoReturn:
        """End with status 2 and one line."""
        print(
            tr(
                "Wrong usage: {reason}. See `{program} --help`.",
                reason=usage_reason(message),
                program=self.prog,
            ),
            file=sys.stderr,
        )
        sys.exit(2)


def first_word(arguments: Sequence[str]) -> str | None:
    """Return the first argument that is no option nor an option's value, None when there is none before "--"."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == "--":
            return None
        elif argument == "--library":
            skip = True
        elif not argument.startswith("-") or argument == "-":
            return argument
    return None


def window_parser() -> Parser:
    """Return the parser of a call without a command."""
    parser = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [--library PATH] [FILE ...]\n       {PROGRAM} COMMAND ... [--library PATH]",
        description=tr("Review press read-outs: open the window, on the files if any are named."),
        epilog=tr(
            "Commands that open no window: {commands}. Each has a --help of its own.", commands=_names()
        ),
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help=tr("articles to open, plain UTF-8 text"))
    _add_library(parser, default=None)
    parser.add_argument(
        "--version", action="version", version=f"Briefing Desk {__version__}", help=tr("show the version")
    )
    return parser


def command_parser() -> Parser:
    """Return the parser of a call with a command."""
    parser = Parser(prog=PROGRAM)
    _add_library(parser, default=None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, fill in _FILL.items():
        about = tr(_ABOUT[name])
        command = commands.add_parser(name, description=about, help=about)
        command.takes_dashed_words = name == "search"
        fill(command)
        # Written behind the command it wins; not written there it leaves what stands before.
        _add_library(command, default=argparse.SUPPRESS)
    return parser


def _fill_extract(parser: argparse.ArgumentParser) -> None:
    _add_files(parser)
    _add_format(parser, "json", "text")


def _fill_import(parser: argparse.ArgumentParser) -> None:
    _add_files(parser)
    _add_format(parser, "text", "json")


def _fill_list(parser: argparse.ArgumentParser) -> None:
    _add_format(parser, "text", "json")


def _fill_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        type=_typed,
        help=tr(
            'words, "phrases", -without, OR, person: role: place: date: has: status: in:title;'
            " diacritics may be left out"
        ),
    )
    parser.add_argument(
        "--limit", type=_count, default=50, metavar="N", help=tr("show N briefings at the most")
    )
    parser.add_argument("--order", choices=("newest", "relevance"), default="newest", help=tr("how to sort"))
    _add_format(parser, "text", "json")


def _fill_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=_typed, metavar="ID", help=tr("a briefing's ID, or its beginning"))
    _add_format(parser, "text", "json")


def _fill_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="+", type=_typed, metavar="ID", help=tr("a briefing's ID, or its beginning")
    )
    parser.add_argument(
        "--format",
        choices=("md", "html", "docx", "pdf", "json", "csv", "ics"),
        default="md",
        help=tr("the form of the files"),
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=Path(),
        metavar="DIR",
        help=tr("the folder to write to; else the current one"),
    )
    parser.add_argument("--force", action="store_true", help=tr("replace files that exist"))
    parser.add_argument("--language", choices=LANGUAGES, default="", help=tr("the language of the briefs"))
    parser.add_argument(
        "--since", action="store_true", help=tr("tell in the brief what changed since the last briefing")
    )


def _fill_check(parser: argparse.ArgumentParser) -> None:
    _add_format(parser, "text", "json")


def _fill_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="PATH", help=tr("the file or folder to write to"))
    parser.add_argument("--force", action="store_true", help=tr("replace files that exist"))


def _fill_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="FILE", help=tr("a backup of a library"))


def _fill_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help=tr("take the invented briefings away again"))


def _fill_figures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "metric",
        nargs="+",
        type=_typed,
        metavar="METRIC",
        help=tr("words of a metric; diacritics may be left out"),
    )
    parser.add_argument(
        "--place", type=_typed, default="", metavar="P", help=tr("only figures about this place")
    )
    parser.add_argument(
        "--predecessors", action="store_true", help=tr("take in the units that the place was made of, too")
    )
    _add_format(parser, "text", "json", "csv")


def _fill_people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        nargs="*",
        metavar="NAME",
        type=_typed,
        help=tr("a name, or words of an office; else everybody"),
    )
    _add_format(parser, "text", "json", "csv")


def _fill_since(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=_typed, metavar="ID", help=tr("a briefing's ID, or its beginning"))
    parser.add_argument(
        "--by",
        choices=("place", "chair"),
        default=None,
        help=tr("compare with the last one of the same place, or with the same chair"),
    )
    _add_format(parser, "text", "json", "csv")


def _fill_ledger(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        nargs="*",
        metavar="WORD",
        type=_typed,
        help=tr("words of what is to be done or of a name, due: date:; diacritics may be left out"),
    )
    parser.add_argument("--overdue", action="store_true", help=tr("only what is overdue today"))
    for option, about in (
        ("--place", tr("only directives of briefings about this place")),
        ("--issuer", tr("only what this person or body asked for")),
        ("--addressee", tr("only what this person or body is to do")),
    ):
        parser.add_argument(option, type=_typed, default="", metavar="NAME", help=about)
    for option, about in (
        (
            "--due",
            tr("only what is due then: a day, month, quarter or year, or a span such as 2026-01..2026-03"),
        ),
        ("--date", tr("only what was said then")),
    ):
        parser.add_argument(option, type=_span_of_days, default="", metavar="WHEN", help=about)
    parser.add_argument(
        "--status",
        choices=("open", "in_progress", "done", "dropped"),
        default="",
        help=tr("only what stands so"),
    )
    _add_format(parser, "text", "json", "csv")


_FILL: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "extract": _fill_extract,
    "import": _fill_import,
    "list": _fill_list,
    "search": _fill_search,
    "show": _fill_show,
    "export": _fill_export,
    "check": _fill_check,
    "backup": _fill_backup,
    "restore": _fill_restore,
    "demo": _fill_demo,
    "figures": _fill_figures,
    "ledger": _fill_ledger,
    "people": _fill_people,
    "since": _fill_since,
}

COMMAND_NAMES = tuple(_FILL)

_ABOUT: dict[str, str] = {
    "extract": N_("Print what articles say, as JSON; nothing is kept."),
    "import": N_("Take articles into the library."),
    "list": N_("List the briefings of the library."),
    "search": N_("Search titles, texts, items and notes."),
    "show": N_("Show one briefing with its items."),
    "export": N_("Write briefs to files."),
    "check": N_("Check that the library is whole."),
    "backup": N_("Copy the library to one checked file."),
    "restore": N_("Put a backup in the library's place; the library is kept beside it."),
    "demo": N_("Fill the library with forty invented briefings, to look around in."),
    "since": N_("Tell what changed since the last briefing of the same place or chair."),
    "people": N_("Show who was there, in which offices, and what they directed."),
    "figures": N_("Show how a figure moved over the briefings."),
    "ledger": N_("List the directives of all briefings by their deadlines."),
}


def _names() -> str:
    return ", ".join(_FILL)


def _typed(text: str) -> str:
    """Return words as they were typed; in a locale without UTF-8 Python keeps their bytes as surrogates."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _span_of_days(text: str) -> str:
    """Check that a text is a span of time; for argparse, which turns ValueError into wrong usage."""
    typed = _typed(text).replace('"', "")
    if typed:  # argparse reads the default, too
        read_days(fold(typed))
    return typed


def _count(text: str) -> int:
    """Read how many; for argparse, which turns ValueError into wrong usage."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=tr("an article, plain UTF-8 text; - is standard input")
    )


def _add_format(parser: argparse.ArgumentParser, default: str, *others: str) -> None:
    parser.add_argument(
        "--format",
        choices=(default, *others),
        default=default,
        help=tr("how to print; else {format}", format=default),
    )


def _add_library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library", type=Path, default=default, metavar="PATH", help=tr("the library file; else your own")
    )
