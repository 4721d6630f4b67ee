// Attributes that stay as they are, known where they stand in a text: most of those that are written by editors. Nothing is made of
// them, neither strings nor lists.
import type { AttributeReader } from './attribute-reader.ts';
import type { KsesOptions } from './kses-attributes.ts';
import { type AllowedAttributes, type AttributeRule, urlAttributes } from './kses-tables.ts';
import { NameTable } from './name-table.ts';
import { allowedProtocols } from './protocols.ts';
import { standsAt, type TextCodes } from './text-codes.ts';

/** What an attribute must fulfil, and whether its value may be taken as it is where nothing in it is to be escaped. */
export interface Known {
  readonly rule: true | AttributeRule;
  readonly isPlain: boolean;
  /** Is it an address, of any kind? */
  readonly isAddress: boolean;
}

/** The tables' attributes, as those of tags are looked up in them. */
const known = new WeakMap<AllowedAttributes, NameTable<Known>>();

export function knownNames(allowed: AllowedAttributes): NameTable<Known> {
  const names = known.get(allowed);
  if (names) return names;
  const isPlain = (name: string, rule: true | AttributeRule): boolean =>
    rule === true && name !== 'style' && !urlAttributes.has(name) && !name.startsWith('data-wp-bind--');
  const made = new NameTable(
    new Map(
      [...allowed].map(([name, rule]) => {
        const isAddress = rule === true && name !== 'style' && urlAttributes.has(name);
        return [name, { rule, isPlain: isPlain(name, rule), isAddress }] as const;
      }),
    ),
  );
  known.set(allowed, made);
  return made;
}

/** Tags with more attributes are read the long way. */
const mostPlain = 8;

/**
 * Where a tag ends whose attributes, from `from` on, stay as they are: names in small letters, each once, values in double
 * quotes with nothing in them that would have to be decoded, escaped or refused. -1 where that cannot be said at a glance.
 */
export function plainAttributesEnd(
  codes: TextCodes,
  from: number,
  allowed: AllowedAttributes,
  { protocols = allowedProtocols }: KsesOptions,
): number {
  if (codes[from] !== 32) return -1;
  const names = knownNames(allowed);
  const seen: Known[] = [];
  let at = from;
  while (codes[at] === 32) {
    const start = at + 1;
    let end = start;
    while (isPlainNameCode(codes[end] ?? 0)) end++;
    if (end === start) return codes[end] === 47 && codes[end + 1] === 62 ? end + 2 : -1;
    if (codes[end] !== 61 || codes[end + 1] !== 34) return -1;
    const known = names.findIn(codes, start, end);
    if (!known || (!known.isPlain && !known.isAddress) || seen.length === mostPlain || seen.includes(known)) return -1;
    const valueStart = end + 2;
    const valueEnd = known.isAddress
      ? plainAddressEnd(codes, valueStart, protocols)
      : plainEnd(codes, valueStart, false);
    if (codes[valueEnd] !== 34) return -1;
    seen.push(known);
    at = valueEnd + 1;
  }
  return codes[at] === 62 ? at + 1 : -1;
}

const isPlainNameCode = (code: number): boolean => (code >= 97 && code <= 122) || code === 45;

/** Where a value ends, or a character stands that is not plain; one without a scheme may have no colon. */
function plainEnd(codes: TextCodes, start: number, noColon: boolean): number {
  let at = start;
  for (; at < codes.length; at++) {
    const code = codes[at];
    if (code === 34 || code === 38 || code === 39 || code === 60 || code === 62 || code === 92) break;
    if (code === 58 && noColon) break;
  }
  return at;
}

function plainAddressEnd(codes: TextCodes, start: number, protocols: ReadonlySet<string>): number {
  const isUsual =
    (standsAt(codes, start, 'https://') && protocols.has('https')) ||
    (standsAt(codes, start, 'http://') && protocols.has('http'));
  return plainEnd(codes, start, !isUsual);
}

/** What is known of an attribute that was read; undefined where it may not stand there. */
export function knownAttribute(reader: AttributeReader, names: NameTable<Known>): Known | undefined {
  const { source, nameStart, nameEnd, hasCapitals } = reader;
  return hasCapitals ? knownAt(reader.name, 0, nameEnd - nameStart, names) : knownAt(source, nameStart, nameEnd, names);
}

function knownAt(text: string, start: number, end: number, names: NameTable<Known>): Known | undefined {
  const own = names.find(text, start, end);
  if (own) return own;
  return isDataName(text, start, end) ? knownData(text, start, names) : undefined;
}

/** The same for a name `data-…` that the table does not have: what directives do is looked at closely. */
function knownData(text: string, start: number, names: NameTable<Known>): Known | undefined {
  const any = names.find('data-*', 0, 6);
  return (
    any && { rule: any.rule, isPlain: any.rule === true && !text.startsWith('wp-bind--', start + 5), isAddress: false }
  );
}

/** Stands `data-` there and more of small letters, digits, `_` and `-`? */
function isDataName(text: string, start: number, end: number): boolean {
  if (end < start + 6 || !text.startsWith('data-', start)) return false;
  for (let at = start + 5; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 45)) return false;
  }
  return true;
}

/** Is a value short, and nothing in it that is to be escaped or decoded, nor, in an address, anything of a scheme or to be removed? */
export function isPlainValue({ source, valueStart, valueEnd }: AttributeReader, isAddress: boolean): boolean {
  if (valueEnd - valueStart > 64) return false;
  for (let at = valueStart; at < valueEnd; at++) {
    const code = source.charCodeAt(at);
    if (code === 38 || code === 60 || code === 62 || code === 34 || code === 39) return false;
    if (isAddress && (code === 58 || code === 92 || code < 32)) return false;
  }
  return true;
}
