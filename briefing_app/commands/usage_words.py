"""What argparse says of wrong usage, in the editor's language."""

from __future__ import annotations

import argparse
import re

from briefing_app.i18n import N_, tr

# argparse offers no other way: its sentences are made where they are raised. One that is not known stays English.
_REASONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), N_("{names} is missing")),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), N_("“{names}” is not known here")),
    (
        re.compile(r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)"),
        N_("{name} cannot be {value}; it is one of {choices}"),
    ),
    (
        re.compile(r"argument (?P<name>.+?): expected (?:one|at least one) argument"),
        N_("{name} needs a value"),
    ),
    (
        re.compile(r"argument (?P<name>.+?): invalid \S+ value: (?P<value>.+)"),
        N_("{name} cannot be {value}"),
    ),
    (
        re.compile(r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)"),
        N_("{name} takes no value, so not {value}"),
    ),
    (
        re.compile(r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)"),
        N_("{name} does not go with {other}"),
    ),
)


def usage_reason(message: str) -> str:
    """Return why a call is wrong usage, in the current language; what argparse says in a new way as it says it."""
    for pattern, msgid in _REASONS:
        match = pattern.fullmatch(message)
        if match is not None:
            return tr(msgid, **{name: said.replace("'", "") for name, said in match.groupdict().items()})
    return message


class UsageFormatter(argparse.HelpFormatter):
    """Formats help with its first word in the editor's language."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # argparse's own
        """Add the line that shows a call."""
        words = tr("Usage: ")
        super().add_usage(usage, actions, groups, words if prefix is None else prefix)
