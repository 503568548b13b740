/** What the model reads of the tool: how to write a program, and the page of what it can call. */
export function describeProgram(page: string): string {
  return `${instructions}\n\n${page}`;
}

const instructions = `Runs one Python program in a sandbox, and gives what it printed and the value of its last expression.
Write one program for the whole task: loop, filter and combine in Python, and print only what you need to read.
Each program starts afresh. The functions below are there without an import; nothing else reaches the outside.`;
