// A post type as a resource: which fields it has, in the order of its schema and in the order of its answers, its
// loaders and links. Reproduces WP_REST_Posts_Controller::get_item_schema and get_schema_links.
import type { Site } from '../../../content/site.ts';
import type { Resource } from '../../engine/resource.ts';
import { restUrl } from '../../engine/url.ts';
import { mediaFields } from '../media/fields.ts';
import { dateFields } from './fields/dates.ts';
import type { PostField, PostWrite } from './fields/field.ts';
import { addressFields, identityFields, statusField } from './fields/identity.ts';
import { settingFields, templateField } from './fields/settings.ts';
import { metaField, taxonomyField } from './fields/terms-and-meta.ts';
import { addIgnored, contentField, excerptField, titleField } from './fields/text.ts';
import { finishPattern, hasVariant, variantFields } from './fields/variants.ts';
import type { PostItem } from './item.ts';
import { itemLinks, linkNeeds } from './item-links.ts';
import { keptPosts } from './kept.ts';
import type { PostKind } from './kind.ts';
import { loaders } from './load.ts';

export type PostResource = Resource<PostItem, PostWrite>;

/** Order of keys in answers; taxonomies, then `answerEnd`, then fields of extensions follow. */
const answerStart = [
  ...['id', 'date', 'date_gmt', 'guid', 'modified', 'modified_gmt', 'password', 'slug', 'status', 'type', 'link'],
  ...['title', 'content', 'excerpt', 'author', 'featured_media', 'parent', 'menu_order', 'comment_status'],
  ...['ping_status', 'sticky', 'template', 'format', 'meta'],
];
const answerEnd = ['permalink_template', 'generated_slug', 'class_list'];

/** Of attachments only. */
const mediaEnd = [
  ...['description', 'caption', 'alt_text', 'media_type', 'mime_type', 'media_details', 'post', 'source_url'],
  ...['missing_image_sizes', 'filename', 'filesize', 'exif_orientation', 'image_output_format'],
  ...['image_save_progressive', 'image_quality'],
];

/** The resource of a post type. */
export function postResource(site: Site, kind: PostKind): PostResource {
  return {
    title: kind.name,
    fields: fieldsOf(site, kind),
    order: [...answerStart, ...kind.shownTaxonomies.map((taxonomy) => taxonomy.restBase), ...answerEnd, ...mediaEnd],
    loaders,
    links: { needs: linkNeeds, read: itemLinks },
    schemaLinks: schemaLinks(restUrl(site, kind.route), kind),
    ...(hasVariant(kind.name) ? {} : { kept: keptPosts }),
    finish: (data, item) => {
      if (kind.name === 'wp_block') finishPattern(data);
      addIgnored(data, item);
    },
  };
}

/** All fields of a type, in the order of its schema. */
function fieldsOf(site: Site, kind: PostKind): Record<string, PostField> {
  const { date, date_gmt, modified, modified_gmt } = dateFields;
  const isMedia = kind.name === 'attachment';
  const { guid, id, link, slug, type, password } = identityFields;
  const { author, featured_media, parent, menu_order, comment_status, ping_status, sticky, format } = settingFields;
  const all: Record<string, PostField | undefined> = { date, date_gmt, guid, id, link, modified, modified_gmt, slug };
  all.status = statusField(site, kind);
  Object.assign(all, isMedia ? { type } : { type, password });
  if (kind.viewable && kind.type.public) Object.assign(all, addressFields);
  if (kind.type.hierarchical) all.parent = parent;
  if (kind.has('title')) all.title = titleField;
  if (kind.has('editor')) all.content = contentField;
  if (kind.has('author')) all.author = author;
  if (kind.has('excerpt')) all.excerpt = excerptField;
  if (kind.has('thumbnail')) all.featured_media = featured_media;
  if (kind.has('comments')) Object.assign(all, { comment_status, ping_status });
  if (kind.has('page-attributes')) all.menu_order = menu_order;
  if (kind.has('post-formats')) all.format = format;
  if (kind.has('custom-fields')) all.meta = metaField(kind);
  if (kind.name === 'post') all.sticky = sticky;
  all.template = templateField(kind);
  for (const taxonomy of kind.shownTaxonomies) all[taxonomy.restBase] = taxonomyField(taxonomy);
  Object.assign(all, variantFields(all, kind.name));
  if (isMedia) Object.assign(all, mediaFields(site));
  const present: Record<string, PostField> = {};
  for (const [name, field] of Object.entries(all)) if (field) present[name] = field;
  return present;
}

/** What the edit context's `action-` links are about, for OPTIONS. */
export function schemaLinks(collection: string, kind: PostKind): unknown[] {
  const href = `${collection}/{id}`;
  const link = (action: string, title: string, properties: Record<string, unknown>) => ({
    rel: `https://api.w.org/action-${action}`,
    title,
    href,
    targetSchema: { type: 'object', properties },
  });
  const links: unknown[] = [];
  if (kind.name !== 'attachment') {
    const status = { type: 'string', enum: ['publish', 'future'] };
    links.push(link('publish', 'You may publish this post.', { status }));
  }
  const content = { raw: { type: 'string' } };
  links.push(link('unfiltered-html', 'You may write any HTML and JavaScript.', { content }));
  if (kind.name === 'post')
    links.push(link('sticky', 'You may make this post sticky.', { sticky: { type: 'boolean' } }));
  if (kind.supports('author')) {
    links.push(link('assign-author', 'You may change the author of this post.', { author: { type: 'integer' } }));
  }
  for (const { name, restBase } of kind.shownTaxonomies) {
    const terms = { [restBase]: { type: 'array', items: { type: 'integer' } } };
    links.push(link(`assign-${restBase}`, `You may give this post terms of ${name}.`, terms));
    links.push(link(`create-${restBase}`, `You may create terms of ${name}.`, terms));
  }
  return links;
}
