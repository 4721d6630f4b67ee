// The site's own styles in memory, by theme: rendering of blocks reads them without a query. Read where others may have
// changed the database, and set by our own writes when they are committed.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

interface Memory {
  /** Theme → content of the post that holds the site's own styles for it. */
  readonly styles: ReadonlyMap<string, string>;
  /** Moves when they change. */
  readonly revision: number;
}

const memories = new WeakMap<Site['settings'], Memory>();
const nothing: Memory = { styles: new Map(), revision: 0 };
const remembered = ({ settings }: Site): Memory => memories.get(settings) ?? nothing;

/** Content of the post with the site's own styles for a theme; undefined where there is none. */
export const rememberedStyles = (site: Site, stylesheet: string): string | undefined =>
  remembered(site).styles.get(stylesheet);

/** Moves when the site's own styles change. */
export const stylesRevision = (site: Site): number => remembered(site).revision;

/** Reads them anew; inside of a transaction, for when it is committed. One statement. */
export async function rememberStyles(site: Site): Promise<void> {
  const rows = await site.database.kysely
    .selectFrom('posts as p')
    .innerJoin('term_relationships as tr', 'tr.object_id', 'p.ID')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('terms as t', 't.term_id', 'tt.term_id')
    .select(['t.name', 'p.post_content'])
    .where('p.post_type', '=', 'wp_global_styles')
    .where('p.post_status', '=', 'publish')
    .where('tt.taxonomy', '=', 'wp_theme')
    // The newest comes last, and stays.
    .orderBy('p.post_date')
    .orderBy('p.ID')
    .execute();
  const found = new Map(rows.map((row) => [row.name, row.post_content]));
  site.database.afterCommit(() => {
    const { styles, revision } = remembered(site);
    const isSame = styles.size === found.size && [...found].every(([name, text]) => styles.get(name) === text);
    if (!isSame) memories.set(site.settings, { styles: found, revision: revision + 1 });
  });
}

/** To be called inside of the transaction that wrote or deleted a post. */
export async function noteStyles(site: Site, post: Pick<PostRow, 'post_type'>): Promise<void> {
  if (post.post_type === 'wp_global_styles') await rememberStyles(site);
}
