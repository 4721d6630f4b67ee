// `core/post-title`: the title of the post around it, as a heading, linked where asked.
import { escapeAttribute } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { headingTag, isSet, postOf, setUpPost, text, textClasses, wrapper } from './helpers.ts';

export function postTitle(block: LiveBlock, state: RenderState): string {
  const post = setUpPost(block, state);
  if (!post || post.title === '' || post.title === '0') return '';
  const attributes = preparedAttributes(block);
  let { title } = post;
  if (isSet(attributes.isLink)) {
    const rel = isSet(attributes.rel) ? `rel="${escapeAttribute(text(attributes.rel))}"` : '';
    title = `<a href="${escapeUrl(postOf(block, state)?.link ?? post.link)}" target="${escapeAttribute(text(attributes.linkTarget))}" ${rel}>${title}</a>`;
  }
  const tag = headingTag(attributes.level, 'h2');
  return `<${tag} ${wrapper(block, state, textClasses(attributes))}>${title}</${tag}>`;
}
