/** Whether a runtime is gVisor's. */
export function isGvisor(runtime: string | null): boolean {
  return runtime?.startsWith('runsc') ?? false;
}
