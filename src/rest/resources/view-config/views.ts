// How the site editor shows lists and forms of each kind of thing at first (wp_get_entity_view_config and its filters).
import { patternCategories } from '../../../content/patterns/categories.ts';
import type { Site } from '../../../content/site.ts';
import { termsFirst } from '../../../content/terms/get.ts';
import { partAreas } from '../../../content/themes/template-types.ts';

export interface ViewConfig {
  readonly default_view: unknown;
  readonly default_layouts: unknown;
  readonly view_list: readonly unknown[];
  readonly form: unknown;
}

const regular = (id: string) => ({ id, layout: { type: 'regular', labelPosition: 'none' } });
const panel = (id: string, labelPosition: 'top' | 'none') => ({ id, layout: { type: 'panel', labelPosition } });
const form = (...fields: unknown[]) => ({ layout: { type: 'panel' }, fields });
const byTitle = { field: 'title', direction: 'asc' };
const locked = (field: string, operator: string, value: string) => ({
  filters: [{ field, operator, value, isLocked: true }],
});

const postForm = form(
  regular('featured_media'),
  regular('post-content-info'),
  panel('excerpt', 'top'),
  { id: 'status', label: 'Status', children: [regular('status'), 'scheduled_date', 'password', 'sticky'] },
  ...['date', 'slug', 'author', 'template'],
  { id: 'discussion', label: 'Discussion', children: [regular('comment_status'), 'ping_status'] },
  ...['parent', 'format', 'revisions'],
);

/** What holds for all kinds that have nothing of their own. */
function plainView(site: Site, kind: string, name: string): ViewConfig {
  const labels = kind === 'postType' ? site.registry.postTypes.get(name)?.labels : undefined;
  return {
    default_view: {
      type: 'table',
      filters: [],
      sort: byTitle,
      perPage: 20,
      fields: ['author', 'status'],
      titleField: 'title',
    },
    default_layouts: { table: {}, grid: {}, list: {} },
    view_list: [{ title: labels?.all_items || 'All items', slug: 'all' }],
    form: kind === 'postType' ? postForm : {},
  };
}

const authorColumn = (style: Record<string, string>) => ({ layout: { styles: { author: style } } });

function pageView(base: ViewConfig): ViewConfig {
  const table = authorColumn({ align: 'start' });
  const status = (title: string, slug: string, value = slug) => ({
    title,
    slug,
    view: locked('status', 'isAny', value),
  });
  return {
    ...base,
    default_view: {
      type: 'list',
      filters: [],
      perPage: 20,
      sort: byTitle,
      showLevels: true,
      titleField: 'title',
      mediaField: 'featured_media',
      fields: ['author', 'status'],
    },
    default_layouts: { table, grid: {}, list: {} },
    view_list: [
      ...base.view_list,
      status('Published', 'published', 'publish'),
      status('Scheduled', 'future'),
      status('Drafts', 'drafts', 'draft'),
      status('Pending', 'pending'),
      status('Private', 'private'),
      { title: 'Trash', slug: 'trash', view: { type: 'table', ...table, ...locked('status', 'isAny', 'trash') } },
    ],
  };
}

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

async function patternView(site: Site): Promise<ViewConfig> {
  const labels = new Map(patternCategories(site).map(({ name, label }) => [name, label ?? '']));
  if (!labels.has('uncategorized')) labels.set('uncategorized', 'Uncategorized');
  const terms = await termsFirst(site.database.kysely)
    .select(['t.slug', 't.name'])
    .where('tt.taxonomy', '=', 'wp_pattern_category')
    .orderBy('t.name')
    .execute();
  for (const { slug, name } of terms) labels.set(slug, name);
  const layout = { badgeFields: ['sync-status'] };
  return {
    default_view: {
      type: 'grid',
      perPage: 20,
      titleField: 'title',
      mediaField: 'preview',
      fields: ['sync-status'],
      filters: [],
      layout,
    },
    default_layouts: { table: authorColumn({ width: '1%' }), grid: { layout } },
    view_list: [
      { title: 'All patterns', slug: 'all-patterns' },
      { title: 'My patterns', slug: 'my-patterns' },
      ...[...labels].sort(([, a], [, b]) => natural.compare(a, b)).map(([slug, title]) => ({ title, slug })),
    ],
    form: form(panel('excerpt', 'top'), regular('post-content-info'), 'sync-status', 'revisions'),
  };
}

function partView(): ViewConfig {
  const [general, ...others] = partAreas;
  const areas = general ? [...others, general] : others;
  return {
    default_view: {
      type: 'grid',
      perPage: 20,
      titleField: 'title',
      mediaField: 'preview',
      fields: ['author'],
      filters: [],
      layout: {},
    },
    default_layouts: { table: authorColumn({ width: '1%' }), grid: { layout: {} } },
    view_list: [
      { title: 'All template parts', slug: 'all-parts' },
      ...areas.map(({ label, area }) => ({ title: label, slug: area, view: locked('area', 'is', area) })),
    ],
    form: form(panel('last_edited_date', 'none'), 'revisions'),
  };
}

/** An author of templates, as answers name it. */
export interface TemplateAuthor {
  readonly name: string;
  readonly isUser: boolean;
}

function templateView(authors: readonly TemplateAuthor[]): ViewConfig {
  const named = new Map<string, TemplateAuthor>();
  for (const author of authors) if (author.name !== '' && !named.has(author.name)) named.set(author.name, author);
  const sorted = [...named.values()].sort((a, b) => Number(a.isUser) - Number(b.isUser));
  return {
    default_view: {
      type: 'grid',
      perPage: 20,
      sort: byTitle,
      titleField: 'title',
      descriptionField: 'description',
      mediaField: 'preview',
      fields: ['author', 'active', 'slug', 'theme'],
      filters: [],
      showMedia: true,
    },
    default_layouts: { table: { showMedia: false }, grid: { showMedia: true }, list: { showMedia: false } },
    view_list: [
      { title: 'All templates', slug: 'all' },
      ...sorted.map(({ name }) => ({ title: name, slug: name, view: locked('author', 'is', name) })),
    ],
    form: form(
      panel('description', 'top'),
      regular('description_readonly'),
      panel('last_edited_date', 'none'),
      ...['revisions', 'posts_page_title', 'posts_per_page', 'default_comment_status'],
    ),
  };
}

/** The views of a kind of thing; `authors` gives those of the templates. Names count without case, as WordPress's hooks. */
export async function viewConfig(
  site: Site,
  kind: string,
  name: string,
  authors: () => Promise<readonly TemplateAuthor[]>,
): Promise<ViewConfig> {
  const base = plainView(site, kind, name);
  switch (`${kind}_${name}`.toLowerCase()) {
    case 'posttype_page':
      return pageView(base);
    case 'posttype_wp_block':
      return patternView(site);
    case 'posttype_wp_template_part':
      return partView();
    case 'posttype_wp_template':
      return templateView(await authors());
    default:
      return base;
  }
}
