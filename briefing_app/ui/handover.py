"""Starting the program again: the second one hands its files to the window that is open.

A Unix socket in the runtime folder, named after the library: whoever can connect is the second. Where Python has
no such sockets (Windows) the library's lock alone says that the program runs already.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from briefing_app import paths

_MOST = 1 << 20
_PATIENCE = 2.0


def hand_over(library: Path, files: Sequence[Path]) -> bool:
    """Give the files to the window that is open on the library; False when none is."""
    if not hasattr(socket, "AF_UNIX"):
        return False
    message = json.dumps({"open": [str(file.absolute()) for file in files]}).encode()
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_PATIENCE)
            line.connect(str(paths.window_socket(library)))
            line.sendall(message)
            line.shutdown(socket.SHUT_WR)
            return line.recv(16) == b"taken"
    except OSError:
        return False


class Listener(QObject):
    """Takes files from later starts; needs no thread."""

    files_received = Signal(list)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = paths.window_socket(library)
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> bool:
        """Begin to listen; call it only while holding the library's lock. False where that cannot be done."""
        if not hasattr(socket, "AF_UNIX"):
            return False
        if self._socket is not None:
            return True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.unlink(missing_ok=True)
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self._socket.bind(str(self._path))
            os.chmod(self._path, 0o600)
            self._socket.listen(4)
            self._socket.setblocking(False)
        except OSError:
            self.close()
            return False
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        return True

    def close(self) -> None:
        """Stop listening."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _take(self) -> None:
        if self._socket is None:
            return
        try:
            line, _ = self._socket.accept()
        except OSError:
            return
        with line:
            line.settimeout(_PATIENCE)
            try:
                files = [Path(name) for name in json.loads(_read(line))["open"]]
                line.sendall(b"taken")
            except (OSError, ValueError, KeyError, TypeError):
                return
        self.files_received.emit(files)


def _read(line: socket.socket) -> bytes:
    data = b""
    while len(data) < _MOST:
        piece = line.recv(65536)
        if not piece:
            break
        data += piece
    return data
