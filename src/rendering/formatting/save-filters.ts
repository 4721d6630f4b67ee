// What WordPress 7.1 does to texts before they are stored: the `*_save_pre` and `pre_*` filters, with and without the
// capability `unfiltered_html`. Each function is one filter with its callbacks in their order.
import { trimBoth } from '../../base/trim.ts';
import { balanceTags } from './balance-tags.ts';
import { convertInvalidEntities } from './characters.ts';
import { withoutCustomCss } from './custom-css.ts';
import { sanitizeEmail } from './email.ts';
import { escapeMarkup } from './escape.ts';
import { kses } from './kses.ts';
import { type KsesOptions, withoutControl } from './kses-attributes.ts';
import { mentionClassesOnly } from './mentions.ts';
import { trim } from './php-strings.ts';
import { relUgc } from './rel.ts';
import { escapeLoneLessThan, sanitizeEscapedField } from './sanitize-text.ts';
import { slashed } from './slashes.ts';
import { stripAllTags } from './strip-tags.ts';
import { sanitizeUrl } from './url.ts';

/** Who saves, as far as filters ask. */
export interface SaveContext extends KsesOptions {
  /** `viewer.can('unfiltered_html')`. */
  readonly unfilteredHtml: boolean;
  /** Option `use_balanceTags`. */
  readonly balance?: boolean;
  /** Texts that hold a site's own styles, with what of them is safe (`wp_filter_global_styles_post`). */
  readonly safeStyles?: (text: string) => string;
}

/** A post's text by somebody who may not write any HTML, before its tags are looked at. */
const withoutCss = (content: string, { safeStyles }: SaveContext): string => {
  const text = withoutCustomCss(content);
  return safeStyles ? safeStyles(text) : text;
};

const balanced = (text: string, context: SaveContext): string => (context.balance ? balanceTags(text) : text);

/** `title_save_pre`. */
export function saveTitle(title: string, context: SaveContext): string {
  // With slashes before them, as WordPress has titles here, characters of code 0 are none that trimming knows.
  const text = trimBoth(title, ' \t\n\r\v');
  return context.unfilteredHtml ? text : kses(text, 'data', context);
}

/** `content_save_pre`. */
export function saveContent(content: string, context: SaveContext): string {
  if (context.unfilteredHtml) return balanced(convertInvalidEntities(content), context);
  return balanced(kses(convertInvalidEntities(withoutCss(content, context)), 'post', context), context);
}

/** `excerpt_save_pre`. */
export function saveExcerpt(excerpt: string, context: SaveContext): string {
  const text = convertInvalidEntities(excerpt);
  return balanced(context.unfilteredHtml ? text : kses(text, 'post', context), context);
}

/** `content_filtered_save_pre`. */
export const saveFilteredContent = (content: string, context: SaveContext): string =>
  context.unfilteredHtml ? content : kses(withoutCss(content, context), 'post', context);

/**
 * `pre_term_name`, `pre_comment_author_name`, `pre_link_name`, and the names of users (`pre_user_display_name`, `…nickname`,
 * `…first_name`, `…last_name`): one line of text with its markup escaped.
 */
export function saveName(name: string): string {
  // What is escaped beforehand needs no slashes, which matter in tags alone.
  const text = slashed(escapeLoneLessThan(name), sanitizeEscapedField);
  // Without tags, escaping does what kses would do to references and to `>`.
  return escapeMarkup(text.includes('<') ? kses(text, 'data') : withoutControl(text));
}

/** `pre_term_description`. */
export const saveTermDescription = (description: string): string => kses(description, 'pre_term_description');

/** `pre_user_description`. */
export const saveUserDescription = (description: string): string => kses(description, 'pre_user_description');

/** `pre_user_email` and `pre_comment_author_email`. */
export const saveEmail = (email: string): string =>
  kses(
    slashed(email, (text) => sanitizeEmail(trim(text))),
    'data',
  );

/** `pre_user_url` and `pre_comment_author_url`. */
export const saveUrl = (url: string): string =>
  kses(
    slashed(url, (text) => sanitizeUrl(stripAllTags(text))),
    'data',
  );

/**
 * `pre_comment_content`. `html` says what the author may write: a comment's few tags, a post's (someone with
 * `unfiltered_html` through the comment form, without its nonce), or anything. `host` is the site's.
 */
export function saveComment(
  content: string,
  html: 'comment' | 'post' | 'any',
  host: string,
  context: SaveContext,
): string {
  let text = convertInvalidEntities(content);
  if (html === 'comment') text = mentionClassesOnly(kses(text, 'pre_comment_content', context));
  if (html === 'post') text = kses(text, 'post', context);
  return balanced(relUgc(text, host), context);
}
