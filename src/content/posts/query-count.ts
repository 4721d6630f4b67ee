// How many posts match, exactly. Counting is the one part of a list that grows with the site, so counts are kept per
// question until somebody writes.
import { sql } from 'kysely';
import type { Parameters } from '../../database/prepared.ts';
import type { Site } from '../site.ts';
import { bound, boundList, type Condition, shaped } from './query-condition.ts';

/** The number of posts that meet all conditions. */
export async function countPosts(site: Site, where: readonly Condition[]): Promise<number> {
  const kept = keptTerm(site, where);
  const values: Parameters = Object.assign({}, ...where.map((each) => each.values));
  if (kept !== undefined) return keptCount(site, { ...values, kept });
  const counts = site.caches.map<number>('post-counts');
  const key = `${where.map((each) => each.shape).join(' ')} ${JSON.stringify(values)}`;
  const known = site.caches.enabled ? counts.get(key) : undefined;
  if (known !== undefined) return known;
  const shape = where.map((each) => each.shape).join(' ');
  const statement = shaped(site, `count ${shape}`, (given) => {
    const tied = sql.join(
      where.map((each) => each.sql(given)),
      sql` and `,
    );
    return sql<{ total: number }>`select count(*) as total from ${sql.table('posts')} where ${tied}`;
  });
  const [row] = await site.database.run(statement, values);
  const total = Number(row?.total ?? 0);
  counts.set(key, total);
  return total;
}

/** The term (0: none) whose kept counts answer a question of types and statuses, at most in one term; else undefined. */
function keptTerm(site: Site, where: readonly Condition[]): number | undefined {
  if (!site.database.dialect.keepsCounts) return undefined;
  let term = 0;
  for (const condition of where) {
    if (condition.shape === 'post_type' || condition.shape === 'post_status') continue;
    if (condition.onlyTerm === undefined || term !== 0) return undefined;
    term = condition.onlyTerm;
  }
  return where.some((condition) => condition.shape === 'post_status') ? term : undefined;
}

async function keptCount(site: Site, values: Parameters): Promise<number> {
  const statement = shaped(
    site,
    'kept count',
    (given) => sql<{ total: number }>`select total(total) as total
      from ${sql.table(`${site.database.prefix}broadsheet_counts`)} where term_taxonomy_id = ${bound(given, 'kept')}
      and post_type in (${sql.join(boundList(given, 'post_type'))})
      and post_status in (${sql.join(boundList(given, 'post_status'))})`,
  );
  const [row] = await site.database.run(statement, values);
  return Number(row?.total ?? 0);
}
