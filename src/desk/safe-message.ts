/** Turns what the host says into what a program may read. */
export type SafeMessage = (text: string) => string;

/** UTF-16 units of a message that cross. */
const longestMessage = 4_096;
const cutMark = '… (cut)';
const redacted = '[redacted]';

/**
 * Makes the one way by which words of the host cross: registered secret values are taken out, then the text is
 * cut. In this order, or a cut would leave the first half of a secret.
 */
export function safeMessages(secrets: readonly string[]): SafeMessage {
  const longestFirst = secrets.filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  return (text) => {
    const clean = longestFirst
      .reduce((left, secret) => left.replaceAll(secret, redacted), text)
      .toWellFormed();
    return clean.length <= longestMessage
      ? clean
      : `${clean.slice(0, longestMessage - cutMark.length)}${cutMark}`;
  };
}

/**
 * The message of what a host function threw. Its stack, cause and properties never cross: they tell of paths,
 * queries and credentials. Reading it may run the thrower's code, which may throw again.
 */
export function thrownText(thrown: unknown): string {
  try {
    const text: unknown = thrown instanceof Error ? thrown.message : thrown;
    if (typeof text === 'string' && text !== '') return text;
  } catch {
    // an error with a getter for a message
  }
  return 'The function failed without a message.';
}
