/** What `pungi --help` prints, and stderr when the arguments say nothing known. */
export const usage = `Usage:
  pungi run "task" [--model provider/name] [--sandbox wasm|subprocess|restricted|auto] [--sdk module.ts] [--max-steps 10] [--yes] [--json]
  pungi exec program.py|- [--sandbox wasm|subprocess|restricted|auto] [--sdk module.ts] [--timeout 10s] [--no-check] [--json]
  pungi check program.py|- [--sdk module.ts] [--json]
  pungi docs [--sdk module.ts] [--detail full|brief|signatures|index]
  pungi --version

Without --sdk a program has the standard SDK: search, calculate, database_query, send_notification, summarise.
`;
