/**
 * Thrown through the guest's frames to end it, because it broke the rules of its own imports. Never leaves
 * `host/`: `run` turns it into an end of kind `trapped`.
 */
export class GuestFault extends Error {
  constructor(what: string) {
    super(`The guest broke the rules of its imports: ${what}.`);
    this.name = 'GuestFault';
  }
}

/** Thrown through the guest's frames when it asked to exit. Never leaves `host/`. */
export class GuestExit extends Error {
  readonly failed: boolean;

  constructor(failed: boolean) {
    super('The guest exited.');
    this.name = 'GuestExit';
    this.failed = failed;
  }
}

/** Thrown through the guest's frames when a call was answered with the end. Never leaves `host/`. */
export class GuestEnd extends Error {
  constructor() {
    super('The program was ended at a call.');
    this.name = 'GuestEnd';
  }
}
