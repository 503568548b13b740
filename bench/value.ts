/**
 * Measures the value codec of the host against `JSON.stringify` and `JSON.parse` of the same data in the
 * same run, prints the ratios, and writes `bench/results/value.json`. Exits 1 when the typical result misses its aim in three runs of three.
 *
 * Run with `node bench/value.ts`.
 */
import { decodeValue, defaultLimits, encodeValue, type Value, valueLimits } from '../src/value/index.ts';
import { saveResults } from './measure/save.ts';
import { printTable } from './measure/table.ts';

/** Encode and decode together, times what JSON alone takes for the typical result of 1 MB. */
const aim = 2.5;
const runs = 3;
const rounds = 25;
const limits = valueLimits(defaultLimits);

interface Case {
  readonly name: string;
  readonly value: Value;
  /** What JSON can write of it; the same data without what only our encoder can. */
  readonly baseline: Value;
}

interface Row {
  readonly bytes: number;
  readonly encodeMs: number;
  readonly decodeMs: number;
  readonly jsonMs: number;
  readonly ratio: number;
}

/** Ordinary search results: strings, ints, floats, nested lists. */
function records(count: number): Value {
  return Array.from({ length: count }, (_, index) => ({
    id: index,
    title: `Result number ${index} of many`,
    url: `https://example.org/pages/${index}?from=search`,
    score: index / 7,
    price: index % 100,
    tags: ['alpha', `beta${index % 13}`],
    points: [[index, index + 0.5], [-1 - index]],
    sent: index % 2 === 0,
    note: null,
  }));
}

function cases(): Case[] {
  const typical = records(5_200);
  const text = 'All work and no play makes a dull day, "quoted" and\nbroken. Ünïcödé 🐍 too. '.repeat(120);
  const texts = Array.from({ length: 100 }, (_, index) => `${index} ${text}`);
  const large = Array.from({ length: 40_000 }, (_, index) => 2n ** 70n + BigInt(index));
  const tildes = Array.from({ length: 40_000 }, (_, index) => `~home/user${index}/file`);
  const floats = Array.from({ length: 50_000 }, (_, index) => Math.sqrt(index + 2));
  return [
    { name: 'records', value: typical, baseline: typical },
    { name: 'records, one NaN', value: [typical, Number.NaN], baseline: [typical, 0] },
    { name: 'long strings', value: texts, baseline: texts },
    { name: 'floats', value: floats, baseline: floats },
    { name: 'bigints', value: large, baseline: large.map(String) },
    { name: 'strings with ~', value: tildes, baseline: tildes },
  ];
}

function measure({ value, baseline }: Case): Row {
  const text = encodeValue(value, limits);
  const json = JSON.stringify(baseline);
  const best = { encode: Infinity, decode: Infinity, json: Infinity };
  for (let round = 0; round < rounds; round++) {
    best.encode = Math.min(
      best.encode,
      time(() => encodeValue(value, limits)),
    );
    best.decode = Math.min(
      best.decode,
      time(() => decodeValue(text, limits)),
    );
    best.json = Math.min(
      best.json,
      time(() => JSON.parse(JSON.stringify(baseline))),
    );
  }
  const ratio = (best.encode + best.decode) / best.json;
  return { bytes: json.length, encodeMs: best.encode, decodeMs: best.decode, jsonMs: best.json, ratio };
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function runOnce(run: number): Record<string, Row> {
  const rows = Object.fromEntries(cases().map((one) => [one.name, measure(one)]));
  console.log(`\nrun ${run}`);
  printTable([
    ['value', 'MB', 'encode ms', 'decode ms', 'JSON ms', 'ratio'],
    ...Object.entries(rows).map(([name, row]) => [
      name,
      ...[row.bytes / 1e6, row.encodeMs, row.decodeMs, row.jsonMs, row.ratio],
    ]),
  ]);
  return rows;
}

function main(): void {
  const measured = Array.from({ length: runs }, (_, index) => runOnce(index + 1));
  const ratios = measured.map((rows) => rows['records']?.ratio ?? Infinity);
  const missed = ratios.filter((ratio) => ratio > aim).length;
  console.log(`aim: records at most ${aim} x JSON; missed in ${missed} of ${runs} runs`);
  saveResults('value', { aim: { value: 'records', ratio: aim, missed }, runs: measured });
  if (missed === runs) process.exitCode = 1;
}

main();
