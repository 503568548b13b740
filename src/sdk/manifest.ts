import type { Manifest, ManifestFunction, ManifestParameter } from '../value/index.ts';
import type { SdkFunction } from './define-function.ts';

/** What the guest is told of a set of functions. */
export function manifestOf(functions: { readonly [name: string]: SdkFunction }): Manifest {
  const entries = Object.entries(functions).map(([name, definition]) => describe(name, definition));
  return { version: 1, functions: entries, records: {} };
}

function describe(name: string, definition: SdkFunction): ManifestFunction {
  return {
    name,
    effect: definition.effect,
    doc: definition.description,
    parameters: parametersOf(definition),
    extra: null,
    returns: 'any',
    returnAnnotation: 'Any',
  };
}

function parametersOf(definition: SdkFunction): ManifestParameter[] {
  const schema = definition.input['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
  const properties = (schema['properties'] ?? {}) as Record<string, unknown>;
  const required = (schema['required'] ?? []) as string[];
  return Object.keys(properties).map((name) => ({
    name,
    annotation: 'Any',
    shape: 'any',
    required: required.includes(name),
  }));
}
