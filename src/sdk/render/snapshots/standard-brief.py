# Call these by bare name or as sdk.<name>. Records are dicts that also read as attributes: r["title"] or r.title;
# r.get("title") where a key is NotRequired. A failed call raises sdk.SdkError: InvalidInput, Denied, RateLimited
# (.retry_after_seconds), CallTimeout, CallFailed or LimitReached.
# In parallel: sdk.map(fn, items) or await asyncio.gather(sdk.aio.fn(...), ...).
# Imports: only collections, datetime, json, math, re, statistics.

Hit = {"title": str, "url": str, "snippet": str, "date": str}

def calculate(expression: str) -> int | float:
    """Evaluate one arithmetic expression exactly."""
def database_query(sql: str) -> list[dict]:
    """Execute a read-only SQL query on the product database. (read; times out after 5 seconds)
    IMPORTANT: SELECT only, no INSERT, UPDATE or DELETE."""
def search(query: str, limit: int = 10) -> list[Hit]:
    """Search the web, best hits first."""
def send_notification(user_id: str, message: str) -> bool:
    """Send a push notification. (write; asks for approval; at most 1 per user_id per hour)
    WARNING: Never send the same message twice."""
def summarise(items: list, instructions: str = "") -> str:
    """Summarise anything in a few sentences."""

def final_answer(answer: str | dict) -> NoReturn:
    """End the run with this answer. ALWAYS call it once you have it; nothing after it runs."""
