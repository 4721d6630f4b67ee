// `core/read-more`: a link to the post around it.
import { escapeAttribute } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, postOf, text, wrapper } from './helpers.ts';

export function readMore(block: LiveBlock, state: RenderState): string {
  const post = postOf(block, state);
  if (!post) return '';
  const { justifyContent, content, linkTarget } = preparedAttributes(block);
  const classes = isSet(justifyContent) ? `is-justified-${text(justifyContent)}` : '';
  const title = post.title === '' ? state.language.fill('untitled post %s', post.id) : post.title;
  const words = isSet(content) ? kses(text(content), 'post') : state.language.say('Read more');
  const target = escapeAttribute(text(linkTarget));
  return `<a ${wrapper(block, state, classes)} href="${escapeUrl(post.link)}" target="${target}">${words}<span class="screen-reader-text">${state.language.fill(': %s', title)}</span></a>`;
}
