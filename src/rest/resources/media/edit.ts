// Editing pictures: the arguments and the endpoint of `/wp/v2/media/ID/edit`. Reproduces get_edit_media_item_args and
// edit_media_item; single parameters (rotation, x, y, width, height) stand for a list of modifiers.
import { loadAttachments } from '../../../content/media/attachment.ts';
import { createEdited, type PictureEdit, requireEditable } from '../../../content/media/edit.ts';
import { getPost } from '../../../content/posts/get.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, isPhpArray, toFloat, toInteger, toText } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import type { Argument, Arguments, Call, RestResponse } from '../../engine/types.ts';
import { badRequest, noSuchPost } from '../posts/errors.ts';
import { PostItem } from '../posts/item.ts';
import type { PostKind } from '../posts/kind.ts';
import { checkUpdate } from '../posts/permissions.ts';
import { requireStored } from '../posts/stored.ts';
import { draftOf, type Parts } from '../posts/write.ts';

const percent = (description: string): Argument => ({ description, type: 'number', minimum: 0, maximum: 100 });
const number = (description: string): JsonSchema => ({ description, type: 'number' });
const flag = (description: string): JsonSchema => ({ description, type: 'boolean' });

/** One kind of modifier: its type and what it takes. */
function modifier(title: string, type: string, required: string[], properties: Record<string, JsonSchema>): JsonSchema {
  return {
    title,
    properties: {
      type: { description: `${title}.`, type: 'string', enum: [type] },
      args: { description: `How: ${title}.`, type: 'object', required, properties },
    },
  };
}

const flip: JsonSchema = {
  description: 'Which ways.',
  type: 'object',
  required: ['horizontal', 'vertical'],
  properties: { horizontal: flag('Left and right change places.'), vertical: flag('Top and bottom change places.') },
};

const modifiers: Argument = {
  description: 'Changes, in order.',
  type: 'array',
  minItems: 1,
  items: {
    description: 'One change.',
    type: 'object',
    required: ['type', 'args'],
    oneOf: [
      modifier('Flip', 'flip', ['flip'], { flip }),
      modifier('Rotation', 'rotate', ['angle'], { angle: number('Degrees, clockwise.') }),
      modifier('Crop', 'crop', ['left', 'top', 'width', 'height'], {
        left: number('Where the cut begins, in percent of the width.'),
        top: number('Where the cut begins, in percent of the height.'),
        width: number('Width of the cut, in percent.'),
        height: number('Height of the cut, in percent.'),
      }),
    ],
  },
};

/** `changing`: the arguments of the update endpoint, of which texts and post are taken over. */
export function editArguments(changing: Arguments): Arguments {
  const args: Arguments = {
    src: { description: 'Address of the picture that is edited.', type: 'string', format: 'uri', required: true },
    modifiers,
    rotation: {
      description: 'Degrees to turn it, clockwise. Use modifiers instead.',
      type: 'integer',
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 360,
      exclusiveMaximum: true,
    },
    x: percent('Where a cut begins from the left. Use modifiers instead.'),
    y: percent('Where a cut begins from the top. Use modifiers instead.'),
    width: percent('Width of a cut. Use modifiers instead.'),
    height: percent('Height of a cut. Use modifiers instead.'),
  };
  for (const name of ['caption', 'description', 'title', 'post', 'alt_text']) {
    const argument = changing[name];
    if (argument) args[name] = argument;
  }
  return args;
}

/** Who edits makes a new upload of what they may change. */
export async function checkEdit(call: Call, kind: PostKind): Promise<void> {
  if (!call.viewer.can('upload_files')) {
    throw forbidden(call.viewer, 'rest_cannot_edit_image', 'You may not upload media.');
  }
  await checkUpdate(call, kind);
}

/** Answers `POST` of `edit`: 201 with the new attachment. */
export async function editMedia(call: Call, parts: Parts): Promise<RestResponse> {
  const { site, viewer, params } = call;
  const stored = await requireStored(call, parts.kind);
  const attachment = (await loadAttachments(site, [stored.ID])).get(stored.ID);
  if (!attachment) throw noSuchPost();
  const path = requireEditable(attachment, toText(params.src));
  const edits = editsOf(call);
  const alt = params.alt_text === undefined || params.alt_text === null ? undefined : toText(params.alt_text);
  const draft = await draftOf(call, parts, stored);
  const made = await createEdited(site, viewer, { attachment, id: toText(params.id), path, edits, draft, alt });
  const row = (await getPost(site, made.ID)) ?? made;
  const { data, links } = await readItem(parts.resource, new PostItem(row, parts.items.view(call)), call);
  const headers = { 'X-WP-Upload-Attachment-ID': row.ID, Location: call.url(`${parts.kind.route}/${row.ID}`) };
  return respond(data, { status: 201, headers, links });
}

/** The changes that a request asks for. Throws `rest_image_not_edited`. */
function editsOf({ params }: Call): PictureEdit[] {
  if (isPhpArray(params.modifiers)) return Object.values(params.modifiers).map(editOf);
  const edits: PictureEdit[] = [];
  if (!isEmpty(params.rotation)) edits.push({ kind: 'turn', angle: toInteger(params.rotation) });
  const { x, y, width, height } = params;
  if ([x, y, width, height].every((value) => value !== undefined && value !== null)) {
    edits.push(cropOf({ left: x, top: y, width, height }));
  }
  if (edits.length === 0) throw badRequest('rest_image_not_edited', 'There is no change to make.');
  return edits;
}

const member = (value: unknown, name: string): unknown =>
  isPhpArray(value) && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

/** A modifier that the schema let through. */
function editOf(value: unknown): PictureEdit {
  const args = member(value, 'args');
  const type = member(value, 'type');
  if (type === 'rotate') return { kind: 'turn', angle: toFloat(member(args, 'angle')) };
  if (type === 'crop') {
    const part = (name: string): unknown => member(args, name);
    return cropOf({ left: part('left'), top: part('top'), width: part('width'), height: part('height') });
  }
  const ways = member(args, 'flip');
  return {
    kind: 'flip',
    horizontal: !isEmpty(member(ways, 'horizontal')),
    vertical: !isEmpty(member(ways, 'vertical')),
  };
}

function cropOf(values: Readonly<Record<'left' | 'top' | 'width' | 'height', unknown>>): PictureEdit {
  const { left, top, width, height } = values;
  return { kind: 'crop', left: toFloat(left), top: toFloat(top), width: toFloat(width), height: toFloat(height) };
}
