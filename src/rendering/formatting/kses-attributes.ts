// The attributes of one tag in kses: read as HTML's tokenizer reads them, checked by name and value, written anew.
import { decodeAttribute, isSpace } from '../blocks/tag-syntax.ts';
import { safeCss } from './css.ts';
import { decodeEncoded, encodeAttribute, escapeAttribute, isEncoded } from './escape.ts';
import { type AllowedAttributes, type AttributeRule, postHtml, urlAttributes } from './kses-tables.ts';
import { asciiLower } from './php-strings.ts';
import { allowedProtocols, withoutBadProtocol } from './protocols.ts';

/** What kses has to know beyond the text. */
export interface KsesOptions {
  /** Schemes allowed in URLs; WordPress's where not given. */
  readonly protocols?: ReadonlySet<string>;
  /** Host, with port, of the uploads: `object` may show PDFs from there. No `object` without. */
  readonly uploadsHost?: string;
}

export interface TagAttribute {
  readonly name: string;
  /** Null where the attribute has no value. */
  readonly value: string | null;
}

/**
 * Attributes of a tag, first of each name, names in lower case, as `WP_HTML_Tag_Processor` finds them. None in a tag that does
 * not end. Those whose names `isSought` does not want are left out.
 */
export function readAttributes(source: string, isSought?: (name: string) => boolean): TagAttribute[] {
  const found = writtenAttributes(source, isSought);
  return found.map(({ name, value }) => ({ name, value: value === null ? null : decodeAttribute(value) }));
}

/** As `readAttributes`, with values as they are written. */
function writtenAttributes(source: string, isSought?: (name: string) => boolean): TagAttribute[] {
  const found: TagAttribute[] = [];
  // Names so far, once there are so many that looking through the list would take long.
  let names: Set<string> | null = null;
  const isKnown = (key: string): boolean => (names ? names.has(key) : found.some(({ name }) => name === key));
  const { length } = source;
  for (let at = 0; ; ) {
    let code = source.charCodeAt(at);
    while (isSpace(code) || code === 47) code = source.charCodeAt(++at);
    if (at >= length || code === 62) return found;
    const start = at;
    // An equals sign may begin a name.
    do code = source.charCodeAt(++at);
    while (at < length && code !== 61 && code !== 47 && code !== 62 && !isSpace(code));
    const key = asciiLower(source.slice(start, at));
    while (isSpace(code)) code = source.charCodeAt(++at);
    let value: string | null = null;
    if (code === 61) {
      do code = source.charCodeAt(++at);
      while (isSpace(code));
      if (code === 34 || code === 39) {
        const end = source.indexOf(code === 34 ? '"' : "'", at + 1);
        if (end === -1) return [];
        value = source.slice(at + 1, end);
        at = end + 1;
      } else {
        const from = at;
        at = unquotedEnd(source, from);
        value = source.slice(from, at);
      }
    }
    if ((isSought && !isSought(key)) || isKnown(key)) continue;
    found.push({ name: key, value });
    if (names) names.add(key);
    else if (found.length > 16) names = new Set(found.map(({ name }) => name));
  }
}

const valueEnd = /[\t\n\f\r >]/g;

/** Where a value without quotes ends. */
function unquotedEnd(source: string, from: number): number {
  const near = Math.min(from + 32, source.length);
  for (let at = from; at < near; at++) {
    const code = source.charCodeAt(at);
    if (code === 62 || isSpace(code)) return at;
  }
  valueEnd.lastIndex = near;
  return valueEnd.exec(source)?.index ?? source.length;
}

const required = new WeakMap<AllowedAttributes, readonly string[]>();

/** Names of the attributes without which an element may not be. */
function requiredNames(allowed: AllowedAttributes): readonly string[] {
  const known = required.get(allowed);
  if (known) return known;
  const names: string[] = [];
  for (const [name, rule] of allowed) if (rule !== true && rule.required) names.push(name);
  required.set(allowed, names);
  return names;
}

/** Whether an element is refused without some attributes. */
export const needsAttributes = (allowed: AllowedAttributes): boolean => requiredNames(allowed).length > 0;

/** WordPress `wp_kses_attr()`: the opening tag with the attributes that `allowed` lets through. */
export function cleanTag(element: string, source: string, allowed: AllowedAttributes, options: KsesOptions): string {
  const slash = closingSlash(source);
  if (allowed.size === 0) return `<${element}${slash}>`;
  const missing = new Set(requiredNames(allowed));
  const refused = slash === '' ? `<${element}>` : '';
  let out = '';
  const isSought = (name: string): boolean => allowed.has(name) || name.startsWith('data-');
  for (const { name, value } of writtenAttributes(source, isSought)) {
    const attribute = cleanAttribute(name, value, allowed, options);
    if (attribute === null) {
      if (missing.has(name)) return refused;
      continue;
    }
    missing.delete(name);
    out += ` ${attribute}`;
  }
  return missing.size > 0 ? refused : `<${element}${withoutBrackets(out)}${slash}>`;
}

/** Values have none; names may. */
const withoutBrackets = (attributes: string): string =>
  attributes.includes('<') || attributes.includes('>') ? attributes.replace(/[<>]/g, '') : attributes;

/** ` /` where the attributes end with a slash, blanks aside. */
function closingSlash(source: string): string {
  let end = source.length;
  while (end > 0 && ' \t\n\v\f\r'.includes(source.charAt(end - 1))) end--;
  return source[end - 1] === '/' ? ' /' : '';
}

function cleanAttribute(
  name: string,
  written: string | null,
  allowed: AllowedAttributes,
  options: KsesOptions,
): string | null {
  if (written === null) return checkAttribute(name, '', null, allowed, options) === null ? null : name;
  const encoded = isEncoded(written);
  let decoded = (): string => (encoded ? decodeEncoded(written) : decodeAttribute(written));
  let text = written;
  if (urlAttributes.has(name) && !(encoded && hasNoScheme(written))) {
    const url = withoutBadProtocol(decoded(), options.protocols ?? allowedProtocols);
    decoded = () => url;
    text = encodeAttribute(url);
  } else if (!encoded) text = encodeAttribute(decoded());
  const checked = checkAttribute(name, text, decoded, allowed, options);
  return checked === null ? null : `${name}="${checked}"`;
}

/** Nothing in an encoded address for `withoutBadProtocol()` to look at: no colon, no reference to one, nothing to be removed. */
const hasNoScheme = (encoded: string): boolean => !/[:\\\x00-\x1f]|&amp;(?:#|colon;)/i.test(encoded);

/**
 * WordPress `wp_kses_attr_check()`: the value (encoded, without quotes) as it may stand, null where the attribute may not.
 * `decoded` tells what the value says, null where there is none.
 */
function checkAttribute(
  name: string,
  value: string,
  decoded: (() => string) | null,
  allowed: AllowedAttributes,
  options: KsesOptions,
): string | null {
  const rule = allowed.get(name) ?? (/^data-[a-z0-9_-]+$/.test(name) ? allowed.get('data-*') : undefined);
  if (rule === undefined) return null;
  if (name.startsWith('data-wp-bind--') && bindsRestricted(name, allowed)) return null;
  let out = value;
  if (name === 'style') {
    const css = decoded?.() ?? null;
    const safe = safeCss(css ?? '');
    if (safe === '' || safe === '0') return null;
    if (safe !== css) out = escapeAttribute(safe);
  }
  return rule === true || fulfils(rule, out, decoded === null, options) ? out : null;
}

function fulfils(rule: AttributeRule, value: string, valueless: boolean, options: KsesOptions): boolean {
  if (rule.valueless && !valueless) return false;
  if (rule.uploadedPdf && !isUploadedPdf(value, options.uploadsHost)) return false;
  return !rule.values || rule.values.includes(asciiLower(value));
}

function isUploadedPdf(url: string, host: string | undefined): boolean {
  if (host === undefined || url.includes('?') || url.includes('#') || !url.endsWith('.pdf')) return false;
  return url.startsWith(`http://${host}/`) || url.startsWith(`https://${host}/`);
}

/** Whether a directive could set, in the browser, an attribute whose values are restricted here. */
function bindsRestricted(directive: string, allowed: AllowedAttributes): boolean {
  const restricts = [...allowed.values()].some((rule) => rule !== true && (rule.values || rule.uploadedPdf));
  if (!restricts) return false;
  const bound = directive.slice('data-wp-bind--'.length);
  const id = bound.indexOf('---');
  return [bound, ...(id === -1 ? [] : [bound.slice(0, id)])].some((name) => {
    const rule = allowed.get(name) ?? (/^data-[a-z0-9_-]+$/.test(name) ? allowed.get('data-*') : undefined);
    return rule !== true;
  });
}

/** WordPress `wp_kses_one_attr()`: one attribute as written in a tag of `element`, cleaned as in posts; '' where it may not be. */
export function cleanOneAttribute(source: string, element: string, options: KsesOptions = {}): string {
  const whole = withoutControl(source);
  const lead = /^[\t-\r ]*/.exec(whole)?.[0] ?? '';
  const core = whole.slice(lead.length).replace(/(?<![\t-\r ])[\t-\r ]+$/, '');
  // Blanks alone count as leading and as trailing ones.
  const trail = core === '' ? lead : whole.slice(lead.length + core.length);
  const equals = core.indexOf('=');
  const name = equals === -1 ? core : core.slice(0, equals).replace(/(?<![\t-\r ])[\t-\r ]+$/, '');
  const allowed = postHtml.get(asciiLower(element));
  if (equals === -1)
    return (
      lead + (!allowed || checkAttribute(asciiLower(name), '', null, allowed, options) === null ? '' : core) + trail
    );
  let value = core.slice(equals + 1).replace(/^[\t-\r ]+/, '');
  let quote = '"';
  if (value.startsWith('"') || value.startsWith("'")) {
    quote = value.charAt(0);
    if (!value.endsWith(quote)) return '';
    value = value.slice(1, -1);
  }
  value = escapeAttribute(value);
  if (urlAttributes.has(asciiLower(name))) value = withoutBadProtocol(value, options.protocols ?? allowedProtocols);
  const said = (): string => decodeAttribute(value);
  const checked = allowed ? checkAttribute(asciiLower(name), value, said, allowed, options) : null;
  return lead + (checked === null ? '' : `${name}=${quote}${checked}${quote}`) + trail;
}

/** WordPress `wp_kses_no_null()` with `\0` as text kept. */
export const withoutControl = (text: string): string => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '');
