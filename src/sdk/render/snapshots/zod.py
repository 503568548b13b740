# Call these by bare name or as sdk.<name>. Records are dicts that also read as attributes: r["title"] or r.title;
# r.get("title") where a key is NotRequired. A failed call raises sdk.SdkError: InvalidInput, Denied, RateLimited
# (.retry_after_seconds), CallTimeout, CallFailed or LimitReached.
# In parallel: sdk.map(fn, items) or await asyncio.gather(sdk.aio.fn(...), ...).

CategoriesItem = {"name": str, "parent": NotRequired[CategoriesItem]}
Order = {
    "id": int,
    "product": str,  # Its name in the shop.
    "status": Literal["waiting", "sent"],
    "at": str,  # ISO date-time (…Z)
    "price": float,  # at least 0
    "note": NotRequired[str | None],
    "size": NotRequired[tuple[int, int]],
    "labels": dict[str, str],
}
OrdersOfState = {"is": Literal["waiting", "sent"]}
SaveOrder = {
    "id": int,
    "product": str,  # Its name in the shop.
    "status": Literal["waiting", "sent"],
    "at": str,  # ISO date-time (…Z)
    "price": float,  # at least 0
    "note": NotRequired[str | None],
    "size": NotRequired[tuple[int, int]],
    "labels": NotRequired[dict[str, str]],  # default {}
}
SaveRefused = {
    "kind": Literal["refused"],
    "reasons": list[str],  # each at most 80 characters
}
SaveSaved = {"kind": Literal["saved"], "id": int}

def categories() -> list[CategoriesItem]:
    """All categories.
    Effect: pure."""

def orders_of(user_id: str, limit: int = 20, since: str | None = None, state: Literal["any"] | OrdersOfState = "any") -> list[Order]:
    """Orders of one user, newest first.
    user_id: UUID
    limit: 1 to 100
    since: ISO date
    Effect: read.
    Example: waiting = [o for o in orders_of(user) if o.status == "waiting"]"""

def save(order: SaveOrder, mail: str | None = None) -> SaveSaved | SaveRefused:
    """Save an order.
    mail: email
    Effect: write; asks for approval, at most 1 per order.id per hour. Raises sdk.Denied, sdk.RateLimited."""

def final_answer(answer: str | dict) -> NoReturn:
    """End the run with this answer. ALWAYS call it once you have it; nothing after it runs."""
