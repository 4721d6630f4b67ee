// Files that browsers make of a picture: `sideload` stores one of them, `finalize` enters them into the metadata. There
// only where browsers can do that (secure-context.ts). Reproduces their arguments, sideload_item and finalize_item.
import { SiteError } from '../../../base/error.ts';
import {
  acceptSideload,
  finalizeSideloads,
  requireExtensible,
  type SubSizeEntry,
  sizeNames,
} from '../../../content/media/sideload.ts';
import type { Site } from '../../../content/site.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { isPhpArray, toText } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Argument, Arguments, Call, RestResponse } from '../../engine/types.ts';
import { PostItem } from '../posts/item.ts';
import { requireStored } from '../posts/stored.ts';
import type { Parts } from '../posts/write.ts';
import { takeUpload } from './upload.ts';

const sizeSchema: JsonSchema = {
  description: 'The size that the file is for, or several whose limits it keeps.',
  type: ['string', 'array'],
  items: { type: 'string', minLength: 1 },
  minItems: 1,
  minLength: 1,
};

function checkSchema(value: unknown, call: Call, name: string): void {
  const refused = validateValue(value, call.endpoint.args[name] ?? {}, name);
  if (refused) throw refused;
}

/** Are these names of sizes? Throws `rest_invalid_type`, `rest_not_in_enum`. */
function checkSizes(site: Site, value: unknown, name: string): void {
  if (typeof value !== 'string' && !isPhpArray(value)) {
    throw new SiteError('rest_invalid_type', `${name} must be text or a list of texts.`);
  }
  const known = sizeNames(site, typeof value !== 'string');
  for (const one of typeof value === 'string' ? [value] : Object.values(value)) {
    if (typeof one !== 'string' || !known.includes(one)) {
      throw new SiteError('rest_not_in_enum', `${name} names no size of pictures.`);
    }
  }
}

export const sideloadArguments: Arguments = {
  image_size: {
    ...sizeSchema,
    required: true,
    validate: (value, call, name) => {
      checkSchema(value, call, name);
      checkSizes(call.site, value, name);
      return true;
    },
  },
  convert_format: { type: 'boolean', default: true, description: 'Are pictures converted?' },
};

const positive: JsonSchema = { type: 'integer', minimum: 1 };
const text: JsonSchema = { type: 'string', minLength: 1 };

const subSizes: Argument = {
  description: 'What the answers to the stored files said.',
  type: 'array',
  default: [],
  maxItems: 100,
  items: {
    type: 'object',
    properties: {
      image_size: { ...sizeSchema, required: true },
      width: positive,
      height: positive,
      file: text,
      mime_type: { type: 'string', pattern: '^image/.*' },
      filesize: positive,
      original_image: text,
    },
  },
  validate: (value, call, name) => {
    checkSchema(value, call, name);
    for (const [index, entry] of isPhpArray(value) ? Object.entries(value) : []) {
      checkSizes(
        call.site,
        isPhpArray(entry) ? memberOf(entry, 'image_size') : undefined,
        `${name}[${index}][image_size]`,
      );
    }
    return true;
  },
};

const memberOf = (entry: object, name: string): unknown => Object.entries(entry).find(([key]) => key === name)?.[1];

export const finalizeArguments: Arguments = { sub_sizes: subSizes };

/** Answers `POST` of `sideload`: what was stored. */
export async function sideloadMedia(call: Call, parts: Parts): Promise<RestResponse> {
  const { site, params } = call;
  const { ID } = await requireStored(call, parts.kind);
  const attachment = await requireExtensible(site, ID);
  const { upload } = await takeUpload(call, { beside: attachment.file });
  const { image_size: size } = params;
  const sizes = typeof size === 'string' ? size : isPhpArray(size) ? Object.values(size).map(toText) : [];
  return respond({ ...(await acceptSideload(site, attachment, upload, sizes)) });
}

/** Answers `POST` of `finalize`: the attachment as it is then. */
export async function finalizeMedia(call: Call, parts: Parts): Promise<RestResponse> {
  const { site, params } = call;
  const row = await requireStored(call, parts.kind);
  const { sub_sizes: entries } = params;
  await finalizeSideloads(site, row.ID, isPhpArray(entries) ? Object.values(entries).map(entryOf) : []);
  params.context = 'edit';
  const { data, links } = await readItem(parts.resource, new PostItem(row, parts.items.view(call)), call);
  return respond(data, { links });
}

/** An entry that the schema let through. */
function entryOf(value: unknown): SubSizeEntry {
  return isPhpArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
