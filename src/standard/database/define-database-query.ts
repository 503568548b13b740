import { defineFunction, fromJsonSchema, type Schema, type SdkFunction } from '../../sdk/index.ts';
import type { Database, Parameter, Row } from './database.ts';
import { tablesText } from './tables-text.ts';

interface Input {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** `database_query(sql, parameters=[]) -> list[dict]`. */
export function defineDatabaseQuery(database: Database): SdkFunction {
  const { limits, dialect } = database;
  return defineFunction({
    description: [
      `Runs one SELECT on the database (${dialect}); each row is a dict by column.`,
      '',
      tablesText(database.tables),
    ].join('\n'),
    input: inputFor(database),
    output: fromJsonSchema<readonly Row[]>({
      type: 'array',
      items: { type: 'object', additionalProperties: true },
    }),
    effect: 'read',
    // A query that failed fails again, and one that was too slow would be so twice.
    retries: 0,
    // Queries of one handle wait for each other.
    timeoutMs: limits.timeMs + 30_000,
    examples: examplesFor(database),
    warnings: [
      'SELECT only, and one statement.',
      `More than ${limits.maxRows} rows or ${limits.maxBytes} bytes raise CallFailed: use LIMIT or GROUP BY.`,
      'Pass values as parameters, never inside the SQL.',
    ],
    summary: ({ sql }) => `Query the database: ${sql}`,
    execute: ({ sql, parameters }, { signal }) => database.query({ sql, parameters, signal }),
  });
}

function inputFor({ dialect }: Database): Schema<Input> {
  return fromJsonSchema<Input>({
    type: 'object',
    properties: {
      sql: {
        type: 'string',
        minLength: 1,
        maxLength: 100_000,
      },
      parameters: {
        type: 'array',
        items: { type: ['string', 'integer', 'number', 'boolean', 'null'] },
        maxItems: 1_000,
        default: [],
        description: `One for each ${dialect === 'PostgreSQL' ? '$1, $2, …' : '?'}.`,
      },
    },
    required: ['sql'],
    additionalProperties: false,
  });
}

/** Lines that work on the tables there are. */
function examplesFor({ tables, dialect }: Database): readonly string[] {
  const [table] = tables;
  const column = table?.columns[0]?.name;
  if (table === undefined || column === undefined) return ['sdk.database_query("SELECT 1 AS one")'];
  const [name, key] = [quoted(table.name), quoted(column)];
  const place = dialect === 'PostgreSQL' ? '$1' : '?';
  return [`rows = sdk.database_query("SELECT * FROM ${name} WHERE ${key} = ${place} LIMIT 10", [1])`];
}

/** Quotes a name that SQL would read as something else; a string of Python stands around it. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `\\"${name.replaceAll(/[^\w .-]/g, '_')}\\"`;
}
