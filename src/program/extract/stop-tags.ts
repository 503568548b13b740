/** What chat templates and other agents end a turn or a block with; models write it out. */
const stopTag =
  /(?:<\|[\w▁ -]{1,40}\|>|<｜[\w▁ -]{1,40}｜>|<\/?(?:s|eos|bos|end_code|end_action|end_of_turn|endoftext|end)>|\[\/?INST\])$/i;

/** The text without stop tags, and without white space, at its end. */
export function withoutStopTags(text: string): string {
  let rest = text.trimEnd();
  for (;;) {
    // The longest tag has fewer than 50 characters: the rest of the text need not be looked at.
    const found = stopTag.exec(rest.slice(-50));
    if (found === null) return rest;
    rest = rest.slice(0, rest.length - found[0].length).trimEnd();
  }
}
