"""The language that this package makes of Python."""

import sys
from collections.abc import Callable, Mapping, Sequence
from types import CodeType, ModuleType
from typing import Any

from pungi_guest.declared import Definition
from pungi_guest.pristine import PRISTINE
from pungi_guest.site import PROGRAM
from pungi_guest.source_code import Compiled, compile_tree, parse, with_newlines
from pungi_restricted.facades import FACADES, Facades
from pungi_restricted.guards import Guards
from pungi_restricted.offered import offered
from pungi_restricted.policy import Refusal, restrict

__builtins__ = PRISTINE

_MOST_SHOWN = 20
_modules = sys.modules


class Restricted:
    """A part of Python, compiled with guards; its imports give façades."""

    def __init__(self) -> None:
        self._facades = Facades()
        self.modules: Mapping[str, Any] = self._facades.made

    def compile(self, source: str) -> Compiled:
        """Compile a program. Raises SyntaxError, which names all that is refused."""
        source = with_newlines(source)
        tree = parse(source)
        refusals = restrict(tree)
        if refusals:
            raise _refused(refusals, source, PROGRAM)
        return compile_tree(tree)

    def compile_definition(self, definition: Definition) -> CodeType:
        """Compile what an earlier program declared: guards are no part of what is carried."""
        tree = definition.parsed()
        refusals = restrict(tree)
        if refusals:
            raise _refused(refusals, definition.text, definition.file)
        code: CodeType = compile(tree, definition.file, "exec", definition.flags, True)
        return code

    def builtins(self, answer: Callable[[str, Sequence[str] | None, Callable[[], Any]], Any]) -> Any:
        """The builtins of the program alone."""

        def import_name(
            name: str, _globals: Any = None, _locals: Any = None, names: Any = (), level: int = 0
        ) -> Any:
            if level:
                raise ImportError("a program is no package: it has nothing to import from `.`")
            return answer(name, names, lambda: self._facades.import_name(name, names))

        return offered(Guards(self._is_known), import_name)

    def importable(self, allowed: Sequence[str] | None) -> Sequence[str]:
        """Of the modules that a policy allows, those that have a façade."""
        known = {name.partition(".")[0] for name in FACADES}
        return sorted(known if allowed is None else known & {*allowed})

    def import_module(self, name: str) -> Any:
        """Give the façade of a module."""
        return self._facades.get(name)

    def _is_known(self, module: ModuleType) -> bool:
        return any(module is known for known in (_modules.get("sdk"), _modules.get("sdk.aio"))) or (
            self._facades.made.get(module.__name__) is module
        )


def language() -> Restricted:
    """Make the language of one program."""
    return Restricted()


def _refused(refusals: list[Refusal], source: str, file: str) -> SyntaxError:
    first = refusals[0]
    more = [f"line {each.line}: {each.message}" for each in refusals[1:_MOST_SHOWN]]
    left = len(refusals) - 1 - len(more)
    message = "\n".join([first.message, *more, *([f"and {left} more"] if left > 0 else [])])
    lines = source.split("\n")
    text = lines[first.line - 1] if first.line <= len(lines) else ""
    return SyntaxError(message, (file, first.line, first.column + 1, text))
