export type { ApprovalDecision, ApprovalOptions, ApprovalRequest, Approve } from './approve.ts';
export { type Desk, type DeskOptions, openDesk } from './desk.ts';
export type { Accepted } from './final-answer.ts';
export { openStore, type Store } from './store.ts';
