import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Row } from '../measure/row.ts';
import { percentile, sample } from '../measure/samples.ts';

const version = '314.0.7';
const cold = `
  const { loadPyodide } = await import('pyodide');
  const pyodide = await loadPyodide();
  process.stdout.write(String(pyodide.runPython('1 + 1')), () => process.exit());
`;

/**
 * Stock Pyodide, which keeps its interpreter from program to program and walls nothing off: what a process of it
 * takes to its first answer. Says why where it cannot be installed, and measures the rest without it.
 */
export async function measurePyodide(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pungi-bench-pyodide-'));
  try {
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', `pyodide@${version}`], {
      cwd: folder,
    });
    const start = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', cold], { cwd: folder });
    const value = percentile(await sample(3, start), 50);
    return [{ name: `stock Pyodide ${version}: cold process → answer, ms`, value }];
  } catch (error) {
    console.error(`Left out Pyodide: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  } finally {
    await rm(folder, { recursive: true });
  }
}
