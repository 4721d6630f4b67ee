// Which comments a feed shows: the newest of the site, of one post, or of the posts of a list. Reproduces the comment feeds
// of WP_Query; two statements.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { commentsPerFeed } from '../../content/posts/per-page.ts';
import { column } from '../../content/posts/query-condition.ts';
import { conditions } from '../../content/posts/query-conditions.ts';
import { parseSearch, searchCondition } from '../../content/posts/query-search.ts';
import type { PostQuery } from '../../content/posts/types.ts';
import type { Site } from '../../content/site.ts';
import type { CommentRow } from '../../database/schema.ts';
import type { Found } from '../found.ts';

/** Newest first, `posts_per_rss` of them. */
export async function commentsOfFeed(site: Site, found: Found): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`select c.* from ${sql.table('comments')} as c
    ${found.kind === 'post' ? sql`` : sql`inner join ${sql.table('posts')} on ${column('ID')} = c.comment_post_ID`}
    where c.comment_approved = '1' and c.comment_type <> 'note' and ${await condition(site, found)}
    order by c.comment_date_gmt desc, c.comment_ID desc limit ${commentsPerFeed(site)}`.execute(site.database.kysely);
  return rows;
}

async function condition(site: Site, found: Found): Promise<RawBuilder<SqlBool>> {
  if (found.kind === 'none') return sql`0 = 1`;
  if (found.kind === 'post') return sql`c.comment_post_ID = ${found.row.ID}`;
  if (found.kind === 'home') {
    return sql`(${column('post_status')} = 'publish'
      or (${column('post_status')} = 'inherit' and ${column('post_type')} = 'attachment'))`;
  }
  return ofList(site, found.query);
}

/** Comments on all posts of a list, whatever page of it. */
async function ofList(site: Site, query: PostQuery): Promise<RawBuilder<SqlBool>> {
  const all = await conditions(site, query);
  if (query.search) {
    const search = parseSearch(query.search);
    all.push(searchCondition(site.database.dialect, search, [], { exact: false, files: false }));
  }
  return sql`${sql.join(
    all.map((each) => each.sql(each.values)),
    sql` and `,
  )}`;
}
