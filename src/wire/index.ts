export { type GuestFrame, type HostFrame, type ProgramError, parseGuestFrame } from './frames.ts';
