/** A reply as lines that end in `\n`, without the byte order mark that some servers leave in front. */
export function normalise(reply: string): string {
  return reply.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
}
