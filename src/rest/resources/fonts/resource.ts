// Font families and faces as resources. Reproduces the schemas, fields and links of the two fonts controllers.
import type { PostRow } from '../../../database/schema.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import type { Call, Method } from '../../engine/types.ts';
import { faceSettings, familySettings, settingsOfFace, settingsOfFamily } from './settings.ts';

export interface FontItem {
  readonly row: PostRow;
  /** Ids of a family's faces; filled by the loader `faces`. */
  faces: number[];
}

export const fontItem = (row: PostRow): FontItem => ({ row, faces: [] });

type FontField = Field<FontItem, never>;
const shown: JsonSchema['context'] = ['view', 'edit', 'embed'];

export const versionSchema = {
  description: 'Version of theme.json that the settings follow.',
  type: 'integer',
  default: 3,
  minimum: 2,
  maximum: 3,
} as const;

const shared: Record<string, FontField> = {
  id: {
    schema: { description: 'Number of the post.', type: 'integer', context: shown, readonly: true },
    read: ({ row }) => row.ID,
  },
  theme_json_version: { schema: { ...versionSchema, context: shown }, read: () => 3 },
};

/** Most faces of a family that answers name. */
const mostFaces = 99;

async function loadFaces(items: readonly FontItem[], { site }: Call): Promise<void> {
  const ids = items.map(({ row }) => row.ID);
  const rows = await site.database.kysely
    .selectFrom('posts')
    .select(['ID', 'post_parent'])
    .where('post_parent', 'in', ids)
    .where('post_type', '=', 'wp_font_face')
    .where('post_status', '=', 'publish')
    .orderBy('ID')
    .execute();
  const byFamily = Map.groupBy(rows, (row) => row.post_parent);
  for (const item of items) {
    item.faces = (byFamily.get(item.row.ID) ?? []).slice(0, mostFaces).map((row) => row.ID);
  }
}

/** All rights on fonts are one, so that lists ask no route for the hints of an item. */
function allowed({ viewer }: Call, methods: Method[]): Method[] {
  return viewer.can('edit_theme_options') ? methods : ['GET'];
}

export const familyResource: Resource<FontItem, never> = {
  title: 'wp_font_family',
  fields: {
    ...shared,
    font_faces: {
      schema: { description: 'Numbers of its faces.', type: 'array', context: shown, items: { type: 'integer' } },
      read: ({ faces }) => faces,
      needs: ['faces'],
    },
    font_family_settings: { schema: familySettings, read: ({ row }) => settingsOfFamily(row) },
  },
  loaders: { faces: loadFaces },
  links: {
    needs: ['faces'],
    read: ({ row, faces }, call) => {
      const self = call.url(`/wp/v2/font-families/${row.ID}`);
      return {
        self: [{ href: self, allow: allowed(call, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) }],
        collection: [{ href: call.url('/wp/v2/font-families') }],
        ...(faces.length > 0
          ? { font_faces: faces.map((id) => ({ embeddable: true, href: `${self}/font-faces/${id}` })) }
          : {}),
      };
    },
  },
};

export const faceResource: Resource<FontItem, never> = {
  title: 'wp_font_face',
  fields: {
    ...shared,
    parent: {
      schema: { description: 'Number of its family.', type: 'integer', context: shown },
      read: ({ row }) => row.post_parent,
    },
    font_face_settings: { schema: faceSettings, read: ({ row }) => settingsOfFace(row) },
  },
  loaders: {},
  links: {
    read: ({ row }, call) => {
      const family = call.url(`/wp/v2/font-families/${row.post_parent}`);
      return {
        self: [{ href: `${family}/font-faces/${row.ID}`, allow: allowed(call, ['GET', 'DELETE']) }],
        collection: [{ href: `${family}/font-faces` }],
        parent: [{ href: family }],
      };
    },
  },
};
