/** Notes whether the host's event loop went on while a program ran. */
export interface Pulse extends Disposable {
  /** What it found; empty where the loop went on. */
  findings(): readonly string[];
}

const beatMs = 20;
const longMs = 300;

/** Starts to beat. A program that spins, prints or allocates must not keep the host from serving others. */
export function startPulse(): Pulse {
  const started = performance.now();
  let beats = 0;
  const timer = setInterval(() => {
    beats += 1;
  }, beatMs);
  return {
    findings: () =>
      beats === 0 && performance.now() - started > longMs ? ["the host's event loop stood still"] : [],
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
