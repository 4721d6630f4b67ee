// When the site last changed, as feeds say it: get_lastpostmodified, get_lastcommentmodified, and the conditional GET of
// WP::send_headers. Asked once for each state of the database.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Site } from '../../content/site.ts';

/** The last change of a published post, or of those and comments: stored date in GMT, undefined where there is neither. */
export async function lastChange(site: Site, what: 'posts' | 'comments'): Promise<string | undefined> {
  const kept = site.caches.map<{ date: string | undefined }>('last-change');
  const known = site.caches.enabled ? kept.get(what) : undefined;
  if (known) return known.date;
  const { rows } = await sql<{ date: string | null }>`select max(date) as date from (${sql.join(
    [...postDates(site), ...(what === 'comments' ? [commentDate] : [])],
    sql` union all `,
  )}) as dates`.execute(site.database.kysely);
  const date = rows[0]?.date ?? undefined;
  kept.set(what, { date });
  return date;
}

/** The newest of each type that has addresses, by both dates. Local dates are those that there are indexes of. */
const postDates = ({ registry }: Site) =>
  [...registry.postTypes.values()]
    .filter((type) => type.public)
    .flatMap(({ name }) =>
      (['post_date', 'post_modified'] as const).map(
        (column) => sql`select * from (select ${sql.ref(`${column}_gmt`)} as date from ${sql.table('posts')}
          where post_type = ${name} and post_status = 'publish'
          order by ${sql.ref(column)} desc limit 1) as ${sql.ref(`${column}_${name.replace(/\W/g, '_')}`)}`,
      ),
    );

const commentDate = sql`select * from (select comment_date_gmt as date from ${sql.table('comments')}
  where comment_approved = '1' order by comment_date_gmt desc limit 1) as of_comments`;

/** `Last-Modified` and `ETag` of a date. */
export interface Validators {
  readonly lastModified: string;
  readonly tag: string;
}

export function validatorsOf(date: string): Validators {
  const lastModified = new Date(`${date.replace(' ', 'T')}Z`).toUTCString();
  return { lastModified, tag: `"${createHash('md5').update(lastModified).digest('hex')}"` };
}

/** Does the client know this state? Where it says both, both must fit, as WordPress has it. */
export function isKnown({ lastModified, tag }: Validators, headers: { since?: string; match?: string }): boolean {
  const { since = '', match = '' } = headers;
  const isSince = since !== '' && Date.parse(since) >= Date.parse(lastModified);
  return since !== '' && match !== '' ? isSince && match === tag : isSince || match === tag;
}
