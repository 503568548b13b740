import type { CallErrorType } from '../../value/index.ts';
import type { ConformanceCase } from '../case.ts';
import { secret } from '../functions/secret.ts';
import { python } from '../python.ts';

/** A program that catches one type of error, given by the host. */
const caught = (type: CallErrorType, extra = {}): ConformanceCase => ({
  name: `${type} of the host can be caught by its name and as SdkError`,
  covers: ['errors'],
  replies: { double: { status: 'refused', error: { type, message: 'said so', ...extra } } },
  program: python`
    try:
        sdk.double(1)
    except sdk.${type} as error:
        print(str(error), isinstance(error, sdk.SdkError), isinstance(error, Exception), type(error).__name__)
    try:
        sdk.double(1)
    except sdk.SdkError as error:
        print(getattr(error, "retry_after_seconds", None))
  `,
  expect: {
    stdout: `said so True True ${type}\n${'retryAfterSeconds' in extra ? extra.retryAfterSeconds : 'None'}\n`,
  },
});

const clean = new RegExp(`^(?![\\s\\S]*(${secret}|at Object|at async|\\.ts:|node:internal|cause ))`);

/** How failed calls look to a program. */
export const errors: readonly ConformanceCase[] = [
  caught('InvalidInput'),
  caught('Denied'),
  caught('RateLimited', { retryAfterSeconds: 1.5 }),
  caught('CallTimeout'),
  caught('CallFailed'),
  caught('LimitReached'),
  {
    name: 'exceptions of the SDK can be imported',
    covers: ['errors', 'sdk-names'],
    program: python`
      from sdk import CallFailed, SdkError
      try:
          sdk.fail("x")
      except CallFailed as error:
          print(issubclass(CallFailed, SdkError), CallFailed is sdk.CallFailed, error)
    `,
    expect: { stdout: 'True True x\n' },
  },
  {
    name: 'an uncaught error of a call fails the program with the host’s message',
    covers: ['errors', 'error-text'],
    program: 'sdk.fail("The shop is closed.")',
    expect: {
      status: 'failed',
      error: { type: /CallFailed$/, message: 'The shop is closed.', line: 1 },
      calls: [
        { name: 'fail', status: 'failed', error: { type: 'CallFailed', message: 'The shop is closed.' } },
      ],
    },
  },
  {
    name: 'of a host error only its message crosses',
    covers: ['error-text'],
    program: python`
      import traceback
      try:
          sdk.fail("plain")
      except sdk.SdkError as error:
          print(vars(error), error.args, error.__cause__, error.__context__)
          print(traceback.format_exc())
    `,
    importPolicy: 'all',
    expect: { stdout: clean },
  },
  {
    name: 'a registered secret in a host message is redacted',
    covers: ['error-text'],
    program: python`
      try:
          sdk.fail_with_secret()
      except sdk.SdkError as error:
          print(error)
    `,
    expect: { stdout: /^The key (?!pungi-secret).* was refused\.\n$/ },
  },
  {
    name: 'what is thrown but is no error fails the call without its content',
    covers: ['error-text'],
    program: python`
      try:
          sdk.fail_oddly()
      except sdk.CallFailed as error:
          print(error)
    `,
    expect: { stdout: clean },
  },
  {
    name: 'an output that its own schema refuses fails the call without its content',
    covers: ['errors', 'error-text'],
    program: python`
      try:
          sdk.lie()
      except sdk.CallFailed as error:
          print(error)
    `,
    expect: { stdout: clean, calls: [{ name: 'lie', status: 'failed' }] },
  },
  {
    name: 'a long host message is cut',
    covers: ['error-text'],
    program: python`
      try:
          sdk.fail("x" * 100_000)
      except sdk.CallFailed as error:
          print(1_000 < len(str(error)) < 10_000)
    `,
    expect: { stdout: 'True\n' },
  },
  {
    name: 'a call that takes longer than its time raises CallTimeout and is aborted',
    covers: ['errors'],
    program: python`
      try:
          sdk.time_out()
      except sdk.CallTimeout:
          print("timed out", sdk.double(1))
    `,
    expect: { stdout: 'timed out 2\n', events: ['nap aborted'] },
  },
  {
    name: 'a write without an approver is denied and never invoked',
    covers: ['approval', 'errors'],
    program: python`
      try:
          sdk.write_note("x")
      except sdk.Denied as error:
          print(len(str(error)) > 0)
    `,
    expect: {
      stdout: 'True\n',
      events: [],
      calls: [{ name: 'write_note', status: 'refused', error: { type: 'Denied' } }],
    },
  },
  {
    name: 'an approved write happens once',
    covers: ['approval'],
    approve: { decision: 'approve' },
    program: 'print(sdk.write_note("a"))',
    expect: { stdout: 'True\n', events: ['noted a'], calls: [{ name: 'write_note', status: 'done' }] },
  },
  {
    name: 'a denied write tells the reason',
    covers: ['approval'],
    approve: { decision: 'deny', reason: 'Not on Fridays.' },
    program: python`
      try:
          sdk.write_note("a")
      except sdk.Denied as error:
          print(error)
    `,
    expect: { stdout: /Not on Fridays\./, events: [] },
  },
  {
    name: 'an edited write is made as edited',
    covers: ['approval'],
    approve: { decision: 'edit', input: { text: 'b' } },
    program: 'print(sdk.write_note("a"))',
    expect: { stdout: 'True\n', events: ['noted b'] },
  },
  {
    name: 'an approver that throws denies with a fixed text',
    covers: ['approval', 'error-text'],
    approve: { decision: 'throw' },
    program: python`
      try:
          sdk.write_note("a")
      except sdk.Denied as error:
          print(error)
    `,
    expect: { stdout: clean, events: [] },
  },
  {
    name: 'an approver that never answers denies after its own limit, not the program’s',
    covers: ['approval', 'wall-time', 'program-time'],
    approve: { decision: 'silence' },
    limits: { approvalMs: 400, timeMs: 200, wallMs: 300 },
    program: python`
      try:
          sdk.write_note("a")
      except sdk.Denied:
          print("denied")
    `,
    expect: { stdout: 'denied\n', events: [] },
  },
  {
    name: 'a read does not ask',
    covers: ['approval'],
    approve: { decision: 'throw' },
    program: 'print(sdk.double(1))',
    expect: { stdout: '2\n' },
  },
];
