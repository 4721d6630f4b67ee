// Texts of terms and comments as pages and the API show them: the filters WordPress hangs on their display.
import { typographyIn } from '../language.ts';
import type { RenderContext } from '../types.ts';
import { autop } from './autop/autop.ts';
import { balanceTags } from './balance-tags.ts';
import { capitalP, convertCharacters, convertTexturized } from './characters.ts';
import { makeClickable } from './clickable.ts';
import { escapeHtml, escapeMarkup } from './escape.ts';
import { shortcodeNames, shortcodeUnautop } from './shortcodes.ts';
import { convertSmilies } from './smilies.ts';
import { texturize } from './texturize.ts';
import { parseAddress } from './url.ts';

/** WordPress filter `term_name` (context display): also of links, widget titles and, but for the last step, site names. */
export const renderTermName = (name: string, context: Pick<RenderContext, 'shortcodes' | 'language'>): string =>
  name === ''
    ? ''
    : escapeMarkup(escapeHtml(convertCharacters(texturize(name, shortcodeNames(context), typographyIn(context)))));

/** WordPress filter `term_description`. */
export function renderTermDescription(
  description: string,
  context: Pick<RenderContext, 'shortcodes' | 'language'>,
): string {
  if (description === '') return '';
  const typography = typographyIn(context);
  const texturized = texturize(description, shortcodeNames(context), typography);
  return shortcodeUnautop(autop(convertTexturized(description, texturized, typography)), context);
}

/**
 * WordPress filter `comment_text`: links (9), typography and lone ampersands (10), smilies (20), balanced tags (25), paragraphs (30),
 * capital P (31).
 */
export function renderComment(text: string, context: RenderContext): string {
  if (text === '') return '';
  const host = parseAddress(context.home)?.host ?? '';
  let html = texturize(makeClickable(text, { host, comment: true }), shortcodeNames(context), typographyIn(context));
  html = convertSmilies(convertCharacters(html), context);
  return capitalP(autop(balanceTags(html)), false, typographyIn(context));
}

/** WordPress filter `comment_author`; also `bloginfo`. */
export const renderCommentAuthor = (name: string, context: Pick<RenderContext, 'shortcodes' | 'language'>): string =>
  name === '' ? '' : escapeHtml(convertCharacters(texturize(name, shortcodeNames(context), typographyIn(context))));
