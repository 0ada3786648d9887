"""Fit everything that is fitted, in its order: the weights of figures and of directives, then the calibration.

Run as ``python -m briefing_app.extraction.fit FOLDER`` (``dev.py fit``) when rules or words have changed; the
numbers go into the lexicon's folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing_app.extraction import calibration_fit
from briefing_app.extraction.directives import fit as directives_fit
from briefing_app.extraction.figures import fit as figures_fit


def main(argv: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="fit", description=__doc__)
    parser.add_argument("folder", type=Path, help="annotated articles: NAME.txt with NAME.gold.json")
    folder = parser.parse_args(argv).folder
    if not any(folder.glob("*.gold.json")):
        print(f"There are no annotated articles in {folder}.", file=sys.stderr)
        return 2
    for step in (figures_fit.main, directives_fit.main, calibration_fit.main):
        if status := step([str(folder)]):
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
