"""Carries what a program left to the next program of its run: values, imports, definitions."""

from collections.abc import Callable
from typing import Any

from pungi_guest.carried import CarriedRecords, decode_carried, encode_carried
from pungi_guest.declared import Declared, Definition, declared_in
from pungi_guest.kept import quote, scan_json
from pungi_guest.language import Language
from pungi_guest.leftovers import Leftovers
from pungi_guest.pristine import PRISTINE
from pungi_guest.record import Record, record_name
from pungi_guest.refusal import malformed
from pungi_guest.site import earlier_program
from pungi_guest.sources import Sources
from pungi_guest.values import Values

__builtins__ = PRISTINE


_TOO_LONG = "the definitions are too long to be carried"
_TOO_MANY = "the imports are too many to be carried"


class Carry:
    """The state of one run as one program finds and leaves it.

    Its text has two lines: a head with imports and definitions, and the values.
    """

    def __init__(self, scope: dict[str, Any], sources: Sources, values: Values, language: Language) -> None:
        self._scope = scope
        self._sources = sources
        self._language = language
        self._records = CarriedRecords(Record, record_name, lambda name: values.record(name, {}))
        self._step = 1
        self._earlier = Declared({}, {})
        self._restored: dict[str, object] = {}
        # By name, why something did not come through, or does not go on.
        self.dropped: dict[str, str] = {}
        # The names that are imported or defined again: they are no variables.
        self.declared: set[str] = set()

    def restore(self, text: str, allows: Callable[[str], bool]) -> None:
        """Give the program what an earlier one left. `allows` tells which modules it may import.

        Raises MalformedValueError on a text that no program left.
        """
        head_text, _, values_text = text.partition("\n")
        step, imports, definitions = _read_head(head_text)
        self._step = step + 1
        for name, module, attribute in imports:
            self._earlier.imports[name] = (module, attribute)
            self._try(
                name, lambda module=module, attribute=attribute: self._imported(module, attribute, allows)
            )
        self._scope.update(decode_carried(values_text, len(values_text.encode()), self._records))
        self._add_sources(definitions)
        for definition in definitions:
            self._earlier.definitions[definition.name] = definition
            self._try(definition.name, lambda definition=definition: self._defined(definition))

    def save(self, names: dict[str, Any], limit: int, flags: int) -> str | None:
        """Write what these variables hold, in at most `limit` bytes; fills `dropped`.

        None where not even nothing fits into the limit. `flags` are the `__future__` features of the program.
        """
        left = Leftovers(
            _once(lambda: self._declared(flags)), self._earlier, self._restored, self._language.modules
        )
        for name, value in names.items():
            left.sort(name, value)
        carried = encode_carried(left.values, limit, self._records)
        dropped = {
            name: reason
            for name, reason in carried.dropped.items()
            if not left.declare(name, left.values[name])
        }
        head = self._head(left)
        for each, reason in ((left.definitions, _TOO_LONG), (left.imports, _TOO_MANY)):
            if _size(head) > limit // 2:
                left.dropped.update(dict.fromkeys(each, reason))
                each.clear()
                head = self._head(left)
        if _size(head) + 1 + _size(carried.text) > limit:
            carried = encode_carried(left.values, limit - _size(head) - 1, self._records)
            dropped |= {name: reason for name, reason in carried.dropped.items() if name not in left.imports}
        self.dropped |= left.dropped | dropped
        self.declared = {*left.imports, *left.definitions}
        text = f"{head}\n{carried.text}"
        return text if _size(text) <= limit else None

    def _declared(self, flags: int) -> Declared:
        return declared_in(self._sources.program, earlier_program(self._step), flags)

    def _head(self, left: Leftovers) -> str:
        earlier = [
            each for each in self._earlier.definitions.values() if left.definitions.get(each.name) == each
        ]
        ours = [each for each in left.definitions.values() if each not in earlier]
        definitions = [*earlier, *sorted(ours, key=lambda each: each.line)]
        return (
            f'{{"step":{self._step},'
            f'"imports":[{",".join([_strings(name, *where) for name, where in left.imports.items()])}],'
            f'"definitions":[{",".join([_written(each) for each in definitions])}]}}'
        )

    def _add_sources(self, definitions: list[Definition]) -> None:
        """Make texts in which each definition stands at its old line, for tracebacks and `inspect`."""
        texts: dict[str, str] = {}
        for each in sorted(definitions, key=lambda definition: definition.line):
            text = texts.get(each.file, "")
            texts[each.file] = text + "\n" * (each.line - 1 - text.count("\n")) + each.text
        for file, text in texts.items():
            self._sources.add(file, text)

    def _try(self, name: str, make: Callable[[], Any]) -> None:
        try:
            self._scope[name] = make()
        except Exception as error:
            self.dropped[name] = f"it could not be restored: {type(error).__name__}: {error}"

    def _defined(self, definition: Definition) -> Any:
        exec(self._language.compile_definition(definition), self._scope)
        made = self._restored[definition.name] = self._scope[definition.name]
        return made

    def _imported(self, module: str, attribute: str, allows: Callable[[str], bool]) -> Any:
        if not allows(module):
            raise ImportError(f"`{module}` may not be imported")
        found = self._language.import_module(module)
        return getattr(found, attribute) if attribute else found


def _read_head(text: str) -> tuple[int, list[tuple[str, str, str]], list[Definition]]:
    """The number of the program that left it, its imports and its definitions."""
    try:
        head: Any = scan_json(text, 0)[0]
        imports = [(name, module, attribute) for name, module, attribute in head["imports"]]
        return int(head["step"]), imports, [Definition(*fields) for fields in head["definitions"]]
    except Exception:
        raise malformed("no head of imports and definitions").told("carried") from None


def _strings(*texts: str) -> str:
    return f"[{','.join([quote(text) for text in texts])}]"


def _written(definition: Definition) -> str:
    name, file, line, text, flags = definition
    return f"[{quote(name)},{quote(file)},{line},{quote(text)},{flags}]"


def _once(make: Callable[[], Declared]) -> Callable[[], Declared]:
    made: list[Declared] = []

    def get() -> Declared:
        if not made:
            made.append(make())
        return made[0]

    return get


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8"))
