// A site's own styles, as a seed draws them, put straight into the databases of both sides: they decide how blocks are laid out,
// how large fluid type gets, which presets and variations there are.
import { themesOf } from '../functions/themes.ts';
import { postRow, type Store } from './store.ts';

/** Twenty Twenty-Five's; ids are free in a fresh site. */
const term = { id: 45, taxonomy: 'wp_theme', theme: 'twentytwentyfive' };
const post = 450;

/** Stores a design beside what the active theme says. The second of two is one that has odd values. */
export async function storeOwnStyles(store: Store, seed: number): Promise<void> {
  const [made = '{}', odd = '{}'] = themesOf(seed, 2);
  const design = { ...JSON.parse(seed % 2 === 0 ? made : odd), isGlobalStylesUserThemeJSON: true };
  await store.insert('terms', [{ term_id: term.id, name: term.theme, slug: term.theme, term_group: 0 }]);
  await store.insert('term_taxonomy', [
    { term_taxonomy_id: term.id, term_id: term.id, taxonomy: term.taxonomy, description: '', parent: 0, count: 1 },
  ]);
  await store.insert('posts', [
    postRow(post, {
      ...{ post_type: 'wp_global_styles', post_title: 'Custom Styles', post_name: `wp-global-styles-${term.theme}` },
      post_content: JSON.stringify(design),
    }),
  ]);
  await store.insert('term_relationships', [{ object_id: post, term_taxonomy_id: term.id, term_order: 0 }]);
}
