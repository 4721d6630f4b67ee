// `core/post-excerpt`: the excerpt of the post around it, with a link to the whole.

import { madeExcerpt } from '../../excerpt.ts';
import { kses } from '../../formatting/kses.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { trimWords } from '../../formatting/words.ts';
import { phpInteger } from '../casts.ts';
import type { PostFacts } from '../facts.ts';
import { collectNeeds, needsNothing } from '../needs.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isLocked, isSet, postOf, text, textClasses, wrapper } from './helpers.ts';
import { excerptedContent } from './shown-content.ts';

/** The most words that the block can show. */
const mostWords = 101;

/** WordPress `get_the_excerpt()` with a number of words and what follows a cut. */
export function plainExcerpt(post: PostFacts, words: number, state: RenderState, more?: string): string {
  if (state.context.page ? isLocked(post, state) : post.locked) {
    return state.language.own('The excerpt is protected.', 'e0098c8b0c43da8c');
  }
  if (post.excerpt.trim() !== '') return post.excerpt;
  const key = `${post.id} ${words} ${more ?? ' '}`;
  const { made } = state.around;
  const before = made.get(`excerpt ${key}`);
  if (typeof before === 'string') return before;
  const { ids } = state;
  const html = excerptOf(post, words, state, key, more);
  // What counts is made again each time.
  if (state.ids === ids) made.set(`excerpt ${key}`, html);
  return html;
}

function excerptOf(post: PostFacts, words: number, state: RenderState, key: string, more?: string): string {
  const { excerpts } = state.context;
  const source = excerptedContent(post, state);
  const known = excerpts?.get(key);
  if (known?.source === source) return known.made;
  if (!state.allowance.text(source.length)) return '';
  const { ids, context } = state;
  const needs = excerpts || context.texts ? collectNeeds(source) : undefined;
  // Embeds are kept with the post itself.
  const data = (needs?.embeds.length ? context.texts?.get(post.id)?.data : undefined) ?? context.data;
  const made = madeExcerpt(source, words, { ...context, data }, ids, more);
  state.adopt(made.ids);
  if (excerpts && made.ids === ids && needs && needsNothing(needs)) excerpts.set(key, { source, made: made.html });
  return made.html;
}

export function postExcerpt(block: LiveBlock, state: RenderState): string {
  const post = postOf(block, state);
  if (!post) return '';
  const attributes = preparedAttributes(block);
  const more = isSet(attributes.moreText)
    ? `<a class="wp-block-post-excerpt__more-link" href="${escapeUrl(post.link)}">${kses(text(attributes.moreText), 'post')}</a>`
    : '';
  let excerpt = plainExcerpt(post, mostWords, state, more === '' ? undefined : '');
  const { excerptLength } = attributes;
  if (excerptLength !== undefined && excerptLength !== null)
    excerpt = trimWords(excerpt, phpInteger(excerptLength), state.language.say('&hellip;'), state.context.wordCount);
  const line = attributes.showMoreOnNewLine;
  const below = (line === undefined || line === null || isSet(line)) && more !== '';
  const end = below ? `</p><p class="wp-block-post-excerpt__more-text">${more}</p>` : ` ${more}</p>`;
  const inside = `<p class="wp-block-post-excerpt__excerpt">${excerpt}${end}`;
  return `<div ${wrapper(block, state, textClasses(attributes))}>${inside}</div>`;
}
