// What the author of a comment is called, and where the name leads (get_comment_author, get_comment_author_url).
import type { CommentRow, UserRow } from '../../database/schema.ts';
import type { Language } from '../../rendering/language.ts';

/** As it was given, else the account's; `user` is the comment's, where there is one. */
export const commentAuthor = (
  { comment_author: name }: Pick<CommentRow, 'comment_author'>,
  user: Pick<UserRow, 'display_name'> | undefined,
  { say }: Language,
): string => name || user?.display_name || say('Anonymous');

/** '' for none: forms once began with the scheme. */
export const commentAuthorUrl = ({ comment_author_url: url }: Pick<CommentRow, 'comment_author_url'>): string =>
  url === 'http://' ? '' : url;
