// `core/post-content`: the whole content of the post around it, through the same filters; not within itself.
import { renderContent } from '../../content.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { postOf, text, wrapper } from './helpers.ts';
import { theContent } from './the-content.ts';

const elements = ['div', 'main', 'section', 'article'];

export function postContent(block: LiveBlock, state: RenderState): string {
  const post = postOf(block, state);
  const { context } = state;
  if (!post || context.within?.has(post.id)) return '';
  const within = new Set([...(context.within ?? []), post.id]);
  const own = { id: post.id, type: post.type, footnotes: post.footnotes };
  const { html, ids } = renderContent(
    theContent(post, state).replaceAll(']]>', ']]&gt;'),
    { ...context, post: own, within, inInteractive: state.isInteractive },
    state.ids,
  );
  state.adopt(ids);
  if (html === '' || html === '0') return '';
  const wanted = text(preparedAttributes(block).tagName).toLowerCase();
  const tag = elements.includes(wanted) ? wanted : 'div';
  return `<${tag} ${wrapper(block, state, 'entry-content')}>${html}</${tag}>`;
}
