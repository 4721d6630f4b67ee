// What PHP files of a theme say in plain words, without running them: calls with literal arguments in functions.php
// (`add_theme_support`, `register_block_pattern_category`), and the texts that a pattern's file puts out.
// Whatever takes more than that is passed over; a pattern's file says where.
import { ExpressionReader } from '../../database/php-expressions.ts';
import { text, Unknown, Unread, type Value } from '../../database/php-known.ts';
import { escapeAttribute, escapeHtml } from '../../rendering/formatting/escape.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';

/** A value of a literal: scalars, and arrays as lists or, with names, as objects. Undefined where it is not known. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Literal[]
  | { readonly [key: string]: Literal };

/** A call that was found: its function and its arguments. */
export interface FoundCall {
  readonly name: string;
  readonly args: readonly Literal[];
}

/** Addresses that a theme's files may ask for. */
export interface ThemeAddresses {
  readonly uri: string;
  readonly templateUri: string;
}

/** Functions that only translate: the site speaks English, so they answer what they are given. */
const translating = new Set(['__', '_x']);
const escaping: Readonly<Record<string, (value: string) => string>> = {
  esc_html: escapeHtml,
  esc_html__: escapeHtml,
  esc_html_x: escapeHtml,
  esc_attr: escapeAttribute,
  esc_attr__: escapeAttribute,
  esc_attr_x: escapeAttribute,
  esc_url: escapeUrl,
  wp_kses_post: (value) => kses(value, 'post'),
};
/** Functions that put out what the one behind them answers. */
const printing: Readonly<Record<string, string>> = {
  printf: 'sprintf',
  _e: '__',
  _ex: '_x',
  esc_html_e: 'esc_html__',
  esc_attr_e: 'esc_attr__',
};

class CallReader extends ExpressionReader {
  readonly #addresses: ThemeAddresses | undefined;
  /** Names of the items of an array that was read. */
  readonly #keys = new WeakMap<readonly Value[], (string | null)[]>();

  constructor(path: string, source: string, addresses?: ThemeAddresses) {
    super({ path, source, environment: {} });
    this.#addresses = addresses;
  }

  protected override list(end: string): Value[] {
    const values: Value[] = [];
    const keys: (string | null)[] = [];
    while (!this.take(end)) {
      let value = this.expression();
      let key: string | null = null;
      if (this.take('=>')) {
        const name = text(value);
        key = name instanceof Unknown ? '' : name;
        value = this.expression();
      }
      values.push(value);
      keys.push(key);
      if (!this.take(',') && !this.is(end)) throw new Unread();
    }
    this.#keys.set(values, keys);
    return values;
  }

  protected override call(name: string, given: readonly Value[], line: number): Value {
    const first = given[0];
    if (translating.has(name)) return first === undefined ? new Unknown(line) : text(first);
    if (name === 'sprintf') return filledIn(given, line);
    const escaped = Object.hasOwn(escaping, name) ? escaping[name] : undefined;
    if (escaped) {
      const value = first === undefined ? new Unknown(line) : text(first);
      return value instanceof Unknown ? value : escaped(value);
    }
    if (this.#addresses && given.length <= 1) {
      const path = first === undefined ? '' : text(first);
      const below = path instanceof Unknown || path === '' ? '' : `/${path.replace(/^\/+/, '')}`;
      if (path instanceof Unknown) return path;
      if (/^get_(?:template_directory|parent_theme_file)_uri$/.test(name)) return this.#addresses.templateUri + below;
      if (/^get_(?:stylesheet_directory|theme_file)_uri$/.test(name)) return this.#addresses.uri + below;
    }
    return new Unknown(line);
  }

  literal(value: Value): Literal {
    if (value instanceof Unknown) return undefined;
    // Of PHP's values only arrays are objects here.
    if (typeof value !== 'object' || value === null) return value;
    const items = value as readonly Value[];
    const keys = this.#keys.get(items) ?? [];
    if (!keys.some((key) => key !== null)) return items.map((item) => this.literal(item));
    return Object.fromEntries(items.map((item, index) => [keys[index] ?? String(index), this.literal(item)]));
  }

  /** Every call of one of these functions, wherever it stands. */
  *calls(names: ReadonlySet<string>): Generator<FoundCall> {
    for (let start = 0; start < this.tokens.length; start++) {
      const token = this.tokens[start];
      if (token?.kind !== 'name' || !names.has(token.value)) continue;
      this.at = start + 1;
      this.depth = 0;
      if (!this.take('(')) continue;
      try {
        yield { name: token.value, args: this.list(')').map((value) => this.literal(value)) };
      } catch (error) {
        if (!(error instanceof Unread)) throw error;
      }
    }
  }

  /** What the statements put out; undefined where that cannot be told. */
  output(): string | undefined {
    let out = '';
    try {
      while (this.at < this.tokens.length) {
        if (this.take(';')) continue;
        const value = this.printed();
        if (value instanceof Unknown) return undefined;
        out += value;
        if (this.token && !this.is(';')) return undefined;
      }
      return out;
    } catch (error) {
      if (error instanceof Unread) return undefined;
      throw error;
    }
  }

  private printed(): string | Unknown {
    if (this.take('echo')) return text(this.expression());
    const token = this.token;
    const behind = token?.kind === 'name' && Object.hasOwn(printing, token.value) ? printing[token.value] : undefined;
    if (!behind || !this.is('(', 1)) throw new Unread();
    this.at += 2;
    return text(this.call(behind, this.list(')'), this.line));
  }
}

/** `sprintf` with texts and whole numbers (`%s`, `%1$s`, `%d`). */
function filledIn(given: readonly Value[], line: number): Value {
  const values = given.map(text);
  const [format] = values;
  if (typeof format !== 'string' || values.some((value) => value instanceof Unknown)) return new Unknown(line);
  let next = 1;
  let known = true;
  const filled = format.replace(/%(?:(%)|(?:(\d+)\$)?([a-zA-Z]|[^a-zA-Z]|$))/g, (_, percent, position, kind) => {
    if (percent) return '%';
    const value = values[position ? Number(position) : next++];
    if (typeof value !== 'string' || (kind !== 's' && kind !== 'd')) known = false;
    return kind === 'd' ? String(Math.trunc(Number(value)) || 0) : String(value);
  });
  return known ? filled : new Unknown(line);
}

/** Calls of these functions in a PHP source, in order, whatever conditions they stand in. Never throws on any source. */
export function phpCalls(source: string, names: readonly string[]): FoundCall[] {
  return [...new CallReader('', source).calls(new Set(names))];
}

/** A part of a pattern's file that cannot be told without running it. */
export interface PassedOver {
  readonly code: string;
}

/**
 * The text that a pattern's file puts out: its HTML, with what `echo` and the functions that print translated text put in.
 * Anything else puts out nothing and is named in `passedOver`.
 */
export function patternText(
  source: string,
  addresses: ThemeAddresses,
): { readonly text: string; readonly passedOver: readonly PassedOver[] } {
  const passedOver: PassedOver[] = [];
  let out = '';
  let at = 0;
  for (;;) {
    const open = source.indexOf('<?php', at);
    const short = source.indexOf('<?=', at);
    const start = short >= 0 && (open < 0 || short < open) ? short : open;
    out += source.slice(at, start < 0 ? undefined : start);
    if (start < 0) return { text: out, passedOver };
    const close = source.indexOf('?>', start);
    const code = source.slice(start + (start === short ? 3 : 5), close < 0 ? undefined : close);
    const value = new CallReader('', `<?php ${start === short ? 'echo ' : ''}${code}`, addresses).output();
    if (value === undefined) passedOver.push({ code: code.trim() });
    else out += value;
    if (close < 0) return { text: out, passedOver };
    // PHP takes the line feed behind its closing mark.
    at = source.startsWith('\n', close + 2) ? close + 3 : close + 2;
  }
}
