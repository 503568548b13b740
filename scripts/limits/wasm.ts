import { type MissingModule, missingModules } from '../../src/sandbox/wasm/missing-modules.ts';

/** The chapter on modules that do not import, grouped by why and by what to use instead. */
export function renderMissing(modules: readonly MissingModule[] = missingModules): string {
  const groups = Map.groupBy(modules, ({ why, instead }) => `${why} | ${instead}`);
  const rows = [...groups].map(([reason, group]) => {
    const names = group.map(({ name }) => `\`${name}\``).join(', ');
    return `| ${names} | ${reason} |`;
  });
  return [
    '## Modules that are not there',
    "Under `importPolicy: 'all'` every other public module of the standard library imports.",
    ['| module | because | use instead |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
