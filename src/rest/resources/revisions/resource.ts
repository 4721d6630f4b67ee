// A revision or autosave of a post type: its fields in the order of their schema and of answers, what they load, its link.
// Reproduces WP_REST_Revisions_Controller's get_item_schema and prepare_item_for_response: texts are shown whole whatever
// passwords say, dates without a GMT date are null, and the link to the parent goes with the field `parent`.
import { rfc3339 } from '../../../content/dates.ts';
import { loadMeta } from '../../../content/meta/load.ts';
import { readMeta } from '../../../content/meta/read.ts';
import { getPosts } from '../../../content/posts/get.ts';
import { hasPassword } from '../../../content/posts/password.ts';
import { loadTextData } from '../../../content/texts/load.ts';
import { renderedContent, renderedExcerpt, renderedTitle } from '../../../content/texts/texts.ts';
import { noDate } from '../../../database/schema.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import type { Field } from '../../engine/resource.ts';
import type { Call, Links } from '../../engine/types.ts';
import { restUrl } from '../../engine/url.ts';
import { itemsRoute, type PostKind } from '../posts/kind.ts';
import type { PostResource } from '../posts/resource.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import type { RevisionItem } from './item.ts';
import type { RevisionResource } from './parent.ts';

type RevisionField = Field<RevisionItem, never>;

const everywhere = ['view', 'edit', 'embed'] as const;
const viewAndEdit = ['view', 'edit'] as const;

/** Order of keys in answers, which is not the schema's. */
const answerOrder = ['author', 'date', 'date_gmt', 'id', 'modified', 'modified_gmt', 'parent', 'slug', 'guid'];

/** The resource of the revisions of a post type; `parent` is that of the posts themselves. */
export function revisionResource(kind: PostKind, parent: PostResource): RevisionResource<RevisionItem> {
  const fields: Record<string, RevisionField> = { ...baseFields(parent.fields.guid?.schema), ...textFields(parent) };
  fields.meta = metaField(kind);
  return {
    title: `${kind.name}-revision`,
    fields,
    order: answerOrder,
    loaders: {
      meta: async (items, { site }) => {
        const keys = [...kind.meta.map((field) => field.key), 'footnotes'];
        const ids = items.map((item) => item.row.ID);
        const found = await loadMeta(site, 'post', ids, keys);
        for (const item of items) item.meta = found.get(item.row.ID) ?? item.meta;
      },
      texts: async (items, { site }) => loadTextData(site, items),
      parents: async (items, { site }) => {
        const other = items.filter((item) => item.row.post_type !== 'revision' && item.row.post_parent > 0);
        const parents = await getPosts(
          site,
          other.map((item) => item.row.post_parent),
        );
        for (const item of items) item.parentType = parents.get(item.row.post_parent)?.post_type ?? kind.name;
      },
    },
    links: { always: true, needs: ['parents'], read: parentLink },
  };
}

/** The post that the item was a version of, with the field that names it. */
function parentLink({ row, parentType }: RevisionItem, call: Call): Links {
  if (row.post_parent === 0 || !call.wants('parent')) return {};
  const route = itemsRoute(call.site, parentType);
  return { parent: [{ href: restUrl(call.site, route === undefined ? '/' : `${route}/${row.post_parent}`) }] };
}

function baseFields(guid: JsonSchema | undefined): Record<string, RevisionField> {
  return {
    author: {
      schema: { description: 'Number of the author of this version.', type: 'integer', context: everywhere },
      read: ({ row }) => row.post_author,
    },
    date: dateField("When this version was made, in the site's time zone.", everywhere, ({ row }) =>
      row.post_date_gmt === noDate ? undefined : row.post_date,
    ),
    date_gmt: dateField('When this version was made, in GMT.', viewAndEdit, ({ row }) => row.post_date_gmt),
    guid: {
      schema: guid ?? { description: 'Identifier of the version as stored.', type: 'string', context: viewAndEdit },
      read: ({ row }) => ({ rendered: row.guid, raw: row.guid }),
    },
    id: {
      schema: { description: 'Number of the version.', type: 'integer', context: everywhere },
      read: ({ row }) => row.ID,
    },
    modified: dateField("When this version was last changed, in the site's time zone.", viewAndEdit, ({ row }) =>
      row.post_modified_gmt === noDate ? undefined : row.post_modified,
    ),
    modified_gmt: dateField(
      'When this version was last changed, in GMT.',
      viewAndEdit,
      ({ row }) => row.post_modified_gmt,
    ),
    parent: {
      schema: { description: 'Number of the post.', type: 'integer', context: everywhere },
      read: ({ row }) => row.post_parent,
    },
    slug: {
      schema: { description: 'Name of the version.', type: 'string', context: everywhere },
      read: ({ row }) => row.post_name,
    },
  };
}

function dateField(
  description: string,
  context: NonNullable<JsonSchema['context']>,
  date: (item: RevisionItem) => string | undefined,
): RevisionField {
  return {
    schema: { description, type: 'string', format: 'date-time', context },
    read: (item, { site }) => {
      const stored = date(item);
      return stored === undefined || stored === noDate ? null : rfc3339(site, stored);
    },
  };
}

/** Texts have the schema that the posts of the type have. */
function textFields({ fields }: PostResource): Record<string, RevisionField> {
  const found: Record<string, RevisionField> = {};
  if (fields.title) {
    found.title = {
      schema: fields.title.schema,
      read: (item) => ({ raw: item.row.post_title, rendered: titleOf(item) }),
    };
  }
  if (fields.content) {
    found.content = {
      schema: fields.content.schema,
      read: (item) => ({ raw: item.row.post_content, rendered: renderedContent(item) }),
      needs: ['meta', 'texts'],
    };
  }
  if (fields.excerpt) {
    found.excerpt = {
      schema: fields.excerpt.schema,
      read: (item) => ({ raw: item.row.post_excerpt, rendered: excerptOf(item) }),
    };
  }
  return found;
}

/** A draft with a password is marked as on its page. */
function titleOf(item: RevisionItem): string {
  if (!hasPassword(item.row)) return renderedTitle(item);
  return renderedTitle({ ...item, row: { ...item.row, post_title: `Protected: ${item.row.post_title}` } });
}

/** Only a stored excerpt is shown: none is made of the content. */
function excerptOf(item: RevisionItem): string {
  return /^[ \t\n\r\0\v]*$/.test(item.row.post_excerpt) ? '' : renderedExcerpt(item);
}

/** All registered meta of the posts, as stored for this version. */
function metaField({ meta }: PostKind): RevisionField {
  const properties: Record<string, JsonSchema> = {};
  for (const field of meta) properties[field.name] = field.fieldSchema;
  const schema: JsonSchema = {
    description: 'Meta fields.',
    type: 'object',
    context: viewAndEdit,
    // An empty PHP array is a list in JSON, in answers as in schemas.
    properties: meta.length > 0 ? properties : ([] as unknown as typeof properties),
  };
  return {
    schema,
    read: (item, { site }) => (meta.length > 0 ? readMeta(site, meta, item.meta, schemaTools) : []),
    needs: ['meta'],
  };
}
