// A template or template part as a resource. Reproduces the schema, the fields and the links of
// WP_REST_Templates_Controller.
import { rfc3339 } from '../../../content/dates.ts';
import { latestRevisions } from '../../../content/revisions/latest.ts';
import { templatePosts } from '../../../content/templates/stored.ts';
import type { Template, TemplateKind } from '../../../content/templates/types.ts';
import { findTheme } from '../../../content/themes/theme.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { renderTitle } from '../../../rendering/formatting/title.ts';
import { type ReferencedPattern, withPatterns } from '../../../rendering/theme/block-tree.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import type { Call, Links } from '../../engine/types.ts';

/** A template on its way into an answer. */
export interface TemplateItem {
  readonly template: Template;
  /** Its content with patterns in place. */
  readonly content: string;
  /** Filled by the loader `authors`. */
  author: string | undefined;
  /** Filled by the loader `revisions`: versions of the post that customises it; undefined where there is none. */
  revisions: { count: number; latestId: number } | undefined;
}

export function templateItem(template: Template, patterns: ReadonlyMap<string, ReferencedPattern>): TemplateItem {
  const content = withPatterns(template.content, (slug) => patterns.get(slug));
  return { template, content, author: undefined, revisions: undefined };
}

type TemplateField = Field<TemplateItem, never>;
type Context = NonNullable<JsonSchema['context']>;
const everywhere: Context = ['embed', 'view', 'edit'];
const reversed: Context = ['view', 'edit', 'embed'];
const viewAndEdit: Context = ['view', 'edit'];
const statuses = ['publish', 'future', 'draft', 'pending', 'private'];
// WordPress says `bool`, which is no type of JSON schema; the fields are read-only, so nothing is ever checked by it.
const bool = 'bool' as 'boolean';

const text = (description: string, more: JsonSchema = {}): JsonSchema => ({
  description,
  type: 'string',
  ...more,
  context: everywhere,
});
const moment = (description: string): JsonSchema => ({
  description,
  type: ['string', 'null'],
  format: 'date-time',
  context: viewAndEdit,
  readonly: true,
});

/** A value of parts, of which only the wanted ones that the context shows are made; without any it is an empty list. */
function parts(call: Call, name: string, made: Record<string, () => unknown>): unknown {
  const found = Object.entries(made).filter(([part]) => call.wants(`${name}.${part}`));
  return found.length === 0 ? [] : Object.fromEntries(found.map(([part, make]) => [part, make()]));
}

/** Where a template comes from, as the site editor says it. */
function originalSource({ origin, source, hasThemeFile, author }: Template): 'theme' | 'plugin' | 'site' | 'user' {
  if (hasThemeFile && (origin === 'theme' || origin === null)) return 'theme';
  if (origin === 'plugin') return 'plugin';
  return !hasThemeFile && source === 'custom' && author === 0 ? 'site' : 'user';
}

function authorText({ template, author }: TemplateItem, { site }: Call): string {
  switch (originalSource(template)) {
    case 'theme':
      return findTheme(site, template.theme)?.headers.name || template.theme;
    case 'plugin':
      return template.theme;
    case 'site':
      return site.options.text('blogname');
    default:
      return author ?? 'Unknown author';
  }
}

const shared: Record<string, TemplateField> = {
  id: { schema: { ...text('Theme and slug.'), readonly: true }, read: ({ template }) => template.id },
  slug: {
    schema: {
      ...text('Slug, unique within the theme.'),
      required: true,
      minLength: 1,
      pattern: '[a-zA-Z0-9_\\%-]+',
    },
    read: ({ template }) => template.slug,
  },
  theme: { schema: text('Folder of the theme.'), read: ({ template }) => template.theme },
  type: { schema: text('Template or template part?'), read: ({ template }) => template.kind },
  source: { schema: { ...text('File or post?'), readonly: true }, read: ({ template }) => template.source },
  origin: {
    schema: { ...text('Source of what was customised.'), readonly: true },
    read: ({ template }) => template.origin,
  },
  content: {
    schema: {
      description: 'Its blocks.',
      type: ['object', 'string'],
      default: '',
      context: everywhere,
      properties: {
        raw: { description: 'The blocks as text.', type: 'string', context: viewAndEdit },
        block_version: { description: 'Version of the format.', type: 'integer', context: ['edit'], readonly: true },
      },
    },
    readsContext: true,
    read: ({ content }, call) =>
      parts(call, 'content', {
        ...(call.context === 'embed' ? {} : { raw: () => content }),
        ...(call.context === 'edit' ? { block_version: () => (content.includes('<!-- wp:') ? 1 : 0) } : {}),
      }),
  },
  title: {
    schema: {
      description: 'Its name.',
      type: ['object', 'string'],
      default: '',
      context: everywhere,
      properties: {
        raw: { description: 'The name as stored.', type: 'string', context: reversed },
        rendered: { description: 'The name as shown.', type: 'string', context: reversed, readonly: true },
      },
    },
    readsContext: true,
    read: ({ template }, call) =>
      parts(call, 'title', {
        raw: () => template.title,
        rendered: () => (template.postId > 0 ? renderTitle(template.title) : template.title),
      }),
  },
  description: { schema: text('What it is for.', { default: '' }), read: ({ template }) => template.description },
  status: {
    schema: text('Status of its post.', { enum: statuses, default: 'publish' }),
    read: ({ template }) => template.status,
  },
  wp_id: {
    schema: { description: 'Number of its post.', type: 'integer', context: everywhere, readonly: true },
    read: ({ template }) => template.postId,
  },
  has_theme_file: {
    schema: { description: 'Is there a file of it?', type: bool, context: everywhere, readonly: true },
    read: ({ template }) => template.hasThemeFile,
  },
  author: {
    schema: { description: 'Number of who made it.', type: 'integer', context: reversed },
    read: ({ template }) => template.author,
  },
  modified: {
    schema: moment('When it was changed.'),
    read: ({ template }, { site }) => (template.modified === null ? null : rfc3339(site, template.modified)),
  },
  author_text: {
    schema: { type: 'string', description: 'Who it is by.', readonly: true, context: reversed },
    read: authorText,
    needs: ['authors'],
  },
  original_source: {
    schema: {
      description: 'Where it comes from.',
      type: 'string',
      readonly: true,
      context: reversed,
      enum: ['theme', 'plugin', 'site', 'user'],
    },
    read: ({ template }) => originalSource(template),
  },
  date: {
    schema: moment('When it was made.'),
    read: ({ template }, { site }) => (template.date === null ? null : rfc3339(site, template.date)),
  },
};

const own: Readonly<Record<TemplateKind, Record<string, TemplateField>>> = {
  wp_template: {
    is_custom: {
      schema: { description: 'Is it none that themes share?', type: bool, context: everywhere, readonly: true },
      read: ({ template }) => template.isCustom,
    },
    plugin: {
      schema: { type: 'string', description: 'Extension that brings it.', readonly: true, context: reversed },
      read: () => undefined,
    },
  },
  wp_template_part: {
    area: {
      schema: text('Where on a page it belongs.'),
      read: ({ template }) => (template.kind === 'wp_template_part' ? (template.area ?? null) : undefined),
    },
  },
};

/** `templates` or `template-parts`. */
export const baseOf = (kind: TemplateKind): string => (kind === 'wp_template' ? 'templates' : 'template-parts');

function linksOf(kind: TemplateKind, { template, revisions }: TemplateItem, call: Call): Links {
  const route = `/wp/v2/${baseOf(kind)}`;
  const self = call.url(`${route}/${template.id}`);
  const links: Links = {
    self: [{ href: self }],
    collection: [{ href: call.url(route) }],
    about: [{ href: call.url(`/wp/v2/types/${kind}`) }],
  };
  // What a look-up answers may be of the other kind.
  if (revisions && template.kind === kind) {
    links['version-history'] = [{ href: `${self}/revisions`, count: revisions.count }];
    if (revisions.count > 0) {
      links['predecessor-version'] = [{ href: `${self}/revisions/${revisions.latestId}`, id: revisions.latestId }];
    }
  }
  const type = call.site.registry.postTypes.get(kind);
  if (call.viewer.can(type?.caps.publish_posts ?? 'publish_posts')) {
    links['https://api.w.org/action-publish'] = [{ href: self }];
  }
  if (call.viewer.can('unfiltered_html')) links['https://api.w.org/action-unfiltered-html'] = [{ href: self }];
  return links;
}

/** Names of authors: one statement where a template says who made it. */
async function loadAuthors(items: readonly TemplateItem[], { site }: Call): Promise<void> {
  const named = items.filter(({ template }) => originalSource(template) === 'user' && template.author > 0);
  if (named.length === 0) return;
  const ids = [...new Set(named.map(({ template }) => template.author))];
  const rows = await site.database.kysely
    .selectFrom('users')
    .select(['ID', 'display_name'])
    .where('ID', 'in', ids)
    .execute();
  const names = new Map(rows.map((row) => [row.ID, row.display_name]));
  for (const item of named) item.author = names.get(item.template.author);
}

/** Who templates are by, in their order. One statement at most. */
export async function templateAuthors(
  call: Call,
  templates: readonly Template[],
): Promise<{ name: string; isUser: boolean }[]> {
  const items = templates.map((template) => ({ template, content: '', author: undefined, revisions: undefined }));
  await loadAuthors(items, call);
  return items.map((item) => ({ name: authorText(item, call), isUser: originalSource(item.template) === 'user' }));
}

/** Also a file's versions, where a post customises it after all (a list by area, an answer from the file). */
async function loadRevisions(items: readonly TemplateItem[], { site }: Call): Promise<void> {
  const [first] = items;
  if (!first) return;
  const ids = new Map<TemplateItem, number>();
  const unstored = items.filter(({ template }) => template.postId === 0 || template.status === 'trash');
  for (const item of items) if (!unstored.includes(item)) ids.set(item, item.template.postId);
  if (unstored.length > 0) {
    const rows = await templatePosts(site, first.template.kind, first.template.theme, [
      'auto-draft',
      'draft',
      'publish',
    ]);
    for (const item of unstored) {
      const row = rows.find((one) => one.post_name === item.template.slug);
      if (row) ids.set(item, row.ID);
    }
  }
  const found = await latestRevisions(site, [...ids.values()]);
  for (const [item, id] of ids) item.revisions = found.get(id) ?? { count: 0, latestId: 0 };
}

const order = [
  ...['id', 'theme', 'content', 'slug', 'source', 'origin', 'type', 'description', 'title', 'status', 'wp_id'],
  ...['has_theme_file', 'is_custom', 'author', 'area', 'modified', 'date', 'author_text', 'original_source', 'plugin'],
];

/** The resource of a kind. */
export function templateResource(kind: TemplateKind): Resource<TemplateItem, never> {
  return {
    title: kind,
    fields: { ...shared, ...own[kind] },
    order,
    loaders: { authors: loadAuthors, revisions: loadRevisions },
    links: { needs: ['revisions'], read: (item, call) => linksOf(kind, item, call) },
  };
}
