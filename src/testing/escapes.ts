import type { Capabilities } from '../sandbox/index.ts';
import type { EscapeCase } from './escape.ts';
import { carriedOver } from './escapes/carried.cases.ts';
import { devices } from './escapes/devices.cases.ts';
import { endless } from './escapes/endless.cases.ts';
import { crashes, ends } from './escapes/ends.cases.ts';
import { floods } from './escapes/floods.cases.ts';
import { frames } from './escapes/frames.cases.ts';
import { guestParts } from './escapes/guest.cases.ts';
import { hostFiles, leaks, network } from './escapes/host.cases.ts';
import { introspection } from './escapes/introspection.cases.ts';
import { kernel } from './escapes/kernel.cases.ts';
import { libraries } from './escapes/libraries.cases.ts';
import { memory } from './escapes/memory.cases.ts';
import { planted } from './escapes/planted.cases.ts';
import { processes } from './escapes/processes.cases.ts';
import { rules } from './escapes/rules.cases.ts';
import { storms } from './escapes/storms.cases.ts';
import { tampering } from './escapes/tampering.cases.ts';

/** Attacks on a sandbox, as data. */
export const escapeCases: readonly EscapeCase[] = [
  ...introspection,
  ...tampering,
  ...frames,
  ...floods,
  ...storms,
  ...planted,
  ...leaks,
  ...hostFiles,
  ...network,
  ...processes,
  ...kernel,
  ...ends,
  ...crashes,
  ...memory,
  ...devices,
  ...carriedOver,
  ...guestParts,
  ...libraries,
  ...endless,
  ...rules,
];

/** Those that can be tried on a sandbox. */
export function escapeCasesFor({ language }: Capabilities): readonly EscapeCase[] {
  return escapeCases.filter((given) => given.language === undefined || given.language === language);
}
