import { gotText, invalidOption } from '../errors/index.ts';

/** Checks the task of a run. Throws `INVALID_OPTION` that names what of a conversation is no message. */
export function checkTask(task: unknown): void {
  if (typeof task === 'string' && task !== '') return;
  if (!isConversation(task))
    throw invalidOption(
      `Expected the task to be a text, or messages of which the last is one of role "user", got ${gotText(task)}.`,
    );
  for (const [index, message] of task.entries()) checkMessage(message, index);
}

function isConversation(task: unknown): task is readonly { readonly role: unknown }[] {
  if (!Array.isArray(task) || task.length === 0) return false;
  return task.every(hasRole) && task.at(-1).role === 'user';
}

function hasRole(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'role' in message;
}

/** Messages of other libraries, whose content is a list of parts, would fail where nobody looks for the cause. */
function checkMessage(message: object, index: number): void {
  const role: unknown = Reflect.get(message, 'role');
  if (typeof role !== 'string' || !roles.includes(role))
    throw invalidOption(
      `Expected \`task[${index}].role\` to be "system", "user", "assistant" or "tool", got ${gotText(role)}.`,
    );
  const name = role === 'tool' ? 'results' : 'content';
  const given: unknown = Reflect.get(message, name);
  if (role === 'tool' ? Array.isArray(given) : typeof given === 'string') return;
  const expected = role === 'tool' ? 'an array' : 'a string';
  throw invalidOption(`Expected \`task[${index}].${name}\` to be ${expected}, got ${gotText(given)}.`);
}

const roles: readonly string[] = ['system', 'user', 'assistant', 'tool'];
