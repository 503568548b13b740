import { nearestName } from '../../errors/index.ts';
import type { ManifestFunction } from '../../value/index.ts';
import type { Finding, Place } from './finding.ts';
import type { Arguments } from './outline.ts';
import { pythonNameOf, signatureOf } from './signature.ts';

/** What is wrong for certain with the arguments of one call; stars leave open what is missing. */
export function checkArguments(call: Arguments, called: ManifestFunction, place: Place): readonly Finding[] {
  const names = called.parameters.map(pythonNameOf);
  return [
    ...tooMany(call, called, place),
    ...call.keywords.flatMap(({ name, place: at }) => {
      const index = names.indexOf(name);
      if (index === -1) return called.extra === null ? [unknown(name, called, at)] : [];
      return index < call.positional ? [duplicate(name, called, at)] : [];
    }),
    ...missing(call, called, place),
  ];
}

function tooMany({ positional }: Arguments, called: ManifestFunction, place: Place): readonly Finding[] {
  const most = called.parameters.length;
  if (positional <= most) return [];
  const count = `${most} positional argument${most === 1 ? '' : 's'}`;
  return [
    finding(
      'too-many-arguments',
      place,
      `\`${called.name}\` takes ${count}, got ${positional}. ${use(called)}`,
    ),
  ];
}

function unknown(name: string, called: ManifestFunction, place: Place): Finding {
  const nearest = nearestName(name, called.parameters.map(pythonNameOf));
  const hint = nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
  const message = `\`${called.name}\` has no argument \`${name}\`.${hint} ${use(called)}`;
  return { ...finding('unknown-argument', place, message), ...(nearest === null ? {} : { fix: nearest }) };
}

function duplicate(name: string, called: ManifestFunction, place: Place): Finding {
  const message = `\`${called.name}\` gets \`${name}\` twice: by its position and by its name. ${use(called)}`;
  return finding('duplicate-argument', place, message);
}

function missing(call: Arguments, called: ManifestFunction, place: Place): readonly Finding[] {
  if (call.isStarred || call.isUnpacked) return [];
  const given = new Set(call.keywords.map(({ name }) => name));
  const names = called.parameters
    .slice(call.positional)
    .filter((parameter) => parameter.required && !given.has(pythonNameOf(parameter)))
    .map((parameter) => `\`${pythonNameOf(parameter)}\``);
  if (names.length === 0) return [];
  return [finding('missing-argument', place, `\`${called.name}\` needs ${names.join(', ')}. ${use(called)}`)];
}

function use(called: ManifestFunction): string {
  return `Signature: ${signatureOf(called)}`;
}

function finding(code: Finding['code'], place: Place, message: string): Finding {
  return { code, severity: 'error', place, message };
}
