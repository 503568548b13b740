# Call these by bare name or as sdk.<name>. Records are dicts that also read as attributes: r["title"] or r.title;
# r.get("title") where a key is NotRequired. A failed call raises sdk.SdkError: InvalidInput, Denied, RateLimited
# (.retry_after_seconds), CallTimeout, CallFailed or LimitReached.
# In parallel: sdk.map(fn, items) or await asyncio.gather(sdk.aio.fn(...), ...).
# Imports: only collections, datetime, json, math, re, statistics.

Hit = {
    "title": str,
    "url": str,  # URI
    "snippet": str,
    "date": str,  # ISO date, "" when unknown
}

def calculate(expression: str) -> int | float:
    """Evaluate one arithmetic expression exactly.
    expression: numbers, + - * / // % **, and parentheses
    Returns: int where the result is exact and nothing was divided by /
    Effect: pure.
    Example: calculate("1234 * 5678")"""

def database_query(sql: str) -> list[dict]:
    """Execute a read-only SQL query on the product database.
    Tables: products(id, name, price, stock), orders(id, user_id, product_id, status)
    Returns: one dict per row
    Effect: read; times out after 5 seconds. Raises sdk.CallTimeout.
    IMPORTANT: SELECT only, no INSERT, UPDATE or DELETE.
    Example: rows = database_query("SELECT name, price FROM products WHERE stock < 5")"""

def search(query: str, limit: int = 10) -> list[Hit]:
    """Search the web, best hits first. Use for current information, facts and news.
    query: not empty
    limit: 1 to 50
    Effect: read.
    Example: recent = [r for r in search("LLM benchmarks") if r.date > "2024-01-01"]"""

def send_notification(user_id: str, message: str) -> bool:
    """Send a push notification.
    message: 1 to 500 characters
    Returns: True if it was sent
    Effect: write; asks for approval, at most 1 per user_id per hour. Raises sdk.Denied, sdk.RateLimited.
    WARNING: Never send the same message twice.
    Example: send_notification("u1", "Your order is on its way.")"""

def summarise(items: list, instructions: str = "") -> str:
    """Summarise anything in a few sentences.
    instructions: what to look for, how long
    Effect: read.
    Example: summarise(search("solar power"), "three bullet points")"""

def final_answer(answer: str | dict) -> NoReturn:
    """End the run with this answer. ALWAYS call it once you have it; nothing after it runs."""
