import { PungiError } from '../../../errors/index.ts';

/** What stands beside an image. */
export interface ImageManifest {
  /** SHA-256 of all that it was built from. */
  readonly key: string;
  /** Of the module, unpacked. It differs from build to build, even of the same inputs. */
  readonly sha256: string;
  /** Of the module, unpacked. */
  readonly bytes: number;
  /** Version of CPython inside. */
  readonly python: string;
  readonly componentizePy: string;
  readonly binaryen: string;
}

/** File names in a folder that holds an image; a package has `packed` instead of `module`. */
export const imageFiles = {
  module: 'python.wasm',
  packed: 'python.wasm.zst',
  manifest: 'manifest.json',
  licences: 'LICENSES.txt',
} as const;

/** Reads a manifest. Throws `IMAGE_BROKEN` when it is none. */
export function parseManifest(text: string): ImageManifest {
  const manifest = parseJson(text);
  if (isManifest(manifest)) return manifest;
  const got = text.slice(0, 200) || 'an empty file';
  throw new PungiError(`Expected the manifest of an interpreter image, got ${got}.`, {
    code: 'IMAGE_BROKEN',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is ImageManifest {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  const texts = ['key', 'sha256', 'python', 'componentizePy', 'binaryen'];
  return texts.every((name) => typeof fields[name] === 'string') && Number.isSafeInteger(fields['bytes']);
}
