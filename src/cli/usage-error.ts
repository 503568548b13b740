import { PungiError } from '../errors/index.ts';

/** What the caller of the command has to correct, found before anything started: exit code 2. */
export function usageError(message: string, cause?: unknown): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION', cause });
}

/** Why a file could not be read, in words. */
export function readProblem(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'no such file';
    case 'EISDIR':
      return 'it is a directory';
    case 'EACCES':
      return 'permission denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
