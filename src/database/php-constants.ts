// Reads the constants that a PHP configuration file defines, without running it: `define`, `const`, assignments, `if`, and
// `foreach` over a literal list. Whatever else a value is made of makes it unknown, and so does a condition that cannot be
// told. Unknown is an answer: whoever needs the constant says so.
import { ExpressionReader } from './php-expressions.ts';
import { type PhpFile, truthy, type Unknown, Unread, type Value } from './php-known.ts';

export interface PhpConstants {
  readonly constants: ReadonlyMap<string, Value>;
  readonly variables: ReadonlyMap<string, Value>;
}

class ConstantReader extends ExpressionReader {
  protected rounds = 0;

  run(): void {
    while (this.at < this.tokens.length) this.statement();
  }

  // ---- statements

  protected statement(): void {
    const start = this.at;
    const { depth } = this;
    try {
      if (++this.depth > 100) throw new Unread();
      this.readStatement();
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      this.at = start;
      this.skip();
    } finally {
      this.depth = depth;
    }
    if (this.at === start) this.at++;
  }

  /** Over a statement that is not understood: to its `;` or the end of its braces. */
  protected skip(): void {
    let depth = 0;
    for (; this.at < this.tokens.length; this.at++) {
      if (this.is('(') || this.is('[') || this.is('{')) depth++;
      else if (this.is(')') || this.is(']') || this.is('}')) {
        if (--depth < 0) return;
        if (depth === 0 && this.is('}')) break;
      } else if (depth === 0 && this.is(';')) break;
    }
    this.at++;
  }

  protected readStatement(): void {
    if (this.take(';')) return;
    if (this.take('{')) this.until(['}'], this.active, true);
    else if (this.take('if')) this.if();
    else if (this.take('foreach')) this.foreach();
    else if (this.is('function') || this.is('class') || this.is('namespace') || this.is('use')) this.skip();
    else this.simple();
  }

  /** A statement that ends with `;`. */
  protected simple(): void {
    if (this.take('const')) {
      do {
        const name = this.name();
        this.expect('=');
        this.define(name, this.expression());
      } while (this.take(','));
      this.expect(';');
      return;
    }
    const token = this.token;
    if (token?.kind === 'variable' && this.is('=', 1)) {
      this.at += 2;
      const value = this.expression();
      if (this.active !== false) this.variables.set(token.value, this.active === true ? value : this.unknown());
    } else this.expression();
    this.expect(';');
  }

  protected name(): string {
    const token = this.token;
    if (token?.kind !== 'name') throw new Unread();
    this.at++;
    return token.value;
  }

  /** Statements up to one of these words. */
  protected until(ends: readonly string[], active: boolean | Unknown, consume: boolean): void {
    const before = this.active;
    this.active = active;
    while (this.at < this.tokens.length && !ends.some((end) => this.is(end))) this.statement();
    this.active = before;
    if (consume) this.at++;
  }

  protected branch(active: boolean | Unknown): void {
    const before = this.active;
    this.active = active;
    this.statement();
    this.active = before;
  }

  /** A condition in brackets; one that is not understood is unknown. */
  protected condition(): boolean | Unknown {
    const start = this.at;
    try {
      this.expect('(');
      const condition = truthy(this.expression());
      this.expect(')');
      return condition;
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      this.at = start;
      let depth = 0;
      do {
        if (this.is('(')) depth++;
        else if (this.is(')')) depth--;
        this.at++;
      } while (depth > 0 && this.at < this.tokens.length);
      return this.unknown();
    }
  }

  protected if(): void {
    /** Has no branch been taken so far? */
    let open: boolean | Unknown = true;
    for (;;) {
      const condition = this.condition();
      const here = open === false ? false : condition === false ? false : open === true ? condition : open;
      const long = this.take(':');
      if (long) this.until(['elseif', 'else', 'endif'], this.and(here), false);
      else this.branch(this.and(here));
      open = open === false || condition === true ? false : condition === false ? open : this.unknown();
      if (this.take('elseif')) continue;
      if (this.is('else') && this.is('if', 1) && !long) {
        this.at += 2;
        continue;
      }
      if (this.take('else')) {
        if (this.take(':')) this.until(['endif'], this.and(open), false);
        else this.branch(this.and(open));
      }
      if (long) this.expect('endif');
      return;
    }
  }

  protected foreach(): void {
    this.expect('(');
    const list = this.expression();
    this.expect('as');
    const variable = this.token;
    if (variable?.kind !== 'variable') throw new Unread();
    this.at++;
    this.expect(')');
    const body = this.at;
    if (!Array.isArray(list) || list.length === 0) {
      this.branch(Array.isArray(list) ? false : this.and(this.unknown()));
      return;
    }
    for (const item of list) {
      // Lists stand in the file, but nested loops multiply them.
      if (++this.rounds > 10_000) throw new Unread();
      this.at = body;
      this.variables.set(variable.value, item);
      this.statement();
    }
  }
}

/** Constants and variables as they stand when the file has been read to its end. Never throws on any source. */
export function readPhpConstants(file: PhpFile): PhpConstants {
  const reader = new ConstantReader(file);
  reader.run();
  return reader;
}
