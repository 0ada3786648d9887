"""``demo``: the demonstration library, filled in and taken away."""

from __future__ import annotations

from briefing_app import paths
from briefing_app.bootstrap import build
from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.i18n import ntr, tr


def demo(given: Given, output: Output) -> int:
    """Fill the library with the season of invented read-outs, or take them off its list."""
    services = build(given.library or paths.default_library(), progress=output.bringing_up_to_date)
    try:
        count = services.demo.remove() if given.remove else services.demo.fill(output.progress)
    finally:
        output.end_progress()
        services.close()
    if given.remove:
        done = ntr("{n} invented briefing removed.", "{n} invented briefings removed.", count)
        output.line(done if count else tr("There is no demonstration library to remove."))
    elif count:
        output.line(ntr("{n} invented briefing taken in.", "{n} invented briefings taken in.", count))
        output.line(tr("`briefing-app demo --remove` takes them away again."))
    else:
        output.line(tr("The demonstration library is there already."))
    return 0
