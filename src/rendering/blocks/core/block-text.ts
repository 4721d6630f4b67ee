// Text that a block fetches from elsewhere, a template part or a whole post: shortcodes come before its blocks, and no
// paragraphs are made of its lines. Reproduces _wp_apply_block_content_filters.
import { withPlayers } from '../../content.ts';
import { doShortcode, shortcodeNames, shortcodeUnautop } from '../../formatting/shortcodes.ts';
import { convertSmilies } from '../../formatting/smilies.ts';
import { texturize } from '../../formatting/texturize.ts';
import { filterContentTags, type PicturePlace } from '../../images.ts';
import { typographyIn } from '../../language.ts';
import { autoEmbed } from '../embeds.ts';
import type { RenderState } from '../render-state.ts';

/** HTML of the text, whose blocks `render` makes. `place`: of its pictures on a page; elsewhere they are the content's. */
export function blockText(
  text: string,
  state: RenderState,
  place: PicturePlace,
  render: (text: string) => string,
): string {
  const { context } = state;
  let html = render(withShortcodes(text, state));
  state.allowance.text(html.length);
  fetched(text, state);
  html = convertSmilies(texturize(html, shortcodeNames(withPlayers(context, state)), typographyIn(context)), context);
  const own = context.filters ? 'within' : context.page ? place : 'content';
  return autoEmbed(filterContentTags(html, state, own), context);
}

export function withShortcodes(text: string, state: RenderState): string {
  const shortcodes = withPlayers(state.context, state);
  return doShortcode(shortcodeUnautop(text, shortcodes), shortcodes);
}

/** To be told of a text that was rendered in the midst of another. */
export function fetched(text: string, { context: { filters } }: RenderState): void {
  if (filters && text.includes('<!-- wp:')) filters.makesParagraphs = false;
}
