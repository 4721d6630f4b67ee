// The post that holds a site's own styles for a theme (`wp_global_styles`), found by its term in `wp_theme` and made where
// it is asked for and not there. Reproduces WP_Theme_JSON_Resolver::get_user_data_from_wp_global_styles and
// get_user_global_styles_post_id.
import type { Viewer } from '../../access/viewer.ts';
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import { createPost } from '../posts/create.ts';
import type { Site } from '../site.ts';
import { themeTerm } from '../themes/term.ts';

const newestOf = prepare((db, p: { stylesheet: string }) =>
  db
    .selectFrom('posts as p')
    .innerJoin('term_relationships as tr', 'tr.object_id', 'p.ID')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('terms as t', 't.term_id', 'tt.term_id')
    .selectAll('p')
    .where('tt.taxonomy', '=', 'wp_theme')
    .where('t.name', '=', p.stylesheet)
    .where('p.post_type', '=', 'wp_global_styles')
    .where('p.post_status', '=', 'publish')
    .orderBy('p.post_date', 'desc')
    .orderBy('p.ID', 'desc')
    .limit(1),
);

/** The post with the site's own styles for a theme; undefined where there is none yet. */
export async function userStylesPost(site: Site, stylesheet: string): Promise<PostRow | undefined> {
  const [row] = await site.database.run(newestOf, { stylesheet });
  return row;
}

/** An empty set of styles, as WordPress writes it. */
const emptyStyles = '{"version": 3, "isGlobalStylesUserThemeJSON": true }';

/** The same, made where it is not there; its author is the viewer. */
export async function ensureUserStylesPost(site: Site, viewer: Viewer, stylesheet: string): Promise<PostRow> {
  const found = await userStylesPost(site, stylesheet);
  if (found) return found;
  return site.transaction(async (inside) => {
    const term = await themeTerm(inside, stylesheet, 'wp_theme');
    return createPost(inside, null, {
      type: 'wp_global_styles',
      author: viewer.id,
      content: emptyStyles,
      status: 'publish',
      title: 'Custom Styles',
      slug: `wp-global-styles-${encodeURIComponent(stylesheet).toLowerCase()}`,
      terms: { wp_theme: [term] },
    });
  });
}
