const longestPath = 4_096;
const longestName = 255;

/**
 * Why a path may not be one of a program's files, null where it may: relative, `/`-separated, no `..`. A path
 * is checked before it touches a disk: `../../etc/cron.d/x` would write there, and a name of megabytes has
 * ended hosts.
 */
export function pathProblem(path: string): string | null {
  if (path.length === 0 || path.length > longestPath) return `1 to ${longestPath} characters`;
  if (!path.isWellFormed() || path.includes('\0')) return 'text without NUL and lone surrogates';
  if (path.includes('\\')) return 'parts separated by /';
  if (path.startsWith('/')) return 'a relative path';
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return 'no empty part, `.` or `..`';
  return names.every((name) => name.length <= longestName)
    ? null
    : `parts of at most ${longestName} characters`;
}
