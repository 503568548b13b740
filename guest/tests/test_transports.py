"""Frames cross by a function call as by a stream."""

import json
import os
import unittest
from typing import TYPE_CHECKING, Any, NoReturn

from pungi_guest.call_transport import CallTransport
from pungi_guest.clock import Clock
from pungi_guest.exchange import Exchange
from pungi_guest.main import run_program
from pungi_guest.stream_transport import StreamTransport
from pungi_guest.warm import ready_frame
from tests.harness import Host, start

if TYPE_CHECKING:
    from collections.abc import Callable


def _frame(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(4, "little") + data


class StoppedError(BaseException):
    """What a host does to the program in its last frame."""


def run_by_calls(source: str) -> list[dict[str, Any]]:
    """Run a program in a fork whose wall is a function; returns its frames."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        host = Host()

        def host_call(request: bytes) -> bytes:
            frame = json.loads(request)
            os.write(writer, request + b"\n")
            deliver = host.take(frame)
            if frame["kind"] == "end":
                os._exit(0)
            return b"" if deliver is None else json.dumps(deliver).encode()

        run_program(json.dumps(start(source)), host_call)
    os.close(writer)
    with open(reader, encoding="utf-8") as frames:
        lines = frames.read().splitlines()
    os.waitpid(pid, 0)
    return [json.loads(line) for line in lines]


class Stream(unittest.TestCase):
    def setUp(self) -> None:
        to_guest, self.from_host = os.pipe()
        self.from_guest, to_host = os.pipe()
        self.transport = StreamTransport(to_guest, to_host)
        for descriptor in (to_guest, to_host, self.from_host, self.from_guest):
            self.addCleanup(os.close, descriptor)

    def receive(self) -> str:
        """The next frame, which stays there until it is dropped."""
        text = self.transport.peek()
        assert self.transport.peek() == text
        self.transport.drop()
        return text

    def test_a_frame_is_its_length_and_its_text(self) -> None:
        self.transport.send(self.transport.pack('{"é":1}'))

        assert os.read(self.from_guest, 100) == b'\x08\x00\x00\x00{"\xc3\xa9":1}'

    def test_frames_come_in_pieces_or_together(self) -> None:
        os.write(self.from_host, _frame("one") + _frame("two") + _frame("é" * 100)[:50])
        received = [self.receive(), self.receive()]
        os.write(self.from_host, _frame("é" * 100)[50:])

        assert [*received, self.receive()] == ["one", "two", "é" * 100]

    def test_a_length_may_come_in_pieces(self) -> None:
        os.write(self.from_host, _frame("one")[:2])
        pid = os.fork()
        if pid == 0:
            os.write(self.from_host, _frame("one")[2:])
            os._exit(0)

        assert self.receive() == "one"
        os.waitpid(pid, 0)

    def test_a_large_frame_passes_a_small_pipe(self) -> None:
        pid = os.fork()
        if pid == 0:
            self.transport.send(self.transport.pack("x" * 3_000_000))
            os._exit(0)
        data = b""
        while len(data) < 3_000_004:
            data += os.read(self.from_guest, 1 << 20)
        os.waitpid(pid, 0)

        assert data == _frame("x" * 3_000_000)

    def test_the_process_leaves_when_the_host_is_gone(self) -> None:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(writer)
            StreamTransport(reader, 1).peek()
            os._exit(7)
        os.close(reader)
        os.close(writer)

        assert os.waitpid(pid, 0)[1] == 0


class Call(unittest.TestCase):
    def test_a_program_runs_over_a_function(self) -> None:
        frames = run_by_calls(
            "print(double(2))\n"
            "import asyncio, time\n"
            "time.sleep(1)\n"
            "await sdk.aio.double(1)\n"
            "final_answer('é')\n"
        )

        assert [frame["kind"] for frame in frames] == [
            "call",
            "text",
            "text",
            "sleep",
            "call",
            "wait",
            "call",
            "end",
        ]
        assert frames[-1]["status"] == "answered"

    def test_the_clock_of_the_rung_is_left_alone(self) -> None:
        frames = run_by_calls("import time\ntime.time() > 1_700_000_100")

        assert frames[-1]["value"]["value"] is True

    def test_random_is_seeded_all_the_same(self) -> None:
        source = "import random\nrandom.random()"

        assert run_by_calls(source)[-1]["value"] == run_by_calls(source)[-1]["value"]

    def test_requests_and_answers_are_bytes(self) -> None:
        taken: list[bytes] = []

        def host_call(request: bytes) -> bytes:
            taken.append(request)
            return "é".encode()

        transport = CallTransport(host_call)
        transport.send(transport.pack("ü"))

        assert (transport.peek(), taken) == ("é", ["ü".encode()])


class Interrupted(unittest.TestCase):
    def test_a_signal_handler_that_calls_while_a_frame_is_packed_comes_first_and_both_are_counted(
        self,
    ) -> None:
        sent: list[dict[str, Any]] = []
        transport = Handled(sent)
        exchange = Exchange(transport, Clock(0))
        transport.handler = lambda: exchange.call("0:1", '"name":"inner"', wait=False)
        exchange.call("0:0", '"name":"outer"', wait=False)
        transport.handler = lambda: exchange.call("0:2", '"name":"late"', wait=True) and exchange.take()
        exchange.wait(None)
        told = [(frame.get("name", frame["kind"]), frame.get("seq"), frame["delivered"]) for frame in sent]
        assert told == [("inner", 0, []), ("outer", 1, []), ("late", 2, []), ("wait", None, [[2]])], told


class Handled:
    """A transport in the middle of whose `pack` a signal comes, once for each handler that is set."""

    def __init__(self, sent: list[dict[str, Any]]) -> None:
        self.sent = sent
        self.handler: Callable[[], object] | None = None

    def pack(self, frame: str) -> bytes:
        handler, self.handler = self.handler, None
        if handler is not None:
            handler()
        return frame.encode()

    def send(self, data: bytes) -> None:
        self.sent.append(json.loads(data))

    def peek(self) -> str:
        return '{"kind":"deliver","replies":[{"seq":2,"reply":{"status":"done","output":1}}],"clockMs":0}'

    def drop(self) -> None:
        pass

    def finish(self, data: bytes) -> NoReturn:
        raise AssertionError(data)

    def detach(self) -> None:
        pass


class Ready(unittest.TestCase):
    def test_the_first_frame_names_wire_build_and_python(self) -> None:
        folder = os.path.join(os.path.dirname(__file__), "..", "pungi_guest")
        ready = json.loads(ready_frame(folder))

        assert ready.keys() == {"kind", "version", "build", "python"}
        assert (ready["kind"], ready["version"], len(ready["build"])) == ("ready", 1, 64)
        assert ready == json.loads(ready_frame(folder))
