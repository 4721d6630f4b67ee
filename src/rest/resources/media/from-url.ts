// A picture fetched from elsewhere instead of uploaded (`url` of the create endpoint). Reproduces the argument and
// create_item_from_url with media_handle_sideload: the address is judged before anything is asked of it, only names of
// pictures are fetched, and no more of them than may be uploaded. Texts of the request do not count, as there.
import { writeFile } from 'node:fs/promises';
import { SiteError } from '../../../base/error.ts';
import { allowedTypes, typeOfName } from '../../../base/mime-types.ts';
import { createAttachment } from '../../../content/media/create.ts';
import { storeUpload } from '../../../content/media/store-upload.ts';
import { getPost } from '../../../content/posts/get.ts';
import type { PostRow } from '../../../database/schema.ts';
import { baseName } from '../../../media/files/names.ts';
import { sanitizeUrl } from '../../../rendering/formatting/url.ts';
import { isEmpty, toInteger, toText } from '../../engine/php.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Argument, Call } from '../../engine/types.ts';
import { badRequest } from '../posts/errors.ts';

/** Most bytes of a fetched picture: it stands in memory on its way. */
const mostBytes = 64 * 1024 * 1024;
/** WordPress waits as long for a file. */
const patience = 300_000;

/** The argument `url`. */
export const urlArgument: Argument = {
  type: 'string',
  format: 'uri',
  description: 'Address of a picture to fetch, instead of an upload.',
  sanitize: (value) => sanitizeUrl(toText(value)),
  validate: async (value, call, name) => {
    const refused = validateValue(value, call.endpoint.args[name] ?? {}, name);
    if (refused) throw refused;
    if (await call.site.outgoing.mayAsk(toText(value))) return true;
    throw badRequest('rest_invalid_url', 'The address must be a public one, of http or https.');
  },
};

/** Fetches the picture and makes it an attachment; its row. Throws `rest_invalid_url`, `http_request_failed` and others. */
export async function createFromUrl(call: Call): Promise<PostRow> {
  const { site, viewer, params } = call;
  const url = toText(params.url);
  const name = nameOf(url);
  if (name === '') throw badRequest('rest_invalid_url', 'The address names no file.');
  const named = typeOfName(name, allowedTypes(viewer.can('unfiltered_html')));
  if (!named?.type.startsWith('image/')) throw badRequest('rest_invalid_url', 'The address names no picture.');
  const bytes = await fetched(call, url);
  const path = await site.storage.temporary();
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
  const file = { path, name, type: named.type, size: bytes.length };
  const parent = isEmpty(params.post) ? undefined : await getPost(site, toInteger(params.post));
  const upload = await storeUpload(site, viewer, file, { refusal: 'upload_error', date: parent?.post_date });
  const draft = parent ? { parent: parent.ID } : {};
  return createAttachment(site, viewer, { upload, draft, process: params.generate_sub_sizes !== false });
}

function nameOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return baseName(decodeURIComponent(pathname));
  } catch {
    return baseName(pathname);
  }
}

async function fetched({ site }: Call, url: string): Promise<Uint8Array> {
  try {
    const answer = await site.outgoing.request(url, { most: mostBytes, timeout: patience });
    if (answer.status === 200) return answer.body;
  } catch (error) {
    // The address was the sender's choice.
    if (error instanceof SiteError) throw badRequest(error.code, error.message);
    throw error;
  }
  throw badRequest('http_404', 'There is no picture at this address.');
}
