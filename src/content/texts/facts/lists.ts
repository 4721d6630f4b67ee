// What the list blocks show of the site: archives, terms of a taxonomy, the newest comments. One statement each.
import { sql } from 'kysely';
import type { ArchiveFacts, PageFacts, PageOrder, TermFacts, TermsQuestion } from '../../../rendering/blocks/facts.ts';
import { formatDate } from '../../../rendering/formatting/php-date.ts';
import { permalink } from '../../posts/permalink.ts';
import { loadPermalinkData } from '../../posts/permalink-data.ts';
import type { Site } from '../../site.ts';
import { taxonomyFirst, termColumns } from '../../terms/get.ts';
import { termFacts } from './posts.ts';
import { dateLink } from './site.ts';

const day = 86_400_000;

/** A day that has published posts. */
interface DayFacts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly count: number;
}

/** `wp_get_archives` of posts, newest first. Kinds that are none of its lists are empty. */
export async function loadArchives(site: Site, kinds: readonly string[]): Promise<ArchiveFacts[][]> {
  const days = await daysWithPosts(site);
  return kinds.map((kind) => archivesOf(site, kind, days));
}

/** Every day that has published posts, newest first; kept until something is written. */
async function daysWithPosts(site: Site): Promise<readonly DayFacts[]> {
  const kept = site.caches.map<readonly DayFacts[]>('days-with-posts');
  const known = kept.get('days');
  if (known) return known;
  const date = sql<string>`substr(post_date, 1, 10)`;
  const rows = await site.database.kysely
    .selectFrom('posts')
    .select([date.as('date'), (count) => count.fn.countAll<number>().as('count')])
    .where('post_type', '=', 'post')
    .where('post_status', '=', 'publish')
    .groupBy(date)
    .orderBy(date, 'desc')
    .execute();
  const days = rows.map((row) => {
    const [year = 0, month = 0, of = 0] = String(row.date).split('-').map(Number);
    return { year, month, day: of, count: Number(row.count) };
  });
  kept.set('days', days);
  return days;
}

function archivesOf(site: Site, kind: string, days: readonly DayFacts[]): ArchiveFacts[] {
  const { options } = site;
  const shown = (wall: number) => formatDate(options.text('date_format'), { wall, offset: 0, zone: 'UTC' });
  const wallOf = (one: DayFacts) => Date.UTC(one.year, one.month - 1, one.day);
  if (kind === 'yearly') {
    return grouped(days, ({ year }) => String(year)).map(([first, count]) => {
      return { link: dateLink(site, [first.year]), text: String(first.year), count };
    });
  }
  if (kind === 'monthly') {
    return grouped(days, ({ year, month }) => `${year}-${month}`).map(([first, count]) => {
      const text = formatDate('F Y', { wall: Date.UTC(first.year, first.month - 1, 1), offset: 0, zone: 'UTC' });
      return { link: dateLink(site, [first.year, first.month]), text, count };
    });
  }
  if (kind === 'daily') {
    return days.map((one) => ({
      link: dateLink(site, [one.year, one.month, one.day]),
      text: shown(wallOf(one)),
      count: one.count,
    }));
  }
  if (kind !== 'weekly') return [];
  const start = options.number('start_of_week');
  const weeks = grouped(days, (one) => `${one.year} ${weekOf(wallOf(one), start)}`);
  const list: ArchiveFacts[] = [];
  let last: number | undefined;
  for (const [first, count] of weeks) {
    const wall = wallOf(first);
    const week = weekOf(wall, start);
    // A week that two years share is shown once, for the later one.
    if (week === last) continue;
    last = week;
    const begin = wall - ((new Date(wall).getUTCDay() - start + 7) % 7) * day;
    list.push({
      link: `${options.home}/?m=${first.year}&w=${week}`,
      text: `${shown(begin)}&#8211;${shown(begin + 6 * day)}`,
      count,
    });
  }
  return list;
}

/** Days with the same key together: the first of them, and how many posts all have. */
function grouped(days: readonly DayFacts[], keyOf: (one: DayFacts) => string): [DayFacts, number][] {
  const groups = new Map<string, [DayFacts, number]>();
  for (const one of days) {
    const group = groups.get(keyOf(one));
    if (group) group[1] += one.count;
    else groups.set(keyOf(one), [one, one.count]);
  }
  return [...groups.values()];
}

/** MySQL's WEEK() as `_wp_mysql_week` asks for it. */
function weekOf(wall: number, start: number): number {
  if (start === 1) {
    const year = Date.UTC(new Date(wall).getUTCFullYear(), 0, 1);
    const weekday = (new Date(year).getUTCDay() + 6) % 7;
    return Math.floor(((wall - year) / day + weekday) / 7) + (weekday <= 3 ? 1 : 0);
  }
  const moved = wall - start * day;
  const year = Date.UTC(new Date(moved).getUTCFullYear(), 0, 1);
  const firstSunday = (7 - new Date(year).getUTCDay()) % 7;
  return Math.floor(((moved - year) / day - firstSunday) / 7) + 1;
}

const columns: Readonly<Record<string, 't.name' | 't.slug' | 'tt.count' | 't.term_id'>> = {
  name: 't.name',
  slug: 't.slug',
  count: 'tt.count',
  id: 't.term_id',
  term_id: 't.term_id',
};

/** Terms of taxonomies by name (those with most posts first where only some are wanted). */
export async function loadTermLists(site: Site, questions: readonly TermsQuestion[]): Promise<TermFacts[][]> {
  const lists: TermFacts[][] = [];
  for (const question of questions) {
    const { taxonomy, empty, parent, below, most, padded, include, limit } = question;
    let query = taxonomyFirst(site.database.kysely).select(termColumns).where('tt.taxonomy', '=', taxonomy);
    if (!empty) query = query.where('tt.count', '>', 0);
    if (parent !== undefined) query = query.where('tt.parent', '=', parent);
    if (include !== undefined) query = query.where('t.term_id', 'in', include);
    if (limit !== undefined && below === undefined) query = query.limit(limit);
    if (most === undefined) query = query.orderBy(columns[question.orderBy ?? ''] ?? 't.name', question.order ?? 'asc');
    else query = query.orderBy('tt.count', 'desc').orderBy('t.name');
    if (most !== undefined && most > 0) query = query.limit(most);
    const terms = await termFacts(site, await query.orderBy('t.term_id').execute());
    if (include !== undefined) terms.sort((one, other) => include.indexOf(one.id) - include.indexOf(other.id));
    if (below !== undefined) {
      const inside = await termsBelow(site, taxonomy, below);
      lists.push(terms.filter(({ id }) => inside.has(id)).slice(0, limit));
      continue;
    }
    lists.push(padded ? await withPaddedCounts(site, taxonomy, terms) : terms);
  }
  return lists;
}

/** Ids of the terms below one, at any depth. */
async function termsBelow(site: Site, taxonomy: string, id: number): Promise<ReadonlySet<number>> {
  const rows = await taxonomyFirst(site.database.kysely)
    .select(['t.term_id', 'tt.parent'])
    .where('tt.taxonomy', '=', taxonomy)
    .execute();
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const row of rows) if (found.has(row.parent)) found.add(row.term_id);
  }
  found.delete(id);
  return found;
}

/** `_pad_term_counts`: each term counts the published posts of the terms below it as well, each post once. */
async function withPaddedCounts(site: Site, taxonomy: string, terms: readonly TermFacts[]): Promise<TermFacts[]> {
  const kept = site.caches.map<ReadonlyMap<number, number>>('padded-counts');
  const counts = kept.get(taxonomy) ?? (await paddedCounts(site, taxonomy));
  kept.set(taxonomy, counts);
  return terms.map((term) => ({ ...term, count: counts.get(term.id) ?? term.count }));
}

async function paddedCounts(site: Site, taxonomy: string): Promise<ReadonlyMap<number, number>> {
  const { kysely } = site.database;
  const all = await taxonomyFirst(kysely).select(termColumns).where('tt.taxonomy', '=', taxonomy).execute();
  const parents = new Map(all.map((row) => [row.term_id, row.parent]));
  const objectTypes = site.registry.taxonomies.get(taxonomy)?.objectTypes ?? [];
  const types = objectTypes.length > 0 ? objectTypes : [''];
  const related = await kysely
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('posts as p', 'p.ID', 'tr.object_id')
    .select(['tr.object_id', 'tt.term_id'])
    .where('tt.taxonomy', '=', taxonomy)
    .where('p.post_status', '=', 'publish')
    .where('p.post_type', 'in', types)
    .execute();
  const posts = new Map<number, Set<number>>();
  for (const { object_id, term_id } of related) {
    const seen = new Set<number>();
    for (let id = term_id; id > 0 && !seen.has(id); id = parents.get(id) ?? 0) {
      seen.add(id);
      const own = posts.get(id);
      if (own) own.add(object_id);
      else posts.set(id, new Set([object_id]));
    }
  }
  return new Map([...posts].map(([id, own]) => [id, own.size]));
}

/**
 * `get_pages()`: published pages by their place in menus, then by title; or by title or id alone. Two statements, one more a
 * level of parents.
 */
export async function loadPages(site: Site, order: PageOrder | 'menu'): Promise<PageFacts[]> {
  let query = site.database.kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_type', '=', 'page')
    .where('post_status', '=', 'publish');
  if (order === 'menu') query = query.orderBy('menu_order');
  if (order !== 'id') query = query.orderBy('post_title');
  const rows = await query.orderBy('ID').execute();
  const links = await loadPermalinkData(site, rows);
  return rows.map((row) => ({
    id: row.ID,
    parent: row.post_parent,
    title: row.post_title,
    link: permalink(site, row, links),
  }));
}
