export {
  type Conversation,
  type ConversationEnd,
  type ConversationOptions,
  openConversation,
  type WaitingClock,
} from './conversation.ts';
export type {
  CallFrame,
  CancelFrame,
  Delivered,
  DeliverFrame,
  EndFrame,
  GuestFrame,
  GuestLimits,
  HostFrame,
  ImportPolicy,
  Layer,
  Mounts,
  NotCarried,
  ProgramError,
  ReadyFrame,
  SleepFrame,
  StartFrame,
  TextFrame,
  Variable,
  WaitFrame,
} from './frames.ts';
export { wireVersion } from './frames.ts';
export { readFrame } from './guards/read-frame.ts';
export { createSplitter, type Splitter, withLength } from './splitter.ts';
export { startText } from './write-frame.ts';
