// What a request's query variables narrow a list to: terms, authors, a period, words, a type, all of them at once. Reproduces
// WP_Query::parse_query and parse_tax_query, as far as public query variables lead there.
import { slugOf } from '../content/addresses/page-by-path.ts';
import type { QueryVars } from '../content/addresses/query-vars.ts';
import { numberVar } from '../content/addresses/query-vars.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import { formatName, postFormatNames } from '../content/posts/format.ts';
import type { PostOrder, PostQuery, TaxClause } from '../content/posts/types.ts';
import type { Site } from '../content/site.ts';
import { getTerm, getTermBySlug } from '../content/terms/get.ts';
import { findUserId, getUser } from '../content/users/load.ts';
import type { TaxonomyTermRow, UserRow } from '../database/schema.ts';

/** Clauses on terms, and the term that the list is about: the first one asked for. */
export interface AskedTerms {
  readonly clauses: readonly TaxClause[];
  /** Taxonomies of the terms that are asked for, and not left out. */
  readonly taxonomies: ReadonlySet<string>;
  /** How many terms are asked for. */
  readonly count: number;
  readonly term?: TaxonomyTermRow;
}

const words = (text: string, between: RegExp): string[] => text.split(between).filter((word) => word !== '');

/** More clauses find nothing, as in WordPress: MySQL joins no more tables than 61. */
const mostClauses = 60;
const nothing: readonly TaxClause[] = [{ taxonomy: 'category', terms: [0] }];

/** One statement, for the term that the list is about. */
export async function termsAsked(site: Site, vars: QueryVars): Promise<AskedTerms> {
  const all: readonly TaxClause[] = [...ofTaxonomy(site, vars), ...ofCategory(vars), ...ofTag(vars)];
  const clauses = all.length > mostClauses ? nothing : all;
  const positive = clauses.filter(({ operator }) => operator !== 'NOT IN');
  const taxonomies = new Set(positive.map(({ taxonomy }) => taxonomy));
  const first = ['category', 'post_tag'].find((name) => taxonomies.has(name)) ?? positive[0]?.taxonomy;
  const [clause] = positive.filter(({ taxonomy }) => taxonomy === first);
  // Of several tags none is what it is about.
  const isOne = clause && (first !== 'post_tag' || (clause.terms.length === 1 && clause.operator !== 'AND'));
  const term = isOne ? await termOf(site, clause) : undefined;
  const count = positive.reduce((sum, { terms }) => sum + terms.length, 0);
  return { clauses, taxonomies, count, ...(term ? { term } : {}) };
}

function ofTaxonomy(site: Site, { taxonomy, term }: QueryVars): TaxClause[] {
  if (taxonomy === undefined || term === undefined) return [];
  if (!site.registry.taxonomies.get(taxonomy)?.publiclyQueryable) return [];
  const slug = slugOf(words(term, /\//).at(-1) ?? '');
  const stored = taxonomy === 'post_format' ? `post-format-${slug.replace(/^post-format-/, '')}` : slug;
  return [{ taxonomy, field: 'slug', terms: [stored], includeChildren: true }];
}

function ofCategory({ category_name: path, cat }: QueryVars): TaxClause[] {
  const taxonomy = 'category';
  const clauses: TaxClause[] = [];
  const name = words(path ?? '', /\//).at(-1);
  if (name !== undefined) {
    // All of them with a plus between them, any with a comma.
    const all = words(name, /\++/);
    const lists =
      all.length > 1
        ? all.map((one) => [one])
        : [
            words(name, /,/)
              .map((one) => one.trim())
              .sort(),
          ];
    for (const list of lists) clauses.push({ taxonomy, field: 'slug', terms: list.map(slugOf), includeChildren: true });
  }
  const ids = words((cat ?? '').replace(/[^\d,-]/g, ''), /,/).map((id) => Number.parseInt(id, 10) || 0);
  const [wanted, left] = [ids.filter((id) => id > 0).sort((a, b) => a - b), ids.filter((id) => id < 0)];
  if (wanted.length > 0) clauses.push({ taxonomy, terms: wanted, includeChildren: true });
  if (left.length > 0)
    clauses.push({ taxonomy, terms: left.map((id) => -id), includeChildren: true, operator: 'NOT IN' });
  return clauses;
}

function ofTag({ tag, cat }: QueryVars): TaxClause[] {
  if (tag === undefined) return [];
  const base = { taxonomy: 'post_tag', field: 'slug' } as const;
  if (tag.includes(',')) return [{ ...base, terms: words(tag, /[,\s]+/).map(slugOf) }];
  const all = /[+\s]/.test(tag) || cat !== undefined;
  return [
    all ? { ...base, terms: words(tag, /[+\s]+/).map(slugOf), operator: 'AND' } : { ...base, terms: [slugOf(tag)] },
  ];
}

async function termOf(site: Site, { taxonomy, field, terms }: TaxClause): Promise<TaxonomyTermRow | undefined> {
  const [first] = terms;
  if (first === undefined) return undefined;
  const term =
    field === 'slug'
      ? await getTermBySlug(site, String(first), taxonomy)
      : await getTerm(site, Number(first), taxonomy);
  if (!term || taxonomy !== 'post_format') return term ?? undefined;
  // A format is called without what its slug begins with.
  const isKnown = postFormatNames.some(([known]) => term.slug === `post-format-${known}`);
  return isKnown ? { ...term, name: formatName(term, siteLanguage(site)) } : undefined;
}

/** Authors that a list is narrowed to; `author`: whom it is about. */
export interface AskedAuthors extends Pick<PostQuery, 'authors' | 'authorsExclude'> {
  readonly isAsked: boolean;
  readonly author?: UserRow;
}

/** Two statements at most. */
export async function authorsAsked(site: Site, vars: QueryVars): Promise<AskedAuthors> {
  const { author_name: name } = vars;
  if (name !== undefined) {
    const id = await findUserId(site, 'user_nicename', slugOf(name));
    const author = id === undefined ? undefined : await getUser(site, id);
    return { isAsked: true, authors: [author?.ID ?? 0], ...(author ? { author } : {}) };
  }
  const ids = words((vars.author ?? '').replace(/[^\d,-]/g, ''), /,/).map((id) => Number.parseInt(id, 10) || 0);
  if (vars.author === undefined || vars.author === '0' || ids.length === 0) return { isAsked: false };
  const author = (ids[0] ?? 0) > 0 ? await getUser(site, ids[0] ?? 0) : undefined;
  return {
    isAsked: true,
    authors: ids.filter((id) => id > 0),
    authorsExclude: ids.filter((id) => id < 0).map((id) => -id),
    ...(author ? { author } : {}),
  };
}

const orders: Readonly<Record<string, PostOrder>> = {
  ID: 'id',
  author: 'author',
  date: 'date',
  menu_order: 'menu_order',
  modified: 'modified',
  name: 'slug',
  none: 'none',
  parent: 'parent',
  post_author: 'author',
  post_date: 'date',
  post_modified: 'modified',
  post_name: 'slug',
  post_parent: 'parent',
  post_title: 'title',
  relevance: 'relevance',
  title: 'title',
};

/** The order that is asked for; searches have one of their own, where none is. */
export function orderAsked({ orderby, order }: QueryVars, isRelevant: boolean): Pick<PostQuery, 'order' | 'orderBy'> {
  const by = orderby === undefined ? undefined : orders[orderby];
  const orderBy = by ?? (isRelevant ? 'relevance' : undefined);
  return {
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(order?.toLowerCase() === 'asc' ? { order: 'asc' as const } : {}),
  };
}

/** Words to search for, or all of them as one; each somewhere in a text, or all there is of one. */
export function searchAsked({ exact, sentence }: QueryVars, search: string): Pick<PostQuery, 'search' | 'searchExact'> {
  const whole = isSet(sentence) ? `"${search.replaceAll('"', '')}"` : search;
  return { search: whole, ...(isSet(exact) ? { searchExact: true } : {}) };
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '0';

/** The period asked for as `2025`, `2025-03` or `2025-03-04`; null where there is no such day. */
export function dateAsked(vars: QueryVars): string | null | undefined {
  const { named, written } = partsAsked(vars);
  const [year = 0, month = 0, day = 0] = named.map((number, index) => number || (written[index] ?? 0));
  if (year === 0) return month > 0 || day > 0 ? null : undefined;
  if (month > 12 || year > 9999) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  const start = `${String(year).padStart(4, '0')}`;
  if (month === 0) return start;
  if (day === 0) return `${start}-${two(month)}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > last ? null : `${start}-${two(month)}-${two(day)}`;
}

/** Year, month and day by their own names, and as `m` has them in one: 0 where there is none. */
function partsAsked(vars: QueryVars): { named: number[]; written: number[] } {
  const digits = vars.m?.replace(/\D/g, '') ?? '';
  return {
    named: [numberVar(vars, 'year'), numberVar(vars, 'monthnum'), numberVar(vars, 'day')],
    written: [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number),
  };
}

/** Is a day, as it is stored, of the year, month and day that are asked for? Also of a month of any year. */
export function isOfDate(stored: string, vars: QueryVars): boolean {
  const parts = [stored.slice(0, 4), stored.slice(5, 7), stored.slice(8, 10)].map(Number);
  const { named, written } = partsAsked(vars);
  return [named, written].every((asked) => asked.every((number, index) => number === 0 || number === parts[index]));
}

/** A period as bounds that lie just outside of it, local time. */
export function boundsOf(date: string): { after: string; before: string } {
  const [year = 0, month, day] = date.split('-').map(Number);
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end =
    month === undefined ? Date.UTC(year + 1, 0, 1) : day === undefined ? Date.UTC(year, month, 1) : start + 86_400_000;
  const text = (time: number) => new Date(time).toISOString().slice(0, 19);
  return { after: text(start - 1000), before: text(end) };
}
