Answer = {"hits": list[AnswerHitsItem]}
AnswerHitsItem = {"rank": NotRequired[int]}

def final_answer(answer: Answer) -> NoReturn:
    """End the run with this answer. ALWAYS call it once you have it; nothing after it runs.
    answer: The best ones."""
