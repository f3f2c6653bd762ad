"""Connections to public addresses only, under a clock and a byte count. What HTTP is, httpcore2 knows.

A name is resolved, its addresses are judged, and the connection goes to one of the very addresses that were
judged: an answer that changes in between has no effect. TLS and the Host header keep the name.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore2
from httpcore2 import SOCKET_OPTION

from reportedly.read.web.addresses import Judge, Resolve


class Unreachable(Exception):
    """No connection can or may be made; the message says why."""


class Overrun(Exception):
    """An answer that takes too long or is too long; the message says which."""


_INSTANT = 0.005  # sockets give up a little before or after the time that they were given


class Meter:
    """What is left of the time and the bytes of the request at hand."""

    def __init__(self) -> None:
        self._until = self._seconds = 0.0
        self._bytes = 0

    def start(self, *, seconds: float, size: int) -> None:
        self._seconds, self._bytes = seconds, size
        self._until = time.monotonic() + seconds

    def timeout(self, wanted: float | None) -> float:
        """The seconds that the next step may take. Raises Overrun when none are left."""
        left = self._until - time.monotonic()
        if left <= _INSTANT:
            raise Overrun(f"took longer than {self._seconds:g} seconds")
        return left if wanted is None else min(wanted, left)

    def count(self, size: int) -> None:
        self._bytes -= size
        if self._bytes < 0:
            raise Overrun("more bytes than an answer may have")


class Guard(httpcore2.NetworkBackend):
    """Opens connections for an httpcore2 pool, to addresses only that ``judge`` finds no fault with."""

    def __init__(self, *, resolve: Resolve, judge: Judge, meter: Meter) -> None:
        self._resolve, self._judge, self._meter = resolve, judge, meter
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        problem: Exception | None = None
        for address in self._checked(host, port, self._meter.timeout(timeout)):
            wait = self._meter.timeout(timeout)
            try:
                stream = self._sockets.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
            else:
                return _Metered(stream, self._meter)
        raise problem or Unreachable(f"{host} has no address")

    def _checked(self, host: str, port: int, seconds: float) -> list[str]:
        found = _resolved(self._resolve, host, port, seconds)
        for address in found:
            # One bad address among good ones is enough: which of them is tried would be a matter of luck.
            if fault := self._judge(address):
                raise Unreachable(f"refused: {host} is at {fault} ({address})")
        return found


class _Metered(httpcore2.NetworkStream):
    """A connection on which no read or write outlasts the meter."""

    def __init__(self, stream: httpcore2.NetworkStream, meter: Meter) -> None:
        self._stream, self._meter = stream, meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._meter.timeout(timeout))
        self._meter.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._meter.timeout(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        wait = self._meter.timeout(timeout)
        return _Metered(self._stream.start_tls(ssl_context, server_hostname, wait), self._meter)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _resolved(resolve: Resolve, host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name. The system's resolver knows no clock and can't be stopped: one that is late
    is left to itself."""
    answers: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except Exception as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise Unreachable(f"looking up {host} took longer than {seconds:.2g} seconds") from None
    if isinstance(answer, OSError):
        raise Unreachable(_unknown(host, answer)) from answer
    if isinstance(answer, Exception):
        raise answer
    return answer


def _unknown(host: str, error: OSError) -> str:
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return f"{host} can't be looked up at the moment"
    return f"{host} is not a known name"
