import {
  encodeExactly,
  encodeValue,
  type Limits,
  type Manifest,
  type ManifestParameter,
  type Reply,
  valueLimits,
} from '../value/index.ts';
import { type StartFrame, wireVersion } from './frames.ts';

/** Writes the frame that starts a program. Throws what `encodeValue` throws on values that cannot cross. */
export function startText(start: Omit<StartFrame, 'kind' | 'version'>, limits: Limits): string {
  const { manifest, last, ...plain } = start;
  const rest = JSON.stringify({ kind: 'start', version: wireVersion, ...plain });
  const bounds = valueLimits(limits);
  const lastText = last
    ? `{"value":${encodeValue(last.value, bounds, 'last.value')},"output":${JSON.stringify(last.output)}}`
    : 'null';
  return `${rest.slice(0, -1)},"manifest":${manifestText(manifest, limits)},"last":${lastText}}`;
}

/** Defaults are the values of a manifest: they alone stand in the codec's form. */
function manifestText(manifest: Manifest, limits: Limits): string {
  const functions = manifest.functions.map((entry) => ({
    ...entry,
    parameters: entry.parameters.map((parameter) => withCodedDefault(parameter, limits)),
  }));
  return JSON.stringify({ ...manifest, functions });
}

function withCodedDefault(parameter: ManifestParameter, limits: Limits): unknown {
  if (parameter.default === undefined) return parameter;
  const text = encodeValue(parameter.default, valueLimits(limits), `default of ${parameter.name}`);
  return { ...parameter, default: JSON.parse(text) };
}

/** One reply as it stands in a `deliver`. Throws what `encodeValue` throws. */
export function replyText(seq: number, reply: Reply, limits: Limits): string {
  const status = JSON.stringify(reply.status);
  const rest = reply.status === 'done' ? outputText(reply, limits) : `"error":${JSON.stringify(reply.error)}`;
  return `{"seq":${seq},"reply":{"status":${status},${rest}}}`;
}

function outputText({ output, numbers }: Reply & { readonly status: 'done' }, limits: Limits): string {
  const bounds = valueLimits(limits);
  return numbers === 'exact'
    ? `"numbers":"exact","output":${encodeExactly(output, bounds, 'output')}`
    : `"output":${encodeValue(output, bounds, 'output')}`;
}

/** The answer to a blocking frame. */
export function deliverText(replies: readonly string[], clockMs: number): string {
  return `{"kind":"deliver","replies":[${replies.join(',')}],"clockMs":${clockMs}}`;
}
