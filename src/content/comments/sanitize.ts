// How the fields of a comment are cleaned before they are stored, and how long they may be. Reproduces wp_filter_comment
// with the filters of pre_comment_*, and wp_check_comment_data_max_lengths.
import { SiteError } from '../../base/error.ts';
import { Tags } from '../../rendering/blocks/tags.ts';
import { balanceTags } from '../../rendering/formatting/balance-tags.ts';
import { convertInvalidEntities } from '../../rendering/formatting/characters.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { byteLength } from '../../rendering/formatting/php-strings.ts';
import { relUgc } from '../../rendering/formatting/rel.ts';
import { columnDate } from '../dates.ts';
import type { Site } from '../site.ts';
import { storedName } from '../terms/sanitize.ts';
import { storedEmail, storedUserUrl } from '../users/sanitize.ts';
import { siteHost } from './text.ts';
import type { CommentDraft, NewComment } from './types.ts';

/** Fields as they are stored. `trusted`: the text may have any HTML. */
export function storedComment(site: Site, comment: NewComment, trusted: boolean): NewComment {
  return {
    ...comment,
    comment_date: columnDate(comment.comment_date),
    comment_date_gmt: columnDate(comment.comment_date_gmt),
    comment_author: storedName(comment.comment_author),
    comment_author_email: storedEmail(comment.comment_author_email),
    comment_author_url: storedUserUrl(comment.comment_author_url),
    comment_content: storedText(site, comment.comment_content, trusted),
  };
}

function storedText(site: Site, text: string, trusted: boolean): string {
  let clean = convertInvalidEntities(text);
  if (!trusted) clean = onlyMentions(kses(clean, 'pre_comment_content'));
  return balanced(site, relUgc(clean, siteHost(site)));
}

/** `balanceTags`: closes tags where the site asks for it. */
export function balanced(site: Site, text: string): string {
  return site.options.number('use_balanceTags') === 1 ? balanceTags(text) : text;
}

/** Takes classes of spans away that do not mark the mention of a user. */
function onlyMentions(text: string): string {
  if (!/<span/i.test(text)) return text;
  const tags = new Tags(text);
  while (tags.nextNamed('SPAN')) {
    const value = tags.attribute('class');
    if (typeof value !== 'string') continue;
    for (const name of value.split(/[ \t\f\r\n]+/)) {
      if (name !== '' && name !== 'wp-note-mention' && !/^user-[1-9][0-9]*$/.test(name)) tags.removeClass(name);
    }
  }
  return tags.html();
}

/** Throws `comment_…_column_length` where a field is longer than its column takes. Lengths are bytes, as PHP counts. */
export function checkLengths({ authorName, authorEmail, authorUrl, content }: CommentDraft): void {
  const check = (value: string | undefined, most: number, column: string): void => {
    if (value === undefined || byteLength(value) <= most) return;
    throw new SiteError(`${column}_column_length`, 'A field of the comment is longer than it can be.', 400);
  };
  check(authorName, 245, 'comment_author');
  check(authorEmail, 100, 'comment_author_email');
  check(authorUrl, 200, 'comment_author_url');
  check(content, 65_525, 'comment_content');
}

/** Does the cleaned row fit into its columns? Cleaning makes texts longer; a user agent is not looked at before. */
export function fits(comment: NewComment): boolean {
  return (
    byteLength(comment.comment_author) <= 255 &&
    byteLength(comment.comment_content) <= 65_535 &&
    [...comment.comment_author_email].length <= 100 &&
    [...comment.comment_author_url].length <= 200 &&
    [...comment.comment_agent].length <= 255
  );
}
