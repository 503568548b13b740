import { type Checker, type Finding, renderFindings } from '../program/index.ts';
import type { ImportPolicy, ProgramError } from '../sandbox/index.ts';
import type { ManifestFunction } from '../value/index.ts';
import { chooseChecker } from './choose-checker.ts';

/** What the first checks look at. */
export interface CheckRequest {
  readonly checker: Checker | false | undefined;
  readonly functions: readonly ManifestFunction[];
  readonly importPolicy: ImportPolicy;
  readonly sourceBytes: number;
  /** Names that stand before the program begins; null where they are not known. */
  readonly names: Iterable<string> | null;
}

/** Looks a program over before anything of it runs. Never throws: a check that fails is a note. */
export async function firstChecks(source: string, request: CheckRequest): Promise<readonly Finding[]> {
  if (request.checker === false) return [];
  const checker = await chooseChecker(request.checker);
  if (checker === null) return [unchecked('The checks could not be loaded')];
  const { functions, importPolicy, sourceBytes, names } = request;
  try {
    const found = await checker.check(source, {
      ...{ functions, importPolicy, sourceBytes },
      ...(names === null ? {} : { names }),
    });
    // Of a checker that is not ours the types may not hold: what is no list fails here, and is a note.
    const findings = [...found];
    return names === null ? findings.map(inDoubt) : findings;
  } catch {
    return [unchecked('The checks failed')];
  }
}

/** What the model has to correct where findings let nothing of its program run. */
export function rejectionBy(source: string, findings: readonly Finding[]): ProgramError {
  const first = findings.find(({ severity, place }) => severity === 'error' && place !== null);
  const message = renderFindings(source, findings);
  return { type: 'Rejected', message, traceback: '', line: first?.place?.line ?? null };
}

/** Whoever passes on what an earlier program left, and not its names, may have left any name. */
function inDoubt(finding: Finding): Finding {
  return finding.code === 'undefined-name' ? { ...finding, severity: 'note' } : finding;
}

function unchecked(reason: string): Finding {
  const message = `${reason}: the sandbox alone checks the program.`;
  return { code: 'unchecked', severity: 'note', place: null, message };
}
