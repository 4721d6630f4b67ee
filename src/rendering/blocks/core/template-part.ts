// `core/template-part` and `core/pattern`: blocks of the theme, or of whoever changed them, in place of the block.

import { escapeAttribute } from '../../formatting/escape.ts';
import { autoEmbed } from '../embeds.ts';
import type { Block } from '../parse.ts';
import { parsedBlocks } from '../parsed-blocks.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { within } from '../surroundings.ts';
import { blockText, fetched, withShortcodes } from './block-text.ts';
import { isSet, text, wrapper } from './helpers.ts';

/** Elements of areas; others are a `div`. */
const areaTags: Readonly<Record<string, string>> = { header: 'header', footer: 'footer' };

/** Blocks of a template part of the active theme; none where it is not there, or of another theme. */
export function partBlocks(theme: string | undefined, slug: string, state: RenderState): readonly Block[] {
  const part = state.context.data.facts?.templatePart({ theme, slug });
  return part && state.allowance.text(part.content.length)
    ? parsedBlocks(withShortcodes(part.content, state), state.context)
    : [];
}

/** `core/template-part`. Reproduces render_block_core_template_part and the filters of its content. */
export function templatePart(block: LiveBlock, state: RenderState, inner: Inner): string {
  const { slug, theme, tagName } = preparedAttributes(block);
  if (slug === undefined) return '';
  const part = state.context.data.facts?.templatePart({
    theme: theme === undefined ? undefined : text(theme),
    slug: text(slug),
  });
  const name = `part ${text(slug)}`;
  if (!part || state.around.names.has(name) || !state.allowance.text(part.content.length)) return '';
  const html = blockText(part.content, state, part.area === 'header' ? 'header' : 'other', (content) =>
    within(state.around.names, name, () => inner.top(parsedBlocks(content, state.context))),
  );
  const wanted = text(tagName);
  const isTag = isSet(tagName) && wanted.toLowerCase().replace(/[^a-z0-9-_:]/g, '') === wanted;
  const tag = isTag ? escapeAttribute(wanted) : (areaTags[part.area] ?? 'div');
  return `<${tag} ${wrapper(block, state)}>${html.replaceAll(']]>', ']]&gt;')}</${tag}>`;
}

/** `core/pattern`: a registered pattern by name. */
export function pattern(block: LiveBlock, state: RenderState, inner: Inner): string {
  const { slug } = preparedAttributes(block);
  const name = `pattern ${text(slug)}`;
  const content = isSet(slug) ? state.context.site?.pattern(text(slug)) : undefined;
  if (content === undefined || state.around.names.has(name) || !state.allowance.text(content.length)) return '';
  const html = within(state.around.names, name, () => inner.top(parsedBlocks(content, state.context)));
  fetched(content, state);
  return autoEmbed(html, state.context);
}
