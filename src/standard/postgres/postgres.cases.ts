/** What the server refuses, and what a program is told. */
export const refusedByPostgres: readonly (readonly [sql: string, message: string])[] = [
  ['INSERT INTO things VALUES (9)', 'Programs may only SELECT: syntax error at or near "INSERT".'],
  ['DELETE FROM things', 'Programs may only SELECT: syntax error at or near "DELETE".'],
  ['DROP TABLE things', 'Programs may only SELECT: syntax error at or near "DROP".'],
  ["COPY things TO PROGRAM 'touch /tmp/x'", 'Programs may only SELECT: syntax error at or near "COPY".'],
  ['SET statement_timeout = 0', 'Programs may only SELECT: syntax error at or near "SET".'],
  ['COMMIT', 'Programs may only SELECT: syntax error at or near "COMMIT".'],
  [
    'WITH gone AS (DELETE FROM things RETURNING id) SELECT * FROM gone',
    'Programs may only SELECT: DECLARE CURSOR must not contain data-modifying statements in WITH.',
  ],
  ['SELECT * INTO copied FROM things', 'The query failed: SELECT ... INTO is not allowed here'],
  [
    "SELECT nextval('counter')",
    'Programs may only SELECT: cannot execute nextval() in a read-only transaction.',
  ],
  [
    'SELECT id FROM things FOR UPDATE',
    'Programs may only SELECT: cannot execute SELECT FOR UPDATE in a read-only transaction.',
  ],
  ["SELECT pg_read_file('/etc/passwd')", 'The query failed: permission denied for function pg_read_file'],
  [
    "SELECT set_config('transaction_read_only', 'off', false)",
    'The query failed: transaction read-write mode must be set before any query',
  ],
  ['SELECT 1; DROP TABLE things', 'Expected one statement, got more: send them one by one.'],
  ['SELECT wrong FROM things', 'The query failed: column "wrong" does not exist'],
  [
    'SELECT a.id, b.id FROM things a JOIN things b ON a.id = b.id',
    'Two columns are named "id"; a dict has one place for them. Name them apart: SELECT a.id AS a_id, b.id AS b_id.',
  ],
  [
    'SELECT pg_sleep(60)',
    'The query took longer than 700 ms and was stopped. Narrow it with WHERE or LIMIT; a recursive query needs an end.',
  ],
  [
    'SELECT generate_series(1, 2000) AS n',
    'The query gives more than 1000 rows. Add LIMIT, a WHERE, or let the database count and sum.',
  ],
  [
    "SELECT repeat('x', 70000) AS text",
    'The query gives more than 65536 bytes. Add LIMIT, or select fewer columns.',
  ],
];
