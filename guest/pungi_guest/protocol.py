"""What crosses the wall, as the guest sees it: plain JSON, described for the type checker only."""

from typing import Any, Literal, NoReturn, NotRequired, Protocol, TypeAlias, TypedDict

WIRE_VERSION = 1

# A type of the manifest: a word, or an object with one key (`{"list": "int"}`).
Shape: TypeAlias = Any


class Transport(Protocol):
    """Carries frames through the wall, each a JSON text.

    A frame is packed before anything is counted on it, and a `deliver` is looked at before it is dropped:
    where memory or stack runs out in between, both sides still agree on what was said.
    """

    def pack(self, frame: str) -> bytes:
        """Make a frame ready to be sent."""
        ...

    def send(self, data: bytes) -> None:
        """Send a packed frame."""
        ...

    def peek(self) -> str:
        """Wait for the `deliver` that answers the last blocking frame; the same one until it is dropped."""
        ...

    def drop(self) -> None:
        """Forget the `deliver` that was looked at."""
        ...

    def finish(self, data: bytes) -> NoReturn:
        """Send the last frame, packed, and never return: no line of the program may run after it."""
        ...


class CallError(TypedDict):
    """Why a call failed."""

    type: str
    message: str
    retryAfterSeconds: NotRequired[float]


class Reply(TypedDict):
    """What the host answers a call with: `output` when done, else `error`.

    `numbers` says that ints and floats are told apart in the output.
    """

    status: Literal["done", "failed", "refused"]
    output: NotRequired[Any]
    numbers: NotRequired[Literal["exact"]]
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
    """All functions, the records that their shapes name, and what `final_answer` takes, if declared."""

    version: int
    functions: list[ManifestFunction]
    records: dict[str, Any]
    answer: NotRequired[Shape]


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


class Layer(TypedDict):
    """Modules that decide what a program is written in.

    `code` is base64 of deflated, marshalled pairs of name and code; `magic` is of the Python that made it.
    """

    magic: str
    code: str


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
    layer: NotRequired[Layer]
