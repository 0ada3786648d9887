"""The commands of the command line, one function each: given arguments and an output, it returns the exit status."""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.commands.arguments import Given
from briefing_app.commands.articles import extract, import_
from briefing_app.commands.briefs import export
from briefing_app.commands.demo import demo
from briefing_app.commands.figures import figures
from briefing_app.commands.keeping import back_up, check, restore
from briefing_app.commands.ledger import ledger
from briefing_app.commands.output import Output
from briefing_app.commands.people import people
from briefing_app.commands.reading import list_, search, show
from briefing_app.commands.since import since

Command = Callable[[Given, Output], int]

COMMANDS: dict[str, Command] = {
    "extract": extract,
    "import": import_,
    "list": list_,
    "search": search,
    "show": show,
    "export": export,
    "check": check,
    "backup": back_up,
    "restore": restore,
    "demo": demo,
    "figures": figures,
    "ledger": ledger,
    "people": people,
    "since": since,
}
