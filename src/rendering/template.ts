// A page's template as HTML: its blocks, then the filters of whole templates, in the element that holds them all, with a link
// past the header. Reproduces get_the_block_template_html and _block_template_add_skip_link. Pure.
import { autoEmbed } from './blocks/embeds.ts';
import { parsedBlocks } from './blocks/parsed-blocks.ts';
import { renderBlocks } from './blocks/render.ts';
import { RenderState } from './blocks/render-state.ts';
import { Tags } from './blocks/tags.ts';
import { noIds, withPlayers } from './content.ts';
import { escapeHtml } from './formatting/escape.ts';
import { doShortcode, shortcodeNames, shortcodeUnautop } from './formatting/shortcodes.ts';
import { convertSmilies } from './formatting/smilies.ts';
import { texturize } from './formatting/texturize.ts';
import { filterContentTags } from './images.ts';
import { type Language, languageIn, typographyIn } from './language.ts';
import type { ContentContext } from './types.ts';

/** Where the link past the header leads. */
const skipTarget = 'wp--skip-link--target';

/** HTML of a template; nothing for an empty one. */
export function renderTemplate(template: string, context: ContentContext): string {
  if (template === '' || template === '0') return '';
  const state = new RenderState(context, noIds);
  const shortcodes = withPlayers(context, state);
  const text = doShortcode(shortcodeUnautop(autoEmbed(template, context), shortcodes), shortcodes);
  let html = renderBlocks(parsedBlocks(text, context), state);
  html = convertSmilies(texturize(html, shortcodeNames(shortcodes), typographyIn(context)), context);
  html = filterContentTags(html, state, 'template').replaceAll(']]>', ']]&gt;');
  return withSkipLink(`<div class="wp-site-blocks">${html}</div>`, languageIn(context));
}

function withSkipLink(html: string, { say }: Language): string {
  const tags = new Tags(html);
  if (!tags.nextNamed('MAIN')) return html;
  const own = tags.attribute('id');
  const hasId = typeof own === 'string' && own !== '';
  if (!hasId) tags.set('id', skipTarget);
  const target = hasId ? own : skipTarget;
  const words = escapeHtml(say('Skip to content'));
  return `<a class="skip-link screen-reader-text" id="wp-skip-link" href="#${target}">${words}</a>${tags.html()}`;
}
