// The shape of a post as a WordPress content API answers it, checked before anything is written.
// Every refusal names the file and the JSON path of what is wrong.
import { SiteError } from '../../base/error.ts';
import { formatPath } from './json-path.ts';
import type { FoundDocument } from './source.ts';

/** A checked document. Dates are 'YYYY-MM-DD HH:MM:SS'; `date_gmt` is null on drafts that have none. */
export interface PostDocument {
  file: string;
  path: readonly (string | number)[];
  /** The whole document as it came. */
  raw: Readonly<Record<string, unknown>>;
  id: number;
  type: string;
  date: string;
  dateGmt: string | null;
  modified: string;
  modifiedGmt: string;
  guid: string;
  slug: string;
  status: string;
  link: string;
  title: Text;
  content: Text & { protected: boolean };
  excerpt: Text & { protected: boolean };
  author: number;
  featuredMedia: number;
  commentStatus: 'open' | 'closed';
  pingStatus: 'open' | 'closed';
  sticky: boolean;
  template: string;
  format: string;
  parent: number;
  menuOrder: number;
  meta: Readonly<Record<string, unknown>>;
  /** REST base of a taxonomy → term ids, for those the document has. */
  terms: Readonly<Record<string, readonly number[]>>;
  classList: { list: readonly string[]; gaps: boolean } | null;
  revisions: { count: number; latest: number };
}

/** `raw` is there when the document was read in edit context. */
export interface Text {
  rendered: string;
  raw: string | null;
}

const types = ['post', 'page'];
const statuses = ['publish', 'future', 'draft', 'pending', 'private', 'trash'];

/** Checks a document's shape. Throws SiteError `import_not_a_post` or `import_invalid_document`. */
export function readPostDocument(found: FoundDocument): PostDocument {
  const check = new Checker(found);
  const raw = check.object(found.value, []);
  if (typeof raw.code === 'string' && typeof raw.message === 'string')
    check.refuse([], `an API error (${raw.code}), not a post`, 'import_not_a_post');
  if (!('id' in raw) || !('type' in raw)) check.refuse([], 'not a post: it has no id and type', 'import_not_a_post');
  const type = check.text(raw, 'type');
  if (!types.includes(type))
    check.refuse(['type'], `not a post: its type is ${JSON.stringify(type.slice(0, 40))}`, 'import_not_a_post');
  const content = check.rendered(raw, 'content');
  const excerpt = 'excerpt' in raw ? check.rendered(raw, 'excerpt') : { rendered: '', raw: null, protected: false };
  const terms: Record<string, number[]> = {};
  for (const base of ['categories', 'tags']) if (base in raw) terms[base] = check.ids(raw, base);
  return {
    file: found.file,
    path: found.path,
    raw,
    id: check.id(raw, 'id'),
    type,
    date: check.date(raw, 'date'),
    dateGmt: raw.date_gmt === null ? null : check.date(raw, 'date_gmt'),
    modified: check.date(raw, 'modified'),
    modifiedGmt: check.date(raw, 'modified_gmt'),
    guid: check.rendered(raw, 'guid').rendered,
    slug: check.text(raw, 'slug'),
    status: check.oneOf(raw, 'status', statuses),
    link: check.text(raw, 'link'),
    title: check.rendered(raw, 'title'),
    content,
    excerpt,
    author: check.number(raw, 'author', 0),
    featuredMedia: check.number(raw, 'featured_media', 0),
    commentStatus: check.oneOf(raw, 'comment_status', ['open', 'closed'], 'closed'),
    pingStatus: check.oneOf(raw, 'ping_status', ['open', 'closed'], 'closed'),
    sticky: raw.sticky === true,
    template: check.text(raw, 'template', ''),
    format: check.text(raw, 'format', 'standard'),
    parent: check.number(raw, 'parent', 0),
    menuOrder: check.number(raw, 'menu_order', 0),
    // PHP writes an empty map as a list.
    meta: Array.isArray(raw.meta) && raw.meta.length === 0 ? {} : 'meta' in raw ? check.object(raw.meta, ['meta']) : {},
    terms,
    classList: check.classes(raw),
    revisions: check.revisions(raw),
  };
}

class Checker {
  readonly #found: FoundDocument;
  constructor(found: FoundDocument) {
    this.#found = found;
  }

  refuse(path: readonly (string | number)[], problem: string, code = 'import_invalid_document'): never {
    throw new SiteError(code, `${this.#found.file}: ${formatPath([...this.#found.path, ...path])}: ${problem}`);
  }

  object(value: unknown, path: readonly (string | number)[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(path, 'an object was expected', path.length === 0 ? 'import_not_a_post' : undefined);
    }
    // Narrowed by the line above: a JSON object's keys are strings.
    return value as Record<string, unknown>;
  }

  text(from: Record<string, unknown>, key: string, absent?: string): string {
    const value = from[key] ?? absent;
    if (typeof value !== 'string') this.refuse([key], value === undefined ? 'missing' : 'text was expected');
    return value;
  }

  oneOf<T extends string>(from: Record<string, unknown>, key: string, allowed: readonly T[], absent?: T): T {
    const value = this.text(from, key, absent);
    const known = allowed.find((one) => one === value);
    if (known === undefined) this.refuse([key], `one of ${allowed.join(', ')} was expected`);
    return known;
  }

  number(from: Record<string, unknown>, key: string, absent: number): number {
    const value = from[key] ?? absent;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) this.refuse([key], 'a whole number was expected');
    return value;
  }

  id(from: Record<string, unknown>, key: string): number {
    const value = this.number(from, key, 0);
    if (value < 1) this.refuse([key], 'an id above 0 was expected');
    return value;
  }

  ids(from: Record<string, unknown>, key: string): number[] {
    const list = from[key];
    if (!Array.isArray(list)) this.refuse([key], 'a list of ids was expected');
    return list.map((value: unknown, index) => {
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
        this.refuse([key, index], 'an id above 0 was expected');
      return value;
    });
  }

  date(from: Record<string, unknown>, key: string): string {
    const value = this.text(from, key);
    const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$/.exec(value);
    if (!match || Number.isNaN(Date.parse(`${value}Z`)))
      this.refuse([key], 'a date like 2025-01-31T08:00:00 was expected');
    return `${match[1]} ${match[2]}`;
  }

  rendered(from: Record<string, unknown>, key: string): Text & { protected: boolean } {
    if (!(key in from)) this.refuse([key], 'missing');
    const value = this.object(from[key], [key]);
    if (typeof value.rendered !== 'string') this.refuse([key, 'rendered'], 'text was expected');
    return {
      rendered: value.rendered,
      raw: typeof value.raw === 'string' ? value.raw : null,
      protected: value.protected === true,
    };
  }

  classes(from: Record<string, unknown>): PostDocument['classList'] {
    const value = from.class_list;
    if (value === undefined) return null;
    if (typeof value !== 'object' || value === null) this.refuse(['class_list'], 'a list of classes was expected');
    const list = Object.values(value);
    for (const [index, one] of list.entries())
      if (typeof one !== 'string') this.refuse(['class_list', index], 'text was expected');
    return { list: list.map(String), gaps: !Array.isArray(value) };
  }

  revisions(from: Record<string, unknown>): PostDocument['revisions'] {
    const links =
      typeof from._links === 'object' && from._links !== null ? (from._links as Record<string, unknown>) : {};
    const first = (name: string): Record<string, unknown> => {
      const list = links[name];
      const one: unknown = Array.isArray(list) ? list[0] : undefined;
      return typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {};
    };
    const count = first('version-history').count;
    const latest = first('predecessor-version').id;
    const whole = (value: unknown) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
    // More revisions than a site keeps in years would only be a way to fill a database.
    return { count: Math.min(whole(count), 1000), latest: whole(latest) };
  }
}
