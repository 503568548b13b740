"""The filter of system calls as a table, the steps of the wall as far as any machine can make them."""

import errno
import re
import struct
import unittest
import unittest.mock
from pathlib import Path

from pungi_jail.calls import FREE, GUARDED
from pungi_jail.filter import write_filter
from pungi_jail.machine import MACHINES, Machine, this_machine

_ALLOWED = 0x7FFF0000
_KILLED = 0x80000000
_REFUSED = 0x00050000 | errno.EPERM
_UNKNOWN = 0x00050000 | errno.ENOSYS

_THREAD = 0x003D0F00
_NEW_USER = 0x10000000


def _decide(machine: Machine, number: int, *arguments: int, audit: int | None = None) -> int:
    """Run the filter as the kernel does."""
    values = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, machine.audit if audit is None else audit, 0, *values)
    program = [*struct.iter_unpack("<HBBI", write_filter(machine))]
    held, at = 0, 0
    while True:
        code, if_so, if_not, value = program[at]
        at += 1
        if code == 0x20:
            (held,) = struct.unpack_from("<I", data, value)
        elif code == 0x06:
            return value
        else:
            holds = {0x15: held == value, 0x35: held >= value, 0x45: held & value != 0}[code]
            at += if_so if holds else if_not


class Filter(unittest.TestCase):
    def number(self, machine: Machine, name: str) -> int:
        number = machine.number({**FREE, **GUARDED}[name])
        assert number is not None
        return number

    def test_each_free_call_is_allowed(self) -> None:
        for machine in MACHINES:
            for name, numbers in FREE.items():
                number = machine.number(numbers)
                if number is not None:
                    with self.subTest(machine.name, name=name):
                        assert _decide(machine, number) == _ALLOWED

    def test_every_other_call_is_refused(self) -> None:
        for machine in MACHINES:
            known = {machine.number(numbers) for numbers in [*FREE.values(), *GUARDED.values()]}
            for number in set(range(463)) - known:
                with self.subTest(machine.name, number=number):
                    assert _decide(machine, number) == _REFUSED

    def test_later_calls_are_unknown_so_that_libraries_fall_back(self) -> None:
        for machine in MACHINES:
            assert _decide(machine, 463) == _UNKNOWN
            assert _decide(machine, self.number(machine, "clone3")) == _UNKNOWN

    def test_a_call_by_other_numbers_ends_the_process(self) -> None:
        x86, arm = MACHINES
        assert _decide(x86, 0x40000000) == _KILLED
        assert _decide(x86, 0x40000000 + 39) == _KILLED
        assert _decide(x86, 0, audit=0x40000003) == _KILLED
        assert _decide(arm, 63, audit=0x40000028) == _KILLED

    def test_arguments_decide(self) -> None:
        for machine in MACHINES:
            for name, arguments, decision in (
                ("clone", (_THREAD,), _ALLOWED),
                ("clone", (17,), _REFUSED),
                ("clone", (0x4100 | 17,), _REFUSED),
                ("clone", (_THREAD | _NEW_USER,), _REFUSED),
                ("ioctl", (1, 0x5401), _ALLOWED),
                ("ioctl", (0, 0x5412), _REFUSED),
                ("ioctl", (0, 0x5412 | 1 << 32), _REFUSED),
                ("prctl", (15,), _ALLOWED),
                ("prctl", (1, 0), _REFUSED),
                ("prctl", (22, 1), _REFUSED),
                ("fcntl", (3, 2), _ALLOWED),
                ("fcntl", (3, 1031, 1 << 20), _REFUSED),
                ("kill", (1, 15), _ALLOWED),
                ("kill", (1, 9), _KILLED),
                ("tkill", (1, 9), _KILLED),
                ("tgkill", (1, 1, 9), _KILLED),
                ("tgkill", (1, 9, 15), _ALLOWED),
            ):
                with self.subTest(machine.name, name=name, arguments=arguments):
                    assert _decide(machine, self.number(machine, name), *arguments) == decision

    def test_jumps_reach_their_ends(self) -> None:
        for machine in MACHINES:
            assert len(write_filter(machine)) // 8 < 256


class Numbers(unittest.TestCase):
    def test_no_number_stands_for_two_calls(self) -> None:
        for machine in MACHINES:
            numbers = [machine.number(each) for each in [*FREE.values(), *GUARDED.values()]]
            there = [number for number in numbers if number is not None]
            assert len(there) == len(set(there))

    def test_they_are_those_of_the_kernel(self) -> None:
        for column, header in enumerate(
            ("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "/usr/include/asm-generic/unistd.h")
        ):
            if not Path(header).exists():
                self.skipTest(f"there is no {header}")
            lines = re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)$", Path(header).read_text(), re.MULTILINE)
            told = {_RENAMED.get(name, name) if column == 1 else name: int(number) for name, number in lines}
            for name, numbers in {**FREE, **GUARDED}.items():
                if name in told:
                    with self.subTest(header, name=name):
                        assert numbers[column] == told[name]


# The generic table calls some by the names of their C functions.
_RENAMED = {"fstatat": "newfstatat"}


class OfMachine(unittest.TestCase):
    def test_an_unknown_processor_is_refused(self) -> None:
        with (
            unittest.mock.patch("platform.machine", return_value="riscv64"),
            self.assertRaisesRegex(RuntimeError, r"known \(x86_64 or aarch64\), got riscv64"),
        ):
            this_machine()


if __name__ == "__main__":
    unittest.main()
