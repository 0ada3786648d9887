"""``briefing-app`` and ``python -m briefing_app``."""

from __future__ import annotations

import sys

from briefing_app.cli import main as run


def main() -> int:
    """Run the command line of this process; the console script's entry."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
