import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeFolder } from './remove-folder.ts';

/** A folder that a shell has made stubborn. */
function made(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pungi-stubborn-'));
  execFileSync('sh', ['-c', script, process.execPath], { cwd: folder });
  return folder;
}

/** No shell goes deeper than its own idea of a path. */
const dig =
  'for (let n = 0; n < 30; n++) { fs.mkdirSync("d".repeat(200)); process.chdir("d".repeat(200)); fs.writeFileSync("f", ""); }';

describe('removeFolder', () => {
  test.each([
    ['nothing in it', ''],
    ['files and folders in it', 'mkdir -p a/b c; touch a/b/f c/g; ln -s /etc a/link'],
    ['rights taken away', 'mkdir -p a/b; touch a/b/f; chmod 0 a/b; chmod 0 a'],
    ['names that are no text', 'mkdir "$(printf \'a\\377\')"; touch "$(printf \'a\\377/b\\376\')"'],
    ['a path longer than any', `"$0" -e '${dig}'`],
  ])('removes a folder with %s', async (_, script) => {
    const folder = made(script);
    await removeFolder(folder);
    expect(existsSync(folder)).toBe(false);
  });

  test('does nothing to a folder that is not there', async () => {
    await removeFolder(join(tmpdir(), 'pungi-no-such-folder'));
    expect(existsSync(join(tmpdir(), 'pungi-no-such-folder'))).toBe(false);
  });

  test('leaves alone what a link in it leads to', async () => {
    const kept = made('touch kept');
    await removeFolder(made(`ln -s ${kept} link; mkdir a; chmod 0 a; touch "$(printf 'x\\377')"`));
    expect(existsSync(join(kept, 'kept'))).toBe(true);
    await removeFolder(kept);
  });
});
