/** Why a reply is neither a program nor an answer. */
export type Refusal = 'cut-off' | 'empty' | 'reasoning-only' | 'tool-call' | 'unfenced' | 'invisible';

/** What a model is told of a reply that was refused. */
export const refusals: Readonly<Record<Refusal, string>> = {
  'cut-off':
    'Your reply was cut off at the token limit, so nothing ran. Write a shorter reply: the program alone, in one ```python block, and leave the rest to the next step.',
  empty: 'Your reply was empty. Write one program in a ```python block.',
  'reasoning-only':
    'Your reply held reasoning only, and nothing in it runs. Write one program in a ```python block after it.',
  'tool-call':
    'Your reply is a tool call, and there are no tool calls here, so nothing ran. Call the function in Python instead: write one program in a ```python block, such as result = sdk.name(argument="value").',
  unfenced:
    'Your reply calls functions between its words, so nothing ran. Write one program in a ```python block, and words outside of it.',
  invisible:
    'Invisible characters and those that change the direction of text are not accepted in a program, so nothing ran. Write it as an escape such as "\\u200b" where a string needs it, else leave it out.',
};

/** How a reply was read where that is not plain. */
export type Notice = 'joined' | 'repeated' | 'invented';

/** What a model is told of it, beside the outcome of its program. */
export const notices: Readonly<Record<Notice, string>> = {
  joined: 'Your reply held several Python blocks: they ran as one program, in their order.',
  repeated: 'Your reply held the same Python block twice in a row: it ran once.',
  invented:
    'Your reply went on with a result that you made up: nothing from there on ran. The real output is in this message only; end your reply after the program and wait for it.',
};
