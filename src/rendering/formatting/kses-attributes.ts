// The attributes of one tag in kses: read as HTML's tokenizer reads them, checked by name and value, written anew.
import { decodeAttribute } from '../blocks/tag-syntax.ts';
import { safeCss } from './css.ts';
import { escapeAttribute } from './escape.ts';
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
  /** Decoded; null where the attribute has no value. */
  readonly value: string | null;
}

const separators = '\t\f\r\n /';
const blanks = '\t\f\r\n ';

/** Attributes of a tag, first of each name, names in lower case, as `WP_HTML_Tag_Processor` finds them. None in a tag that does not end. */
export function readAttributes(source: string): TagAttribute[] {
  const found = new Map<string, string | null>();
  const name = /=?[^=/>\t\f\r\n ]*/y;
  const bare = /[^>\t\f\r\n ]*/y;
  let at = 0;
  const skip = (characters: string): void => {
    while (at < source.length && characters.includes(source.charAt(at))) at++;
  };
  for (skip(separators); at < source.length && source[at] !== '>'; skip(separators)) {
    name.lastIndex = at;
    const key = asciiLower(name.exec(source)?.[0] ?? '');
    if (key === '') break;
    at += key.length;
    skip(blanks);
    let value: string | null = null;
    if (source[at] === '=') {
      at++;
      skip(blanks);
      const quote = source[at];
      if (quote === '"' || quote === "'") {
        const end = source.indexOf(quote, at + 1);
        if (end === -1) return [];
        value = source.slice(at + 1, end);
        at = end + 1;
      } else {
        bare.lastIndex = at;
        value = bare.exec(source)?.[0] ?? '';
        at += value.length;
      }
    }
    if (!found.has(key)) found.set(key, value);
  }
  return Array.from(found, ([key, value]) => ({ name: key, value: value === null ? null : decodeAttribute(value) }));
}

const syntax: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
};
const written = (value: string): string => value.replace(/[&<>'"]/g, (character) => syntax[character] ?? character);

/** WordPress `wp_kses_attr()`: the opening tag with the attributes that `allowed` lets through. */
export function cleanTag(element: string, source: string, allowed: AllowedAttributes, options: KsesOptions): string {
  const slash = closingSlash(source);
  if (allowed.size === 0) return `<${element}${slash}>`;
  const required = new Set<string>();
  for (const [name, rule] of allowed) if (rule !== true && rule.required) required.add(name);
  const refused = slash === '' ? `<${element}>` : '';
  let out = '';
  for (const { name, value } of readAttributes(source)) {
    const attribute = cleanAttribute(name, value, allowed, options);
    if (attribute === null) {
      if (required.has(name)) return refused;
      continue;
    }
    required.delete(name);
    out += ` ${attribute}`;
  }
  return required.size > 0 ? refused : `<${element}${out.replace(/[<>]/g, '')}${slash}>`;
}

/** ` /` where the attributes end with a slash, blanks aside. */
function closingSlash(source: string): string {
  let end = source.length;
  while (end > 0 && ' \t\n\v\f\r'.includes(source.charAt(end - 1))) end--;
  return source[end - 1] === '/' ? ' /' : '';
}

function cleanAttribute(
  name: string,
  decoded: string | null,
  allowed: AllowedAttributes,
  options: KsesOptions,
): string | null {
  let value = decoded;
  if (value !== null && urlAttributes.has(name))
    value = withoutBadProtocol(value, options.protocols ?? allowedProtocols);
  const text = value === null ? '' : written(value);
  const checked = checkAttribute(name, text, value === null, allowed, options);
  if (checked === null) return null;
  return value === null ? name : `${name}="${checked}"`;
}

/** WordPress `wp_kses_attr_check()`: the value (encoded, without quotes) as it may stand, null where the attribute may not. */
function checkAttribute(
  name: string,
  value: string,
  valueless: boolean,
  allowed: AllowedAttributes,
  options: KsesOptions,
): string | null {
  const rule = allowed.get(name) ?? (/^data-[a-z0-9_-]+$/.test(name) ? allowed.get('data-*') : undefined);
  if (rule === undefined) return null;
  if (name.startsWith('data-wp-bind--') && bindsRestricted(name, allowed)) return null;
  let out = value;
  if (name === 'style') {
    const css = decodeAttribute(value);
    const safe = safeCss(css);
    if (safe === '' || safe === '0') return null;
    if (safe !== css) out = escapeAttribute(safe);
  }
  return rule === true || fulfils(rule, out, valueless, options) ? out : null;
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
      lead + (!allowed || checkAttribute(asciiLower(name), '', true, allowed, options) === null ? '' : core) + trail
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
  const checked = allowed ? checkAttribute(asciiLower(name), value, false, allowed, options) : null;
  return lead + (checked === null ? '' : `${name}=${quote}${checked}${quote}`) + trail;
}

/** WordPress `wp_kses_no_null()` with `\0` as text kept. */
export const withoutControl = (text: string): string => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '');
