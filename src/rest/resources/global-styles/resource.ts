// The site's own styles as a resource. Reproduces the schema, the fields and the links of
// WP_REST_Global_Styles_Controller.
import { readStyles } from '../../../content/global-styles/user-styles.ts';
import { latestRevisions } from '../../../content/revisions/latest.ts';
import { activeTheme } from '../../../content/themes/theme.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { bareTitles, postTitle } from '../../../rendering/formatting/title.ts';
import { type NamedFile, namedFiles } from '../../../rendering/theme/json/theme-files.ts';
import type { ThemeJson } from '../../../rendering/theme/json/theme-json.ts';
import { isEmpty } from '../../../rendering/theme/json/tree.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Call, Links } from '../../engine/types.ts';

export interface StylesItem {
  readonly row: PostRow;
  /** Undefined where the post holds no styles. */
  readonly tree: ThemeJson | undefined;
  /** Filled by the loader `revisions`. */
  revisions: number;
}

/** `whole`: with what the theme's own block styles are given (readStyles). */
export function stylesItem(call: Call, row: PostRow, whole = false): StylesItem {
  return { row, tree: readStyles(call.site, row.post_content, whole), revisions: 0 };
}

/** Files of the theme that a tree names, as links. */
export function fileLinks({ site }: Call, tree: ThemeJson | undefined): Links {
  const files: NamedFile[] = tree ? namedFiles(tree, (path) => `${activeTheme(site).uri}/${path}`) : [];
  return files.length === 0 ? {} : { 'https://api.w.org/theme-file': files.map((file) => ({ ...file })) };
}

const everywhere: JsonSchema['context'] = ['embed', 'view', 'edit'];
const viewAndEdit: JsonSchema['context'] = ['view', 'edit'];
const reversed: JsonSchema['context'] = ['view', 'edit', 'embed'];

const part = (item: StylesItem, name: 'settings' | 'styles'): unknown =>
  isEmpty(item.tree?.[name]) ? {} : item.tree?.[name];

export const stylesResource: Resource<StylesItem, never> = {
  title: 'wp_global_styles',
  fields: {
    id: {
      schema: { description: 'Number of the post.', type: 'integer', context: everywhere, readonly: true },
      read: ({ row }) => row.ID,
    },
    styles: {
      schema: { description: 'Styles.', type: ['object'], context: viewAndEdit },
      readsContext: true,
      read: (item) => part(item, 'styles'),
    },
    settings: {
      schema: { description: 'Settings.', type: ['object'], context: viewAndEdit },
      readsContext: true,
      read: (item) => part(item, 'settings'),
    },
    title: {
      schema: {
        description: 'Name of the styles.',
        type: ['object', 'string'],
        default: '',
        context: everywhere,
        properties: {
          raw: { description: 'The name as stored.', type: 'string', context: reversed },
          rendered: { description: 'The name as shown.', type: 'string', context: reversed, readonly: true },
        },
      },
      readsContext: true,
      read: ({ row }, call) => ({
        ...(call.wants('title.raw') ? { raw: row.post_title } : {}),
        ...(call.wants('title.rendered') ? { rendered: titleOf(row) } : {}),
      }),
    },
  },
  order: ['id', 'title', 'settings', 'styles'],
  loaders: {
    revisions: async (items, { site }) => {
      const found = await latestRevisions(
        site,
        items.map(({ row }) => row.ID),
      );
      for (const item of items) item.revisions = found.get(item.row.ID)?.count ?? 0;
    },
  },
  links: {
    needs: ['revisions'],
    read: ({ row, tree, revisions }, call) => {
      const self = call.url(`/wp/v2/global-styles/${row.ID}`);
      const caps = call.site.registry.postTypes.get('wp_global_styles')?.caps;
      return {
        self: [{ href: self }],
        about: [{ href: call.url('/wp/v2/types/wp_global_styles') }],
        'version-history': [{ href: `${self}/revisions`, count: revisions }],
        ...fileLinks(call, tree),
        ...(call.viewer.can(caps?.publish_posts ?? 'publish_posts')
          ? { 'https://api.w.org/action-publish': [{ href: self }] }
          : {}),
        ...(call.viewer.can('edit_css') ? { 'https://api.w.org/action-edit-css': [{ href: self }] } : {}),
      };
    },
  },
};

function titleOf(row: PostRow): string {
  return postTitle({ title: row.post_title, status: row.post_status, password: row.post_password }, bareTitles);
}
