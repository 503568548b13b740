"""Sets an interpreter up for its one program."""

import gc
import sys
from collections.abc import Callable

from pungi_guest import event_loop, inline_executor, interactive, kept, native_clock, randomness, sleeping
from pungi_guest.failure_report import report_failure
from pungi_guest.import_policy import ImportPolicy
from pungi_guest.mounted_os import install as install_mounts
from pungi_guest.mounts import Mounts
from pungi_guest.parts import Parts
from pungi_guest.pristine import PRISTINE
from pungi_guest.sdk_module import Sdk
from pungi_guest.site import PROGRAM
from pungi_guest.untag import untag

__builtins__ = PRISTINE


def set_stage(parts: Parts, sdk: Sdk) -> Callable[[], event_loop.WireLoop]:
    """Make `sdk`, streams, clock, randomness, files and imports the program's, and give it what is carried.

    Returns what makes an event loop for it.
    """
    scope = parts.scope
    scope["__file__"] = PROGRAM
    sys.modules.update({"__main__": parts.main, "sdk": sdk})
    sys.argv = [PROGRAM]
    sys.stdout = sys.__stdout__ = parts.output.stdout
    sys.stderr = sys.__stderr__ = parts.output.stderr
    interactive.install()
    _set_files(parts)
    make_loop = _set_time_and_chance(parts)
    _refuse_calls_of_the_collector(parts)
    policy = _import_policy(parts, sdk)
    policy.install()
    scope["__builtins__"] = parts.language.builtins(policy.answer)
    _set_state(parts, sdk, policy)
    return make_loop


# What a program writes without naming a folder is in the private one, on every rung.
_PRIVATE = "/tmp"


def _set_files(parts: Parts) -> None:
    mounts = parts.start["mounts"]
    if mounts is None:
        kept.change_folder(_PRIVATE)
    parts.files.install(kept.open_file if mounts is None else install_mounts(Mounts(mounts)))


def _set_time_and_chance(parts: Parts) -> Callable[[], event_loop.WireLoop]:
    seed = parts.start["seed"]
    randomness.seed(seed)
    sleeping.install(parts.calls)
    seconds = kept.monotonic
    if parts.is_native:
        seconds = parts.clock.seconds
        native_clock.install(parts.clock)
        randomness.install(seed)
    inline = inline_executor.Inline(parts.calls, parts.functions.find, seconds)
    inline_executor.install(inline)

    def show(error: BaseException) -> str:
        return report_failure(error, parts.sources)["traceback"]

    def make_loop() -> event_loop.WireLoop:
        return event_loop.WireLoop(parts.calls, inline, seconds, show)

    event_loop.install(make_loop)
    return make_loop


def _refuse_calls_of_the_collector(parts: Parts) -> None:
    """When garbage is collected depends on what else is in memory: no replay finds such a call again."""
    calls = parts.calls
    before: list[str | None] = []

    def refuse(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            before.append(calls.refusal)
            calls.refusal = "by a destructor while garbage is collected"
        elif before:
            calls.refusal = before.pop()

    gc.callbacks.append(refuse)


def _import_policy(parts: Parts, sdk: Sdk) -> ImportPolicy:
    policy = parts.start["importPolicy"]
    allowed = None if policy == "all" else policy["allow"]
    return ImportPolicy(parts.language.importable(allowed), sdk, parts.scope)


def _set_state(parts: Parts, sdk: Sdk, policy: ImportPolicy) -> None:
    """Give the program what an earlier one left; the names of the SDK come last and win."""
    carried = parts.start["carried"]
    bare_names = sdk.bare_names(parts.start["source"] + (carried or ""))
    if carried is not None:
        parts.scope.update(bare_names)
        parts.calls.refusal = "while earlier definitions are restored"
        parts.carry.restore(carried, policy.allows)
        parts.calls.refusal = None
    last = parts.start["last"]
    if last is not None:
        sdk.last_value = untag(last["value"])
        sdk.last_output = last["output"]
    parts.scope.update(bare_names)
