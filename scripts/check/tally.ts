import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { StepResult } from './step.ts';

/** Names the file that the tally is written to. */
export const tallyVariable = 'PUNGI_TALLY';

/**
 * The vitest reporter of `npm run check`: shows each file as it ends and leaves a `StepResult` in the file
 * that `PUNGI_TALLY` names.
 */
export default class Tally implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const seconds = (module.diagnostic().duration / 1000).toFixed(1);
    const count = [...module.children.allTests()].length;
    const mark = module.ok() ? '✓' : '✗';
    process.stdout.write(`  ${mark} ${module.relativeModuleId} (${count} tests, ${seconds} s)\n`);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[tallyVariable];
    if (file !== undefined) writeFileSync(file, JSON.stringify(tally(modules, unhandled)));
  }
}

function tally(modules: readonly TestModule[], unhandled: readonly SerializedError[]): StepResult {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => test.result().state === 'failed');
  const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]).filter(hasErrors);
  const failures = [
    ...failed.map((test) => failureText(title(test), test.result().errors ?? [])),
    ...broken.map((suite) => failureText(title(suite), suite.errors())),
    ...unhandled.map((error) => failureText('Outside of any test', [error])),
    ...(modules.length === 0 ? ['✗ No test was found.'] : []),
  ];
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: failures.length,
    skips: tests.flatMap(skipOf),
    failure: failures.join('\n\n'),
    asked: [...new Set(tests.flatMap((test) => test.meta().asked ?? []))].sort(),
  };
}

function hasErrors(suite: TestModule | TestSuite): boolean {
  return suite.errors().length > 0;
}

function skipOf(test: TestCase): StepResult['skips'] {
  const result = test.result();
  if (result.state !== 'skipped') return [];
  return [{ what: title(test), reason: result.note ?? 'no reason given' }];
}

function title(task: TestCase | TestSuite | TestModule): string {
  return task.type === 'module'
    ? task.relativeModuleId
    : `${task.module.relativeModuleId} > ${task.fullName}`;
}

function failureText(heading: string, errors: readonly SerializedError[]): string {
  return [`✗ ${heading}`, ...errors.map((error) => indent(errorText(error)))].join('\n');
}

function errorText({ name, message, diff, stack }: SerializedError): string {
  const parts = [`${name ?? 'Error'}: ${message}`, typeof diff === 'string' ? diff : '', ownFrames(stack)];
  return stripVTControlCharacters(parts.filter((part) => part !== '').join('\n'));
}

/** The lines of a stack that lie in this repository, with short paths. */
function ownFrames(stack: string | undefined): string {
  const root = process.cwd();
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const own = frames.filter((line) => line.includes(root) && !line.includes('node_modules'));
  return own
    .map((line) => line.trim().replace(/(file:\/\/)?\/[^\s()]+/, (path) => shorten(path, root)))
    .join('\n');
}

function shorten(path: string, root: string): string {
  return relative(root, path.replace('file://', ''));
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
