"""How much memory an open review takes: VmRSS of a process of its own, beside a bare PySide6 window's.

Run `python tests/benchmarks/bench_memory.py`; it reads /proc and so runs on Linux alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOAL = 130

BARE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def tell():
    print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line))
    QApplication.quit()

application = QApplication(["bare"])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(500, tell)
application.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from briefing_app import cli
from briefing_app.ui import application

class Window(application.MainWindow):
    def begin(self, files=()):
        super().begin(files)
        self.ready.connect(self.work)

    def work(self):
        from PySide6.QtCore import QTimer
        self.ready.disconnect(self.work)
        QTimer.singleShot(2500, self.edit)

    def edit(self):
        from PySide6.QtCore import QTimer
        if self.desk.briefing is None:
            QTimer.singleShot(500, self.edit)
            return
        self.say_size("open")
        self.desk.confirm([item.id for item in self.desk.briefing.items[::2]])
        self.commands.show_view(1)
        QTimer.singleShot(2000, self.tell)

    def say_size(self, name):
        status = Path("/proc/self/status").read_text().splitlines()
        print(name, next(line.split()[1] for line in status if "VmRSS" in line), flush=True)

    def tell(self):
        self.say_size("brief")
        self.close()
        application.QApplication.quit()

application.MainWindow = Window
sys.exit(cli.main(sys.argv[1:]))
"""


def run(program: str, home: Path, *arguments: str) -> str:
    """Return what a program prints, run in a process and a home of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment.update(
        QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT), HOME=str(home), XDG_RUNTIME_DIR=str(home)
    )
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    ).stdout


def main() -> None:
    """Measure and print."""
    if not Path("/proc/self/status").exists():
        print("There is no /proc here to read a process's memory from.")
        return
    with tempfile.TemporaryDirectory(prefix="bd-") as folder:
        home = Path(folder)
        home.chmod(0o700)
        bare = int(run(BARE, home)) / 1024
        said = run(OURS, home, "--library", str(home / "library.db"))
    print(f"{'bare PySide6 window':46} {bare:7.1f} MB")
    names = {"open": "open review, the sample article", "brief": "the same after work, with the brief shown"}
    for line in said.splitlines():
        name, size = line.split()
        print(f"{names[name]:46} {int(size) / 1024:7.1f} MB   goal {GOAL} MB")


if __name__ == "__main__":
    main()
