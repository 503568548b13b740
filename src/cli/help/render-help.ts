import type { HelpPage } from './page.ts';
import { helpPages } from './pages.ts';

/** What `pungi --help` prints, and stderr where no command is named. */
export function overview(): string {
  const rows = Object.entries(helpPages).map(([name, { takes, does }]) => [`${name} ${takes}`.trim(), does]);
  return [
    'Usage: pungi <command> [options]',
    '',
    ...columns(rows),
    '',
    '`pungi <command> --help` has its options. `pungi --version` tells the version.',
    'Without --sdk, programs have the SDK of pungi.config.ts; without one, the standard SDK: search, calculate,',
    'database_query, send_notification, summarise.',
    '',
  ].join('\n');
}

/** What `pungi <name> --help` prints. */
export function helpOf(name: string, { takes, does, options, examples }: HelpPage): string {
  const usage = ['pungi', name, takes, options.length === 0 ? '' : '[options]'].filter((part) => part !== '');
  return [
    `Usage: ${usage.join(' ')}`,
    '',
    `${does[0]?.toUpperCase()}${does.slice(1)}.`,
    '',
    ...(options.length === 0 ? [] : [...columns(options), '']),
    ...examples.map((example) => `  $ ${example}`),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`);
}
