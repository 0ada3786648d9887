"""Pictures of the window's main states, rendered offscreen: for the README, for review, and without a display.

``python -m briefing_app.pictures DIR`` renders every state, light and dark, Vietnamese and English, at 100 and
200 %; each scale and language in a process of its own, since Qt's scale factor is fixed at start.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefing_app import i18n, paths
from briefing_app.bootstrap import build
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.item import State
from briefing_app.settings import SettingsStore
from briefing_app.ui.file_commands import SAMPLE
from briefing_app.ui.jobs import take_short_turns
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Scheme, Theme
from briefing_app.ui.undo_routing import UndoRouting

LIMIT = 20_000
"""Milliseconds after which a state that does not come is a fault."""

DONE = {"kiem-tra-cau-song-lang.txt": 1.0, "khao-sat-cang-ca-mui-sao.txt": 0.6, "hop-nha-o-xa-hoi.txt": 1.0}
"""How much of each further sample is confirmed, so that the library looks as in the middle of a working week."""


class Studio:
    """A whole program with its window offscreen, driven as an editor would."""

    def __init__(
        self, library: Path, settings: SettingsStore, language: str, scheme: Scheme = Scheme.LIGHT
    ) -> None:
        take_short_turns()
        existing = QApplication.instance()
        self.application = existing if isinstance(existing, QApplication) else QApplication(["briefing-desk"])
        i18n.use(language)
        self.theme = Theme(scheme, reduced_motion=True)
        self.theme.apply(self.application)
        self._routing = UndoRouting(self.application)
        settings.update(seen_before=True, window={}, theme=scheme.value)
        self.window = MainWindow(self.theme, settings, build, library_path=library)
        self.window.resize(1440, 900)
        self.window.begin()
        self.wait(lambda: self.window.services is not None)
        self.settle()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the window live until the condition holds.

        Raises TimeoutError after `LIMIT`.
        """
        loop = QEventLoop()
        clock = QTimer()
        clock.setInterval(10)
        left = [LIMIT // 10]

        def look() -> None:
            left[0] -= 1
            if condition() or left[0] <= 0:
                loop.quit()

        clock.timeout.connect(look)
        clock.start()
        loop.exec()
        clock.stop()
        if not condition():
            raise TimeoutError("the window did not come to the state asked for")

    def settle(self, milliseconds: int = 350) -> None:
        """Let layouts, timers and answers come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    @property
    def briefing(self) -> Briefing:
        """The open briefing."""
        briefing = self.window.desk.briefing
        assert briefing is not None
        return briefing

    def open_sample(self) -> str:
        """Open the bundled sample and return its briefing's ID."""
        return self.open_file(paths.resource("samples", SAMPLE))

    def open_file(self, path: Path) -> str:
        """Take an article in and return its briefing's ID once it is on the screen."""
        title = path.read_text("utf-8").splitlines()[0].split(maxsplit=2)[-1]

        def shown() -> bool:
            return self.window.desk.briefing is not None and self.briefing.article.title == title

        self.window.opening.files([path])
        self.wait(shown)
        self.settle()
        return self.briefing.id

    def fill_library(self) -> None:
        """Take the further samples in, each reviewed as far as `DONE` says, and go back to what was open."""
        before = self.briefing.id
        for name, part in DONE.items():
            self.open_file(paths.resource("samples", "library", name))
            left = [item.id for item in _items(self.briefing) if item.state is State.SUGGESTED]
            self.window.desk.confirm(left[: round(len(left) * part)])
        self.window.opening.briefing(before)
        self.wait_until_shown(before)
        self.window.frame.centre.toast.hide()

    def fill_season(self) -> None:
        """List the demonstration library, for the views over all briefings."""
        assert self.window.services is not None
        if not self.window.services.demo.present:
            self.window.services.demo.fill()
            self.window.steps.listed_anew()
            self.settle()

    def idle(self) -> bool:
        """Tell whether no answer is outstanding."""
        return not self.window.jobs.busy

    def wait_until_shown(self, briefing_id: str) -> None:
        """Wait until a briefing is open."""

        def shown() -> bool:
            return self.window.desk.briefing is not None and self.window.desk.briefing.id == briefing_id

        self.wait(shown)
        self.settle()

    def review_half(self) -> None:
        """Confirm every other suggestion, as in the middle of the work."""
        briefing = self.briefing
        for kind_items in (briefing.attendees, briefing.key_figures, briefing.directives):
            done = [item.id for item in kind_items if item.state is State.SUGGESTED][::2]
            self.window.desk.confirm(done)
        self.window.frame.centre.toast.hide()
        self.settle()

    def save(self, path: Path) -> None:
        """Save a picture of the window."""
        self.settle(60)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(path))

    def close(self) -> None:
        """Close the window and the library."""
        self.window.close()
        self.window.deleteLater()
        self.settle(20)
        self._routing.deleteLater()


def render(folder: Path, language: str, scheme: Scheme, scale: int) -> None:
    """Render every state in one language, scheme and scale (which the process was started with)."""

    def target(state: str) -> Path:
        return folder / f"{state}-{scheme.value}-{language}-{scale}.png"

    with tempfile.TemporaryDirectory() as place:
        settings = SettingsStore(Path(place) / "settings.json")
        studio = Studio(Path(place) / "library.db", settings, language, scheme)
        for state, reach in STATES.items():
            reach(studio)
            studio.settle()
            studio.save(target(state))
        studio.close()


def _first_run(studio: Studio) -> None:
    studio.open_sample()


def _review(studio: Studio) -> None:
    studio.fill_library()
    studio.review_half()
    studio.window.desk.select(studio.briefing.key_figures[5].id)
    studio.window.frame.panel.focus_list()


def _edit(studio: Studio) -> None:
    studio.window.desk.select(studio.briefing.key_figures[1].id)
    studio.window.frame.panel.edit_current()


def _brief(studio: Studio) -> None:
    studio.window.frame.panel.finish_editing()
    studio.window.commands.show_view(1)
    studio.settle(900)


def _since(studio: Studio) -> None:
    studio.window.commands.show_view(2)
    studio.settle(900)


def _search(studio: Studio) -> None:
    studio.window.commands.show_view(0)
    studio.window.frame.library.field.setFocus()
    studio.window.frame.library.field.setText("mat bang cang")
    studio.settle(900)


def _palette(studio: Studio) -> None:
    studio.window.frame.library.field.empty()
    studio.settle()
    studio.window.commands.open_palette()


def _people(studio: Studio) -> None:
    studio.window.palette_box.hide()
    studio.fill_season()
    studio.window.views.show("people", "Tạ Đình Lương")
    studio.wait(studio.idle)


def _figures(studio: Studio) -> None:
    studio.fill_season()
    studio.window.views.show("figures")
    studio.wait(studio.idle)
    studio.settle()
    studio.wait(studio.idle)


def _ledger(studio: Studio) -> None:
    studio.window.views.show("ledger")
    studio.settle(900)


def _today(studio: Studio) -> None:
    studio.window.views.show("today")
    studio.settle(900)


def _stay(_studio: Studio) -> None:
    """The window as it starts on an empty library."""


STATES: dict[str, Callable[[Studio], None]] = {
    "empty": _stay,
    "first-run": _first_run,
    "review": _review,
    "edit": _edit,
    "brief": _brief,
    "since": _since,
    "search": _search,
    "palette": _palette,
    "people": _people,
    "figures": _figures,
    "ledger": _ledger,
    "today": _today,
}
"""The window's main states by the name of their picture, and how each is reached from the one before."""


def _items(briefing: Briefing) -> list[AnyItem]:
    return [*briefing.attendees, *briefing.key_figures, *briefing.directives]


def main(arguments: Sequence[str]) -> int:
    """Render all pictures into a folder, or one set of them (internal: LANGUAGE SCHEME SCALE follow)."""
    if not arguments:
        print("usage: python -m briefing_app.pictures DIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0]).resolve()
    if len(arguments) == 4:
        render(folder, arguments[1], Scheme(arguments[2]), int(arguments[3]))
        return 0
    for scale in (100, 200):
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            for language in i18n.LANGUAGES:
                environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=str(scale / 100))
                command = [
                    sys.executable,
                    "-m",
                    "briefing_app.pictures",
                    str(folder),
                    language,
                    scheme.value,
                    str(scale),
                ]
                subprocess.run(command, check=True, env=environment)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
