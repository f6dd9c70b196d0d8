"""A server on this machine that counts connections, and answers each with one empty row."""

import contextlib
import socket
import threading
import time
from types import TracebackType

_BODY = b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(_BODY), _BODY)
)


_MOVED = b"HTTP/1.1 307 Moved\r\nLocation: %b/other\r\nContent-Length: 0\r\n\r\n"
_ENDLESS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
    b"Content-Length: 1000000000000\r\n\r\n"
    b'{"head":{"vars":["x"]},"results":{"bindings":[{}'
)


class Listener:
    """Counts connections, whatever they say.

    `manner` tells how it answers: "well", "moved" to an address that is not allowed, "silent" for
    a minute, or "endless".
    """

    def __init__(self) -> None:
        self.calls = 0
        self.manner = "well"
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.allowed = f"{self.base}/sparql"

    def __enter__(self) -> "Listener":
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(5)
            connection.recv(1 << 16)
            if self.manner == "moved":
                connection.sendall(_MOVED % self.base.encode())
            elif self.manner == "silent":
                time.sleep(60)
            elif self.manner == "endless":
                connection.sendall(_ENDLESS)
                while True:
                    connection.sendall(b",{}" * 10_000)
            else:
                connection.sendall(_ANSWER)
