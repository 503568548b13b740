/** Takes the Python program out of a model's reply; null where there is none and the reply is the answer. */
export function extractProgram(reply: string): string | null {
  const block = /^```(?:python|py)\s*\n(?<source>.*?)^```/ms.exec(reply);
  return block?.groups?.['source'] ?? null;
}
