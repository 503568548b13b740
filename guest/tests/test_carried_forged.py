"""Carried text that no encoder wrote."""

import datetime as dt
import decimal
import random
import unittest

from pungi_guest.carried import decode_carried, encode_carried
from pungi_guest.codec import MalformedValueError
from tests.caught import caught

LIMIT = 100_000
NAMED = dt.timezone(dt.timedelta(hours=-5), "~east")
FORM = "Expected `carried` to be in the wire form of a value, got"
FORGED: list[tuple[str, str]] = [
    ("", f"{FORM} text that is not JSON."),
    ("[]", f"{FORM} no graph of names and nodes."),
    ('{"nodes":[],"names":{}}', f"{FORM} no graph of names and nodes."),
    ('{"names":[],"nodes":[]}', f"{FORM} no graph of names and nodes."),
    ('{"names":{},"nodes":{}}', f"{FORM} no graph of names and nodes."),
    ('{"names":{},"nodes":[],"x":1}', f"{FORM} no graph of names and nodes."),
    ('{"names":{},"nodes":[1]}', f"{FORM} a node of unknown kind."),
    ('{"names":{},"nodes":[[]]}', f"{FORM} a node of unknown kind."),
    ('{"names":{},"nodes":[["object"]]}', f"{FORM} a node of unknown kind."),
    ('{"names":{},"nodes":[["record"]]}', f"{FORM} a node of unknown kind."),
    ('{"names":{},"nodes":[[["list"]]]}', f"{FORM} a node of unknown kind."),
    ('{"names":{"x":[0]},"nodes":[]}', f"{FORM} a reference to no node."),
    ('{"names":{"x":[-1]},"nodes":[["list"]]}', f"{FORM} a reference to no node."),
    ('{"names":{"x":{}},"nodes":[]}', f"{FORM} a slot of unknown form."),
    ('{"names":{"x":[]},"nodes":[]}', f"{FORM} a slot of unknown form."),
    ('{"names":{"x":[true]},"nodes":[["list"]]}', f"{FORM} an atom of unknown kind."),
    ('{"names":{"x":["eval","1"]},"nodes":[]}', f"{FORM} an atom of unknown kind."),
    ('{"names":{"x":[["date"],1]},"nodes":[]}', f"{FORM} an atom of unknown kind."),
    ('{"names":{"x":["date",2024,13,1]},"nodes":[]}', f"{FORM} a date with wrong parts."),
    ('{"names":{"x":["date"]},"nodes":[]}', f"{FORM} a date with wrong parts."),
    ('{"names":{"x":["bytes","?"]},"nodes":[]}', f"{FORM} a bytes with wrong parts."),
    ('{"names":{"x":["bytes",1]},"nodes":[]}', f"{FORM} a bytes with wrong parts."),
    ('{"names":{"x":["decimal","x"]},"nodes":[]}', f"{FORM} a decimal with wrong parts."),
    ('{"names":{"x":["timedelta",1e300]},"nodes":[]}', f"{FORM} a timedelta with wrong parts."),
    ('{"names":{"x":["timezone",9,0,0]},"nodes":[]}', f"{FORM} a timezone with wrong parts."),
    (
        '{"names":{"x":["datetime",1,1,1,0,0,0,0,["date",1,1,1],0]},"nodes":[]}',
        f"{FORM} a datetime with wrong parts.",
    ),
    ('{"names":{"x":["time",0,0,0,0,"zone",0]},"nodes":[]}', f"{FORM} a time with wrong parts."),
    ('{"names":{"x":["complex","a b"]},"nodes":[]}', f"{FORM} a complex with wrong parts."),
    ('{"names":{"x":"~q"},"nodes":[]}', f"{FORM} a string with an unknown tag."),
    ('{"names":{},"nodes":[["dict","a"]]}', f"{FORM} a key without value."),
    ('{"names":{},"nodes":[["list"],["dict",[0],1]]}', f"{FORM} a key or set item that cannot be hashed."),
    ('{"names":{},"nodes":[["list"],["set",[0]]]}', f"{FORM} a key or set item that cannot be hashed."),
    ('{"names":{},"nodes":[["list"],["frozenset",[0]]]}', f"{FORM} a key or set item that cannot be hashed."),
    ('{"names":{},"nodes":[["tuple",[0]]]}', f"{FORM} a tuple or frozenset nested too deep."),
    ('{"names":{},"nodes":[["tuple",[1]],["tuple",[0]]]}', f"{FORM} a tuple or frozenset nested too deep."),
    (
        '{"names":{"x":[[[[[[1]]]]]]},"nodes":[]}',
        "Expected `carried` to nest at most 6 levels, got one more at `carried.names.x[0][0][0][0]`.",
    ),
]


class Forged(unittest.TestCase):
    def test_forged_texts_are_refused(self) -> None:
        for text, message in FORGED:
            with self.subTest(text):
                error = caught(
                    ValueError if "nest at most" in message else MalformedValueError,
                    decode_carried,
                    text,
                    LIMIT,
                )
                assert str(error) == message, error

    def test_a_chain_of_tuples_too_deep_to_hash_is_refused(self) -> None:
        nodes = ",".join(f'["tuple",[{number + 1}]]' for number in range(200))
        text = f'{{"names":{{}},"nodes":[{nodes},["tuple"]]}}'
        caught(MalformedValueError, decode_carried, text, LIMIT)

    def test_a_text_beyond_the_limit_is_refused(self) -> None:
        error = caught(ValueError, decode_carried, '{"names":{},"nodes":[]}', 22)
        assert str(error) == "Expected `carried` to take at most 22 bytes, got more."

    def test_any_damage_ends_in_values_or_in_an_error(self) -> None:
        variables = {"a": [1, (2.5, "x")], "b": {"k": {b"y"}, (1,): NAMED}, "c": decimal.Decimal(1)}
        text = encode_carried(variables, LIMIT).text
        pieces = [
            "[",
            "]",
            '"',
            ",",
            "0",
            "1",
            "-",
            "~",
            "null",
            "1e9",
            '"set"',
            '"tuple"',
            '"dict"',
            "[0]",
            "[2]",
        ]
        chance = random.Random(30)
        for _ in range(3_000):
            at = chance.randrange(len(text))
            damaged = text[:at] + chance.choice(pieces) + text[at + chance.randrange(4) :]
            try:
                assert type(decode_carried(damaged, LIMIT)) is dict
            except ValueError:
                continue


if __name__ == "__main__":
    unittest.main()
