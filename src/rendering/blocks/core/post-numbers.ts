// `core/post-comments-count`, `core/post-comments-link`, `core/post-time-to-read`: figures of the post around them.

import { escapeUrl } from '../../formatting/url.ts';
import type { WordCount } from '../../formatting/words.ts';
import { filled, type Language } from '../../language.ts';
import type { PostFacts } from '../facts.ts';
import { at } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, postOf, setUpPost, text, textClasses, wrapper } from './helpers.ts';
import { shownContent } from './shown-content.ts';

export function postCommentsCount(block: LiveBlock, state: RenderState): string {
  const post = postOf(block, state);
  if (!post) return '';
  const { textAlign } = preparedAttributes(block);
  const align = textAlign === undefined ? '' : `has-text-align-${text(textAlign)}`;
  return `<div ${wrapper(block, state, align)}>${post.comments}</div>`;
}

export function postCommentsLink(block: LiveBlock, state: RenderState): string {
  const post = postOf(block, state);
  if (!post?.commentsOpen) return '';
  const link = `${post.link}${post.comments > 0 ? '#comments' : '#respond'}`;
  const { language } = state;
  const on = (place: string) => `<span class="screen-reader-text"> on ${place}</span>`;
  const counted = language.count(`%1$s comment${on('%2$s')}`, `%1$s comments${on('%2$s')}`, post.comments);
  const words =
    post.comments === 0
      ? language.fill(`No comments${on('%s')}`, post.title)
      : filled(counted, [language.number(post.comments), post.title]);
  const outer = wrapper(block, state, textClasses(preparedAttributes(block)));
  return `<div ${outer}><a href=${escapeUrl(link)}>${words}</a></div>`;
}

/** A text without what stands from `open` to the next `close`, each piece replaced; linear whatever is left open. */
function without(content: string, open: RegExp, close: string, by: string): string {
  let out = '';
  let from = 0;
  for (const { index } of content.matchAll(open)) {
    if (index < from) continue;
    const end = content.indexOf(close, index);
    if (end === -1) break;
    out += content.slice(from, index) + by;
    from = end + close.length;
  }
  return out + content.slice(from);
}

/** Words (characters in some languages) as the editor counts them. */
function countOf(content: string, counted: WordCount): number {
  if (content.trim() === '') return 0;
  const text = without(without(`${content}\n`, /<\/?[a-z]/gi, '>', '\n'), /<!--/g, '-->', '');
  // To PHP a byte order mark is no space.
  const bare = text.replace(/&nbsp;|&#160;/gi, ' ').replaceAll('\ufeff', 'a');
  if (counted !== 'words') {
    const counts = counted === 'characters_excluding_spaces' ? /\S/gu : /[^\f\n\r\t\v\u00ad\u2028\u2029]/gu;
    return bare.replace(/&[^\s&;]+;/g, 'a').match(counts)?.length ?? 0;
  }
  const words = bare
    .replace(/&[^\s&;]+;/g, '')
    .replace(/--|\u2014/g, ' ')
    .replace(/[\u0021-\u0040\u005b-\u0060\u007b-\u007e\u0080-\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2e7f]/g, '');
  return words.match(/\S(?=\s)/gu)?.length ?? 0;
}

/** The same of a post's text, counted once. */
function wordsOf(post: PostFacts, counted: WordCount, state: RenderState): number {
  const { made, pagesOf, main } = state.around;
  const key = `words ${post.id} ${pagesOf} ${main}`;
  const known = made.get(key);
  if (typeof known === 'number') return known;
  const total = countOf(shownContent(post, state), counted);
  made.set(key, total);
  return total;
}

const plural = (count: number, one: string, language: Language): string =>
  filled(language.count(`%s ${one}`, `%s ${one}s`, count), [language.number(count)]);

export function postTimeToRead(block: LiveBlock, state: RenderState): string {
  const post = setUpPost(block, state);
  if (!post) return '';
  const attributes = preparedAttributes(block);
  const { wordCount = 'words' } = state.context;
  const total = wordsOf(post, wordCount, state);
  const minutes = total / Number(at(attributes, 'averageReadingSpeed') ?? 189);
  const least = (count: number): number => Math.max(1, Math.round(count));
  let shown = '';
  if ((attributes.displayMode ?? 'time') === 'time') {
    if (isSet(attributes.displayAsRange)) {
      const low = least(minutes * 0.8);
      const high = least(minutes * 1.2);
      const format = state.language.say('%1$s–%2$s minutes', 'Range of minutes to read');
      shown = filled(format, [low, high === low ? low + 1 : high]);
    } else shown = filled(state.language.count('%s minute', '%s minutes', least(minutes)), [least(minutes)]);
  } else if (attributes.displayMode === 'words')
    shown = plural(total, wordCount === 'words' ? 'word' : 'character', state.language);
  const align = isSet(attributes.textAlign) ? `has-text-align-${text(attributes.textAlign)}` : '';
  return `<div ${wrapper(block, state, align)}>${shown}</div>`;
}
