"""What to use instead of a module that a program cannot have."""

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_NETWORK = "There is no network here: the functions of `sdk` are the way to the world."
_TABLES = "Use lists and dicts, statistics, collections and itertools."
_PROCESS = "No other program can be started here."
_PARALLEL = "In parallel: sdk.map(sdk.search, queries), or asyncio.gather over sdk.aio.search(query)."
_FILES = "Given files stand under /data, and what is left in /out is handed back: use open() or pathlib."
_MODEL = "Where this run may ask a model, a function of `sdk` does it."

_INSTEAD = {
    _NETWORK: "aiohttp boto3 ftplib http httpx requests selenium smtplib socket ssl urllib3 websockets",
    f"urllib.parse is there, the rest is not. {_NETWORK}": "urllib",
    "Use html.parser or xml.etree.ElementTree on text that a function of `sdk` returned.": "bs4 lxml",
    _TABLES: "matplotlib numpy pandas polars scipy seaborn sklearn tensorflow torch",
    _PROCESS: "ctypes multiprocessing pty signal subprocess",
    f"{_FILES} {_PROCESS}": "os",
    _FILES: "glob shutil sqlite3 tempfile",
    _PARALLEL: "_thread gevent queue threading trio",
    _MODEL: "anthropic langchain openai transformers",
    "print() is shown as it is; raise an exception to end with an error.": "sys",
    "Use json or csv.": "toml yaml",
    "Use datetime and zoneinfo.": "dateutil pendulum pytz",
}

_BY_MODULE = {module: advice for advice, modules in _INSTEAD.items() for module in modules.split()}


def advice_for(module: str) -> str:
    """Say what a program may use instead of a top-level module, empty where nothing is known."""
    return _BY_MODULE.get(module, "")
