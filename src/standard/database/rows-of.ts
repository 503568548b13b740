import type { Value } from '../../value/index.ts';
import type { Row } from './database.ts';

/** A result as it comes: the names of the columns once, then one array for each row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** The rows by name. A key such as `__proto__` is one like any other. */
export function rowsOf({ columns, rows }: Table): readonly Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
}

/** Two columns of one name would leave a dict with one of them: the first name that stands twice, or null. */
export function doubleColumn(columns: readonly string[]): string | null {
  return columns.find((column, index) => columns.indexOf(column) !== index) ?? null;
}

/** What a program is told of it. */
export function doubleColumnText(column: string): string {
  return `Two columns are named ${JSON.stringify(column)}; a dict has one place for them. Name them apart: SELECT a.id AS a_id, b.id AS b_id.`;
}

/** About how many bytes a row takes as a program reads it. */
export function sizeOfRow(row: readonly Value[]): number {
  return row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length + 3 : 8), 0);
}
