// Messages of WordPress's language files, by context and text: `LOCALE.l10n.php` where there is one, else `LOCALE.mo`. Of the PHP
// files no code runs: what is not written as WordPress writes them is not found.
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pluralForms from '@tannin/plural-forms';
import type { Messages } from '../../rendering/language.ts';

/** Separates context and text in keys, and the forms of a message. */
const contextEnd = '\u0004';
const formEnd = '\0';

/** Messages of WordPress itself in a language; undefined where its folder has none. Never throws over what a file holds. */
export function coreMessages(contentFolder: string, locale: string): Messages | undefined {
  const found = languageFiles(contentFolder, locale).find((path) => existsSync(path));
  if (found === undefined) return undefined;
  return found.endsWith('.php') ? phpMessages(readFileSync(found, 'utf8')) : moMessages(readFileSync(found));
}

/** Where WordPress's own messages in a language may lie, the better place first; none for what is no language. */
export const languageFiles = (contentFolder: string, locale: string): string[] =>
  /^[a-zA-Z][\w-]*$/.test(locale)
    ? ['.l10n.php', '.mo'].map((ending) => join(contentFolder, 'languages', locale + ending))
    : [];

class LanguageFile implements Messages {
  readonly #messages: ReadonlyMap<string, string>;
  readonly #form: (count: number) => number;
  /** Keys by their prints, once one was asked for. */
  #prints: ReadonlyMap<string, string> | undefined;

  /** Messages by key, their forms one behind the other; `plural` as the header `Plural-Forms` has it. */
  constructor(messages: ReadonlyMap<string, string>, plural: string | undefined) {
    this.#messages = messages;
    this.#form = pluralOf(plural);
  }

  find(context: string, text: string): readonly string[] | undefined {
    return this.#messages.get(context === '' ? text : context + contextEnd + text)?.split(formEnd);
  }

  findPrint(print: string): readonly string[] | undefined {
    this.#prints ??= new Map([...this.#messages.keys()].map((key) => [printOf(key), key]));
    const key = this.#prints.get(print);
    return key === undefined ? undefined : this.#messages.get(key)?.split(formEnd);
  }

  form(count: number): number {
    return this.#form(count);
  }
}

const printOf = (key: string): string => hash('sha256', key).slice(0, 16);

/** The package's types are those of a module that it is not. */
const formOf = pluralForms as unknown as (expression: string) => (count: number) => number;

/** What stands before the first `=`, and what behind it. */
function split(text: string): readonly [name: string, value?: string] {
  const at = text.indexOf('=');
  return at === -1 ? [text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

const englishForm = (count: number): number => (count === 1 ? 0 : 1);

/** Which form goes with a count, of a header `nplurals=2; plural=n != 1;`. */
function pluralOf(header: string | undefined): (count: number) => number {
  const [counts = '', plural = ''] = (header ?? '').split(';');
  const [name = '', expression] = split(plural);
  if (split(counts)[0] !== 'nplurals' || name !== 'plural' || expression === undefined) return englishForm;
  try {
    return formOf(expression);
  } catch {
    return englishForm;
  }
}

/** A string of PHP, or the end of an array, from a place on: strings in quotes, and what is joined to them. */
const phpString = /\s*(?:'((?:[^'\\]|\\[\s\S])*)'|"(\\0)")\s*(\.?)/y;

/** `return ['plural-forms'=>'…','messages'=>['context␄text'=>'form␀form', …]];` */
function phpMessages(source: string): Messages {
  const header = /'plural-forms'\s*=>\s*'((?:[^'\\]|\\[\s\S])*)'/.exec(source)?.[1];
  const messages = new Map<string, string>();
  const start = /'messages'\s*=>\s*(?:\[|array\s*\()/g;
  if (start.exec(source) === null) return new LanguageFile(messages, header);
  for (let at = start.lastIndex; ; ) {
    const key = stringAt(source, at);
    const arrow = key && matchAt(/\s*=>/y, source, key.end);
    const value = arrow && stringAt(source, arrow);
    if (!key || !value) return new LanguageFile(messages, header);
    messages.set(key.text, value.text);
    at = matchAt(/\s*,/y, source, value.end) ?? source.length;
  }
}

function stringAt(source: string, from: number): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  for (let at = from; ; ) {
    phpString.lastIndex = at;
    const [, plain, zero, joint] = phpString.exec(source) ?? [];
    if (plain === undefined && zero === undefined) return undefined;
    text += plain === undefined ? formEnd : plain.replace(/\\([\\'])/g, '$1');
    at = phpString.lastIndex;
    if (joint === '') return { text, end: at };
  }
}

function matchAt(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

const littleEndian = 0x950412de;
const bigEndian = 0xde120495;

/** GNU gettext's binary format: two tables of lengths and offsets. */
function moMessages(bytes: Buffer): Messages {
  const messages = new Map<string, string>();
  const magic = bytes.length < 28 ? 0 : bytes.readUInt32LE(0);
  if (magic !== littleEndian && magic !== bigEndian) return new LanguageFile(messages, undefined);
  const number = (at: number): number => {
    if (at + 4 > bytes.length) return 0;
    return magic === littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  };
  const string = (table: number, index: number): string => {
    const at = table + 8 * index;
    return bytes.toString('utf8', number(at + 4), number(at + 4) + number(at));
  };
  const count = Math.min(number(8), bytes.length / 16);
  for (let index = 0; index < count; index++) {
    const [key = ''] = string(number(12), index).split(formEnd);
    messages.set(key, string(number(16), index));
  }
  const header = /^plural-forms:(.*)$/im.exec(messages.get('') ?? '')?.[1];
  return new LanguageFile(messages, header?.trim());
}
