/** Where a command tells how it goes. */
export interface Screen {
  /** A whole line, which never stands behind half of one. */
  line(text: string): void;
  /** A piece of text as it comes, which may end within a line. */
  text(text: string): void;
  /** What stands below all else until the next one; null for nothing. Only a live screen shows it. */
  status(text: string | null): void;
}

/** Takes what is written. */
type Write = (text: string) => void;

/** Writes one thing below the other. */
export function plainScreen(write: Write): Screen {
  let isMidLine = false;
  return {
    line: (text) => {
      write(`${isMidLine ? '\n' : ''}${text}\n`);
      isMidLine = false;
    },
    text: (text) => {
      if (text === '') return;
      write(text);
      isMidLine = !text.endsWith('\n');
    },
    status: () => {},
  };
}

/** The same on a terminal of so many columns, with one line at the bottom that is written over. */
export function liveScreen(write: Write, columns: () => number): Screen {
  let status: string | null = null;
  let isShown = false;
  let isMidLine = false;
  const above = plainScreen(write);
  const hide = (): void => {
    if (isShown) write(clearLine);
    isShown = false;
  };
  const show = (): void => {
    // A program that has printed half a line goes on there.
    if (status === null || isMidLine) return;
    // One that wraps could not be written over.
    write(status.slice(0, Math.max(0, columns() - 1)));
    isShown = true;
  };
  return {
    line: (text) => {
      hide();
      above.line(text);
      isMidLine = false;
      show();
    },
    text: (text) => {
      if (text === '') return;
      hide();
      above.text(text);
      isMidLine = !text.endsWith('\n');
      show();
    },
    status: (text) => {
      if (text === status) return;
      hide();
      status = text;
      show();
    },
  };
}

/** To the first column, and nothing right of it. */
const clearLine = '\r\u001b[2K';
