import { gotText, nearestName, PungiError } from '../../errors/index.ts';
import { isAnnotation, unsupportedKeywords } from './annotations.ts';
import { arrayKeywords } from './array-keywords.ts';
import type { Check } from './check.ts';
import { entriesOperand, type Keyword, malformed, type Scope, textOperand } from './keyword.ts';
import { numberKeywords } from './number-keywords.ts';
import { objectKeywords } from './object-keywords.ts';
import { isJsonObject, type Json, type JsonObject } from './plain.ts';
import { pointerText } from './pointer.ts';
import { type Located, type Resolve, refuseLoops, resolverOf, type Steps } from './references.ts';
import { textKeywords } from './text-keywords.ts';
import { typeKeywords } from './type-keywords.ts';
import { unionKeywords } from './union-keywords.ts';

/**
 * Makes the check of a whole draft 2020-12 document. Every schema in it is compiled, used or not: a keyword
 * that is not supported throws `UNSUPPORTED_SCHEMA` now instead of being ignored later, a malformed one
 * `INVALID_DEFINITION`.
 */
export function compileSchema(root: Json): Check {
  const resolve = resolverOf(root);
  const document: Document = { resolve, checks: new Map(), open: new Set(), tasks: [] };
  const check = compiled({ schema: root, steps: [] }, document);
  refuseLoops(root, resolve);
  for (const task of document.tasks) task();
  return check;
}

/** Every way for schemas to recur passes a reference to a schema that is still being made: there values are remembered. */
function referenced(target: Located, document: Document): Check {
  const recurs = document.open.has(pointerText(target.steps));
  const check = compiled(target, document);
  return recurs ? (value, place, findings) => findings.once(check, value, place) : check;
}

/** What the schemas of one document share while they are compiled. */
interface Document {
  readonly resolve: Resolve;
  /** By pointer; one that is still being made forwards to what it becomes, so that schemas can recur. */
  readonly checks: Map<string, Check>;
  /** Those that are still being made. */
  readonly open: Set<string>;
  readonly tasks: (() => void)[];
}

function compiled(located: Located, document: Document): Check {
  const name = pointerText(located.steps);
  const known = document.checks.get(name);
  if (known !== undefined) return known;
  let made: Check = () => undefined;
  document.checks.set(name, (value, place, findings) => made(value, place, findings));
  document.open.add(name);
  made = checkOf(located, document);
  document.open.delete(name);
  document.checks.set(name, made);
  return made;
}

function checkOf({ schema, steps }: Located, document: Document): Check {
  if (schema === true) return () => undefined;
  if (schema === false) return (_value, place, findings) => findings.fail(place, 'nothing may stand here');
  if (!isJsonObject(schema)) throw notSchema(steps, schema);
  const checks = new Map<string, Check>();
  for (const [keyword, operand] of Object.entries(schema)) {
    const check = keywordCheck(keyword, operand, scopeOf({ schema, steps: [...steps, keyword], document }));
    if (check !== null) checks.set(keyword, check);
  }
  return inOrder(checks);
}

/** What a value is comes first: where that fails, the rest would only repeat it. */
function inOrder(checks: ReadonlyMap<string, Check>): Check {
  const kind = [...checks].filter(([keyword]) => typeKeywords.has(keyword)).map(([, check]) => check);
  const rest = [...checks].filter(([keyword]) => !typeKeywords.has(keyword)).map(([, check]) => check);
  return (value, place, findings) => {
    const before = findings.failures;
    for (const check of kind) {
      check(value, place, findings);
      if (findings.failures > before) return;
    }
    for (const check of rest) check(value, place, findings);
  };
}

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ...typeKeywords,
  ...numberKeywords,
  ...textKeywords,
  ...arrayKeywords,
  ...objectKeywords,
  ...unionKeywords,
  ['$ref', reference],
  ['$defs', definitions],
  ['$anchor', anchor],
  ['$id', identifier],
]);

function reference(operand: Json, scope: Scope): Check {
  return scope.referenced(textOperand(operand, scope));
}

function definitions(operand: Json, scope: Scope): null {
  for (const [name, schema] of entriesOperand(operand, scope)) scope.inner(schema, name);
  return null;
}

function anchor(operand: Json, scope: Scope): null {
  textOperand(operand, scope);
  return null;
}

/** Further in, an `$id` would begin another document and change what references there mean. */
function identifier(operand: Json, scope: Scope): null {
  textOperand(operand, scope);
  if (scope.steps.length > 1) throw malformed(scope, 'left out, since it is not at the root', operand);
  return null;
}

function keywordCheck(keyword: string, operand: Json, scope: Scope): Check | null {
  const known = keywords.get(keyword);
  if (known !== undefined) return known(operand, scope);
  if (isAnnotation(keyword)) return null;
  throw unsupported(keyword, scope);
}

function scopeOf({
  schema,
  steps,
  document,
}: {
  schema: JsonObject;
  steps: Steps;
  document: Document;
}): Scope {
  return {
    schema,
    steps,
    inner: (inner, ...more) => compiled({ schema: inner, steps: [...steps, ...more] }, document),
    beside: (keyword) => {
      const neighbour = schema[keyword];
      if (neighbour === undefined) return null;
      return compiled({ schema: neighbour, steps: [...steps.slice(0, -1), keyword] }, document);
    },
    referenced: (name) => referenced(document.resolve(name, steps), document),
    lookUp: (reference) => document.resolve(reference, steps).schema,
    later: (task) => document.tasks.push(task),
  };
}

function notSchema(steps: Steps, got: Json): PungiError {
  return new PungiError(
    `Expected \`${pointerText(steps)}\` of a JSON Schema to be a schema, got ${gotText(got)}.`,
    { code: 'INVALID_DEFINITION' },
  );
}

function unsupported(keyword: string, scope: Scope): PungiError {
  const place = pointerText(scope.steps.slice(0, -1));
  const instead = unsupportedKeywords.get(keyword);
  const nearest = nearestName(keyword, keywords.keys());
  const fix = nearest === null ? 'leave it out, or name it `x-…`' : `did you mean \`${nearest}\`?`;
  return new PungiError(
    `Expected supported keywords in \`${place}\` of a JSON Schema, got \`${keyword}\`; ${instead ?? fix}.`.replace(
      '?.',
      '?',
    ),
    { code: 'UNSUPPORTED_SCHEMA' },
  );
}
