// Reads PHP expressions as far as configuration files need them, without running anything: literals, constants,
// concatenation, comparisons, conditions that are evaluated as far as they are known, environment look-ups, `define`.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { trimEnd } from '../base/trim.ts';
import { type PhpFile, type Scalar, text, truthy, Unknown, Unread, type Value } from './php-known.ts';
import { phpTokens, type Token } from './php-tokens.ts';

/** Constants of PHP itself. */
const words = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['directory_separator', '/'],
  ['php_eol', '\n'],
]);

export class ExpressionReader {
  readonly constants = new Map<string, Value>();
  readonly variables = new Map<string, Value>();
  protected readonly file: PhpFile;
  protected readonly tokens: readonly Token[];
  protected at = 0;
  /** Is the code at hand run? Unknown: perhaps. */
  protected active: boolean | Unknown = true;
  protected depth = 0;

  constructor(file: PhpFile) {
    this.file = file;
    this.tokens = phpTokens(file.source);
    for (const [name, value] of Object.entries(file.constants ?? {})) this.constants.set(name, value);
  }

  // ---- tokens

  protected get token(): Token | undefined {
    return this.tokens[this.at];
  }
  protected get line(): number {
    return this.token?.line ?? 0;
  }
  protected is(value: string, offset = 0): boolean {
    const token = this.tokens[this.at + offset];
    return (
      token !== undefined && (token.kind === 'operator' || token.kind === 'name') && token.value.toLowerCase() === value
    );
  }
  protected take(value: string): boolean {
    if (!this.is(value)) return false;
    this.at++;
    return true;
  }
  protected expect(value: string): void {
    if (!this.take(value)) throw new Unread();
  }
  protected unknown(): Unknown {
    return new Unknown(this.line);
  }

  protected define(name: string, value: Value): void {
    if (this.active === false) return;
    const known = this.constants.get(name);
    // The first definition counts, unless it is not sure that it happens.
    if (known !== undefined && !(known instanceof Unknown)) return;
    if (known instanceof Unknown && this.active !== true) return;
    this.constants.set(name, this.active === true ? value : this.active);
  }

  protected and(condition: boolean | Unknown): boolean | Unknown {
    return this.active === false || condition === false ? false : this.active === true ? condition : this.active;
  }

  // ---- expressions, loosest first

  protected expression(): Value {
    if (++this.depth > 100) throw new Unread();
    let left = this.ternary();
    while (this.is('or') || this.is('and')) {
      const isOr = this.is('or');
      this.at++;
      left = this.shortCut(left, isOr, () => this.ternary());
    }
    this.depth--;
    return left;
  }

  protected ternary(): Value {
    const condition = this.coalesce();
    if (!this.take('?')) return condition;
    const test = truthy(condition);
    if (this.take(':')) {
      const other = this.given(test === false, () => this.ternary());
      return test instanceof Unknown ? test : test ? condition : other;
    }
    const yes = this.given(test === true, () => this.ternary());
    this.expect(':');
    const no = this.given(test === false, () => this.ternary());
    return test instanceof Unknown ? test : test ? yes : no;
  }

  protected given(condition: boolean, read: () => Value): Value {
    const before = this.active;
    if (!condition) this.active = false;
    const value = read();
    this.active = before;
    return value;
  }

  protected shortCut(left: Value, isOr: boolean, read: () => Value): Value {
    const test = truthy(left);
    const before = this.active;
    this.active = this.and(test instanceof Unknown ? test : test !== isOr);
    const right = truthy(read());
    this.active = before;
    if (test instanceof Unknown) return test;
    return test === isOr ? test : right;
  }

  protected coalesce(): Value {
    const left = this.or();
    if (!this.take('??')) return left;
    const right = this.coalesce();
    return left === null ? right : left;
  }

  protected or(): Value {
    let left = this.conjunction();
    while (this.take('||')) left = this.shortCut(left, true, () => this.conjunction());
    return left;
  }

  protected conjunction(): Value {
    let left = this.comparison();
    while (this.take('&&')) left = this.shortCut(left, false, () => this.comparison());
    return left;
  }

  protected comparison(): Value {
    const left = this.concatenation();
    for (const operator of ['===', '!==', '==', '!='] as const) {
      if (!this.take(operator)) continue;
      const right = this.concatenation();
      if (left instanceof Unknown || right instanceof Unknown) return this.unknown();
      const same = operator.length === 3 ? left === right : text(left) === text(right);
      return operator.startsWith('!') ? !same : same;
    }
    return left;
  }

  protected concatenation(): Value {
    let left = this.product();
    while (this.take('.')) {
      const [one, other] = [text(left), text(this.product())];
      left = one instanceof Unknown ? one : other instanceof Unknown ? other : one + other;
    }
    return left;
  }

  protected product(): Value {
    let left = this.unary();
    while (this.take('*')) {
      const right = this.unary();
      left = typeof left === 'number' && typeof right === 'number' ? left * right : this.unknown();
    }
    return left;
  }

  protected unary(): Value {
    if (++this.depth > 200) throw new Unread();
    const value = this.prefixed();
    this.depth--;
    return value;
  }

  protected prefixed(): Value {
    if (this.take('!')) {
      const test = truthy(this.unary());
      return test instanceof Unknown ? test : !test;
    }
    if (this.take('@')) return this.unary();
    if (this.take('-')) {
      const value = this.unary();
      return typeof value === 'number' ? -value : this.unknown();
    }
    if (this.is('(') && this.is(')', 2)) {
      const cast = this.tokens[this.at + 1];
      if (cast?.kind === 'name' && /^(bool|boolean|int|integer|string)$/i.test(cast.value)) {
        this.at += 3;
        const value = this.unary();
        if (/^s/i.test(cast.value)) return text(value);
        if (/^b/i.test(cast.value)) return truthy(value);
        const string = text(value);
        return string instanceof Unknown ? string : Math.trunc(Number.parseFloat(string) || 0);
      }
    }
    return this.primary();
  }

  protected primary(): Value {
    const token = this.token;
    if (!token) throw new Unread();
    const line = token.line;
    this.at++;
    if (token.kind === 'string' || token.kind === 'number') return token.value;
    if (token.kind === 'template') return new Unknown(line);
    if (token.kind === 'variable') return this.variable(token.value, line);
    if (token.kind === 'operator') {
      if (token.value === '(') {
        const value = this.expression();
        this.expect(')');
        return value;
      }
      if (token.value === '[') return this.list(']');
      throw new Unread();
    }
    if (this.is('(')) {
      this.at++;
      if (token.value.toLowerCase() === 'array') return this.list(')');
      return this.call(token.value.toLowerCase(), this.list(')'), line);
    }
    const word = token.value.toLowerCase();
    if (word === '__dir__') return dirname(this.file.path);
    if (word === '__file__') return this.file.path;
    const known = words.get(word);
    if (known !== undefined) return known;
    // A word like `require` or `echo`, a class, or a constant.
    if (this.token && this.token.kind !== 'operator') throw new Unread();
    return this.constants.get(token.value) ?? new Unknown(line);
  }

  protected variable(name: string, line: number): Value {
    let value: Value = this.variables.get(name) ?? new Unknown(line);
    while (this.take('[')) {
      const key = this.expression();
      this.expect(']');
      const environment = name === '_ENV' || name === '_SERVER';
      value = environment && typeof key === 'string' ? this.environment(key, null, name === '_ENV') : new Unknown(line);
    }
    if (this.is('->') || this.is('(')) throw new Unread();
    return value;
  }

  /** `$_SERVER` also holds the request, which is not known. */
  protected environment(name: string, otherwise: Value, whole = true): Value {
    const value = this.file.environment[name];
    return value ?? (whole ? otherwise : this.unknown());
  }

  protected list(end: string): Value[] {
    const values: Value[] = [];
    while (!this.take(end)) {
      let value = this.expression();
      if (this.take('=>')) value = this.expression();
      values.push(value);
      if (!this.take(',') && !this.is(end)) throw new Unread();
    }
    return values;
  }

  protected call(name: string, given: readonly Value[], line: number): Value {
    const [first = null, second = null] = given;
    if (first instanceof Unknown) return new Unknown(line);
    switch (name) {
      case 'define':
        if (typeof first === 'string') this.define(first, second);
        return true;
      case 'defined': {
        const known = this.constants.get(String(first));
        return known instanceof Unknown ? known : known !== undefined;
      }
      case 'dirname': {
        let path = String(first);
        for (let level = typeof second === 'number' ? second : 1; level > 0 && level < 100; level--)
          path = dirname(path);
        return path;
      }
      case 'getenv':
        return this.environment(String(first), false);
      // Of WordPress's container image: an environment variable, or the file that VARIABLE_FILE names.
      case 'getenv_docker': {
        const file = this.file.environment[`${first}_FILE`];
        if (file === undefined) return this.environment(String(first), second);
        try {
          return trimEnd(readFileSync(file, 'utf8'), '\r\n');
        } catch {
          return new Unknown(line);
        }
      }
      case 'trim': {
        const string = text(first);
        return string instanceof Unknown ? string : string.trim();
      }
      case 'rtrim':
      case 'untrailingslashit': {
        const string = text(first);
        return string instanceof Unknown ? string : string.replace(/(?<![/\\])[/\\]+$/, '');
      }
      case 'constant':
        return this.constants.get(String(first)) ?? new Unknown(line);
      case 'function_exists':
        return false;
      default:
        return new Unknown(line);
    }
  }
}
