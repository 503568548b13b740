/**
 * What a machine may or may not have, and `PUNGI_REQUIRE`, which names what must be there: a required thing
 * that would be skipped fails instead. This file is plain, so that scripts read it too; tests use `needs.ts`.
 */
export const requirementNames = [
  'subprocess',
  'restricted',
  'wasm',
  'pyodide',
  'namespaces',
  'namespaces:root',
  'namespaces:user',
  'docker',
  'docker:runsc',
  'gvisor',
  'gvisor:root',
  'gvisor:rootless',
  'microvm',
  'e2b',
  'postgres',
  'pyright',
  'python3',
  'full-device',
] as const;

/** A thing that a test or a step may need: a rung, a variant of one, or a tool. */
export type RequirementName = (typeof requirementNames)[number];

/** The names that `PUNGI_REQUIRE` lists. */
export type Requirements = ReadonlySet<RequirementName>;

/** Whether something works here and, if not, why and what makes it work. */
export type Probe = { readonly usable: true } | { readonly usable: false; readonly reason: string };

/** What to do with a test that needs something. */
export type Decision =
  | { readonly kind: 'run' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'fail'; readonly message: string };

/** Reads `PUNGI_REQUIRE`: names with commas between, or nothing. Throws on a name that is not known. */
export function parseRequirements(text: string | undefined): Requirements {
  const names = (text ?? '').split(',').map((name) => name.trim());
  return new Set(names.filter((name) => name !== '').map(knownName));
}

function knownName(name: string): RequirementName {
  const known = requirementNames.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  const list = requirementNames.join(', ');
  throw new Error(`Expected PUNGI_REQUIRE to name only ${list}; got "${name}".`);
}

/** Runs what can run, skips what cannot with the probe's reason, and fails what cannot but is required. */
export function decide(name: RequirementName, probe: Probe, required: Requirements): Decision {
  if (probe.usable) return { kind: 'run' };
  if (!required.has(name)) return { kind: 'skip', reason: probe.reason };
  return { kind: 'fail', message: `PUNGI_REQUIRE names ${name}, which is not usable here: ${probe.reason}` };
}
