/** What no measurement and no capability tells of a rung: told in the words of its page under `docs/limits/`. */
export interface Facts {
  /** What caps the processor. */
  readonly processor: string;
  /** How many processes and threads a program may have. */
  readonly processes: string;
  /** What becomes of a program's state. */
  readonly after: string;
}

/** By the name of the rung, in the order of the table. */
export const facts: Readonly<Record<string, Facts>> = {
  subprocess: { processor: 'its time', processes: 'as the user may', after: 'process thrown away' },
  restricted: { processor: 'its time', processes: 'none by its rules', after: 'process thrown away' },
  wasm: { processor: 'its time, one thread', processes: 'none', after: 'memory set back, bit by bit' },
  namespaces: { processor: 'its time', processes: 'none', after: 'process and namespaces thrown away' },
  docker: { processor: 'half a core, by option', processes: '64, by option', after: 'container removed' },
  'docker-reuse': {
    processor: 'half a core, by option',
    processes: '64, by option',
    after: 'processes and files removed; container with those that leave more',
  },
  gvisor: { processor: 'half a core as root, by option', processes: '64', after: 'sandbox thrown away' },
};
