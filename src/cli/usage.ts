/** What `pungi --help` prints, and stderr when the arguments say nothing known. */
export const usage = `Usage:
  pungi run "What is 1234 * 5678?"
  pungi exec program.py|- [--sandbox wasm|subprocess] [--sdk module.ts] [--timeout 10s] [--no-check] [--json]
`;
