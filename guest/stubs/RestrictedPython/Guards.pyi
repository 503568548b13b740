from typing import Any

safe_builtins: dict[str, Any]
