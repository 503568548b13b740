import type { Quantity } from './quantity.ts';
import { type FailAt, type Token, tokensOf } from './tokens.ts';

/** An expression as a tree; `at` is where its operator, name or digits stand. */
export type Expression =
  | { readonly kind: 'number'; readonly value: Quantity; readonly at: number }
  | { readonly kind: 'constant'; readonly name: string; readonly at: number }
  | { readonly kind: 'sign'; readonly operator: '+' | '-'; readonly operand: Expression; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly given: readonly Expression[];
      readonly at: number;
    };

/** Reads an expression by Python's grammar and precedence. */
export function parseExpression(text: string, failAt: FailAt): Expression {
  const parser = new Parser(tokensOf(text, failAt), failAt);
  return parser.whole();
}

/** Deep enough for people, and far from the end of the stack. */
const mostDepth = 100;

const sums: ReadonlySet<string> = new Set(['+', '-']);
const products: ReadonlySet<string> = new Set(['*', '/', '//', '%']);

/** One method for each rule of the grammar, loosest first. */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #failAt: FailAt;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], failAt: FailAt) {
    this.#tokens = tokens;
    this.#failAt = failAt;
  }

  whole(): Expression {
    const expression = this.#sum();
    const rest = this.#peek();
    if (rest.kind === 'end') return expression;
    return this.#failAt(rest.at, `expected an operator${commaHint(rest)}`);
  }

  #sum(): Expression {
    return this.#chain(sums, () => this.#product());
  }

  #product(): Expression {
    return this.#chain(products, () => this.#signed());
  }

  /** Operators of one strength, from left to right. */
  #chain(operators: ReadonlySet<string>, operand: () => Expression): Expression {
    let left = operand();
    for (
      let token = this.#peek();
      token.kind === 'symbol' && operators.has(token.text);
      token = this.#peek()
    ) {
      this.#next += 1;
      left = { kind: 'binary', operator: token.text, left, right: operand(), at: token.at };
    }
    return left;
  }

  /** A sign binds looser than a power: -2 ** 2 is -4. */
  #signed(): Expression {
    const token = this.#peek();
    if (token.kind !== 'symbol' || (token.text !== '-' && token.text !== '+')) return this.#power();
    this.#next += 1;
    return {
      kind: 'sign',
      operator: token.text,
      operand: this.#deeper(token.at, () => this.#signed()),
      at: token.at,
    };
  }

  /** Powers go from right to left, and their exponent may have a sign. */
  #power(): Expression {
    const left = this.#atom();
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text !== '**') return left;
    this.#next += 1;
    const right = this.#deeper(token.at, () => this.#signed());
    return { kind: 'binary', operator: '**', left, right, at: token.at };
  }

  #atom(): Expression {
    const token = this.#peek();
    this.#next += 1;
    if (token.kind === 'number') return token;
    if (token.kind === 'name') return this.#named(token.text, token.at);
    if (token.kind === 'symbol' && token.text === '(') {
      const inner = this.#deeper(token.at, () => this.#sum());
      this.#close(token.at);
      return inner;
    }
    return this.#failAt(token.at, 'expected a number, a name or (');
  }

  #named(name: string, at: number): Expression {
    if (!this.#takes('(')) return { kind: 'constant', name, at };
    const given: Expression[] = [];
    while (!this.#isAt(')')) {
      given.push(this.#deeper(at, () => this.#sum()));
      if (!this.#takes(',')) break;
    }
    this.#close(at);
    return { kind: 'call', name, given, at };
  }

  #close(openedAt: number): void {
    const token = this.#peek();
    if (this.#takes(')')) return;
    if (token.kind === 'end') this.#failAt(openedAt, 'a ( is never closed');
    this.#failAt(token.at, 'expected an operator or )');
  }

  #deeper(at: number, parse: () => Expression): Expression {
    if (this.#depth >= mostDepth) return this.#failAt(at, `nested more than ${mostDepth} deep`);
    this.#depth += 1;
    const inner = parse();
    this.#depth -= 1;
    return inner;
  }

  #takes(symbol: string): boolean {
    const is = this.#isAt(symbol);
    if (is) this.#next += 1;
    return is;
  }

  #isAt(symbol: string): boolean {
    const token = this.#peek();
    return token.kind === 'symbol' && token.text === symbol;
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#next, this.#tokens.length - 1)] ?? { kind: 'end', at: 0 };
  }
}

function commaHint(token: Token): string {
  return token.kind === 'symbol' && token.text === ',' ? '; thousands are written 1_000 or 1000' : '';
}
