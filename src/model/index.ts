export { addUsage, noUsage } from './ask/usage.ts';
export { askModel } from './ask-model.ts';
export { checkModel } from './check-model.ts';
export type {
  AskOptions,
  AssistantMessage,
  Clock,
  FailureReason,
  Finish,
  Message,
  ModelAborted,
  ModelAnswer,
  ModelFailure,
  ModelReply,
  Reasoning,
  Retry,
  TextMessage,
  Tool,
  ToolCall,
  ToolMessage,
  ToolResult,
  Usage,
} from './contract.ts';
export type { LanguageModel } from './language-model.ts';
export type { Script, ScriptedReply, ScriptedRequest, ScriptedTurn } from './scripted/script.ts';
export { type ScriptedModel, scriptedModel } from './scripted-model.ts';
