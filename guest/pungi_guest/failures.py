"""What a failed call raises: the exceptions that a program finds on `sdk`."""

from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import CallError

__builtins__ = PRISTINE


class SdkError(Exception):
    """A call of the SDK failed; every other exception of `sdk` is one."""

    # Where a program finds it, as tracebacks and pickles say.
    __module__ = "sdk"

    # Set on `RateLimited` alone, and there None where the host does not know.
    retry_after_seconds: float | None = None


_MEANINGS = {
    "InvalidInput": "The function does not take this input.",
    "Denied": "The call was not approved, or the policy does not allow it.",
    "RateLimited": "Too many calls; `retry_after_seconds` says when the next may pass, if that is known.",
    "CallTimeout": "The function did not answer in time.",
    "CallFailed": "The function raised; the message is what the host lets through.",
    "LimitReached": "The program used up one of its limits.",
}

FAILURES: dict[str, type[SdkError]] = {
    "SdkError": SdkError,
    **{
        name: type(name, (SdkError,), {"__module__": "sdk", "__doc__": meaning})
        for name, meaning in _MEANINGS.items()
    },
}
"""Every exception of `sdk` by its name there."""


def failure_of(error: CallError) -> SdkError:
    """Make the exception that a reply stands for."""
    failure = FAILURES.get(error["type"], FAILURES["CallFailed"])(error["message"])
    if "retryAfterSeconds" in error:
        failure.retry_after_seconds = error["retryAfterSeconds"]
    return failure
