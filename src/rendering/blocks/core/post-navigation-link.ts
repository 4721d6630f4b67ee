// `core/post-navigation-link`: the post before or after, on the page of a post alone.

import { kses } from '../../formatting/kses.ts';
import { coreShortcodes } from '../../formatting/shortcodes.ts';
import { renderTitle } from '../../formatting/title.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, text, wrapper } from './helpers.ts';

const arrows = {
  arrow: { next: '→', previous: '←' },
  chevron: { next: '»', previous: '«' },
} as const;

export function postNavigationLink(block: LiveBlock, state: RenderState): string {
  const { page, post: around, data } = state.context;
  if (!page?.isSingular || !around) return '';
  const { type = 'next', label, showTitle, linkLabel, arrow, taxonomy, textAlign } = preparedAttributes(block);
  if (type !== 'next' && type !== 'previous') return '';
  const align = textAlign === undefined ? '' : ` has-text-align-${text(textAlign)}`;
  const outer = wrapper(block, state, `post-navigation-link-${type}${align}`);
  const among = isSet(taxonomy) ? { taxonomy: text(taxonomy) } : {};
  // What comes before a file is the post that it belongs to.
  const own = around.type === 'attachment' && type === 'previous' ? data.facts?.post(around.id) : undefined;
  const id = own
    ? own.parent || own.id
    : data.facts?.adjacent({ post: around.id, isPrevious: type === 'previous', ...among });
  const post = id ? data.facts?.post(id) : undefined;
  if (!post) return `<div ${outer}></div>`;
  const { say } = state.language;
  const words = isSet(label) ? kses(text(label), 'post') : '';
  // Without what precedes titles of private posts and of those with a password.
  const title = renderTitle(
    post.storedTitle || say(type === 'next' ? 'Next Post' : 'Previous Post'),
    coreShortcodes,
    state.language.typography,
  );
  const named = (name: string) =>
    `<span class="post-navigation-link__label">${name}</span> <span class="post-navigation-link__title">${title}</span>`;
  let link = words || say(type === 'next' ? 'Next' : 'Previous', `label for ${type} post link`);
  let before = '';
  if (isSet(showTitle)) {
    if (isSet(linkLabel))
      link = named(words || say(type === 'next' ? 'Next:' : 'Previous:', `label before the title of the ${type} post`));
    else {
      if (words !== '') before = `<span class="post-navigation-link__label">${words}</span> `;
      link = title;
    }
  }
  let html = `<a href="${post.link}" rel="${type === 'next' ? 'next' : 'prev'}">${link}</a>`;
  if (arrow === 'arrow' || arrow === 'chevron') {
    const sign = `<span class="wp-block-post-navigation-link__arrow-${type} is-arrow-${arrow}" aria-hidden="true">${arrows[arrow][type]}</span>`;
    html = type === 'next' ? html + sign : sign + html;
  } else html = before + html;
  return `<div ${outer}>${html}</div>`;
}
