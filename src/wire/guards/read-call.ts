import { PungiError } from '../../errors/index.ts';
import { type ParsedText, type ReceivedCall, untag, type Value } from '../../value/index.ts';
import type { CallFrame } from '../frames.ts';
import { readDelivered } from './delivered.ts';
import { Fields, isObject } from './fields.ts';
import { shown } from './shown.ts';

const keys = ['kind', 'seq', 'name', 'input', 'position', 'line', 'delivered', 'wait'];
const nameLength = 200;
const positionLength = 1_000;

/** The path of a task and an ordinal there: `0:3`, `0.2:0`. */
const positionPattern = /^0(?:\.(?:0|[1-9]\d{0,8}))*:(?:0|[1-9]\d{0,8})$/;

/** A call as the guards leave it. */
export type ReadCall = Omit<CallFrame, keyof ReceivedCall> & ReceivedCall;

/**
 * Reads a call. Where only its name, position or input is wrong, `problem` says so and a harmless stand-in
 * takes its place: it is logged and answered, and nothing is invoked for it.
 */
export function readCall(parsed: ParsedText): ReadCall {
  const fields = new Fields(parsed.json, 'call', keys);
  const seq = fields.count('seq');
  const envelope = {
    kind: 'call' as const,
    seq,
    line: fields.line('line'),
    delivered: readDelivered(fields),
    wait: fields.boolean('wait'),
  };
  const name = fields.raw('name');
  const position = fields.raw('position');
  const input = readInput(parsed, fields.raw('input'));
  const problem = problemOf(name, position) ?? input.problem;
  return {
    ...envelope,
    name: typeof name === 'string' ? name.slice(0, nameLength).toWellFormed() : '?',
    position: isPosition(position) ? position : `?:${seq}`,
    input: problem === undefined ? input.value : {},
    ...(problem === undefined ? {} : { problem }),
  };
}

function problemOf(name: unknown, position: unknown): string | undefined {
  if (typeof name !== 'string' || name.length > nameLength || !name.isWellFormed())
    return `Expected the name of a function, got ${shown(name)}.`;
  if (!isPosition(position)) return `Expected a position as \`0:3\`, got ${shown(position)}.`;
  return undefined;
}

function isPosition(position: unknown): position is string {
  return typeof position === 'string' && position.length <= positionLength && positionPattern.test(position);
}

function readInput({ tagged }: ParsedText, input: unknown): { value: Value; problem?: string } {
  if (!isObject(input))
    return { value: {}, problem: `Expected an object of arguments, got ${shown(input)}.` };
  try {
    return { value: tagged ? untag(input, 'input') : (input as Value) };
  } catch (error) {
    if (PungiError.isInstance(error, 'MALFORMED_VALUE')) return { value: {}, problem: error.message };
    throw error;
  }
}
