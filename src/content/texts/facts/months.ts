// Months of published posts, for calendars: a range of the index by type, status and date, and its neighbours on both sides,
// whatever the number of posts.
import { sql } from 'kysely';
import type { Month, MonthFacts } from '../../../rendering/blocks/facts.ts';
import type { Site } from '../../site.ts';

const padded = (value: number, length: number): string => String(value).padStart(length, '0');
const firstOf = ({ year, month }: Month): string => `${padded(year, 4)}-${padded(month, 2)}-01 00:00:00`;
const following = ({ year, month }: Month): Month =>
  month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };

/** Three statements a month: how many a text asks for is its author's doing. */
export async function loadMonths(site: Site, months: readonly Month[]): Promise<MonthFacts[]> {
  const facts: MonthFacts[] = [];
  for (const month of months) facts.push(await loadMonth(site, month));
  return facts;
}

async function loadMonth(site: Site, month: Month): Promise<MonthFacts> {
  const posts = () =>
    site.database.kysely.selectFrom('posts').where('post_type', '=', 'post').where('post_status', '=', 'publish');
  const first = firstOf(month);
  const next = firstOf(following(month));
  const day = sql<string>`substr(post_date, 9, 2)`;
  const days = await posts()
    .select(day.as('day'))
    .distinct()
    .where('post_date', '>=', first)
    .where('post_date', '<', next)
    .execute();
  const [earlier] = await posts()
    .select('post_date')
    .where('post_date', '<', first)
    .orderBy('post_date', 'desc')
    .limit(1)
    .execute();
  const [later] = await posts()
    .select('post_date')
    .where('post_date', '>=', next)
    .orderBy('post_date')
    .limit(1)
    .execute();
  return {
    days: days.map((row) => Number(row.day)),
    earlier: earlier && monthOf(earlier.post_date),
    later: later && monthOf(later.post_date),
  };
}

function monthOf(date: string): Month {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return { year, month };
}
