// Creating and changing attachments. Reproduces create_item, update_item and their permission checks of
// WP_REST_Attachments_Controller, over those of posts.
import { SiteError } from '../../../base/error.ts';
import { createAttachment } from '../../../content/media/create.ts';
import { updateMeta } from '../../../content/meta/rows.ts';
import { getPost } from '../../../content/posts/get.ts';
import { loadSubjects, may } from '../../../content/posts/subjects.ts';
import type { PostDraft } from '../../../content/posts/types.ts';
import { updatePost } from '../../../content/posts/update.ts';
import type { PostRow } from '../../../database/schema.ts';
import { workableTypes } from '../../../media/pictures/header.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, toInteger, toText } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import { isSecureContext } from '../../engine/secure-context.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { noSuchPost } from '../posts/errors.ts';
import { PostItem } from '../posts/item.ts';
import { checkCreate } from '../posts/permissions.ts';
import { replaceStored, requireStored } from '../posts/stored.ts';
import { answer, draftOf, type Parts } from '../posts/write.ts';
import { createFromUrl } from './from-url.ts';
import { takeUpload } from './upload.ts';

/** Who may upload, and to which post; pictures that no sub-sizes can be made of are refused by their declared type. */
export async function checkUpload(call: Call, parts: Parts): Promise<void> {
  await checkCreate(call, parts.kind);
  const { viewer, params, request, site } = call;
  if (!viewer.can('upload_files')) throw new SiteError('rest_cannot_create', 'You may not upload media.', 400);
  if (!isEmpty(params.post)) {
    const post = await getPost(site, toInteger(params.post));
    if (!post || !may(viewer, 'edit_post', post, await loadSubjects(site, [post]))) {
      throw forbidden(viewer, 'rest_cannot_edit', 'You may not upload media to this post.');
    }
  }
  // A browser that makes the sizes itself can work on more than we can.
  if (params.generate_sub_sizes === false && isSecureContext(request)) return;
  const type = request.files?.find(({ field }) => field === 'file')?.type ?? '';
  const accepted = [...workableTypes, 'image/svg+xml', 'image/heic', 'image/heif'];
  if (type.startsWith('image/') && !accepted.includes(type)) {
    throw new SiteError('rest_upload_image_type_not_supported', 'Sub-sizes cannot be made of this picture.', 400);
  }
}

/** Answers `POST` of the collection: 201 with the attachment. */
export async function createMedia(call: Call, parts: Parts): Promise<RestResponse> {
  const { site, viewer, params } = call;
  await checkParentType(call);
  if (params.id !== undefined && params.id !== null) throw noSuchPost();
  if (!isEmpty(params.url)) return respondCreated(call, parts, await createFromUrl(call));
  const draft = await draftOf(call, parts, undefined);
  const { upload, sentName } = await takeUpload(call, { date: await dateOfParent(call) });
  try {
    checkFeatured(call, upload.type);
  } catch (error) {
    await site.storage.remove(upload.path);
    throw error;
  }
  const process = params.generate_sub_sizes !== false;
  const made = await createAttachment(site, viewer, { upload, sentName, draft: withAlt(call, draft), process });
  return respondCreated(call, parts, (await getPost(site, made.ID)) ?? made);
}

async function respondCreated(call: Call, parts: Parts, row: PostRow): Promise<RestResponse> {
  const { data, links } = await answer(call, parts, row);
  const headers = { 'X-WP-Upload-Attachment-ID': row.ID, Location: call.url(`${parts.kind.route}/${row.ID}`) };
  return respond(data, { status: 201, headers, links });
}

/** Answers `POST`, `PUT` and `PATCH` of an attachment. */
export async function updateMedia(call: Call, parts: Parts): Promise<RestResponse> {
  await checkParentType(call);
  const stored = await requireStored(call, parts.kind);
  const draft = await draftOf(call, parts, stored);
  // WordPress passes over it here, where it refuses it on create.
  if (!isRecording(stored.post_mime_type)) delete draft.featuredMedia;
  const row = await updatePost(call.site, call.viewer, stored.ID, withAlt(call, draft));
  replaceStored(call, row.ID, row);
  call.params.context = 'edit';
  const view = parts.items.view(call);
  // WordPress makes the answer twice: players are numbered by how often they were made.
  if (isRecording(row.post_mime_type)) await readItem(parts.resource, new PostItem(row, view), call);
  const { data, links } = await readItem(parts.resource, new PostItem(row, view), call);
  return respond(data, { links });
}

/** Neither revisions nor attachments have attachments. */
async function checkParentType({ site, params }: Call): Promise<void> {
  if (isEmpty(params.post)) return;
  const parent = await getPost(site, toInteger(params.post));
  if (parent && ['revision', 'attachment'].includes(parent.post_type)) {
    throw new SiteError('rest_invalid_param', 'Media cannot be attached to that.', 400);
  }
}

/** Files go to the folder of their post's month; those of pages to the present one. */
async function dateOfParent({ site, params }: Call): Promise<string | undefined> {
  if (isEmpty(params.post)) return undefined;
  const parent = await getPost(site, toInteger(params.post));
  return parent && parent.post_type !== 'page' && toInteger(parent.post_date.slice(0, 4)) > 0
    ? parent.post_date
    : undefined;
}

const isRecording = (type: string): boolean => /^(?:audio|video)\//.test(type);

/** Only recordings have featured pictures. */
function checkFeatured({ params }: Call, type: string): void {
  const { featured_media: featured } = params;
  if (featured === undefined || featured === null || isRecording(type)) return;
  throw new SiteError('rest_no_featured_media', 'Media of this type have no featured picture.', 400);
}

/** The draft, with the alternative text written beside it. */
function withAlt(call: Call, draft: PostDraft): PostDraft {
  const { alt_text: alt } = call.params;
  if (alt === undefined || alt === null) return draft;
  const { beforeHooks } = draft;
  return {
    ...draft,
    beforeHooks: async (post: PostRow, inside) => {
      await beforeHooks?.(post, inside);
      await updateMeta(inside, 'post', post.ID, '_wp_attachment_image_alt', toText(alt));
    },
  };
}
