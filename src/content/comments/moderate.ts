// What becomes of a new comment: approved, held, or into the trash. Reproduces wp_check_comment_data, check_comment and
// wp_check_comment_disallowed_list.
import { accountViewer, findAccount } from '../../access/account.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { stripAllTags } from '../../rendering/formatting/strip-tags.ts';
import { trashEnabled } from '../posts/trash.ts';
import type { Site } from '../site.ts';
import { findUserId } from '../users/load.ts';
import { commentText } from './text.ts';
import type { NewComment } from './types.ts';

/** Value of `comment_approved` for a new comment: `1`, `0`, `trash` or `spam`. The fields are as they were sent. */
export async function judgeComment(site: Site, comment: NewComment, postAuthor: number): Promise<string> {
  let approved = '1';
  if (!(await isRespected(site, comment, postAuthor))) {
    approved = (await passes(site, comment)) ? '1' : '0';
    if (isDisallowed(site, comment)) approved = trashEnabled(site) ? 'trash' : 'spam';
  }
  return site.hooks.filter('pre_comment_approved', approved, comment);
}

/** The post's author and moderators are not checked. */
async function isRespected(site: Site, { user_id: id }: NewComment, postAuthor: number): Promise<boolean> {
  if (id === 0) return false;
  const account = await findAccount(site, 'id', id);
  if (!account) return false;
  return id === postAuthor || accountViewer(site, account, { method: 'system' }).can('moderate_comments');
}

async function passes(site: Site, comment: NewComment): Promise<boolean> {
  const { options } = site;
  if (options.text('comment_moderation') === '1') return false;
  const html = commentText(site, comment.comment_content);
  const mostLinks = options.number('comment_max_links');
  if (mostLinks !== 0 && countLinks(html) >= mostLinks) return false;
  const words = trim(options.text('moderation_keys'));
  if (hasWord(words, [...signs(comment), html])) return false;
  if (options.text('comment_previously_approved') !== '1') return true;
  const { comment_author: author, comment_author_email: email } = comment;
  if (author === '' || email === '') return false;
  return (await wasApproved(site, author, email)) && (words === '' || words === '0' || !email.includes(words));
}

function countLinks(html: string): number {
  return [...html.matchAll(/<a [^>]*>?/gi)].reduce(
    (sum, [tag]) => sum + (tag.toLowerCase().includes('href', 3) ? 1 : 0),
    0,
  );
}

/** Has somebody with this name and address an approved comment? Users are known by their address. */
async function wasApproved(site: Site, author: string, email: string): Promise<boolean> {
  const user = await findUserId(site, 'user_email', email);
  const approved = site.database.kysely
    .selectFrom('comments')
    .select('comment_ID')
    .where('comment_approved', '=', '1')
    .limit(1);
  const found = await (user === undefined
    ? approved.where('comment_author', '=', author).where('comment_author_email', '=', email)
    : approved.where('user_id', '=', user)
  ).executeTakeFirst();
  return found !== undefined;
}

function isDisallowed(site: Site, comment: NewComment): boolean {
  const { comment_content: content } = comment;
  return hasWord(trim(site.options.text('disallowed_keys')), [...signs(comment), content, stripAllTags(content)]);
}

function signs(comment: NewComment): string[] {
  return [
    comment.comment_author,
    comment.comment_author_email,
    comment.comment_author_url,
    comment.comment_author_IP,
    comment.comment_agent,
  ];
}

/** Is one of the words (one a line) anywhere in the texts? Case does not count. */
function hasWord(words: string, texts: readonly string[]): boolean {
  if (words === '' || words === '0') return false;
  return words.split('\n').some((line) => {
    const word = trim(line);
    if (word === '' || word === '0') return false;
    const pattern = new RegExp(RegExp.escape(word), 'iu');
    return texts.some((text) => pattern.test(text));
  });
}
