// Revisions and autosaves of templates and template parts. Reproduces WP_REST_Template_Revisions_Controller and
// WP_REST_Template_Autosaves_Controller on the routes that all post types share.
import { SiteError } from '../../../base/error.ts';
import { registeredPatterns } from '../../../content/patterns/registered.ts';
import { getPost } from '../../../content/posts/get.ts';
import type { PostDraft } from '../../../content/posts/types.ts';
import type { Site } from '../../../content/site.ts';
import { readContent } from '../../../content/templates/files.ts';
import { getTemplate } from '../../../content/templates/find.ts';
import { nameTemplates } from '../../../content/templates/named-titles.ts';
import { autosavedContent } from '../../../content/templates/save.ts';
import type { Template, TemplateKind } from '../../../content/templates/types.ts';
import { activeTheme } from '../../../content/themes/theme.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Resource } from '../../engine/resource.ts';
import { writeArguments } from '../../engine/resource-schema.ts';
import type { Call, Method, Route } from '../../engine/types.ts';
import { autosaveRoutes } from '../revisions/autosaves.ts';
import type { AutosavedType } from '../revisions/parent.ts';
import { revisionRoutes } from '../revisions/routes.ts';
import { baseOf, type TemplateItem, templateItem, templateResource } from './resource.ts';
import { idPattern, templateId } from './routes.ts';
import { changesOf } from './write.ts';

/** A version as an item: the template as it was, and the post it is a version of. */
interface VersionItem extends TemplateItem {
  readonly row: PostRow;
}

/** The template that a request's parent names, read once. Throws `rest_post_invalid_parent`, `rest_invalid_template`. */
async function parentTemplate(call: Call, kind: TemplateKind, id: unknown): Promise<Template> {
  const name = templateId(id);
  const template = await call.once(`template ${kind} ${name}`, () => getTemplate(call.site, kind, name));
  if (!template) throw new SiteError('rest_post_invalid_parent', 'There is no such template.', 404);
  if (template.postId === 0) {
    throw new SiteError('rest_invalid_template', 'A file of the theme has no earlier versions.', 400);
  }
  return template;
}

async function parentRow(call: Call, kind: TemplateKind, id: unknown): Promise<PostRow> {
  const template = await parentTemplate(call, kind, id);
  const row = await call.once(`parent ${template.postId}`, () => getPost(call.site, template.postId));
  if (!row) throw new SiteError('rest_post_invalid_parent', 'There is no such template.', 404);
  found(call, kind).template = template;
  return row;
}

function versionOf(site: Site, parent: Template, row: PostRow): Template {
  return {
    ...parent,
    postId: row.ID,
    content: readContent(site, parent, row.post_content),
    title: row.post_title,
    description: row.post_excerpt,
    status: row.post_status,
    author: row.post_author,
    modified: row.post_modified,
    date: row.post_date,
  };
}

function versionResource(kind: TemplateKind, base: 'revisions' | 'autosaves'): Resource<VersionItem, never> {
  const { fields, order, loaders } = templateResource(kind);
  return {
    title: kind,
    fields: {
      ...fields,
      parent: {
        schema: { description: 'Number of the post.', type: 'integer', context: ['view', 'edit', 'embed'] },
        read: ({ row }) => row.post_parent,
      },
    },
    order: [...(order ?? []), 'parent'],
    loaders,
    links: {
      read: ({ template }, call) => {
        const parent = call.url(`/wp/v2/${baseOf(kind)}/${template.id}`);
        const deletable = base === 'revisions' && call.viewer.can('edit_theme_options');
        const allow: Method[] = deletable ? ['GET', 'DELETE'] : ['GET'];
        return { self: [{ href: `${parent}/${base}/${template.postId}`, allow }], parent: [{ href: parent }] };
      },
    },
  };
}

/** The routes of the versions of both kinds: they stand before those of the templates, whose ids would take them. */
export function templateVersionRoutes(site: Site, kind: TemplateKind): Route[] {
  const resource = versionResource(kind, 'revisions');
  const type: AutosavedType<VersionItem> = {
    namespace: 'wp/v2',
    route: `/wp/v2/${baseOf(kind)}`,
    idPattern,
    parentArgument: { description: 'Theme and slug.', type: 'string', sanitize: templateId },
    parent: (call, id) => parentRow(call, kind, id),
    parentPath: (parent) => `${activeTheme(site).stylesheet}//${parent.post_name}`,
    resource,
    autosaveResource: versionResource(kind, 'autosaves'),
    items: (call, rows) => itemsOf(call, kind, rows),
    updateArguments: {
      id: { description: 'Theme and slug.', type: 'string', sanitize: templateId },
      ...writeArguments(templateResource(kind), site.registry, 'update'),
    },
    checkUpdate: async (call) => {
      if (call.viewer.can('edit_theme_options')) return;
      throw forbidden(call.viewer, 'rest_cannot_manage_templates', 'You may not use the templates of this site.');
    },
    draft: (call) => draftOf(call, kind),
  };
  const [list, ...one] = autosaveRoutes(site, type);
  return [...revisionRoutes(site, type), ...(list ? [namedById(list)] : []), ...one];
}

/** The parent of a list of autosaves is named by `id` alone. */
function namedById(route: Route): Route {
  const endpoints = route.endpoints.map((endpoint) => {
    const { parent, id, ...args } = endpoint.args;
    const named = id ?? parent;
    return { ...endpoint, args: { ...(named ? { id: named } : {}), ...args } };
  });
  return { ...route, endpoints };
}

/** Versions, named as templates are that have no title of their own. */
async function itemsOf(call: Call, kind: TemplateKind, rows: readonly PostRow[]): Promise<VersionItem[]> {
  const { site } = call;
  const patterns = registeredPatterns(site);
  const parent = found(call, kind).template;
  if (!parent) return [];
  const versions = rows.map((row) => versionOf(site, parent, row));
  const named = kind === 'wp_template' ? await nameTemplates(site, versions) : versions;
  return rows.flatMap((row, at) => {
    const version = named[at];
    return version ? [{ ...templateItem(version, patterns), row }] : [];
  });
}

/** The parent that this request has found, kept beside its row. */
function found(call: Call, kind: TemplateKind): { template?: Template } {
  return call.once(`found ${kind}`, (): { template?: Template } => ({}));
}

async function draftOf(call: Call, kind: TemplateKind): Promise<PostDraft> {
  const { title, content, description, author } = await changesOf(call, kind);
  const parent = found(call, kind).template;
  return {
    ...(title === undefined ? {} : { title }),
    ...(content === undefined
      ? {}
      : { content: parent ? await autosavedContent(call.site, parent, content) : content }),
    ...(description === undefined ? {} : { excerpt: description }),
    ...(author === undefined ? {} : { author }),
  };
}
