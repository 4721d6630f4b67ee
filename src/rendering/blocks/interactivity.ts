// Interactivity directives as the server resolves them: `data-wp-bind`, `-class`, `-style`, `-text` are given the values they
// have before any script runs. Reproduces WP_Interactivity_API::process_directives without `each`, which no core block uses.
// HTML whose tags do not balance is left as it is. Linear.
import { jsonOf } from '../../base/php-json.ts';
import { trimEnd } from '../../base/trim.ts';
import { escapeHtml } from '../formatting/escape.ts';
import { Contexts } from './contexts.ts';
import { isEmpty, isObject, type Json } from './json.ts';
import type { Stores } from './stores.ts';
import { Tags } from './tags.ts';

const voids = new Set(
  'AREA BASE BASEFONT BGSOUND BR COL EMBED FRAME HR IMG INPUT KEYGEN LINK META PARAM SOURCE TRACK WBR'.split(' '),
);
/** Elements whose closing tag the walk steps over. */
const swallowed = new Set('SCRIPT IFRAME NOEMBED NOFRAMES STYLE TEXTAREA TITLE XMP'.split(' '));
/** What is resolved, each a bit. */
const kinds = { interactive: 1, 'router-region': 2, context: 4, bind: 8, class: 16, style: 32, text: 64 } as const;
const bits: ReadonlyMap<string, number> = new Map(Object.entries(kinds));

interface Entry {
  readonly kind: string;
  readonly suffix: string;
  readonly unique: string;
  readonly namespace: string | undefined;
  /** Path or, of contexts, the map. */
  readonly value: Json;
}

/** The HTML with its directives resolved. */
export function resolveDirectives(html: string, stores: Stores): string {
  if (!html.includes('data-wp-')) return html;
  const tags = new Tags(html);
  const namespaces: (string | undefined)[] = [];
  const contexts = new Contexts();
  const open: { name: string; has: number }[] = [];
  while (tags.next(true)) {
    if (tags.name === 'SVG' || tags.name === 'MATH') {
      if (!tags.isCloser) skip(tags);
      continue;
    }
    if (tags.isCloser) {
      const last = open.pop();
      if (last?.name !== tags.name) return html;
      if (last.has & kinds.context) contexts.leave();
      if (last.has & kinds.interactive) namespaces.pop();
      continue;
    }
    const directives = directivesOf(tags);
    const has = kindsOf(directives);
    const closes = !voids.has(tags.name) && !swallowed.has(tags.name);
    if (closes) open.push({ name: tags.name, has });
    if (has === 0) continue;
    if (has & kinds.interactive) namespaces.push(namespaceOf(tags) ?? namespaces.at(-1));
    const read = (kind: keyof typeof kinds) =>
      has & kinds[kind] ? entriesOf(tags, directives, kind, namespaces.at(-1)) : noEntries;
    if (has & kinds.context) contexts.enter(contextsIn(read('context')));
    const evaluate = ({ namespace, value }: Entry): Json => {
      if (namespace === undefined || typeof value !== 'string') return null;
      return stores.evaluate(namespace, value, contexts);
    };
    for (const entry of read('bind')) bind(tags, entry, evaluate);
    for (const entry of read('class')) setClass(tags, entry, evaluate);
    if (has & kinds.style) setStyles(tags, read('style'), evaluate);
    const text = read('text').find((one) => one.suffix === '' && one.unique === '' && !isEmpty(one.value));
    // Where nothing closes the element, the HTML does not balance.
    if (text && !setText(tags, evaluate(text))) return html;
    if (closes) continue;
    if (has & kinds.context) contexts.leave();
    if (has & kinds.interactive) namespaces.pop();
  }
  return open.length > 0 ? html : tags.html();
}

/** Past the end of the element the walk stands on. */
function skip(tags: Tags): void {
  const { name } = tags;
  for (let depth = 1; depth > 0 && tags.next(true); ) {
    if (tags.name === name && !tags.isSelfClosing) depth += tags.isCloser ? -1 : 1;
  }
}

interface Directive extends Pick<Entry, 'kind' | 'suffix' | 'unique'> {
  /** The whole attribute's. */
  readonly name: string;
  /** Of its kind; 0 if that is not resolved. */
  readonly bit: number;
}

/** Names of attributes in parts: most stand in all texts again and again. */
const known = new Map<string, Directive | undefined>();
const mostKnown = 512;

/** In tags with more attributes than anybody writes there are no directives. */
const mostAttributes = 64;

const noDirectives: readonly Directive[] = [];
const noEntries: readonly Entry[] = [];

/** The directives of the tag the walk stands on. */
function directivesOf(tags: Tags): readonly Directive[] {
  if (!tags.hasAttributes || tags.attributeCount > mostAttributes) return noDirectives;
  const found: Directive[] = [];
  for (const name of tags.names('data-wp-')) {
    const directive = known.has(name) ? known.get(name) : newlyKnown(name);
    if (directive) found.push(directive);
  }
  return found;
}

function newlyKnown(name: string): Directive | undefined {
  if (known.size >= mostKnown) known.clear();
  const directive = partsOf(name);
  known.set(name, directive);
  return directive;
}

/** Which kinds that are resolved are among them. */
function kindsOf(directives: readonly Directive[]): number {
  let found = 0;
  for (const { bit } of directives) found |= bit;
  return found;
}

/** `data-wp-bind--aria-label---id` in parts; undefined for names that are no directive. */
function partsOf(name: string): Directive | undefined {
  const text = name.slice('data-wp-'.length);
  if (!/^[a-z0-9_][\w-]*$/i.test(text)) return undefined;
  const found = /^(.+?)(?:--(?!-(?!-))(.*?))?(?:---(?!-)(.*))?$/.exec(text);
  if (!found) return undefined;
  const [, kind = '', suffix = '', unique = ''] = found;
  return { name, kind, suffix, unique, bit: bits.get(kind) ?? 0 };
}

function entriesOf(
  tags: Tags,
  directives: readonly Directive[],
  wanted: string,
  namespace: string | undefined,
): Entry[] {
  const entries: Entry[] = [];
  for (const { name, kind, suffix, unique } of directives) {
    const given = kind === wanted ? tags.attribute(name) : null;
    if (given !== null) entries.push({ kind, suffix, unique, ...entryValue(given, namespace) });
  }
  if (entries.length < 2) return entries;
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return entries.sort((one, other) => order(one.suffix, other.suffix) || order(one.unique, other.unique));
}

function entryValue(given: string | true, namespace: string | undefined): Pick<Entry, 'namespace' | 'value'> {
  if (given === true || isEmpty(given)) return { namespace, value: null };
  const own = /^([\w\-/]+)::(?=.)/.exec(given);
  const text = own ? given.slice(own[0].length) : given;
  return { namespace: own ? own[1] : namespace, value: decoded(text) };
}

function decoded(text: string): Json {
  // Most values are paths: no JSON begins so.
  if (!/^[\s{["\d\-tfn]/.test(text)) return text;
  // What JSON gives is Json.
  return (jsonOf(text) as Json | undefined) ?? text;
}

function namespaceOf(tags: Tags): string | undefined {
  const given = tags.attribute('data-wp-interactive');
  if (typeof given !== 'string' || isEmpty(given)) return undefined;
  const json = decoded(given);
  const name = isObject(json) ? json.namespace : given;
  return typeof name === 'string' && /^[\w\-/]+/.test(name) ? name : undefined;
}

const contextsIn = (entries: readonly Entry[]) =>
  entries.flatMap(({ namespace, suffix, value }) =>
    suffix === '' && namespace !== undefined && isObject(value) ? [[namespace, value] as const] : [],
  );

type Evaluate = (entry: Entry) => Json;

function bind(tags: Tags, entry: Entry, evaluate: Evaluate): void {
  const { suffix, unique } = entry;
  if (suffix === '' || unique !== '' || suffix.startsWith('on')) return;
  const value = evaluate(entry);
  const isAria = suffix.length > 5 && suffix[4] === '-';
  if (value === null || typeof value === 'object' || (value === false && !isAria)) tags.remove(suffix);
  else if (typeof value === 'boolean') tags.set(suffix, isAria ? String(value) : true);
  else tags.set(suffix, String(value));
}

function setClass(tags: Tags, entry: Entry, evaluate: Evaluate): void {
  if (entry.suffix === '') return;
  const name = entry.unique === '' ? entry.suffix : `${entry.suffix}---${entry.unique}`;
  if (isEmpty(evaluate(entry))) tags.removeClass(name);
  else tags.addClass(name);
}

/** Declarations that directives ask for go behind those that are there, each in place of others of its property. */
function setStyles(tags: Tags, entries: readonly Entry[], evaluate: Evaluate): void {
  const before = tags.attribute('style');
  const existing = typeof before === 'string' ? before : '';
  let css = existing;
  let isAsked = false;
  for (const entry of entries) {
    const { suffix, unique } = entry;
    if (suffix === '' || unique !== '') continue;
    const value = evaluate(entry);
    if (isEmpty(value) && isEmpty(css)) continue;
    isAsked = true;
    const text = isEmpty(value) ? '' : trimEnd(String(value).trim(), ';');
    css = withoutProperty(css, suffix) + (text === '' ? '' : `${suffix}:${text};`);
  }
  if (!isAsked) return;
  if (css === '') tags.remove('style');
  else tags.set('style', css);
}

function withoutProperty(css: string, property: string): string {
  let kept = '';
  for (const one of css.split(';')) {
    if (one.trim() === '') continue;
    const [name = '', set = ''] = one.split(':');
    if (name.trim() !== property) kept += `${name.trim()}:${set.trim()};`;
  }
  return kept;
}

function setText(tags: Tags, value: Json): boolean {
  const text = typeof value === 'string' || typeof value === 'number' ? escapeHtml(String(value)) : '';
  return tags.setContent(escapeHtml(text));
}
