// oEmbed as XML, both ways: `_oembed_create_xml` for our own answers, and the flat reading of other servers' ones.
import { Parser } from 'htmlparser2';
import { escapeHtml } from '../../rendering/formatting/escape.ts';

/** A document like SimpleXML's: no encoding declared, so that whatever is not ASCII is a reference. */
export function oembedXml(data: unknown): string {
  return `<?xml version="1.0"?>\n<oembed>${children(data)}</oembed>\n`;
}

function children(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  return Object.entries(data)
    .map(([key, value]) => element(/^\d+$/.test(key) ? 'oembed' : key, value))
    .join('');
}

function element(name: string, value: unknown): string {
  const isList = typeof value === 'object' && value !== null;
  const text = isList ? children(value) : escaped(plainText(value));
  return text === '' ? `<${name}/>` : `<${name}>${text}</${name}>`;
}

function plainText(value: unknown): string {
  if (value === true) return '1';
  return value === false || value === null || value === undefined ? '' : String(value);
}

function escaped(text: string): string {
  // What WordPress escapes for HTML is decoded again on its way into the document.
  return decoded(escapeHtml(text)).replace(/[&<>\r\u{80}-\u{10ffff}]/gu, (character) => {
    if (character === '&') return '&amp;';
    if (character === '<') return '&lt;';
    if (character === '>') return '&gt;';
    return character === '\r' ? '&#13;' : `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
  });
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return named[name] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** The texts of the root's children by name; undefined where it is no document, or has a type declaration. */
export function readOembedXml(text: string): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  let depth = 0;
  let name = '';
  let refused = false;
  const parser = new Parser(
    {
      onopentag: (tag) => {
        depth++;
        if (depth === 2) found[(name = tag)] = '';
      },
      ontext: (part) => {
        if (depth === 2) found[name] += part;
      },
      onclosetag: () => {
        depth--;
      },
      onprocessinginstruction: (instruction) => {
        if (instruction.startsWith('!')) refused = true;
      },
    },
    { xmlMode: true },
  );
  parser.end(text.trim());
  return refused || Object.keys(found).length === 0 ? undefined : found;
}
