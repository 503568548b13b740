export type {
  GuestFrame,
  HostFrame,
  ImportPolicy,
  NotCarried,
  ProgramError,
  TextFrame,
  Variable,
} from './frames.ts';
