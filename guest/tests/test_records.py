"""Results are the program's own copies: records are dicts that also read as attributes."""

import unittest

from tests.harness import run


class Records(unittest.TestCase):
    def test_a_record_is_a_dict_with_attributes(self) -> None:
        outcome = run(
            'r = search("x")[0]\n'
            'print(r["title"], r.title, r.get("date"), isinstance(r, dict), r == dict(r), len(r))\n'
            "print(r)\n"
            "print({**r} == r, r | {'a': 1}, list(r))\n"
        )

        record = "{'title': 'New on x', 'date': '2024-05-01', 'score': 1.0, 'items': [1, 2]}"
        assert outcome.stdout == (
            f"New on x New on x 2024-05-01 True True 4\n{record}\nTrue {record[:-1]}, 'a': 1}} "
            "['title', 'date', 'score', 'items']\n"
        )

    def test_a_field_named_like_a_dict_method_is_an_item_only(self) -> None:
        outcome = run('r = search("x")[0]\nprint(r["items"], callable(r.items))\nr.items = 3')

        assert outcome.stdout == "[1, 2] True\n"
        assert outcome.error["message"] == '.items is a part of every dict. Use r["items"] = ...'

    def test_an_absent_optional_field_names_get(self) -> None:
        error = run('r = search("x")[1]\nr.score').error

        assert error["type"] == "AttributeError"
        assert error["message"] == 'this Result has no `score`, which is optional. Use .get("score")'

    def test_a_wrong_field_names_the_nearest(self) -> None:
        error = run('search("x")[1].titel').error

        assert error["message"] == "this Result has no `titel`. Did you mean `title`? It has: title, date."

    def test_a_record_can_be_changed_and_sent(self) -> None:
        outcome = run('r = search("x")[1]\nr.title = "t"\ndel r.date\necho(r)\nassert search("x")[1].title == "Old on x"')

        assert outcome.calls[1]["input"] == {"value": {"title": "t"}}
        assert outcome.end["status"] == "completed"

    def test_a_record_copies_pickles_and_dumps(self) -> None:
        outcome = run(
            "import copy, json, pickle\n"
            'r = search("x")[0]\n'
            "for other in (copy.copy(r), copy.deepcopy(r), pickle.loads(pickle.dumps(r)), sdk.Record(r)):\n"
            "    print(other == r, type(other) is type(r), other.title)\n"
            "print(json.dumps(r), json.loads(json.dumps(r)) == r)\n"
        )

        record = '{"title": "New on x", "date": "2024-05-01", "score": 1.0, "items": [1, 2]}'
        assert outcome.stdout == "True True New on x\n" * 4 + f"{record} True\n"

    def test_floats_stay_floats(self) -> None:
        outcome = run("print(half(8), half(-0.0), echo(1.0), echo(float('nan')), echo(float('-inf')))")

        assert outcome.stdout == "4.0 -0.0 1.0 nan -inf\n"

    def test_integers_of_any_size_cross(self) -> None:
        outcome = run("n = 12345678901234567890\nprint(echo(n) == n, echo(-(2**4000)) == -(2**4000), echo(2**53))")

        assert outcome.stdout == "True True 9007199254740992\n"

    def test_strings_cross_whatever_they_begin_with(self) -> None:
        outcome = run("for text in ('~', '~~i5', '~i5', 'a\\x00b', 'é😀', '\\\\u0041'):\n    print(echo(text) == text)")

        assert outcome.stdout == "True\n" * 6
