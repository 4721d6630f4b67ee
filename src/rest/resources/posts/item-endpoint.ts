// One post read. Reproduces get_item; and, for `_embed`, many of them with the queries of one.
import { SiteError } from '../../../base/error.ts';
import { permalink } from '../../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../../content/posts/permalink-data.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import { toInteger } from '../../engine/php.ts';
import { readItem, readItems } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { noSuchPost } from './errors.ts';
import { PostItem } from './item.ts';
import type { PostKind } from './kind.ts';
import { knownPosts, knownSubjects } from './known.ts';
import { judgeRead } from './permissions.ts';
import type { PostResource } from './resource.ts';
import { requireStored } from './stored.ts';
import type { PostItems } from './view.ts';

interface Parts {
  readonly kind: PostKind;
  readonly resource: PostResource;
  readonly items: PostItems;
}

/** Answers `GET` and `HEAD` of one post, with its address as the alternate. */
export async function readPost(call: Call, { kind, resource, items }: Parts): Promise<RestResponse> {
  const row = await requireStored(call, kind);
  const item = new PostItem(row, items.view(call));
  const { data, links } =
    call.request.method === 'HEAD' ? { data: [], links: undefined } : await readItem(resource, item, call);
  return respond(data, { links, linkHeaders: await alternate(call, kind, item) });
}

async function alternate(call: Call, kind: PostKind, item: PostItem): Promise<RestResponse['linkHeaders']> {
  if (!kind.viewable) return [];
  const data = item.permalinkData ?? (await loadPermalinkData(call.site, [item.row]));
  return [{ rel: 'alternate', href: permalink(call.site, item.row, data), attributes: { type: 'text/html' } }];
}

/** As readPost with its permission check, for many calls: rows, rights and what the fields need are loaded together. */
export async function readMany(
  calls: readonly Call[],
  { kind, resource, items }: Parts,
): Promise<(RestResponse | SiteError)[]> {
  const [first] = calls;
  if (!first) return [];
  const stored = await knownPosts(
    first,
    calls.map((call) => toInteger(call.params.id)),
  );
  const rows = [...stored.values()].filter((row) => row.post_type === kind.name);
  const subjects = await knownSubjects(first, rows);
  const answers = calls.map((call): SiteError | PostItem => {
    const row = stored.get(toInteger(call.params.id));
    if (!row || row.post_type !== kind.name) return noSuchPost();
    return judged(call, row);
  });
  const readable = answers.filter((answer) => answer instanceof PostItem);
  const read = await readItems(resource, readable, first);
  const byItem = new Map(readable.map((item, index) => [item, read[index]]));
  return answers.map((answer) => {
    if (!(answer instanceof PostItem)) return answer;
    const found = byItem.get(answer);
    return respond(found?.data ?? {}, { links: found?.links });
  });

  function judged(call: Call, row: PostRow): SiteError | PostItem {
    try {
      return judgeRead(call, row, subjects) ? new PostItem(row, items.view(call)) : forbidden(call.viewer);
    } catch (error) {
      if (error instanceof SiteError) return error;
      throw error;
    }
  }
}
