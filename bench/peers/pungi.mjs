/** Pungi among the sandboxes of the table in README.md: one program at a time, each in a state nobody used before. */
import { defineFunction, defineSdk, fromJsonSchema, runProgram } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';

const input = fromJsonSchema({ type: 'object', properties: { x: {} }, required: ['x'] });

export default class {
  lang = 'py';
  parallel = true;

  constructor(host) {
    const names = ['noop', 'slow', 'echo', 'bigint', 'boom'];
    this.sdk = defineSdk(
      Object.fromEntries(
        names.map((name) => {
          const execute = ({ x }) => host[name](x);
          return [name, defineFunction({ effect: 'read', retries: 0, cache: false, input, execute })];
        }),
      ),
    );
    this.sandbox = wasm();
  }

  call(name, argument, lazy) {
    return lazy ? `sdk.aio.${name}(${argument})` : `sdk.${name}(${argument})`;
  }

  wrap(body, expression) {
    return `${body}\n${expression}`;
  }

  /** The worker forgets the program before while nobody waits. */
  async before() {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async run(source, limitMs) {
    const limits = this.defaults ? {} : { timeMs: limitMs, wallMs: limitMs, calls: 100_000 };
    const { sdk, sandbox } = this;
    const { status, value, stdout, error, message } = await runProgram(source, {
      sdk,
      checker: false,
      sandbox,
      limits,
    });
    if (status !== 'completed') throw new Error(message ?? `${error.type}: ${error.message}`);
    return { value, stdout };
  }
}
