import { readdir } from 'node:fs/promises';
import type { SandboxFile } from '../contract.ts';
import { type Collected, collectArtifacts } from './collect-artifacts.ts';
import { layFiles } from './lay-files.ts';

/** How the files of one program get in, and what it left gets out, wherever its guest stands. */
export interface GuestFiles {
  /** Lays checked files under `/data`, before the program starts. */
  lay(files: readonly SandboxFile[]): Promise<void>;
  /** What was left under `/out`, `artifactBytes` at most; called once, after the guest was killed. */
  collect(artifactBytes: number): Promise<Collected>;
}

/** Where the host finds what the program calls `/data` and `/out`. */
export interface ProgramFolders {
  readonly data: string;
  readonly out: string;
}

/** Files of a guest that works in a folder on the host's disk; `died` settles when nothing of it runs any more. */
export function folderFiles(folder: ProgramFolders, died: Promise<unknown>): GuestFiles {
  return {
    lay: (files) => layFiles(folder.data, files),
    collect: async (artifactBytes) => {
      if ((await readdir(folder.out)).length === 0) return { artifacts: [], notices: [] };
      // What the program started may still be at work on the files it left.
      await died;
      return await collectArtifacts(folder.out, artifactBytes);
    },
  };
}
