export { type Answer, type Desk, type DeskOptions, openDesk } from './desk.ts';
