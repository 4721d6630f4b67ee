// `core/post-content`: the whole content of the post around it, through the same filters; not within itself.
import { renderContent } from '../../content.ts';
import type { RenderedContent } from '../../types.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { within } from '../surroundings.ts';
import { isLocked, postIdOf, setUpPost, text, wrapper } from './helpers.ts';
import { contentWithLinks } from './shown-content.ts';

const elements = ['div', 'main', 'section', 'article'];

export function postContent(block: LiveBlock, state: RenderState): string {
  const post = setUpPost(block, state);
  const id = postIdOf(block);
  const { context } = state;
  if (!post || id === undefined || state.around.posts.has(id) || !state.allowance.text(post.content.length)) return '';
  const known = context.texts?.get(post.id);
  const own = {
    id: post.id,
    type: post.type,
    footnotes: isLocked(post, state) ? '' : post.footnotes,
    ...(known?.prepended === undefined ? {} : { prepended: known.prepended }),
  };
  const isImported = known?.imported !== undefined && !isLocked(post, state) && context.page?.textPage === 1;
  const { html, ids }: Omit<RenderedContent, 'hasBlocks'> = isImported
    ? { html: known.imported, ids: state.ids }
    : within(state.around.posts, id, () =>
        renderContent(
          contentWithLinks(post, state).replaceAll(']]>', ']]&gt;'),
          {
            ...context,
            data: known?.data ?? context.data,
            post: own,
            within: state.around,
            allowance: state.allowance,
            alone: false,
            inInteractive: state.isInteractive,
            mainLoop: state.inLoop,
          },
          state.ids,
        ),
      );
  state.adopt(ids);
  state.allowance.text(html.length);
  if (html === '' || html === '0') return '';
  const wanted = text(preparedAttributes(block).tagName).toLowerCase();
  const tag = elements.includes(wanted) ? wanted : 'div';
  return `<${tag} ${wrapper(block, state, 'entry-content')}>${html}</${tag}>`;
}
