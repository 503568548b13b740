"""What crosses the wall, as the guest sees it: plain JSON, described for the type checker only."""

from typing import Any, Literal, NoReturn, NotRequired, Protocol, TypeAlias, TypedDict

WIRE_VERSION = 1

# A type of the manifest: a word, or an object with one key (`{"list": "int"}`).
Shape: TypeAlias = Any


class Transport(Protocol):
    """Carries frames through the wall, each a JSON text."""

    def post(self, frame: str) -> None:
        """Sends a frame that is never answered."""
        ...

    def ask(self, frame: str) -> str:
        """Sends a frame and blocks until its `deliver` is there, which it returns."""
        ...

    def finish(self, frame: str) -> NoReturn:
        """Sends the last frame and never returns: no line of the program may run after it."""
        ...


class CallError(TypedDict):
    """Why a call failed."""

    type: str
    message: str
    retryAfterSeconds: NotRequired[float]


class Reply(TypedDict):
    """What the host answers a call with: `output` when done, else `error`."""

    status: Literal["done", "failed", "refused"]
    output: NotRequired[Any]
    error: NotRequired[CallError]


class ManifestParameter(TypedDict):
    """One parameter; `python` is its name in Python where the JSON name is none."""

    name: str
    python: NotRequired[str]
    annotation: str
    shape: Shape
    required: bool
    default: NotRequired[Any]


class ManifestFunction(TypedDict):
    """One function of the SDK."""

    name: str
    effect: str
    doc: str
    parameters: list[ManifestParameter]
    extra: Shape | None
    returns: Shape
    returnAnnotation: str


class Manifest(TypedDict):
    """All functions, and the records that their shapes name."""

    version: int
    functions: list[ManifestFunction]
    records: dict[str, Any]


class GuestLimits(TypedDict):
    """The limits that the guest keeps, so that a program is told in Python."""

    outputBytes: int
    frameBytes: int
    depth: int
    carriedBytes: int
    concurrentCalls: int
    memoryBytes: NotRequired[int]


class AllowedImports(TypedDict):
    """Names of top-level modules."""

    allow: list[str]


class Mounts(TypedDict):
    """Where `/data` and `/out` stand on a rung without a file system of its own."""

    data: str
    out: str


class Last(TypedDict):
    """What the observation before had to cut."""

    value: Any
    output: str


class Start(TypedDict):
    """Starts one program."""

    kind: Literal["start"]
    version: int
    source: str
    manifest: Manifest
    carried: str | None
    limits: GuestLimits
    importPolicy: Literal["all"] | AllowedImports
    seed: str
    startedAt: float
    mounts: Mounts | None
    last: Last | None
