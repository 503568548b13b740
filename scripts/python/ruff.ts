import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

/** What ruff is asked to hold the guest to. Suppression comments do nothing useful: they are an error here. */
const settings = {
  'target-version': 'py311',
  'line-length': 110,
  lint: {
    select: [
      ...[
        'A',
        'ANN',
        'ARG',
        'ASYNC',
        'B',
        'C4',
        'C90',
        'COM818',
        'DTZ',
        'E',
        'ERA',
        'F',
        'FA',
        'FLY',
        'FURB',
      ],
      ...['G', 'I', 'ICN', 'INT', 'ISC', 'LOG', 'N', 'PERF', 'PGH', 'PIE', 'PL', 'PYI', 'Q', 'RET', 'RSE'],
      ...['RUF', 'SIM', 'SLOT', 'T10', 'TC', 'TID', 'UP', 'W', 'YTT'],
    ],
    ignore: [
      'ANN401', // `Any` is the type of what a program may hold.
      'PLC0415', // The guest imports late on purpose: start-up time, and modules a program may not have.
      'PLR2004', // A number that stands in a format is clearer in its place.
      'PLW0603', // `global` is judged in review: the guest is one program in its own interpreter.
      'SIM115', // The guest holds its channels open as long as it lives.
      'COM812', // The formatter's trade.
      'ISC001', // Likewise.
    ],
    mccabe: { 'max-complexity': 10 },
    pylint: { 'max-args': 5, 'max-statements': 40, 'max-branches': 10, 'max-returns': 8 },
  },
  format: {},
};

/** One complaint of the linter; rows and columns count from 1. */
export interface PythonComplaint {
  readonly row: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

/** What ruff says of one file. */
export interface PythonReview {
  readonly complaints: readonly PythonComplaint[];
  /** The same source as the formatter writes it; null when it cannot be parsed. */
  readonly formatted: string | null;
}

/** A linter and formatter for the Python of the guest; the caller frees it (`using`). */
export class PythonReviewer implements Disposable {
  readonly #workspace: Workspace = new Workspace(settings, PositionEncoding.Utf16);

  review(source: string): PythonReview {
    const diagnostics = this.#workspace.check(source) as readonly RuffDiagnostic[];
    return { complaints: diagnostics.map(complaintOf), formatted: this.#format(source) };
  }

  #format(source: string): string | null {
    try {
      return this.#workspace.format(source);
    } catch {
      // It throws on a syntax error, which `check` has reported with its place.
      return null;
    }
  }

  [Symbol.dispose](): void {
    this.#workspace.free();
  }
}

interface RuffDiagnostic {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: { readonly row: number; readonly column: number };
}

function complaintOf({ code, message, start_location }: RuffDiagnostic): PythonComplaint {
  return { ...start_location, code: code ?? 'syntax', message };
}
