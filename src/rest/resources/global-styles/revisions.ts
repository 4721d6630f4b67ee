// Revisions of the site's own styles, which are only read. Reproduces WP_REST_Global_Styles_Revisions_Controller.
import { SiteError } from '../../../base/error.ts';
import { rfc3339 } from '../../../content/dates.ts';
import { storedTree } from '../../../content/global-styles/stored-json.ts';
import type { Site } from '../../../content/site.ts';
import { themeDesign } from '../../../content/themes/theme-data.ts';
import { noDate, type PostRow } from '../../../database/schema.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { readThemeJson, type ThemeJson } from '../../../rendering/theme/json/theme-json.ts';
import { getAt, isEmpty } from '../../../rendering/theme/json/tree.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import type { Call, Route } from '../../engine/types.ts';
import { parentOfType, type RevisedType } from '../revisions/parent.ts';
import { revisionRoutes } from '../revisions/routes.ts';
import { stylesResource } from './resource.ts';

interface VersionItem {
  readonly row: PostRow;
  /** Undefined where nothing was set. */
  readonly tree: ThemeJson | undefined;
}
type VersionField = Field<VersionItem, never>;
const everywhere: JsonSchema['context'] = ['view', 'edit', 'embed'];
const viewAndEdit: JsonSchema['context'] = ['view', 'edit'];

function date(description: string, context: JsonSchema['context'], of: (row: PostRow) => string): VersionField {
  return {
    schema: { description, type: 'string', format: 'date-time', ...(context ? { context } : {}) },
    read: ({ row }, { site }) => (of(row) === noDate ? null : rfc3339(site, of(row))),
  };
}

const part = (name: 'settings' | 'styles'): VersionField => ({
  schema: stylesResource.fields[name]?.schema ?? {},
  readsContext: true,
  read: ({ tree }) => (tree === undefined ? undefined : isEmpty(tree[name]) ? {} : tree[name]),
});

const resource: Resource<VersionItem, never> = {
  title: 'wp_global_styles-revision',
  fields: {
    author: {
      schema: { description: 'Number of the author of this version.', type: 'integer', context: everywhere },
      read: ({ row }) => row.post_author,
    },
    date: date("When this version was made, in the site's time zone.", everywhere, (row) => row.post_date),
    date_gmt: date('When this version was made, in GMT.', viewAndEdit, (row) => row.post_date_gmt),
    id: { schema: stylesResource.fields.id?.schema ?? {}, read: ({ row }) => row.ID },
    modified: date(
      "When this version was last changed, in the site's time zone.",
      viewAndEdit,
      (row) => row.post_modified,
    ),
    modified_gmt: date('When this version was last changed, in GMT.', viewAndEdit, (row) => row.post_modified_gmt),
    parent: {
      schema: { description: 'Number of the post.', type: 'integer', context: everywhere },
      read: ({ row }) => row.post_parent,
    },
    styles: part('styles'),
    settings: part('settings'),
  },
  order: ['settings', 'styles', 'author', 'date', 'date_gmt', 'id', 'modified', 'modified_gmt', 'parent'],
  loaders: {},
};

function items(call: Call, rows: readonly PostRow[]): VersionItem[] {
  const { known, knownWithoutFiles } = themeDesign(call.site);
  return rows.map((row) => {
    const stored = storedTree(row.post_content);
    if (!stored) throw new SiteError('rest_global_styles_not_found', 'These are no styles.', 404);
    if (isEmpty(stored.styles) && isEmpty(stored.settings)) return { row, tree: undefined };
    const whole = !isEmpty(getAt(stored, ['styles', 'blocks']));
    return { row, tree: readThemeJson(stored, 'custom', whole ? known : knownWithoutFiles) };
  });
}

/** Lists of these take fewer arguments than those of posts. */
const left = new Set(['parent', 'context', 'page', 'per_page', 'offset']);

export function globalStylesVersionRoutes(site: Site): Route[] {
  const type: RevisedType<VersionItem> = {
    namespace: 'wp/v2',
    route: '/wp/v2/global-styles',
    idPattern: '[\\d]+',
    parentArgument: { description: 'Number of the post.', type: 'integer' },
    parent: (call, id) => parentOfType(call, id, 'wp_global_styles'),
    parentPath: (parent) => String(parent.ID),
    resource,
    items,
  };
  const [list, one] = revisionRoutes(site, type, false);
  if (!list || !one) return [];
  const endpoints = list.endpoints.map((endpoint) => ({
    ...endpoint,
    args: Object.fromEntries(Object.entries(endpoint.args).filter(([name]) => left.has(name))),
  }));
  return [{ ...list, endpoints }, one];
}
