# Call these by bare name or as sdk.<name>. Records are dicts that also read as attributes: r["title"] or r.title;
# r.get("title") where a key is NotRequired. A failed call raises sdk.SdkError: InvalidInput, Denied, RateLimited
# (.retry_after_seconds), CallTimeout, CallFailed or LimitReached.
# In parallel: sdk.map(fn, items) or await asyncio.gather(sdk.aio.fn(...), ...).

ConvertResult = {
    "amount": float,
    "at": NotRequired[str],  # matches ^([+-]?\d{4}(?!\d{2}\b))((-?)((0[1-9]|1[0-2])(\3([12]\d|0[1-…
}

def convert(amount: float, from_: Literal["EUR", "USD"], to: str | None = None) -> ConvertResult:
    """Convert an amount of money.
    amount: at least 0
    to: exactly 3 characters
    Effect: read."""

def final_answer(answer: str | dict) -> NoReturn:
    """End the run with this answer. ALWAYS call it once you have it; nothing after it runs."""
