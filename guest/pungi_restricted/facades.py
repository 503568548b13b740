"""What imports bring: modules that hold listed names and nothing else.

A real module is a way out, since it holds those that it imported itself: `statistics.sys.modules["os"]`,
`json.codecs.open`. No list here has a name that opens files, evaluates text, reads attributes by a text,
leads to the event loop, or sets attributes of what it is given.
"""

import enum
import functools
import sys
from collections.abc import Callable, Sequence
from types import ModuleType, new_class
from typing import Any, cast

from pungi_guest.kept import import_module
from pungi_guest.nearest import did_you_mean
from pungi_guest.pristine import PRISTINE
from pungi_restricted.names import REFUSED

__builtins__ = PRISTINE

FACADES: dict[str, str] = {
    "__future__": "annotations division generator_stop absolute_import print_function unicode_literals",
    "abc": "ABC abstractmethod",
    "array": "array typecodes",
    "asyncio": (
        "ALL_COMPLETED BoundedSemaphore CancelledError Condition Event FIRST_COMPLETED "
        "FIRST_EXCEPTION InvalidStateError LifoQueue Lock PriorityQueue Queue QueueEmpty QueueFull "
        "QueueShutDown Semaphore TaskGroup TimeoutError as_completed create_task current_task gather "
        "iscoroutine iscoroutinefunction run shield sleep timeout to_thread wait wait_for"
    ),
    "base64": (
        "b16decode b16encode b32decode b32encode b64decode b64encode b85decode b85encode decodebytes "
        "encodebytes standard_b64decode standard_b64encode urlsafe_b64decode urlsafe_b64encode"
    ),
    "binascii": "Error a2b_base64 a2b_hex b2a_base64 b2a_hex crc32 hexlify unhexlify",
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
    "calendar": (
        "Calendar FRIDAY HTMLCalendar MONDAY SATURDAY SUNDAY THURSDAY TUESDAY TextCalendar WEDNESDAY "
        "calendar day_abbr day_name isleap leapdays month month_abbr month_name monthcalendar "
        "monthrange timegm weekday"
    ),
    "cmath": "*",
    "collections": "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple",
    "collections.abc": "*",
    "colorsys": "hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb",
    "concurrent": "",
    "concurrent.futures": (
        "ALL_COMPLETED CancelledError FIRST_COMPLETED FIRST_EXCEPTION ThreadPoolExecutor TimeoutError "
        "as_completed wait"
    ),
    "contextlib": (
        "AbstractAsyncContextManager AbstractContextManager AsyncExitStack ExitStack aclosing "
        "asynccontextmanager closing contextmanager nullcontext redirect_stderr redirect_stdout "
        "suppress"
    ),
    "copy": "copy deepcopy",
    "csv": (
        "DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC Sniffer "
        "reader writer"
    ),
    "dataclasses": "KW_ONLY FrozenInstanceError asdict astuple dataclass field fields is_dataclass replace",
    "datetime": "MAXYEAR MINYEAR UTC date datetime time timedelta timezone tzinfo",
    "decimal": (
        "Context Decimal DecimalException DivisionByZero Inexact InvalidOperation Overflow ROUND_05UP "
        "ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP "
        "Rounded getcontext localcontext setcontext"
    ),
    "difflib": "Differ SequenceMatcher context_diff get_close_matches ndiff restore unified_diff",
    "enum": "Enum Flag IntEnum IntFlag StrEnum auto unique",
    "fnmatch": "filter fnmatch fnmatchcase translate",
    "fractions": "Fraction",
    "functools": "cache cached_property cmp_to_key lru_cache partial reduce total_ordering wraps",
    "graphlib": "CycleError TopologicalSorter",
    "hashlib": "blake2b blake2s md5 new sha1 sha224 sha256 sha384 sha3_256 sha3_512 sha512",
    "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
    "hmac": "compare_digest digest new",
    "html": "escape unescape",
    "html.parser": "HTMLParser",
    "io": "BytesIO StringIO",
    "ipaddress": (
        "IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network ip_address "
        "ip_interface ip_network"
    ),
    "itertools": "*",
    "json": "JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads",
    "math": "*",
    "numbers": "Complex Integral Number Rational Real",
    "operator": (
        "abs add and_ concat contains countOf delitem eq floordiv ge getitem gt iadd imul index "
        "indexOf inv invert is_ is_not isub itemgetter le lshift lt matmul mod mul ne neg not_ or_ "
        "pos pow rshift setitem sub truediv truth xor"
    ),
    "pprint": "pformat pp pprint",
    "random": (
        "Random betavariate choice choices expovariate gauss getrandbits lognormvariate normalvariate "
        "randbytes randint random randrange sample seed shuffle triangular uniform"
    ),
    "re": (
        "A ASCII DOTALL I IGNORECASE M MULTILINE Match NOFLAG Pattern PatternError RegexFlag S U "
        "UNICODE VERBOSE X compile error escape findall finditer fullmatch match search split sub "
        "subn"
    ),
    "secrets": "choice compare_digest randbelow randbits token_bytes token_hex token_urlsafe",
    "shlex": "join quote split",
    "statistics": (
        "NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean "
        "linear_regression mean median median_grouped median_high median_low mode multimode pstdev "
        "pvariance quantiles stdev variance"
    ),
    "string": (
        "Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits "
        "printable punctuation whitespace"
    ),
    "struct": "Struct calcsize error pack unpack unpack_from",
    "textwrap": "dedent fill indent shorten wrap",
    "time": (
        "asctime ctime gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns "
        "process_time sleep strftime strptime struct_time time time_ns timezone tzname"
    ),
    "sys": (
        "argv byteorder exit float_info getrecursionlimit getsizeof int_info maxsize maxunicode "
        "stderr stdin stdout version version_info"
    ),
    "tomllib": "TOMLDecodeError load loads",
    "traceback": "format_exc format_exception format_exception_only print_exc print_exception",
    "types": "MappingProxyType NoneType SimpleNamespace",
    "typing": (
        "Annotated Any AnyStr AsyncIterable AsyncIterator Awaitable Callable ClassVar Collection "
        "Concatenate Coroutine Counter DefaultDict Deque Dict Final FrozenSet Generator Generic "
        "Hashable Iterable Iterator List Literal LiteralString Mapping MutableMapping MutableSequence "
        "NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec Protocol "
        "Required Self Sequence Set Sized SupportsFloat SupportsInt Text Tuple Type TypeAlias "
        "TypeGuard TypeVar TypedDict Union Unpack assert_never cast final overload override "
        "runtime_checkable TYPE_CHECKING"
    ),
    "unicodedata": (
        "bidirectional category combining decimal digit east_asian_width lookup name normalize "
        "numeric unidata_version"
    ),
    "urllib": "",
    "urllib.parse": (
        "ParseResult SplitResult parse_qs parse_qsl quote quote_plus unquote unquote_plus urldefrag "
        "urlencode urljoin urlparse urlsplit urlunparse urlunsplit"
    ),
    "uuid": "NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 UUID uuid3 uuid4 uuid5",
    "warnings": "catch_warnings filterwarnings simplefilter warn",
    "zoneinfo": "ZoneInfo ZoneInfoNotFoundError available_timezones",
}
"""By module, the names that its façade has; `*` is all public ones, where no other could be among them."""


def _wraps(wrapped: Callable[..., Any]) -> Callable[[Callable[..., Any]], object]:
    """`functools.wraps`, which could otherwise be told to copy any attribute."""

    def wrap(wrapper: Callable[..., Any]) -> object:
        functools.update_wrapper(wrapper, wrapped)
        return wrapper

    return wrap


class _SealedType(enum.EnumType):
    """Enums by class statements alone: a call with names could define any method, past every rule."""

    def __call__(cls, *args: Any, **named: Any) -> Any:
        if not cls.__members__:
            raise TypeError(f"making an enum by a call {REFUSED}. Use a class statement.")
        return cast("Any", super()).__call__(*args, **named)


def _sealed(base: type) -> type:
    return new_class(base.__name__, (base,), {"metaclass": _SealedType})


_IN_THEIR_PLACE: dict[tuple[str, str], Callable[[], Any]] = {
    ("functools", "wraps"): lambda: _wraps,
    ("enum", "Enum"): lambda: _sealed(enum.Enum),
    ("enum", "Flag"): lambda: _sealed(enum.Flag),
    ("enum", "IntEnum"): lambda: _sealed(enum.IntEnum),
    ("enum", "IntFlag"): lambda: _sealed(enum.IntFlag),
    ("enum", "StrEnum"): lambda: _sealed(enum.StrEnum),
}


class Facades:
    """The façades of one program, by name; each is made when it is first imported."""

    def __init__(self) -> None:
        self.made: dict[str, ModuleType] = {}

    def import_name(self, name: str, names: Sequence[str] | None) -> Any:
        """Do what `import name` does, and `from name import names`. Raises ImportError."""
        if name in {"sdk", "sdk.aio"}:
            return sys.modules[name if names else "sdk"]
        found = self.get(name)
        if not names:
            return self.get(name.partition(".")[0])
        for each in names:
            try:
                getattr(found, each)
            except AttributeError as error:
                raise ImportError(str(error), name=name) from None
        return found

    def get(self, name: str) -> ModuleType:
        """Give the façade of a module. Raises ImportError."""
        if name not in self.made:
            if name not in FACADES:
                raise ModuleNotFoundError(
                    f"`{name}` cannot be imported here: no list says what may be used of it.", name=name
                )
            self.made[name] = _facade(name, self._part)
        return self.made[name]

    def _part(self, facade: ModuleType, part: str) -> Any:
        """What a façade does not hold yet: a module below it. Raises AttributeError where there is none."""
        name = f"{facade.__name__}.{part}"
        if name not in FACADES:
            raise AttributeError(_refusal(facade, part), name=part, obj=None)
        setattr(facade, part, self.get(name))
        return self.made[name]


def _facade(name: str, part: Callable[[ModuleType, str], Any]) -> ModuleType:
    real = import_module(name)
    listed = FACADES[name].split()
    if listed == ["*"]:
        listed = list(getattr(real, "__all__", dir(real)))
    facade = ModuleType(name, real.__doc__)
    for each in listed:
        if each.startswith("_") or not hasattr(real, each):
            continue
        make = _IN_THEIR_PLACE.get((name, each))
        found = getattr(real, each) if make is None else make()
        if not isinstance(found, ModuleType):
            setattr(facade, each, found)
    # Asked for what is not in the façade.
    vars(facade)["__getattr__"] = functools.partial(part, facade)
    return facade


def _refusal(facade: ModuleType, part: str) -> str:
    names = sorted(each for each in vars(facade) if not each.startswith("_"))
    name = facade.__name__
    return f"`{name}.{part}` {REFUSED}.{did_you_mean(part, names)} Of `{name}` there are {', '.join(names)}."
