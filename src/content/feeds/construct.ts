// Texts of feeds by what they say they are: plain ones are escaped, HTML passes kses. Reproduces
// WP_SimplePie_Sanitize_KSES and the kinds of Atom's text constructs.
import { kses } from '../../rendering/formatting/kses.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { absoluteAddress } from './address.ts';
import { attributeOf, escapeDouble, type XmlElement } from './xml-tree.ts';

/** `maybe-html`: HTML where it looks like it; `none`: as it is. */
export interface Construct {
  readonly kind: 'text' | 'html' | 'maybe-html' | 'none';
  readonly isBase64?: boolean;
}

export const plain: Construct = { kind: 'text' };
export const html: Construct = { kind: 'html' };
export const maybeHtml: Construct = { kind: 'maybe-html' };

const looksLikeHtml = /&(?:#(?:x[0-9a-fA-F]|[0-9])|[a-zA-Z0-9])|<\/[A-Za-z][^>]*>/;

/** The text of an element as it is handed out. */
export function constructText(text: string, { kind, isBase64 }: Construct): string {
  let data = trim(text);
  if (isBase64) data = fromBase64(data);
  if (kind === 'html' || (kind === 'maybe-html' && looksLikeHtml.test(data))) return kses(data, 'post');
  // What is no HTML is decoded twice there.
  if (isBase64) data = fromBase64(data);
  return kind === 'none' ? data : escapeDouble(data);
}

/** A blank for what is no text at all. */
function fromBase64(text: string): string {
  const decoded = Buffer.from(trim(text), 'base64').toString('utf8');
  return decoded.includes('\ufffd') ? ' ' : decoded;
}

/** An address with its base, escaped. */
export const addressText = (text: string, base: string): string =>
  escapeDouble(absoluteAddress(trim(text), base) ?? trim(text));

const typeOf = (element: XmlElement): string | undefined => {
  const type = attributeOf(element, 'type');
  return type === undefined ? undefined : trim(type).toLowerCase();
};

export function atom10Construct(element: XmlElement): Construct {
  const type = typeOf(element);
  if (type === undefined || type === 'text') return plain;
  return type === 'html' || type === 'xhtml' ? html : { kind: 'none' };
}

/** Of `content`, which may hold anything. */
export function atom10Content(element: XmlElement): Construct {
  const known = atom10Construct(element);
  const type = typeOf(element) ?? '';
  if (known.kind !== 'none') return known;
  return /(?:\+xml|\/xml)$|^text\//.test(type) ? known : { kind: 'none', isBase64: true };
}

export function atom03Construct(element: XmlElement): Construct {
  const isBase64 = trim(attributeOf(element, 'mode') ?? '').toLowerCase() === 'base64';
  const type = typeOf(element);
  if (type === undefined || type === 'text' || type === 'text/plain') return { kind: 'text', isBase64 };
  const isHtml = ['html', 'text/html', 'xhtml', 'application/xhtml+xml'].includes(type);
  return { kind: isHtml ? 'html' : 'none', isBase64 };
}
