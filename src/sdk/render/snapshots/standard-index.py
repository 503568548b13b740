# Call these by bare name or as sdk.<name>. Records are dicts that also read as attributes: r["title"] or r.title;
# r.get("title") where a key is NotRequired. A failed call raises sdk.SdkError: InvalidInput, Denied, RateLimited
# (.retry_after_seconds), CallTimeout, CallFailed or LimitReached.
# In parallel: sdk.map(fn, items) or await asyncio.gather(sdk.aio.fn(...), ...).
# Imports: only collections, datetime, json, math, re, statistics.

# More functions; help(sdk.<name>) shows how to call one:
# calculate: Evaluate one arithmetic expression…
# database_query: Execute a read-only SQL query on the…
# search: Search the web, best hits first.
# send_notification: Send a push notification.
# summarise: Summarise anything in a few sentences.

def final_answer(answer: str | dict) -> NoReturn:
    """End the run with this answer. ALWAYS call it once you have it; nothing after it runs."""
