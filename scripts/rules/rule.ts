/** A file to judge: its path from the root of the repository, with slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One broken rule; lines count from 1. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A rule that biome and ruff do not have. It says nothing about files it is not meant for. */
export type Rule = (file: SourceFile) => readonly Violation[];
