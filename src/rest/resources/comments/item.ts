// A comment on its way into an answer, and what answers load for a list of them.
import { answeredComments } from '../../../content/comments/get.ts';
import { commentLinks } from '../../../content/comments/link.ts';
import { loadMeta } from '../../../content/meta/load.ts';
import type { MetaField, MetaRows } from '../../../content/meta/types.ts';
import type { CommentRow, PostRow, UserRow } from '../../../database/schema.ts';
import type { Call, Method } from '../../engine/types.ts';
import { knownUsers } from '../users/known.ts';
import { type Commented, mayChange, mayReadComment } from './access.ts';
import { type CommentedPost, mayReadPost } from './posts.ts';

export const commentsRoute = '/wp/v2/comments';

export interface CommentItem extends Commented {
  readonly row: CommentRow;
  readonly post: CommentedPost | undefined;
  /** Filled by the loader `addresses`. */
  link: string;
  /** Filled by the loader `authors`: the user who wrote it. */
  user: UserRow | undefined;
  /** Filled by the loader `answers`. */
  answered: boolean;
  /** Filled by the loader `meta`. */
  meta: MetaRows;
}

const noMeta: MetaRows = new Map();

export function commentItem({ row, post }: Commented): CommentItem {
  return { row, post, link: '', user: undefined, answered: false, meta: noMeta };
}

/** Each a fixed number of statements for a whole list, none where nothing is needed. */
export function commentLoaders(fields: readonly MetaField[]) {
  return {
    addresses: async (items: readonly CommentItem[], { site, viewer }: Call): Promise<void> => {
      const posts = new Map<number, PostRow>();
      for (const { post } of items) if (post) posts.set(post.row.ID, post.row);
      const rows = items.map((item) => item.row);
      const links = await commentLinks(site, viewer, rows, posts);
      for (const item of items) item.link = links.get(item.row.comment_ID) ?? '';
    },
    authors: async (items: readonly CommentItem[], call: Call): Promise<void> => {
      const ids = items.map((item) => item.row.user_id);
      const users = await knownUsers(call, ids);
      for (const item of items) item.user = users.get(item.row.user_id);
    },
    answers: async (items: readonly CommentItem[], { site }: Call): Promise<void> => {
      const ids = items.map((item) => item.row.comment_ID);
      const answered = await answeredComments(site, ids);
      for (const item of items) item.answered = answered.has(item.row.comment_ID);
    },
    meta: async (items: readonly CommentItem[], { site }: Call): Promise<void> => {
      const keys = fields.map((field) => field.key);
      const ids = items.map((item) => item.row.comment_ID);
      const rows = await loadMeta(site, 'comment', ids, keys);
      for (const item of items) item.meta = rows.get(item.row.comment_ID) ?? noMeta;
    },
  };
}

/**
 * Methods that the viewer may use on a comment's address, for `targetHints`: asked of no route, so that lists stay cheap.
 * The address carries no password.
 */
export function allowedOnComment(call: Call, item: CommentItem): Method[] {
  const params = { id: item.row.comment_ID, context: 'view' };
  const allowed: Method[] = [];
  const readable = mayReadComment(call, item, params) && (!item.post || mayReadPost(call, item.post, params));
  // A comment whose post is gone is no comment to its address.
  if (item.row.comment_post_ID !== 0 && !item.post) return allowed;
  if (readable) allowed.push('GET');
  if (mayChange(call, item)) allowed.push('POST', 'PUT', 'PATCH', 'DELETE');
  return allowed;
}
