# What the rules use of RestrictedPython, for the type checker: it is installed on no machine that only checks.
import ast

INSPECT_ATTRIBUTES: frozenset[str]

def copy_locations(new_node: ast.AST, old_node: ast.AST) -> None: ...

class RestrictingNodeTransformer(ast.NodeTransformer): ...
