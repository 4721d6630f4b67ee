// Lines of the archives: years, months, weeks and days that have posts, or the posts themselves. Reproduces wp_get_archives.

import { sql } from 'kysely';
import type { ArchiveFacts } from '../../../rendering/blocks/facts.ts';
import { wpDate } from '../../../rendering/formatting/php-date.ts';
import { coreShortcodes } from '../../../rendering/formatting/shortcodes.ts';
import { stripTags } from '../../../rendering/formatting/strip-tags.ts';
import { renderTitle } from '../../../rendering/formatting/title.ts';
import type { Language } from '../../../rendering/language.ts';
import { siteLanguage } from '../../languages/site-language.ts';
import { permalink } from '../../posts/permalink.ts';
import { loadPermalinkData } from '../../posts/permalink-data.ts';
import type { Site } from '../../site.ts';
import { dateLink } from './site.ts';

const day = 86_400_000;
const noDate = '0000-00-00 00:00:00';

/** A day that has published posts. */
interface DayFacts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly count: number;
}

/** `wp_get_archives` of posts, newest first. Kinds that are none of its lists are empty. */
export async function loadArchives(site: Site, kinds: readonly string[]): Promise<ArchiveFacts[][]> {
  const days = kinds.some((kind) => kind !== 'postbypost' && kind !== 'alpha') ? await daysWithPosts(site) : [];
  const lists: ArchiveFacts[][] = [];
  for (const kind of kinds) {
    const isOfPosts = kind === 'postbypost' || kind === 'alpha';
    lists.push(isOfPosts ? await everyPost(site, kind) : archivesOf(site, kind, days));
  }
  return lists;
}

/** All posts, the newest first or by title. */
async function everyPost(site: Site, kind: 'postbypost' | 'alpha'): Promise<ArchiveFacts[]> {
  const all = site.database.kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_type', '=', 'post')
    .where('post_status', '=', 'publish')
    .where('post_date', '!=', noDate);
  const ordered =
    kind === 'alpha' ? all.orderBy('post_title').orderBy('ID') : all.orderBy('post_date', 'desc').orderBy('ID', 'desc');
  const rows = await ordered.execute();
  const links = await loadPermalinkData(site, rows);
  return rows.map((row) => {
    const isNamed = row.post_title !== '' && row.post_title !== '0';
    const title = isNamed
      ? stripTags(renderTitle(row.post_title, coreShortcodes, siteLanguage(site).typography))
      : String(row.ID);
    return { link: permalink(site, row, links), text: title, post: row.ID };
  });
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
  const language = siteLanguage(site);
  const shown = (wall: number) => wpDate(options.text('date_format'), { wall, offset: 0, zone: 'UTC' }, language);
  const wallOf = (one: DayFacts) => Date.UTC(one.year, one.month - 1, one.day);
  if (kind === 'yearly') {
    return grouped(days, ({ year }) => String(year)).map(([first, count]) => {
      return { link: dateLink(site, [first.year]), text: String(first.year), count };
    });
  }
  if (kind === 'monthly') {
    return grouped(days, ({ year, month }) => `${year}-${month}`).map(([first, count]) => {
      const text = monthText(first, language);
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
  // A year's first days may be of the same week as its last ones: the earliest day stands for all, as in the database's index.
  const weeks = grouped(days.toReversed(), (one) => `${one.year} ${weekOf(wallOf(one), start)}`).reverse();
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

/** Year and month, in the order in which the language has them. */
const monthText = ({ year, month }: DayFacts, language: Language): string =>
  language.fill('%1$s %2$d', language.calendar.months[month - 1] ?? '', year);
