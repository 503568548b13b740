"""A failed call raises what a program can catch."""

import unittest

from tests.harness import run

KINDS = ("InvalidInput", "Denied", "RateLimited", "CallTimeout", "CallFailed", "LimitReached")


class Failures(unittest.TestCase):
    def test_each_kind_is_an_exception_of_sdk(self) -> None:
        outcome = run(
            f"for kind in {KINDS}:\n"
            "    try:\n"
            "        fail(kind)\n"
            "    except sdk.SdkError as error:\n"
            "        print(type(error) is getattr(sdk, kind), isinstance(error, Exception), error)\n"
        )

        assert outcome.stdout == "".join([f"True True refused as {kind}\n" for kind in KINDS])

    def test_a_rate_limit_tells_when_to_retry(self) -> None:
        outcome = run(
            'try:\n    fail("RateLimited")\nexcept sdk.RateLimited as error:\n    print(error.retry_after_seconds)'
        )

        assert outcome.stdout == "30\n"

    def test_an_uncaught_failure_is_named_by_its_place(self) -> None:
        error = run('\nfail("Denied")').error

        assert error == {
            "type": "Denied",
            "message": "refused as Denied",
            "traceback": (
                "Traceback (most recent call last):\n"
                '  File "<program>", line 2, in <module>\n'
                '    fail("Denied")\n'
                "sdk.Denied: refused as Denied"
            ),
            "line": 2,
        }

    def test_failures_pickle(self) -> None:
        outcome = run(
            "import pickle\ntry:\n    fail()\nexcept sdk.CallFailed as error:\n"
            "    print(repr(pickle.loads(pickle.dumps(error))))"
        )

        assert outcome.stdout == "CallFailed('refused as CallFailed')\n"
