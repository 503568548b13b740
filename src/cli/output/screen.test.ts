import { describe, expect, test } from 'vitest';
import { liveScreen, plainScreen, type Screen } from './screen.ts';

function written(make: (write: (text: string) => void) => Screen, use: (screen: Screen) => void): string {
  let text = '';
  use(
    make((piece) => {
      text += piece;
    }),
  );
  return text;
}

/** What stands on a terminal after all was written: each line as its last clearing left it. */
function standing(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\u001b[2K').at(-1))
    .join('\n');
}

test('a plain screen has no status, and no line stands behind half of one', () => {
  const use = (screen: Screen): void => {
    screen.status('1 s');
    screen.text('half');
    screen.text('');
    screen.line('whole');
  };
  expect(written(plainScreen, use)).toBe('half\nwhole\n');
});

describe('a live screen', () => {
  const live = (write: (text: string) => void): Screen => liveScreen(write, () => 20);

  test('keeps its status below what is written, and clears it at the end', () => {
    const use = (screen: Screen): void => {
      screen.status('1 s');
      screen.line('a');
      screen.status('2 s');
      screen.text('b\n');
    };
    expect(standing(written(live, use))).toBe('a\nb\n2 s');
    const ended = (screen: Screen): void => {
      use(screen);
      screen.status(null);
    };
    expect(standing(written(live, ended))).toBe('a\nb\n');
  });

  test('shows none behind half a line, and never writes over that half', () => {
    const use = (screen: Screen): void => {
      screen.status('1 s');
      screen.text('half');
      screen.status('2 s');
      screen.line('whole');
    };
    expect(standing(written(live, use))).toBe('half\nwhole\n2 s');
  });

  test('draws a status that stays the same once', () => {
    const use = (screen: Screen): void => {
      screen.status('1 s');
      screen.status('1 s');
    };
    expect(written(live, use)).toBe('1 s');
  });

  test('cuts a status that would wrap, since it could not be written over', () => {
    expect(written(live, (screen) => screen.status('x'.repeat(50)))).toBe('x'.repeat(19));
  });
});
