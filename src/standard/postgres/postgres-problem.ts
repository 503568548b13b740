import { PungiError } from '../../errors/index.ts';
import type { QueryLimits } from '../database/database.ts';
import { tooSlow } from '../database/query-limits.ts';

/** What a program is told of a query that the server refused or gave up. */
export function postgresProblem(error: unknown, limits: QueryLimits): string {
  if (PungiError.isInstance(error)) return error.message;
  const { code, severity, message, hint } = (error ?? {}) as {
    [key in 'code' | 'severity' | 'message' | 'hint']?: unknown;
  };
  // Without a severity it is not the server that speaks, but the connection.
  if (severity === undefined) return 'The connection to the database broke.';
  if (code === '57014') return tooSlow(limits);
  if (code === '57P01') return 'The query was stopped.';
  return (
    statementProblem(String(code), String(message)) ??
    `The query failed: ${message}${hint ? ` (${hint})` : ''}`
  );
}

function statementProblem(code: string, message: string): string | null {
  const isSyntax = code === '42601';
  if (isSyntax && message.includes('multiple commands')) {
    return 'Expected one statement, got more: send them one by one.';
  }
  const isWrite = code === '25006' || code === '0A000' || (isSyntax && notQueries.test(message));
  return isWrite ? `Programs may only SELECT: ${message}.` : null;
}

/** A cursor takes no statement but a query: the first word of any other is a syntax error. */
const notQueries =
  /at or near "(?:insert|update|delete|merge|copy|set|begin|commit|rollback|create|alter|drop|truncate|grant|revoke|do|call|vacuum|explain|lock|listen|notify|prepare|execute|declare|reset|show|discard|analyze|start|end|abort|savepoint)"/i;
