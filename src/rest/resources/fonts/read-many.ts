// Font faces as families embed them: many read with the statements of one, each answered as its own request would be.
import type { SiteError } from '../../../base/error.ts';
import { getPosts } from '../../../content/posts/get.ts';
import { loadSubjects } from '../../../content/posts/subjects.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import { toInteger } from '../../engine/php.ts';
import { readItems } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { noSuchPost } from '../posts/errors.ts';
import { noSuchFamily, otherFamily } from './errors.ts';
import { type FontItem, faceResource, fontItem } from './resource.ts';

export async function readManyFaces(calls: readonly Call[]): Promise<(RestResponse | SiteError)[]> {
  const [first] = calls;
  if (!first) return [];
  const ids = calls.flatMap(({ params }) => [toInteger(params.id), toInteger(params.font_family_id)]);
  const rows = await getPosts(
    first.site,
    ids.filter((id) => id > 0),
  );
  const faces = [...rows.values()].filter((row) => row.post_type === 'wp_font_face');
  const subjects = await loadSubjects(first.site, faces);
  const answers = calls.map((call): SiteError | FontItem => {
    const row = rows.get(toInteger(call.params.id));
    if (row?.post_type !== 'wp_font_face') return noSuchPost();
    const subject = subjects.get(row.ID);
    if (!subject || !call.viewer.can('read_post', subject)) {
      return forbidden(call.viewer, 'rest_cannot_read', 'You may not look at this font.');
    }
    return familyError(rows.get(toInteger(call.params.font_family_id)), row) ?? fontItem(row);
  });
  const readable = answers.filter((answer) => 'row' in answer);
  const read = await readItems(faceResource, readable, first);
  const byItem = new Map(readable.map((item, index) => [item, read[index]]));
  return answers.map((answer) => {
    if (!('row' in answer)) return answer;
    const found = byItem.get(answer);
    return respond(found?.data ?? {}, { links: found?.links });
  });
}

/** Why a face does not belong to the family that was named; undefined where it does. */
export function familyError(family: PostRow | undefined, face: PostRow): SiteError | undefined {
  if (family?.post_type !== 'wp_font_family') return noSuchFamily();
  return family.ID === face.post_parent ? undefined : otherFamily();
}
