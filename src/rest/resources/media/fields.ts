// The fields of attachments beyond those of posts, in the order of their schema. Reproduces get_item_schema and
// prepare_item_for_response of WP_REST_Attachments_Controller.
import { type Attachment, isRecord, originalFile, shownSize } from '../../../content/media/attachment.ts';
import { missingSizes } from '../../../content/media/metadata.ts';
import { registeredSizes } from '../../../content/media/sizes.ts';
import { asJson } from '../../../content/meta/read.ts';
import type { Site } from '../../../content/site.ts';
import { renderedDescription, renderedExcerpt } from '../../../content/texts/texts.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { baseName } from '../../../media/files/names.ts';
import { sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { toText } from '../../engine/php.ts';
import { editOnly, everywhere, type PostField, type PostFields, viewAndEdit } from '../posts/fields/field.ts';
import { rawText } from '../posts/fields/text.ts';
import type { PostItem } from '../posts/item.ts';

const unchecked = { sanitize: 'none', validate: undefined };

/** `raw` and `rendered`, in the contexts that see the text at all. */
function textSchema(what: string, contexts: NonNullable<JsonSchema['context']>): JsonSchema {
  return {
    description: `${what} of the media.`,
    type: 'object',
    context: contexts,
    properties: {
      raw: { description: `${what} as stored.`, type: 'string', context: editOnly },
      rendered: { description: `${what} as HTML.`, type: 'string', context: contexts, readonly: true },
    },
  };
}

const text = (item: PostItem, raw: string, rendered: string) =>
  item.view.context === 'edit' ? { raw, rendered } : { rendered };

/** A field of pictures alone: other files leave it out. */
function ofPictures(
  { description = '', type = 'string', ...more }: JsonSchema,
  read: (attachment: Attachment, item: PostItem) => unknown,
): PostField {
  return {
    schema: { description, type, context: editOnly, readonly: true, ...more },
    read: (item) => (item.attachment?.isImage ? read(item.attachment, item) : undefined),
    needs: ['attachment'],
  };
}

/** The fields of a site's attachments. Beyond those of posts they answer only where `_fields` names them as a whole. */
export function mediaFields(site: Site): PostFields {
  const fields = Object.entries({ ...ownFields, ...pictureFields(site) });
  return {
    featured_media: featured,
    ...Object.fromEntries(fields.map(([name, field]) => [name, { ...field, whole: true }])),
  };
}

const featured: PostField = {
  schema: { description: 'Number of the featured media.', type: 'integer', context: everywhere },
  read: (item) => item.thumbnail,
  needs: ['meta'],
  write: ({ draft }, value) => {
    draft.featuredMedia = Number(value);
  },
};

const ownFields: PostFields = {
  alt_text: {
    schema: { description: 'Text that stands for the picture.', type: 'string', context: everywhere },
    read: ({ attachment }) => attachment?.alt ?? '',
    needs: ['attachment'],
    argument: { sanitize: (value: unknown) => sanitizeTextField(toText(value)) },
  },
  caption: {
    schema: textSchema('Caption', everywhere),
    readsContext: true,
    read: (item) => text(item, item.row.post_excerpt, renderedExcerpt(item)),
    needs: ['attachment', 'texts'],
    argument: unchecked,
    write: ({ draft }, value) => {
      const caption = rawText(value);
      if (caption !== undefined) draft.excerpt = caption;
    },
  },
  description: {
    schema: textSchema('Description', viewAndEdit),
    readsContext: true,
    read: (item) => text(item, item.row.post_content, renderedDescription(item)),
    needs: ['attachment', 'texts'],
    argument: unchecked,
    write: ({ draft }, value) => {
      const description = rawText(value);
      if (description !== undefined) draft.content = description;
    },
  },
  media_type: {
    schema: {
      description: 'Picture or other file.',
      type: 'string',
      enum: ['image', 'file'],
      context: everywhere,
      readonly: true,
    },
    read: ({ attachment }) => (attachment?.isImage ? 'image' : 'file'),
    needs: ['attachment'],
  },
  mime_type: {
    schema: { description: 'Type of the file.', type: 'string', context: everywhere, readonly: true },
    read: ({ row }) => row.post_mime_type,
  },
  media_details: {
    schema: { description: 'What is known of the file.', type: 'object', context: everywhere, readonly: true },
    read: ({ attachment, view }) => (attachment ? details(view.site, attachment) : {}),
    needs: ['attachment'],
  },
  post: {
    schema: { description: 'Number of the post that it is attached to.', type: 'integer', context: viewAndEdit },
    read: ({ row }) => (row.post_parent > 0 ? row.post_parent : null),
    write: ({ draft }, value) => {
      draft.parent = Number(value);
    },
  },
  source_url: {
    schema: { description: 'Address of the file.', type: 'string', format: 'uri', context: everywhere, readonly: true },
    read: ({ attachment }) => attachment?.url || false,
    needs: ['attachment'],
  },
  missing_image_sizes: {
    schema: {
      description: 'Names of sub-sizes that are not there.',
      type: 'array',
      items: { type: 'string' },
      context: editOnly,
      readonly: true,
    },
    read: ({ attachment, original, view }) => (attachment ? missing(view.site, attachment, original.size) : []),
    needs: ['attachment', 'originals'],
  },
  filename: {
    schema: { description: 'Name of the uploaded file.', type: 'string', context: viewAndEdit, readonly: true },
    read: ({ attachment }) => (attachment && baseName(originalFile(attachment) || attachment.file)) || null,
    needs: ['attachment'],
  },
  filesize: {
    schema: { description: 'Bytes of the file.', type: ['integer', 'null'], context: viewAndEdit, readonly: true },
    read: ({ original }) => original.bytes ?? null,
    needs: ['attachment', 'originals'],
  },
};

function pictureFields(site: Site): PostFields {
  const quality: JsonSchema = { type: 'integer', minimum: 1, maximum: 100 };
  const sizes = Object.fromEntries([...registeredSizes(site).keys()].map((name) => [name, quality]));
  return {
    exif_orientation: ofPictures(
      { description: 'How the picture lies, 1 to 8 as in EXIF; 1 is upright.', type: 'integer' },
      ({ metadata }) => {
        const meta = metadata?.image_meta;
        const orientation = isRecord(meta) ? Math.trunc(Number(meta.orientation)) : 0;
        return orientation > 0 ? orientation : 1;
      },
    ),
    image_quality: ofPictures(
      {
        description: 'Quality that pictures are written with, and where sub-sizes differ.',
        type: 'object',
        properties: { default: quality, sizes: { type: 'object', properties: sizes } },
      },
      (_, { row }) => ({ default: row.post_mime_type === 'image/webp' ? 86 : 82, sizes: [] }),
    ),
    image_output_format: ofPictures(
      { description: 'Type that the picture is to be converted to, if any.', type: ['string', 'null'] },
      () => null,
    ),
    image_save_progressive: ofPictures(
      { description: 'Is it written so that it appears bit by bit?', type: 'boolean' },
      () => false,
    ),
  };
}

/** The stored metadata, with the address of each size and the file itself as `full`. */
function details(site: Site, attachment: Attachment): unknown {
  const { metadata, row } = attachment;
  if (!metadata) return {};
  const { sizes } = metadata;
  if (!isRecord(sizes) || Object.keys(sizes).length === 0) return { ...plain(metadata), sizes: {} };
  const shown: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(sizes)) shown[name] = isRecord(entry) ? detailsOf(name, entry) : entry;
  const full = shownSize(site, attachment, 'full');
  if (full) {
    const { url, width, height } = full;
    // A document's preview keeps its place among the sizes.
    shown.full = { file: baseName(url), width, height, mime_type: row.post_mime_type, source_url: url };
  }
  return { ...plain(metadata), sizes: shown };

  function detailsOf(name: string, entry: Readonly<Record<string, unknown>>): unknown {
    const { 'mime-type': type, ...others } = entry;
    const source = shownSize(site, attachment, name);
    return {
      ...others,
      ...(type === undefined ? {} : { mime_type: type }),
      ...(source ? { source_url: source.url } : {}),
    };
  }
}

function plain(metadata: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, asJson(value)]));
}

const previewSizes = ['thumbnail', 'medium', 'large'];

/** Of documents: the sizes of their preview. */
function missing(site: Site, attachment: Attachment, size: PostItem['original']['size']): string[] {
  const names = [...missingSizes(site, attachment, size).keys()];
  if (names.length > 0 || attachment.row.post_mime_type !== 'application/pdf') return names;
  const sizes = attachment.metadata?.sizes;
  const present = isRecord(sizes) ? sizes : {};
  return [...registeredSizes(site).keys()].filter((name) => previewSizes.includes(name) && !(name in present));
}
