// The attributes of one tag in kses: read as HTML's tokenizer reads them, checked by name and value, written anew.

import { decodeAttribute } from '../blocks/tag-syntax.ts';
import { AttributeReader } from './attribute-reader.ts';
import { withoutWhiteSpaceBehind } from './blanks.ts';
import { safeCss } from './css.ts';
import { decodeEncoded, encodeAttribute, escapeAttribute, isEncoded } from './escape.ts';
import { isPlainValue, knownAttribute, knownNames } from './kses-plain.ts';
import { type AllowedAttributes, type AttributeRule, postHtml, urlAttributes } from './kses-tables.ts';
import { asciiLower } from './php-strings.ts';
import { allowedProtocols, withoutBadProtocol } from './protocols.ts';
import { SeenStretches } from './seen-stretches.ts';
import { Writing } from './writing.ts';

/** What kses has to know beyond the text. */
export interface KsesOptions {
  /** Schemes allowed in URLs; WordPress's where not given. */
  readonly protocols?: ReadonlySet<string>;
  /** Host, with port, of the uploads: `object` may show PDFs from there. No `object` without. */
  readonly uploadsHost?: string;
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

/** Of elements that need no attributes. */
const none = new Set<string>();

/** WordPress `wp_kses_attr()`: the opening tag with the attributes that `allowed` lets through. */
export function cleanTag(element: string, source: string, allowed: AllowedAttributes, options: KsesOptions): string {
  const slash = closingSlash(source);
  if (allowed.size === 0) return `<${element}${slash}>`;
  const needed = requiredNames(allowed);
  const missing = needed.length > 0 ? new Set(needed) : none;
  const refused = slash === '' ? `<${element}>` : '';
  const names = knownNames(allowed);
  const seen = new SeenStretches(source);
  // Most pieces are short.
  const writing = new Writing(0);
  const reader = new AttributeReader(source);
  while (reader.next()) {
    const known = knownAttribute(reader, names);
    if (known === undefined || !seen.add(reader.nameStart, reader.nameEnd)) continue;
    // An address without a value is none.
    const isAddress = known.isAddress && reader.valueStart !== -1;
    if ((known.isPlain || isAddress) && isPlainValue(reader, isAddress)) {
      addPlain(writing, reader);
      if (missing !== none) missing.delete(reader.name);
      continue;
    }
    const { name } = reader;
    const attribute = cleanAttribute(name, reader.value, allowed, options);
    if (attribute === null) {
      if (missing.has(name)) return refused;
      continue;
    }
    if (missing !== none) missing.delete(name);
    writing.add(` ${attribute}`);
  }
  const out = writing.finish();
  if (reader.isBroken) return needed.length > 0 ? refused : `<${element}${slash}>`;
  return missing.size > 0 ? refused : `<${element}${withoutBrackets(out)}${slash}>`;
}

/** Adds an attribute whose value is plain. */
function addPlain(writing: Writing, reader: AttributeReader): void {
  const { source, nameStart, nameEnd, valueStart, valueEnd, hasCapitals } = reader;
  const isUsual =
    valueStart === nameEnd + 2 &&
    source.charCodeAt(nameEnd) === 61 &&
    source.charCodeAt(nameEnd + 1) === 34 &&
    source.charCodeAt(nameStart - 1) === 32;
  if (isUsual && !hasCapitals) writing.add(source, nameStart - 1, valueEnd + 1);
  else {
    writing.addCode(32);
    if (hasCapitals) writing.add(reader.name);
    else writing.add(source, nameStart, nameEnd);
    if (valueStart === -1) return;
    writing.addCode(61);
    writing.addCode(34);
    writing.add(source, valueStart, valueEnd);
    writing.addCode(34);
  }
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
  if (written === null) return checkAttribute(name, () => '', null, allowed, options) === null ? null : name;
  const isAddress = urlAttributes.has(name);
  const isSettled = isAddress && isEncodedWithoutScheme(written);
  const encoded = isSettled || isEncoded(written);
  let decoded = (): string => (encoded ? decodeEncoded(written) : decodeAttribute(written));
  let text = (): string => (encoded ? written : encodeAttribute(decoded()));
  if (isAddress && !isSettled) {
    const url = withoutBadProtocol(decoded(), options.protocols ?? allowedProtocols);
    decoded = () => url;
    text = () => encodeAttribute(url);
  }
  const checked = checkAttribute(name, text, decoded, allowed, options);
  return checked === null ? null : `${name}="${checked}"`;
}

/** An address that `isEncoded()`, with nothing for `withoutBadProtocol()`: no colon, no reference to one, nothing to be removed. */
const isEncodedWithoutScheme = (value: string): boolean =>
  !/[<>"':\\\x00-\x1f]|&(?!(?:lt|gt|quot|apos);|amp;(?!#|[cC][oO][lL][oO][nN];))/.test(value);

/**
 * WordPress `wp_kses_attr_check()`: the value (encoded, without quotes) as it may stand, null where the attribute may not.
 * `decoded` tells what the value says, null where there is none. Neither is made of a value that nobody wants.
 */
function checkAttribute(
  name: string,
  value: () => string,
  decoded: (() => string) | null,
  allowed: AllowedAttributes,
  options: KsesOptions,
): string | null {
  const rule = allowed.get(name) ?? (/^data-[a-z0-9_-]+$/.test(name) ? allowed.get('data-*') : undefined);
  if (rule === undefined) return null;
  if (name.startsWith('data-wp-bind--') && bindsRestricted(name, allowed)) return null;
  const out = name === 'style' ? checkStyle(value, decoded?.() ?? '') : value();
  if (out === null) return null;
  return rule === true || fulfils(rule, out, decoded === null, options) ? out : null;
}

function checkStyle(value: () => string, css: string): string | null {
  const safe = safeCss(css);
  if (safe === '' || safe === '0') return null;
  return safe === css ? value() : escapeAttribute(safe);
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
  const core = withoutWhiteSpaceBehind(whole.slice(lead.length));
  // Blanks alone count as leading and as trailing ones.
  const trail = core === '' ? lead : whole.slice(lead.length + core.length);
  const equals = core.indexOf('=');
  const name = equals === -1 ? core : withoutWhiteSpaceBehind(core.slice(0, equals));
  const allowed = postHtml.get(asciiLower(element));
  if (equals === -1)
    return (
      lead +
      (!allowed || checkAttribute(asciiLower(name), () => '', null, allowed, options) === null ? '' : core) +
      trail
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
  const checked = allowed ? checkAttribute(asciiLower(name), () => value, said, allowed, options) : null;
  return lead + (checked === null ? '' : `${name}=${quote}${checked}${quote}`) + trail;
}

/** WordPress `wp_kses_no_null()` with `\0` as text kept. */
export const withoutControl = (text: string): string => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '');
