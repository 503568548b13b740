import { type DescribedValue, describedValues } from './described-values.ts';
import type { FunctionDescription } from './description.ts';
import { isJsonObject, type Json, type JsonObject } from './json-schema/plain.ts';
import { isSecretName } from './secret-name.ts';

/** What a definition may lack, or have too much of. */
export type WarningCode = 'NO_DESCRIPTION' | 'NO_OUTPUT' | 'NO_EXAMPLE' | 'SECRET_PARAMETER';

/** Something about a definition that works, and that its author most likely wants otherwise. */
export interface DefinitionWarning {
  readonly code: WarningCode;
  /** The name of the function. */
  readonly function: string;
  /** Where in the input; present where one place is meant. */
  readonly path?: string;
  readonly message: string;
}

/** The warnings of one function, in a fixed order. */
export function warningsOf(description: FunctionDescription): readonly DefinitionWarning[] {
  const { name } = description;
  const found: DefinitionWarning[] = [];
  if (description.description.trim() === '') {
    found.push({
      code: 'NO_DESCRIPTION',
      function: name,
      message: `Function \`${name}\` has no \`description\`: the model cannot know what it is for.`,
    });
  }
  if (description.output === null) {
    found.push({
      code: 'NO_OUTPUT',
      function: name,
      message: `Function \`${name}\` has no \`output\`: the model cannot know what it returns, and nothing checks it.`,
    });
  }
  if (description.examples.length === 0) {
    found.push({
      code: 'NO_EXAMPLE',
      function: name,
      message: `Function \`${name}\` has no \`examples\`: one line of Python shows the model how it is meant.`,
    });
  }
  return [...found, ...secretParameters(description)].map((warning) => Object.freeze(warning));
}

function secretParameters({ name, input }: FunctionDescription): readonly DefinitionWarning[] {
  return secretPaths(input as JsonObject).map((path) => ({
    code: 'SECRET_PARAMETER',
    function: name,
    path,
    message: `Parameter \`${path}\` of \`${name}\` looks like a secret: programs and models must not hold one; keep it on the host, in \`context\`.`,
  }));
}

function secretPaths(input: JsonObject): readonly string[] {
  const paths = [...new Set([...describedValues(input)].flatMap(secretProperties))].sort();
  // Of `auth.token` the token is the secret, not what holds it.
  return paths.filter(
    (path) => !paths.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`)),
  );
}

function secretProperties({ path, schema }: DescribedValue): readonly string[] {
  const { properties } = schema;
  if (!isJsonObject(properties)) return [];
  return Object.entries(properties)
    .filter(([name, inner]) => isSecretName(name) && mayBeSecret(inner))
    .map(([name]) => (path === '' ? name : `${path}.${name}`));
}

/** A flag (`show_password`) or a count (`token`) is none. */
function mayBeSecret(schema: Json): boolean {
  if (!isJsonObject(schema)) return schema !== false;
  const { type } = schema;
  return type !== 'boolean' && type !== 'integer' && type !== 'number' && type !== 'null';
}
