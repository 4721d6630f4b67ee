// A feed's XML as a tree: strict, as the parser behind WordPress's feeds is (SimplePie's Parser over libxml). Nothing outside of
// the document is looked up, and entities that it declares stand for short plain texts alone, so that none can grow. Linear;
// no recursion.
import { SaxesParser } from 'saxes';
import { namedEntities } from '../../rendering/formatting/decode-entities.ts';
import { escapeTextarea } from '../../rendering/formatting/escape.ts';
import { absoluteAddress } from './address.ts';
import { namespaces } from './namespaces.ts';

export interface XmlElement {
  /** Its own text; of titles and XHTML, the markup inside of it. */
  text: string;
  /** Values by namespace and name, as `nameKey` writes them. */
  readonly attributes: ReadonlyMap<string, string>;
  /** `xml:base` of it or of what stands around it; undefined where there is none. */
  readonly base: string | undefined;
  /** Elements inside of it by namespace and name. */
  readonly children: Map<string, XmlElement[]>;
}

export const nameKey = (namespace: string, name: string): string => `${namespace} ${name}`;

export const childrenOf = (element: XmlElement | undefined, namespace: string, name: string): readonly XmlElement[] =>
  element?.children.get(nameKey(namespace, name)) ?? [];

/** An attribute without a namespace. */
export const attributeOf = (element: XmlElement, name: string): string | undefined =>
  element.attributes.get(nameKey('', name));

/** Elements nested deeper than this are refused, as by libxml. */
const deepest = 256;

/** Elements that have no end tag in HTML. */
const voids: ReadonlySet<string> = new Set(
  'area base basefont br col frame hr img input isindex link meta param'.split(' '),
);

/** Declared prefixes of an element, and of those around it. */
interface Scope {
  readonly own: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

interface Open {
  readonly element: XmlElement;
  readonly scope: Scope | undefined;
  readonly namespace: string;
  readonly name: string;
}

/** The document, whose children hold the root; undefined where it is not well-formed. `text` has no XML declaration. */
export async function readXml(text: string): Promise<XmlElement | undefined> {
  const reading = new Reading();
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.ENTITIES = Object.assign(Object.create(null), xmlEntities, Object.fromEntries(namedEntities()));
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) parser.ENTITIES = declaredEntities(doctype);
  });
  parser.on('opentag', (tag) => {
    if (!reading.open(tag.name, tag.attributes)) failed = true;
  });
  parser.on('text', (part) => reading.text(part));
  parser.on('cdata', (part) => reading.text(part));
  parser.on('closetag', () => reading.close());
  for (let at = 0; at < text.length && !failed; at += slice) {
    parser.write(text.slice(at, at + slice));
    // A long feed does not hold up those who wait.
    if (at + slice < text.length) await new Promise((done) => setImmediate(done));
  }
  if (!failed) parser.close();
  return failed ? undefined : reading.document;
}

/** Characters that are read in one go. */
const slice = 128 * 1024;

const xmlEntities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities of a document type, as far as they are short texts without references but to characters. */
function declaredEntities(doctype: string): Record<string, string> {
  const found: Record<string, string> = Object.assign(Object.create(null), xmlEntities);
  for (const [, name = '', double, single] of doctype.matchAll(
    /<!ENTITY\s{1,9}([A-Za-z_][\w.-]{0,60})\s{1,9}(?:"([^"<%]{0,100})"|'([^'<%]{0,100})')\s{0,9}>/g,
  )) {
    const value = (double ?? single ?? '').replace(/&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/g, (_, hex, decimal) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    });
    found[name] ??= value;
  }
  return found;
}

const constructs: Readonly<Record<string, ReadonlySet<string>>> = {
  [namespaces.atom10]: new Set(['rights', 'subtitle', 'summary', 'info', 'title', 'content']),
  [namespaces.atom03]: new Set(['title', 'tagline', 'copyright', 'info', 'summary', 'content']),
};
const rssTitles: ReadonlySet<string> = new Set([namespaces.rss20, namespaces.rss090, namespaces.rss10]);

/** Does an element hold markup that is kept as text? */
function holdsMarkup(namespace: string, name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (rssTitles.has(namespace)) return name === 'title';
  if (!constructs[namespace]?.has(name)) return false;
  if (namespace === namespaces.atom10) return attributes.get(nameKey('', 'type')) === 'xhtml';
  return attributes.get(nameKey('', 'mode')) === 'xml';
}

/** Takes what the parser finds, one event after the other. */
class Reading {
  readonly document: XmlElement = { text: '', attributes: new Map(), base: undefined, children: new Map() };
  readonly #open: Open[] = [];
  /** How many elements are open inside of one that holds markup; -1 outside of such. */
  #inMarkup = -1;

  /** False where elements are nested too deep, or a prefix was not declared. */
  open(tag: string, given: Readonly<Record<string, string>>): boolean {
    if (this.#open.length >= deepest) return false;
    const around = this.#open.at(-1);
    const scope = scopeOf(given, around?.scope);
    const own = expanded(tag, scope, true);
    if (!own) return false;
    const [namespace, name] = own;
    const attributes = new Map<string, string>();
    for (const [full, value] of Object.entries(given)) {
      if (full === 'xmlns' || full.startsWith('xmlns:')) continue;
      const key = expanded(full, scope, false);
      if (!key) return false;
      attributes.set(nameKey(...key), value);
    }
    if (this.#inMarkup >= 0) {
      const holder = around?.element ?? this.document;
      this.#inMarkup++;
      if (namespace === namespaces.xhtml) {
        const plain = [...attributes].filter(([key]) => key.startsWith(' '));
        const written = plain.map(([key, value]) => `${key}="${escapeDouble(value)}"`);
        holder.text += `<${name}${written.join('')}>`;
      }
      this.#open.push({ element: holder, scope, namespace, name });
      return true;
    }
    const said = attributes.get(nameKey(namespaces.xml, 'base'));
    const outer = around?.element.base;
    const base = said === undefined ? outer : (absoluteAddress(said, outer ?? '') ?? outer);
    const element: XmlElement = { text: '', attributes, base, children: new Map() };
    const holder = around?.element ?? this.document;
    const key = nameKey(namespace, name);
    const same = holder.children.get(key);
    if (same) same.push(element);
    else holder.children.set(key, [element]);
    this.#open.push({ element, scope, namespace, name });
    if (holdsMarkup(namespace, name, attributes)) this.#inMarkup = 0;
    return true;
  }

  text(part: string): void {
    const holder = this.#open.at(-1)?.element;
    if (holder) holder.text += this.#inMarkup >= 0 ? escapeTextarea(part) : part;
  }

  close(): void {
    const closed = this.#open.pop();
    if (this.#inMarkup < 0 || !closed) return;
    this.#inMarkup--;
    if (this.#inMarkup >= 0 && closed.namespace === namespaces.xhtml && !voids.has(closed.name)) {
      closed.element.text += `</${closed.name}>`;
    }
  }
}

/** PHP's htmlspecialchars with double quotes alone. */
export const escapeDouble = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function scopeOf(given: Readonly<Record<string, string>>, outer: Scope | undefined): Scope | undefined {
  let own: Map<string, string> | undefined;
  for (const [name, value] of Object.entries(given)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    own ??= new Map();
    own.set(name.slice(6), value);
  }
  return own ? { own, outer } : outer;
}

/** Namespace and local name; undefined where nobody declared the prefix. */
function expanded(
  name: string,
  scope: Scope | undefined,
  isElement: boolean,
): readonly [namespace: string, local: string] | undefined {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  if (prefix === 'xml') return [namespaces.xml, name.slice(4)];
  if (prefix === '' && !isElement) return ['', name];
  for (let at = scope; at; at = at.outer) {
    const found = at.own.get(prefix);
    if (found === undefined) continue;
    const local = name.slice(colon + 1);
    return [found.toLowerCase() === namespaces.itunes ? namespaces.itunes : found, local];
  }
  return prefix === '' ? ['', name] : undefined;
}
