// Templates and template parts that are posts: customised ones and new ones. Reproduces
// _build_block_template_result_from_post for a whole list: posts, terms, meta and titles are loaded together.
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Json } from '../../rendering/blocks/json.ts';
import { loadIgnored } from '../block-hooks/posts.ts';
import { loadMeta } from '../meta/load.ts';
import { isEmptyText } from '../posts/defaults.ts';
import type { Site } from '../site.ts';
import { termsOfPosts } from '../terms/of-posts.ts';
import { templateTypes } from '../themes/template-types.ts';
import { activeTheme } from '../themes/theme.ts';
import { readContent, templateFiles } from './files.ts';
import { nameTemplates } from './named-titles.ts';
import type { Template, TemplateKind } from './types.ts';

const ofTheme = prepare((db, p: { kind: string; theme: string; statuses: readonly string[] }) =>
  db
    .selectFrom('posts as p')
    .innerJoin('term_relationships as tr', 'tr.object_id', 'p.ID')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('terms as t', 't.term_id', 'tt.term_id')
    .selectAll('p')
    .where('tt.taxonomy', '=', 'wp_theme')
    .where('t.name', '=', p.theme)
    .where('p.post_type', '=', p.kind)
    .where('p.post_status', 'in', p.statuses)
    .orderBy('p.post_date', 'desc')
    .orderBy('p.ID'),
);

/** Posts of a kind that belong to a theme, newest first. */
export function templatePosts(
  site: Site,
  kind: TemplateKind,
  theme: string,
  statuses: readonly string[],
): Promise<PostRow[]> {
  return site.database.run(ofTheme, { kind, theme, statuses });
}

/** The templates that posts are; a post without a theme is none. A fixed number of statements. */
export async function templatesOfPosts(site: Site, kind: TemplateKind, rows: readonly PostRow[]): Promise<Template[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.ID);
  const terms = await termsOfPosts(site, ids, ['wp_theme', 'wp_template_part_area']);
  const meta = await loadMeta(site, 'post', ids, ['origin', 'is_wp_suggestion']);
  const ignored = kind === 'wp_template_part' ? await loadIgnored(site, ids) : new Map<number, Json>();
  const files = templateFiles(site, kind);
  const active = activeTheme(site).stylesheet;
  const templates = rows.flatMap((row): Template[] => {
    const theme = terms.get(row.ID)?.get('wp_theme')?.[0]?.name;
    if (theme === undefined) return [];
    const said = (key: string) => meta.get(row.ID)?.get(key)?.[0] ?? '';
    const file = theme === active ? files.get(row.post_name) : undefined;
    const isKnown = kind === 'wp_template' && templateTypes.has(row.post_name);
    return [
      {
        id: `${theme}//${row.post_name}`,
        kind,
        theme,
        slug: row.post_name,
        title: row.post_title,
        description: row.post_excerpt,
        content: readContent(site, { kind, theme, slug: row.post_name }, row.post_content, ignored.get(row.ID)),
        status: row.post_status,
        source: 'custom',
        origin: isEmptyText(said('origin')) ? null : said('origin'),
        postId: row.ID,
        author: row.post_author,
        hasThemeFile: file !== undefined,
        isCustom: !isKnown && isEmptyText(said('is_wp_suggestion')),
        postTypes: kind === 'wp_template' ? file?.postTypes : undefined,
        area: kind === 'wp_template_part' ? terms.get(row.ID)?.get('wp_template_part_area')?.[0]?.name : undefined,
        modified: row.post_modified,
        date: row.post_date,
      },
    ];
  });
  return kind === 'wp_template' ? nameTemplates(site, templates) : templates;
}
