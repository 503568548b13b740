/** How a guest's process ended. */
export interface Gone {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** As `SIGSEGV`, null where it exited. */
  readonly signal: string | null;
  /** What a rung knows better than by status and signal. */
  readonly fault?: { readonly reason: 'memory' | 'crashed'; readonly message: string };
}

/** What a guest says while its program runs. */
export interface GuestListener {
  /** One whole frame, unchecked. Gives whether the guest is blocked now: one frame is sent to it, later. */
  readonly onFrame: (frame: Uint8Array) => boolean;
  /** The stream of frames is no such stream; nothing more comes of it. */
  readonly onBroken: (message: string) => void;
  /** What was written past the guest, straight to a descriptor: by a process of the program, or a library. */
  readonly onRaw: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void;
}

/** An interpreter that said `ready` and has run no program yet; it runs one. */
export interface Guest {
  /**
   * Sends one frame. Never throws: what cannot be sent is told by `ended`. `clockMs` is where the program's
   * clock stands now.
   */
  send(frame: string, clockMs: number): void;
  /** Called once, before the first frame is sent; a frame of more than `frameBytes` breaks the stream. */
  listen(frameBytes: number, listener: GuestListener): void;
  /** Tells what it has written and nobody was told yet, before the program is stopped. For rungs that gather it. */
  flush?(): void;
  /** Ends the program at once. */
  kill(): void;
  /**
   * Ends what is left of a program that said its end: its process is about to exit, and soon does by force. For
   * rungs that look at how; others kill it.
   */
  leave?(): void;
  /** Settles when its process ended and all it wrote was told. Never rejects. */
  readonly ended: Promise<Gone>;
  /** Settles when all it wrote was told, sooner than it is known how it ended. Never rejects. */
  readonly silent: Promise<void>;
}
